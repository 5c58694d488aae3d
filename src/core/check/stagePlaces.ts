import type { Framework } from '../model/framework.ts';
import { stateTreeOf, type StateEntry } from './stateTree.ts';

/** The stages of the deal path with their place in the file, in document order. */
export function findStages(framework: Framework): readonly StateEntry[] {
  const deal = framework.lifecycles.get('deal');
  return deal ? stateTreeOf(deal).entries.filter(({ node }) => node.tags.includes('stage')) : [];
}

/** States right below the root of a lifecycle. */
export function findRootStates(framework: Framework, lifecycle: string): readonly StateEntry[] {
  const found = framework.lifecycles.get(lifecycle);
  return found
    ? [...stateTreeOf(found).root.children.values()].filter(({ node }) => node.kind !== 'history')
    : [];
}
