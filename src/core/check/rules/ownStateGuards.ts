import type { Framework } from '../../model/framework.ts';
import type { CheckReport } from '../checkRule.ts';
import { lifecycleOfColumn } from '../../model/derivedReads.ts';
import { allStates } from '../stateTree.ts';

/** A guard does not read the state of its own path: that is what states are for. */
export function ownStateGuards(framework: Framework, report: CheckReport): void {
  for (const { node, lifecycle } of allStates(framework)) {
    for (const { guard, jsonPath } of node.transitions) {
      for (const column of guard?.facts.keys() ?? []) {
        if (lifecycleOfColumn(column) !== lifecycle) continue;
        const message = `"${column}" tells the state of the ${lifecycle} itself; its own guards cannot read it.`;
        report('guard.own-state', [...jsonPath, 'guard', 'params', 'facts', column], message, {
          part: 'key',
        });
      }
    }
  }
}
