import type { Framework } from '../../model/framework.ts';
import type { CheckReport } from '../checkRule.ts';
import { allStates, nameOfState } from '../stateTree.ts';

/** What is final stays so. */
export function finalOutgoing(framework: Framework, report: CheckReport): void {
  for (const entry of allStates(framework)) {
    if (entry.node.kind !== 'final') continue;
    for (const transition of entry.node.transitions) {
      const message = `"${nameOfState(entry)}" is final and cannot have a way out.`;
      report('machine.final-outgoing', transition.jsonPath, message);
    }
  }
}
