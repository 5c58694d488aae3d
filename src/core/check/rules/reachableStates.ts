import type { Framework } from '../../model/framework.ts';
import { findReachable } from '../activeStates.ts';
import type { CheckReport } from '../checkRule.ts';
import { nameOfState, stateTreeOf } from '../stateTree.ts';

/** Some sequence of events and timers leads to every state. */
export function reachableStates(framework: Framework, report: CheckReport): void {
  for (const lifecycle of framework.lifecycles.values()) {
    const tree = stateTreeOf(lifecycle);
    const reached = findReachable(tree);
    for (const entry of tree.entries) {
      if (reached.has(entry) || entry.node.kind === 'history') continue;
      if (entry.parent && !reached.has(entry.parent)) continue;
      report('state.unreachable', entry.jsonPath, `Nothing leads to the state "${nameOfState(entry)}".`, {
        part: 'key',
      });
    }
  }
}
