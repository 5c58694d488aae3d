import type { Framework } from '../../model/framework.ts';
import type { CheckReport } from '../checkRule.ts';

/** Deals and registrations have one state at the top, so that outcome and registration state are one word. */
export function rootsNotParallel(framework: Framework, report: CheckReport): void {
  for (const name of ['deal', 'registration']) {
    if (framework.lifecycles.get(name)?.root.kind !== 'parallel') continue;
    const message = `The path of a ${name} cannot be parallel at the top; put the parallel state inside.`;
    report('machine.root-parallel', ['lifecycles', name, 'type'], message);
  }
}
