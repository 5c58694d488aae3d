import type { Diagnostic } from './diagnostic.ts';

const WIDEST_LINE = 120;

/**
 * A diagnostic for people, with the line it is about and a caret under the place:
 *
 *     acme.cosell.jsonc:12:9: error: Nothing is called "lots". Did you mean "lost"? [target.unknown]
 *       12 |   "deal.lost": "lots",
 *          |                ^^^^^^
 */
export function printDiagnostic(diagnostic: Diagnostic, text: string, file: string): string {
  const { line, column, start, end } = diagnostic.range;
  const heading = `${file}:${line}:${column}: ${diagnostic.severity}: ${diagnostic.message} [${diagnostic.code}]`;
  const lineStart = start - (column - 1);
  const lineEnd = findLineEnd(text, start);
  const from = column > WIDEST_LINE ? start - WIDEST_LINE / 2 : lineStart;
  const to = Math.min(lineEnd, from + WIDEST_LINE);
  const shown = visible(text.slice(from, to));
  const marker = '^'.repeat(Math.max(1, Math.min(end, to) - start));
  const number = String(line);
  const margin = ' '.repeat(number.length);
  return [
    heading,
    `  ${number} | ${shown}`,
    `  ${margin} | ${' '.repeat(Math.max(0, start - from))}${marker}`,
  ].join('\n');
}

function findLineEnd(text: string, from: number): number {
  for (let index = from; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit === 10 || unit === 13) return index;
  }
  return text.length;
}

/** One column per UTF-16 unit: tabs and control characters become spaces. */
function visible(line: string): string {
  return Array.from({ length: line.length }, (_, index) => {
    const unit = line.charCodeAt(index);
    return unit < 32 || unit === 127 ? ' ' : line.charAt(index);
  }).join('');
}
