import type { Framework } from '../../model/framework.ts';
import { findReachable } from '../activeStates.ts';
import type { CheckReport } from '../checkRule.ts';
import { resolveTarget } from '../resolveTarget.ts';
import { findRootStates, findStages } from '../stagePlaces.ts';
import { nameOfState, stateTreeOf, withAncestors, type StateEntry } from '../stateTree.ts';

/** Paths begin, every state of them leads on or ends, and a deal under way is in a stage. */
export function pathEnds(framework: Framework, report: CheckReport): void {
  for (const lifecycle of framework.lifecycles.values()) {
    const tree = stateTreeOf(lifecycle);
    if (lifecycle.name !== 'deal' && lifecycle.createdBy.length === 0) {
      const message = `Nothing creates a ${lifecycle.name}: "meta.createdBy" names the events that do.`;
      report('lifecycle.never-begins', ['lifecycles', lifecycle.name], message, { part: 'key' });
    }
    const reached = findReachable(tree);
    for (const entry of tree.entries) {
      if (!reached.has(entry) || entry.node.kind !== 'atomic' || canLeave(entry)) continue;
      const message = `The ${lifecycle.name} cannot leave "${nameOfState(entry)}", and it is not an end.`;
      report('state.dead-end', entry.jsonPath, message, { part: 'key' });
    }
  }
  reportUntagged(framework, report);
  reportNoLoss(framework, report);
}

function canLeave(entry: StateEntry): boolean {
  return withAncestors(entry).some(({ node }) => node.transitions.some(({ target }) => target !== undefined));
}

/** A state of the deal path in which selling may go on and nobody is asked who leads. */
function reportUntagged(framework: Framework, report: CheckReport): void {
  const deal = framework.lifecycles.get('deal');
  if (!deal || !stateTreeOf(deal).entries.some(({ node }) => node.tags.includes('stage'))) return;
  for (const { node, jsonPath } of findRootStates(framework, 'deal')) {
    if (node.kind === 'final' || holdsStage(node)) continue;
    const message = `While a deal is "${node.key}" nobody is asked who leads the customer; tag it "stage" if selling goes on there.`;
    report('stage.untagged', jsonPath, message, {
      part: 'key',
      fix: { kind: 'state.tag', lifecycle: 'deal', path: node.path, tags: [...node.tags, 'stage'] },
    });
  }
}

/** Customers leave at any stage, whether a path foresees it or not. */
function reportNoLoss(framework: Framework, report: CheckReport): void {
  const deal = framework.lifecycles.get('deal');
  if (!deal) return;
  const tree = stateTreeOf(deal);
  for (const entry of findStages(framework)) {
    const ways = withAncestors(entry).flatMap((source) =>
      source.node.transitions.map(({ target }) =>
        target === undefined ? undefined : resolveTarget(tree, source, target),
      ),
    );
    if (ways.some((way) => way?.node.tags.includes('lost'))) continue;
    const message = `A deal cannot be lost in the stage "${entry.node.key}": it would have to go on first.`;
    report('stage.no-loss', entry.jsonPath, message, { part: 'key' });
  }
}

function holdsStage(node: StateEntry['node']): boolean {
  return node.tags.includes('stage') || node.states.some(holdsStage);
}
