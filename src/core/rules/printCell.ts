import type { Cell, CellSource, Domain, FactValue, Interval } from '../model/cell.ts';

/** Writes a cell as it would stand in the file: JSON where JSON can say it, otherwise S-FEEL text. */
export function printCell(cell: Cell, domain: Domain): CellSource {
  if (cell.kind === 'any') return '-';
  if (cell.negated || cell.intervals.length > 0) return printUnaryTests(cell);
  const [only] = cell.values;
  if (only !== undefined && cell.values.length === 1 && domain.kind !== 'enum') return only;
  return cell.values;
}

/** Writes a cell as S-FEEL unary tests. */
export function printUnaryTests(cell: Cell): string {
  if (cell.kind === 'any') return '-';
  const list = [...cell.values.map(printLiteral), ...cell.intervals.map(printInterval)].join(', ');
  return cell.negated ? `not(${list})` : list;
}

/** Writes an interval as a comparison where one end is open to infinity, "-" where both are, else as a range. */
export function printInterval(interval: Interval): string {
  const { low, high, lowClosed, highClosed } = interval;
  if (low === -Infinity && high === Infinity) return '-';
  if (high === Infinity) return `${lowClosed ? '>=' : '>'} ${printNumber(low)}`;
  if (low === -Infinity) return `${highClosed ? '<=' : '<'} ${printNumber(high)}`;
  return `${lowClosed ? '[' : '('}${printNumber(low)}..${printNumber(high)}${highClosed ? ']' : ')'}`;
}

/** Writes a number without an exponent, which S-FEEL does not know. */
export function printNumber(value: number): string {
  const text = String(value);
  const match = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (!match) return text;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  const digits = whole + fraction;
  const point = 1 + Number(exponent);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  return sign + digits.padEnd(point, '0');
}

function printLiteral(value: FactValue): string {
  if (typeof value === 'number') return printNumber(value);
  if (typeof value === 'boolean') return String(value);
  const escaped = value
    .replace(/\\/g, '\\\\')
    .replace(/"/g, '\\"')
    .replace(/\n/g, '\\n')
    .replace(/\r/g, '\\r')
    .replace(/\t/g, '\\t');
  return `"${escaped}"`;
}
