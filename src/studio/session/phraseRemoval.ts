import { stateTreeOf, type Framework } from '../../core/index.ts';

/** What a removal took along, in one sentence; `names` are those of the removed states, if states were removed. */
export function phraseRemoval(before: Framework, after: Framework, names: readonly string[]): string {
  const lost = [
    counted(countTransitions(before) - countTransitions(after), 'transition'),
    counted(countRules(before) - countRules(after), 'rule'),
    counted(before.responsibilities.length - after.responsibilities.length, 'duty', 'duties'),
  ].filter((part) => part !== '');
  const what = names.length > 3 ? `${names.length} states` : names.map((name) => `"${name}"`).join(', ');
  if (what === '') return `Removed ${lost.join(', ')}.`;
  return lost.length === 0 ? `Removed ${what}.` : `Removed ${what}, and with it ${lost.join(', ')}.`;
}

function countTransitions(framework: Framework): number {
  return [...framework.lifecycles.values()].reduce(
    (sum, lifecycle) =>
      sum + stateTreeOf(lifecycle).entries.reduce((inner, { node }) => inner + node.transitions.length, 0),
    0,
  );
}

function countRules(framework: Framework): number {
  return [...framework.decisions.values()].reduce((sum, decision) => sum + decision.rules.length, 0);
}

function counted(count: number, one: string, many = `${one}s`): string {
  return count <= 0 ? '' : `${count} ${count === 1 ? one : many}`;
}
