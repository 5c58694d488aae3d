import type { SourceRange } from '../diagnostics/diagnostic.ts';

export interface SourceLines {
  /** The range between two UTF-16 offsets (`end` exclusive), clamped to the text. */
  rangeAt(this: void, start: number, end: number): SourceRange;
}

/** Indexes the lines of a text (ended by LF, CR LF or CR) on first use. */
export function createSourceLines(text: string): SourceLines {
  let starts: readonly number[] | undefined;
  return {
    rangeAt(start, end) {
      const from = Math.max(0, Math.min(start, text.length));
      const to = Math.max(from, Math.min(end, text.length));
      if (from === 0) return { start: 0, end: to, line: 1, column: 1 };
      starts ??= findLineStarts(text);
      const line = findLine(starts, from);
      return { start: from, end: to, line: line + 1, column: from - (starts[line] ?? 0) + 1 };
    },
  };
}

function findLineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit === 10 || (unit === 13 && text.charCodeAt(index + 1) !== 10)) starts.push(index + 1);
  }
  return starts;
}

function findLine(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
