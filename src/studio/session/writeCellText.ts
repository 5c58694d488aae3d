import { parseCell, printCell, type Cell, type CellSource, type Domain } from '../../core/index.ts';

/** A cell as text that `readCellText` reads back: values by name, ranges and the rest as S-FEEL, "-" for any value. */
export function writeCellText(source: CellSource | undefined, domain: Domain | undefined): string {
  if (source === undefined) return '-';
  const parsed = domain && parseCell(source, domain);
  if (!domain || !parsed?.ok)
    return typeof source === 'object' ? source.map(String).join(', ') : String(source);
  return writeCell(parsed.value, domain);
}

/** The same for a cell that was read. */
export function writeCell(cell: Cell, domain: Domain): string {
  if (cell.kind === 'any') return '-';
  if (domain.kind === 'enum' && cell.intervals.length === 0) {
    const names = cell.values.map((value) => writeName(String(value), domain.values)).join(', ');
    return cell.negated ? `not(${names})` : names;
  }
  if (domain.kind === 'boolean' && !cell.negated && cell.values.length === 1)
    return cell.values[0] === true ? 'yes' : 'no';
  const printed = printCell({ ...cell, negated: false }, domain);
  const text = typeof printed === 'object' ? printed.join(', ') : String(printed);
  return cell.negated ? `not(${text})` : text;
}

/** Without quotes where that cannot be mistaken for something else. */
function writeName(name: string, known: readonly string[]): string {
  const isPlain = /^[\p{L}\p{N}][\p{L}\p{N}_.+/-]*$/u.test(name) && !/^(not|any|anything|or)$/i.test(name);
  const isOwn = known.filter((other) => other.toLowerCase() === name.toLowerCase()).length === 1;
  return isPlain && isOwn ? name : `"${name.replace(/[\\"]/g, '\\$&')}"`;
}
