import { applyEdits, planEdits, type Command } from '../../core/edit/index.ts';

/** The lines of the text that a change touches, as they are and as they will be. */
export interface FixPreview {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** Lines shown. */
const MOST = 14;

/** What a command would do to a text; undefined when it would be refused. */
export function previewFix(text: string, command: Command): FixPreview | undefined {
  const planned = planEdits(text, command);
  if (!planned.ok) return undefined;
  const before = text.split('\n');
  const after = applyEdits(text, planned.value).split('\n');
  const shorter = Math.min(before.length, after.length);
  let top = 0;
  while (top < shorter && before[top] === after[top]) top += 1;
  let bottom = 0;
  while (bottom < shorter - top && before.at(-1 - bottom) === after.at(-1 - bottom)) bottom += 1;
  const removed = before.slice(top, before.length - bottom);
  const added = after.slice(top, after.length - bottom);
  const isOnlyComma = removed.length < added.length && `${removed[0]},` === added[0];
  return {
    before: shorten(removed.slice(isOnlyComma ? 1 : 0)),
    after: shorten(added.slice(isOnlyComma ? 1 : 0)),
  };
}

/** Without the indent they share; of many lines the first and the last. */
function shorten(lines: readonly string[]): readonly string[] {
  const depths = lines
    .filter((line) => line.trim() !== '')
    .map((line) => line.length - line.trimStart().length);
  const least = Math.min(...depths, 80);
  const outdented = lines.map((line) => line.slice(least));
  if (lines.length <= MOST) return outdented;
  return [...outdented.slice(0, MOST - 3), `… ${lines.length - MOST + 1} more lines`, ...outdented.slice(-2)];
}
