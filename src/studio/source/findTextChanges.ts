import { findTextChange } from '../session/findTextChange.ts';

/** A replacement in a text; offsets are 0-based and `end` is exclusive. */
export interface TextChange {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Small replacements that together turn one text into another, in text order and apart from each other. Lines that stand once in
 * both texts hold their place, so that a change in several places leaves what lies between them, and a cursor there, alone.
 */
export function findTextChanges(before: string, after: string): readonly TextChange[] {
  const whole = findTextChange(before, after);
  if (!whole) return [];
  const from = whole.start === 0 ? 0 : before.lastIndexOf('\n', whole.start - 1) + 1;
  const old = splitLines(before.slice(from, lineEnd(before, whole.end)));
  const next = splitLines(after.slice(from, lineEnd(after, whole.start + whole.text.length)));
  const changes: TextChange[] = [];
  let offset = from;
  let [oldAt, nextAt] = [0, 0];
  const close = (oldTo: number, nextTo: number): void => {
    const was = old.slice(oldAt, oldTo).join('');
    const change = findTextChange(was, next.slice(nextAt, nextTo).join(''));
    if (change) changes.push({ start: offset + change.start, end: offset + change.end, text: change.text });
    offset += was.length;
    [oldAt, nextAt] = [oldTo, nextTo];
  };
  for (const [oldTo, nextTo] of findAnchors(old, next)) close(oldTo, nextTo);
  close(old.length, next.length);
  return changes;
}

/** Pairs of equal lines that stand once in both lists, ascending in both. */
function* findAnchors(old: readonly string[], next: readonly string[]): Generator<readonly [number, number]> {
  const places = onlyPlaces(next);
  const own = onlyPlaces(old);
  let last = -1;
  for (const [index, line] of old.entries()) {
    const place = own.get(line) === index ? places.get(line) : undefined;
    if (place === undefined || place <= last) continue;
    last = place;
    yield [index, place];
  }
}

function onlyPlaces(lines: readonly string[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  for (const [index, line] of lines.entries()) places.set(line, places.has(line) ? -1 : index);
  for (const [line, index] of places) if (index < 0) places.delete(line);
  return places;
}

function splitLines(text: string): readonly string[] {
  return text.split(/(?<=\n)/);
}

function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end + 1;
}
