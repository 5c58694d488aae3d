import type { Framework, Transition } from '../../model/framework.ts';
import type { ReplaySummary } from '../../model/report.ts';
import type { CheckReport } from '../checkRule.ts';
import { allStates, nameOfState } from '../stateTree.ts';

/** The pitfall "theory": rules, steps and duties that no replayed deal ever exercised. */
export function theory(framework: Framework, coverage: ReplaySummary['coverage'], report: CheckReport): void {
  for (const { name, rules } of framework.decisions.values()) {
    rules.forEach(({ id }, index) => {
      if (coverage.rules[`${name}/${id}`] !== 0) return;
      const message = `Theory: the rule "${id}" of "${name}" answered in none of the deals.`;
      report('theory.unused-rule', ['decisions', name, 'rules', index], message);
    });
  }
  for (const entry of allStates(framework)) {
    for (const transition of entry.node.transitions) {
      if (coverage.transitions[transition.id] !== 0) continue;
      const message = `Theory: none of the deals left "${nameOfState(entry)}" ${causeOf(transition)}.`;
      report('theory.unused-transition', transition.jsonPath, message, { about: transition.id });
    }
  }
  for (const { index, activity, stage } of framework.responsibilities) {
    if (coverage.responsibilities[String(index)] !== 0) continue;
    const message = `Theory: in none of the deals was "${activity}" done ${stage === '*' ? 'by a known role' : `at "${stage}" by a known role`}.`;
    report('theory.unused-duty', ['responsibilities', index], message);
  }
}

function causeOf({ trigger }: Transition): string {
  switch (trigger.kind) {
    case 'event':
      return `on "${trigger.type}"`;
    case 'after':
      return `after "${trigger.duration}"`;
    case 'always':
      return 'of its own accord';
    case 'done':
      return 'because what is inside was done';
  }
}
