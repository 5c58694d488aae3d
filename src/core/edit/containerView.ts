import type { Node } from 'jsonc-parser';

/** A stretch of what stands between the entries of a list or object. */
export interface Trivia {
  readonly kind: 'space' | 'break' | 'line' | 'block' | 'comma';
  readonly start: number;
  readonly end: number;
}

export interface Child {
  readonly value: Node;
  /** Of the property with its key, or of the list entry. */
  readonly start: number;
  readonly end: number;
}

/** A list or object with everything between its entries. */
export interface ContainerView {
  readonly text: string;
  readonly node: Node;
  /** Offset of the closing bracket. */
  readonly close: number;
  readonly children: readonly Child[];
  /** `gaps[k]` stands before entry k, the last one before the closing bracket. */
  readonly gaps: readonly (readonly Trivia[])[];
}

export function viewContainer(text: string, node: Node): ContainerView {
  const children = (node.children ?? []).map((child): Child => ({
    value: child.type === 'property' ? (child.children?.[1] ?? child) : child,
    start: child.offset,
    end: child.offset + child.length,
  }));
  const close = node.offset + node.length - 1;
  const gaps = Array.from({ length: children.length + 1 }, (_, index) =>
    scanGap(text, children[index - 1]?.end ?? node.offset + 1, children[index]?.start ?? close),
  );
  return { text, node, close, children, gaps };
}

/** What stands before an entry on its own line. */
export interface Lead {
  /** Of the first comment before the entry on its line, else of the entry. */
  readonly start: number;
  /** Where the entry's line begins, when nothing but comments stands before it there. */
  readonly lineStart: number | undefined;
}

export function leadOf(view: ContainerView, index: number): Lead {
  const gap = view.gaps[index] ?? [];
  const own = gap.slice(gap.findIndex((part) => part.kind === 'comma') + 1);
  const lastBreak = own.findLastIndex((part) => part.kind === 'break');
  const comment = own.slice(lastBreak + 1).find(isComment);
  return {
    start: comment?.start ?? view.children[index]?.start ?? view.close,
    lineStart: own[lastBreak]?.end,
  };
}

/** What stands after an entry on its own line. */
export interface Tail {
  readonly comments: readonly Trivia[];
  /** The comma after the entry, on whatever line it stands. */
  readonly comma: Trivia | undefined;
  /** The end of line, when neither another entry nor the closing bracket stands before it. */
  readonly lineBreak: Trivia | undefined;
  /** After the entry, its comments, and its comma if that stands on the same line. */
  readonly end: number;
}

export function tailOf(view: ContainerView, index: number): Tail {
  const gap = view.gaps[index + 1] ?? [];
  const comma = gap.find((part) => part.kind === 'comma');
  const firstBreak = gap.findIndex((part) => part.kind === 'break');
  const isLast = index === view.children.length - 1;
  const own = gap.slice(
    0,
    firstBreak >= 0 ? firstBreak : isLast || !comma ? gap.length : gap.indexOf(comma) + 1,
  );
  const solid = own.findLast((part) => part.kind !== 'space');
  return {
    comments: own.filter(isComment),
    comma,
    lineBreak: gap[firstBreak],
    end: solid?.end ?? view.children[index]?.end ?? view.close,
  };
}

export function isComment(part: Trivia): boolean {
  return part.kind === 'line' || part.kind === 'block';
}

/** The white space at the beginning of the line in which an offset stands. */
export function indentAt(text: string, offset: number): string {
  let start = offset;
  while (start > 0 && !isBreak(text[start - 1])) start--;
  let end = start;
  while (text[end] === ' ' || text[end] === '\t') end++;
  return text.slice(start, end);
}

function scanGap(text: string, start: number, end: number): readonly Trivia[] {
  const parts: Trivia[] = [];
  for (let at = start; at < end;) {
    const part = scanPart(text, at, end);
    parts.push(part);
    at = part.end;
  }
  return parts;
}

function scanPart(text: string, start: number, limit: number): Trivia {
  const unit = text[start];
  if (unit === ',') return { kind: 'comma', start, end: start + 1 };
  if (isBreak(unit)) return { kind: 'break', start, end: start + (text.startsWith('\r\n', start) ? 2 : 1) };
  if (text.startsWith('//', start))
    return { kind: 'line', start, end: endOf(text, start, limit, (at) => isBreak(text[at])) };
  if (text.startsWith('/*', start)) return { kind: 'block', start, end: text.indexOf('*/', start + 2) + 2 };
  const ends = (at: number): boolean => isBreak(text[at]) || text[at] === ',' || text[at] === '/';
  return { kind: 'space', start, end: endOf(text, start, limit, ends) };
}

function endOf(text: string, start: number, limit: number, ends: (at: number) => boolean): number {
  let at = start + 1;
  while (at < limit && at < text.length && !ends(at)) at++;
  return at;
}

function isBreak(unit: string | undefined): boolean {
  return unit === '\n' || unit === '\r';
}
