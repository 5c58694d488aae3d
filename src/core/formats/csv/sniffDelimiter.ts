const CANDIDATES = [',', ';', '\t', '|'] as const;

/** What a CSV text says about itself before its header. */
export interface CsvOpening {
  readonly delimiter: string;
  /** Where the header starts: after a byte order mark and a spreadsheet's "sep=;" line. */
  readonly start: number;
}

/**
 * Finds the delimiter: the one a "sep=" line names, else the most frequent of comma, semicolon, tab and bar outside quotes in
 * the first line (the earlier in that list when equal). Undefined when `text` does not yet hold a whole line and `complete` is false.
 */
export function sniffDelimiter(text: string, complete: boolean): CsvOpening | undefined {
  const start = text.startsWith('\ufeff') ? 1 : 0;
  const counts = new Map<string, number>(CANDIDATES.map((candidate) => [candidate, 0]));
  let quoted = false;
  let end = start;
  for (; end < text.length; end++) {
    const char = text.charAt(end);
    if (char === '"') quoted = !quoted;
    else if (!quoted && (char === '\n' || char === '\r')) break;
    else if (!quoted && counts.has(char)) counts.set(char, (counts.get(char) ?? 0) + 1);
  }
  // A line break at the very end may be the first half of CRLF.
  if (!complete && end + 1 >= text.length) return undefined;

  const named = /^sep=(.)$/i.exec(text.slice(start, end));
  if (named?.[1] !== undefined) {
    const next = text.startsWith('\r\n', end) ? end + 2 : end + 1;
    return { delimiter: named[1], start: next };
  }
  let best: string = CANDIDATES[0];
  for (const [candidate, count] of counts) if (count > (counts.get(best) ?? 0)) best = candidate;
  return { delimiter: best, start };
}
