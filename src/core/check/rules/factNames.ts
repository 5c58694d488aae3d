import type { Framework } from '../../model/framework.ts';
import type { CheckReport } from '../checkRule.ts';
import { DERIVED_FACTS, REGISTRATION_FACTS } from '../knownNames.ts';

const TAKEN: ReadonlySet<string> = new Set([...DERIVED_FACTS, ...REGISTRATION_FACTS]);

/** Declared facts keep clear of derived ones, and their bounds leave room. */
export function factNames(framework: Framework, report: CheckReport): void {
  for (const [name, { min, max }] of framework.facts) {
    if (TAKEN.has(name)) {
      const message = `"${name}" is a fact the engine tells; call this one otherwise.`;
      report('fact.reserved', ['facts', name], message, { part: 'key' });
    }
    if (min !== undefined && max !== undefined && min > max) {
      report('fact.bounds', ['facts', name], `The minimum of "${name}" is above its maximum.`);
    }
  }
}
