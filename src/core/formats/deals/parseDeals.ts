import type { Deal } from '../../model/deal.ts';
import { parseDealLine } from './parseDealLine.ts';

/** A line that was not taken, with its 1-based number. */
export interface RejectedLine {
  readonly line: number;
  readonly message: string;
}

/**
 * Reads a whole `*.deals.jsonl` text: one deal a line, in file order. A byte order mark, CRLF and blank lines are fine. Lines that
 * are not deals are rejected one by one with their number; the others are kept.
 */
export function parseDeals(text: string): {
  readonly deals: readonly Deal[];
  readonly rejected: readonly RejectedLine[];
} {
  const deals: Deal[] = [];
  const rejected: RejectedLine[] = [];
  let line = 0;
  for (let start = text.startsWith('\ufeff') ? 1 : 0; start <= text.length;) {
    const next = text.indexOf('\n', start);
    const end = next < 0 ? text.length : next;
    const content = text.slice(start, end).trim();
    line += 1;
    start = end + 1;
    if (content === '') continue;
    const result = parseDealLine(content);
    if (result.ok) deals.push(result.value);
    else rejected.push({ line, message: result.error.message });
  }
  return { deals, rejected };
}
