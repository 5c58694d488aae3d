import type { Framework } from '../../model/framework.ts';
import type { CheckReport } from '../checkRule.ts';
import { resolveTarget } from '../resolveTarget.ts';
import { nameOfState, stateTreeOf, withAncestors } from '../stateTree.ts';

/** A transition from one parallel region into another leaves and re-enters all of them. */
export function regionCrossings(framework: Framework, report: CheckReport): void {
  for (const lifecycle of framework.lifecycles.values()) {
    const tree = stateTreeOf(lifecycle);
    for (const source of tree.entries) {
      const above = withAncestors(source);
      for (const { target, jsonPath } of source.node.transitions) {
        const to = target === undefined ? undefined : resolveTarget(tree, source, target);
        const common = to && withAncestors(to).find((entry) => above.includes(entry));
        if (!to || common?.node.kind !== 'parallel' || common === source || common === to) continue;
        const message = `This transition goes from one part of "${nameOfState(common)}" into another and thereby starts all its parts anew.`;
        report('transition.resets-regions', jsonPath, message);
      }
    }
  }
}
