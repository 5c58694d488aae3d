import { didYouMean } from '../../diagnostics/suggestName.ts';
import type { Framework } from '../../model/framework.ts';
import type { CheckReport } from '../checkRule.ts';
import { allStates, nameOfState } from '../stateTree.ts';

/** Every compound state begins in one of its own states. */
export function initialStates(framework: Framework, report: CheckReport): void {
  for (const entry of allStates(framework)) {
    const { node, jsonPath, children } = entry;
    if (node.kind !== 'compound' || node.states.length === 0) continue;
    const name = nameOfState(entry);
    if (node.initial === undefined) {
      report('machine.initial', jsonPath, `"${name}" does not say in which state it begins ("initial").`);
      continue;
    }
    const initial = children.get(node.initial);
    if (!initial) {
      const message = `"${name}" has no state "${node.initial}" to begin in.${didYouMean(node.initial, children.keys())}`;
      report('machine.initial', [...jsonPath, 'initial'], message);
    } else if (initial.node.kind === 'history') {
      report('machine.initial', [...jsonPath, 'initial'], `"${name}" cannot begin in a history state.`);
    }
  }
}
