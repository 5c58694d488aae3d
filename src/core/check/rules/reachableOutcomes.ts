import type { Framework } from '../../model/framework.ts';
import { findReachable } from '../activeStates.ts';
import type { CheckReport } from '../checkRule.ts';
import { stateTreeOf } from '../stateTree.ts';

/** A deal can end as won and as lost, in a final state at the top that carries the tag. */
export function reachableOutcomes(framework: Framework, report: CheckReport): void {
  const deal = framework.lifecycles.get('deal');
  if (!deal) return;
  const tree = stateTreeOf(deal);
  const reached = findReachable(tree);
  for (const outcome of ['won', 'lost']) {
    const ends = [...tree.root.children.values()].filter(
      ({ node }) => node.kind === 'final' && node.tags.includes(outcome),
    );
    if (ends.some((end) => reached.has(end))) continue;
    const message =
      ends.length === 0
        ? `No final state of the deal path is tagged "${outcome}", so no deal can end so.`
        : `Nothing leads to a final state tagged "${outcome}".`;
    report('outcome.unreachable', ['lifecycles', 'deal', 'states'], message, { part: 'key' });
  }
}
