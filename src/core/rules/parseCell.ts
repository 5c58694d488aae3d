import { ok, refused, type Result } from '../base/result.ts';
import type { Cell, CellSource, Domain, FactValue } from '../model/cell.ts';
import { parseUnaryTests } from './parseUnaryTests.ts';
import { printInterval } from './printCell.ts';
import { splitDomain } from './splitDomain.ts';
import { isInDomain, testCell } from './testCell.ts';

/** Why a cell cannot be used in its column. */
export type CellProblem =
  | {
      readonly kind: 'syntax';
      readonly message: string;
      /** 0-based UTF-16 offset in the cell's text. */
      readonly at: number;
    }
  /** Values of a kind the column does not hold. */
  | { readonly kind: 'type'; readonly message: string; readonly values: readonly FactValue[] }
  /** Values the column can never take; ranges are given as text. */
  | { readonly kind: 'outside-domain'; readonly message: string; readonly values: readonly FactValue[] }
  /** No value of the column passes. */
  | { readonly kind: 'empty'; readonly message: string };

type Test = Extract<Cell, { readonly kind: 'test' }>;

/**
 * Reads a cell as written in the file for a column of the given domain: JSON values, or S-FEEL unary tests as text. Text that is
 * exactly an enum value means that value; only the dash always means any value. Never throws.
 */
export function parseCell(source: CellSource, domain: Domain): Result<Cell, CellProblem> {
  const read = readSource(source, domain);
  if (!read.ok || read.value.kind === 'any') return read;
  const problem = findProblem(read.value, domain);
  return problem ? refused(problem) : read;
}

function readSource(source: CellSource, domain: Domain): Result<Cell, CellProblem> {
  if (typeof source === 'string') return readText(source, domain);
  return ok(testOf(typeof source === 'object' ? source : [source]));
}

function readText(text: string, domain: Domain): Result<Cell, CellProblem> {
  if (text.trim() === '-') return ok({ kind: 'any' });
  if (isInDomain(domain, text)) return ok(testOf([text]));
  if (text.trim() === '')
    return refused({ kind: 'empty', message: 'The cell is empty; "-" accepts every value' });
  const parsed = parseUnaryTests(text);
  if (parsed.ok) return parsed;
  if (domain.kind === 'enum' && isBareWord(text)) return refused(outside([text], domain));
  return refused({ kind: 'syntax', ...parsed.error });
}

function testOf(values: readonly FactValue[]): Test {
  return { kind: 'test', negated: false, values, intervals: [] };
}

function isBareWord(text: string): boolean {
  return /^[\p{L}\p{N}_][\p{L}\p{N}_ .+/-]*$/u.test(text) && !text.includes('..');
}

function findProblem(cell: Test, domain: Domain): CellProblem | undefined {
  if (cell.values.length + cell.intervals.length === 0) {
    return { kind: 'empty', message: 'The cell lists no value; "-" accepts every value' };
  }
  const reversed = cell.intervals.find(
    ({ low, high, lowClosed, highClosed }) => low > high || (low === high && !(lowClosed && highClosed)),
  );
  if (reversed) {
    return { kind: 'empty', message: `The range ${printInterval(reversed)} holds no number` };
  }
  const wrongType = [
    ...cell.values.filter((value) => typeof value !== jsonTypeOf(domain)),
    ...(domain.kind === 'number' ? [] : cell.intervals.map(printInterval)),
  ];
  if (wrongType.length > 0) {
    const listed = wrongType.map(quote).join(', ');
    return { kind: 'type', message: `${listed}: the column holds ${nameOf(domain)}`, values: wrongType };
  }
  const strays = [
    ...cell.values.filter((value) => !isInDomain(domain, value)),
    ...cell.intervals
      .filter((interval) => isDead({ ...testOf([]), intervals: [interval] }, domain))
      .map(printInterval),
  ];
  if (strays.length > 0) return outside(strays, domain);
  return isDead(cell, domain)
    ? { kind: 'empty', message: 'No value of the column passes this cell' }
    : undefined;
}

function isDead(cell: Cell, domain: Domain): boolean {
  return !splitDomain(domain, [cell]).some((slice) => testCell(cell, slice.value));
}

function outside(values: readonly FactValue[], domain: Domain): CellProblem {
  const listed = values.map(quote).join(', ');
  const verb = values.length === 1 ? 'is' : 'are';
  return { kind: 'outside-domain', message: `${listed} ${verb} not among ${describe(domain)}`, values };
}

function jsonTypeOf(domain: Domain): 'string' | 'boolean' | 'number' {
  return domain.kind === 'enum' ? 'string' : domain.kind;
}

function nameOf(domain: Domain): string {
  if (domain.kind === 'enum') return 'named values';
  return domain.kind === 'boolean' ? 'true or false' : 'numbers';
}

function describe(domain: Domain): string {
  if (domain.kind === 'enum')
    return domain.values.length > 0 ? domain.values.map(quote).join(', ') : 'its values: it has none';
  if (domain.kind === 'boolean') return 'true, false';
  const kind = domain.integer ? 'the whole numbers' : 'the numbers';
  const low = domain.min === undefined ? '' : ` from ${String(domain.min)}`;
  const high = domain.max === undefined ? '' : ` to ${String(domain.max)}`;
  return kind + low + high;
}

function quote(value: FactValue): string {
  return typeof value === 'string' ? `"${value}"` : String(value);
}
