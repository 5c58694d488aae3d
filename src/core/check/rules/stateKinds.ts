import type { Framework } from '../../model/framework.ts';
import type { CheckReport } from '../checkRule.ts';
import { allStates, nameOfState, type StateEntry } from '../stateTree.ts';

/** A state's type agrees with what stands in it. */
export function stateKinds(framework: Framework, report: CheckReport): void {
  for (const entry of allStates(framework)) {
    for (const message of findDisagreements(entry)) report('machine.kind', entry.jsonPath, message);
  }
}

function findDisagreements(entry: StateEntry): readonly string[] {
  const { node, config, parent } = entry;
  const name = `"${nameOfState(entry)}"`;
  const has = (key: string): boolean => config[key] !== undefined;
  const found: string[] = [];
  const isLeaf = node.kind === 'atomic' || node.kind === 'final' || node.kind === 'history';
  if (isLeaf && node.states.length > 0) found.push(`${name} is ${node.kind} and cannot hold states.`);
  if (!isLeaf && node.states.length === 0) found.push(`${name} is ${node.kind} and needs states inside.`);
  if (has('initial') && node.kind !== 'compound')
    found.push(`${name} is ${node.kind} and cannot have "initial".`);
  if (has('onDone') && isLeaf && node.kind !== 'final')
    found.push(`${name} is ${node.kind} and is never done, so "onDone" cannot happen.`);
  if (has('history') && node.kind !== 'history')
    found.push(`${name} is ${node.kind} and cannot have "history".`);
  if (has('target') && node.kind !== 'history')
    found.push(`${name} is ${node.kind} and cannot have "target".`);
  if (node.kind === 'history' && node.transitions.length > 0)
    found.push(`${name} is a history state and cannot have transitions.`);
  if (!parent && (node.kind === 'history' || node.kind === 'final'))
    found.push(`${name} cannot be ${node.kind} as a whole.`);
  return found;
}
