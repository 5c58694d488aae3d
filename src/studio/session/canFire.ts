import {
  compileTest,
  domainOfColumn,
  testOne,
  type FactValue,
  type Framework,
  type Transition,
} from '../../core/index.ts';

/** False when some fact test of the transition fails for what is known. */
export function canFire(
  framework: Framework,
  transition: Transition,
  known: ReadonlyMap<string, FactValue>,
): boolean {
  if (!transition.guard) return true;
  for (const [column, cell] of transition.guard.facts) {
    const value = known.get(column);
    if (value === undefined) continue;
    if (testOne(compileTest(column, cell, domainOfColumn(framework, column)), value) === 'failed')
      return false;
  }
  return true;
}
