import type { Framework } from '../../model/framework.ts';
import { RESERVED_DECISIONS } from '../../model/reserved.ts';
import type { CheckReport } from '../checkRule.ts';

const REGISTRATION_HOLES = [
  ['registrationConflict', 'whose registration stands when a second one comes'],
  ['registrationSuccession', 'who moves up when the standing registration ends while another is active'],
] as const;

/** The reserved decisions are there, and every decision has rules and a moment at which it is asked. */
export function decisionHoles(framework: Framework, report: CheckReport): void {
  if (!framework.decisions.has('customerLead')) {
    report(
      'decision.missing',
      ['decisions'],
      'There is no decision "customerLead": nobody knows who leads the customer.',
      { part: 'key' },
    );
  }
  if (framework.lifecycles.has('registration'))
    for (const [name, hole] of REGISTRATION_HOLES)
      if (!framework.decisions.has(name))
        report('decision.missing', ['decisions'], `There is no decision "${name}": nobody knows ${hole}.`, {
          part: 'key',
        });
  const reserved: readonly string[] = RESERVED_DECISIONS;
  for (const { name, rules, on } of framework.decisions.values()) {
    const path = ['decisions', name];
    if (rules.length === 0)
      report('decision.empty', path, `The decision "${name}" has no rules, so it never answers.`, {
        part: 'key',
      });
    if (on.length === 0 && !reserved.includes(name)) {
      report(
        'decision.never-asked',
        path,
        `Nothing asks the decision "${name}"; "on" names the events that do.`,
        { part: 'key' },
      );
    }
  }
}
