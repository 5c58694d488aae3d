import { isComment, leadOf, tailOf, type ContainerView } from './containerView.ts';
import type { TextEdit } from './textEdit.ts';

/**
 * The edits that take an entry out of a list or object. Comments on its own line go with it, all others stay; with `above`, the comment
 * lines that `startAbove` finds go as well.
 */
export function removeChild(view: ContainerView, index: number, above = false): readonly TextEdit[] {
  const child = view.children[index];
  if (!child) return [];
  if (view.children.length === 1 && !hasOtherComments(view, above))
    return [removal(view.node.offset + 1, view.close)];
  const lead = leadOf(view, index);
  const tail = tailOf(view, index);
  const isLast = index === view.children.length - 1;
  const before = index > 0 ? tailOf(view, index - 1).comma : undefined;
  const edits: TextEdit[] = [];
  if (lead.lineStart !== undefined) {
    const start = above ? lineStartOf(view, startAbove(view, index)) : lead.lineStart;
    if (tail.lineBreak) {
      const { end } = tail.lineBreak;
      edits.push(removal(blankLineBefore(view, start, end), end));
    } else if (isLast) {
      edits.push(removal(lead.start, tail.end));
    } else {
      edits.push(removal(lead.start, leadOf(view, index + 1).start));
    }
  } else if (!isLast && !tail.lineBreak) {
    edits.push(removal(lead.start, leadOf(view, index + 1).start));
  } else {
    edits.push(removal(before?.end ?? view.node.offset + 1, tail.end));
  }
  const lost = edits[0];
  const commaGoes = tail.comma && lost && tail.comma.start >= lost.start && tail.comma.end <= lost.end;
  if (isLast && !tail.comma && before) edits.unshift(removal(before.start, before.end));
  else if (tail.comma && !commaGoes) edits.push(removal(tail.comma.start, tail.comma.end));
  return edits;
}

/**
 * Where the comment lines directly above an entry begin, or the entry with the comments of its own line when there are none. Comments with a
 * blank line or the opening bracket above them are taken for headings of what follows.
 */
export function startAbove(view: ContainerView, index: number): number {
  const lead = leadOf(view, index);
  if (lead.lineStart === undefined || index === 0) return lead.start;
  const gap = view.gaps[index] ?? [];
  const from = tailOf(view, index - 1).end;
  const between = gap.filter((part) => part.start >= from && part.end <= lead.start && part.kind !== 'space');
  const hasBlank = between.some((part, at) => part.kind === 'break' && between[at + 1]?.kind === 'break');
  const first = between.find(isComment);
  return hasBlank || !first ? lead.start : first.start;
}

function lineStartOf(view: ContainerView, offset: number): number {
  let start = offset;
  while (/[ \t]/.test(view.text[start - 1] ?? '')) start--;
  return start;
}

/** Extends a removal over the blank line before it when another one follows, so that no two blank lines meet. */
function blankLineBefore(view: ContainerView, start: number, end: number): number {
  const before = /(?:\r\n|\n|\r)([ \t]*(?:\r\n|\n|\r))$/.exec(
    view.text.slice(Math.max(0, start - 80), start),
  );
  if (!before?.[1]) return start;
  return /^[ \t]*(?:[\r\n]|[}\]])/.test(view.text.slice(end, end + 80)) ? start - before[1].length : start;
}

function hasOtherComments(view: ContainerView, above: boolean): boolean {
  const tail = tailOf(view, 0);
  const start = above ? startAbove(view, 0) : leadOf(view, 0).start;
  return view.gaps
    .flat()
    .some(
      (part) => isComment(part) && (part.end <= start || (part.start >= start && part.start >= tail.end)),
    );
}

function removal(start: number, end: number): TextEdit {
  return { start, end, text: '' };
}
