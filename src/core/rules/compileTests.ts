import type { Cell, CellSource, Domain, FactValue } from '../model/cell.ts';
import { parseCell, type CellProblem } from './parseCell.ts';
import { splitDomain } from './splitDomain.ts';
import { isInDomain, testCell } from './testCell.ts';

/** How a test or a conjunction of tests came out; unknown means that it depends on a value nobody recorded. */
export type TestOutcome = 'held' | 'failed' | 'unknown';

/** A cell ready to be asked about a value that may be missing. */
export interface CompiledTest {
  readonly column: string;
  /** Undefined when the column is unknown or the cell cannot be read: then no value passes. */
  readonly cell: Cell | undefined;
  readonly domain: Domain | undefined;
  /** The outcome for a missing value: held when every value of the domain passes, failed when none does. */
  readonly whenMissing: TestOutcome;
  readonly problem?: CellProblem;
}

/** Reads the cells of a guard, a duration row or a responsibility. Cells that cannot be read let nothing pass and carry their problem. */
export function compileTests(
  when: ReadonlyMap<string, CellSource>,
  domainOf: (column: string) => Domain | undefined,
): ReadonlyMap<string, CompiledTest> {
  const tests = new Map<string, CompiledTest>();
  for (const [column, source] of when) tests.set(column, compileTest(column, source, domainOf(column)));
  return tests;
}

/** Reads one cell. */
export function compileTest(column: string, source: CellSource, domain: Domain | undefined): CompiledTest {
  if (source === '-') {
    return { column, cell: { kind: 'any' }, domain, whenMissing: 'held' };
  }
  if (!domain) return { column, cell: undefined, domain, whenMissing: 'failed' };
  const parsed = parseCell(source, domain);
  if (!parsed.ok) return { column, cell: undefined, domain, whenMissing: 'failed', problem: parsed.error };
  const cell = parsed.value;
  const passing = splitDomain(domain, [cell]).map((slice) => testCell(cell, slice.value));
  const whenMissing = !passing.includes(false) ? 'held' : passing.includes(true) ? 'unknown' : 'failed';
  return { column, cell, domain, whenMissing };
}

/** Asks one test. A value outside the column's domain counts as missing. */
export function testOne(test: CompiledTest, value: FactValue | undefined): TestOutcome {
  if (!test.cell) return 'failed';
  if (test.cell.kind === 'any') return 'held';
  if (value === undefined || !test.domain || !isInDomain(test.domain, value)) return test.whenMissing;
  return testCell(test.cell, value) ? 'held' : 'failed';
}

/** Asks all tests at once: failed as soon as one fails, held when all hold, otherwise unknown. Exact, since columns are independent. */
export function testAll(
  tests: ReadonlyMap<string, CompiledTest>,
  read: (column: string) => FactValue | undefined,
): TestOutcome {
  let outcome: TestOutcome = 'held';
  for (const test of tests.values()) {
    const one = testOne(test, read(test.column));
    if (one === 'failed') return 'failed';
    if (one === 'unknown') outcome = 'unknown';
  }
  return outcome;
}
