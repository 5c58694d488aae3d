import type { Framework } from '../../model/framework.ts';
import type { CheckReport } from '../checkRule.ts';
import { allStates, nameOfState, stateTreeOf, withAncestors, type StateEntry } from '../stateTree.ts';

/** Stage keys are unique, and a deal is in one stage at a time. */
export function stages(framework: Framework, report: CheckReport): void {
  const deal = framework.lifecycles.get('deal');
  if (!deal) return;
  const tagged = stateTreeOf(deal).entries.filter(isStage);
  if (tagged.length === 0) {
    report(
      'stage.missing',
      ['lifecycles', 'deal'],
      'No state of the deal path is tagged "stage", so nobody is ever asked who leads.',
    );
  }
  reportDuplicates(tagged, report);
  tagged.forEach((stage, index) => {
    const other = tagged.slice(0, index).find((earlier) => canBeActiveTogether(earlier, stage));
    if (!other) return;
    const message = `The stages "${nameOfState(other)}" and "${nameOfState(stage)}" can be active at the same time.`;
    report('stage.concurrent', stage.jsonPath, message, { part: 'key' });
  });
  for (const entry of allStates(framework)) {
    if (entry.lifecycle === 'deal' || !isStage(entry)) continue;
    report('stage.outside-deal', [...entry.jsonPath, 'tags'], 'Only states of the deal path can be stages.');
  }
}

function isStage(entry: StateEntry): boolean {
  return entry.node.tags.includes('stage');
}

function reportDuplicates(tagged: readonly StateEntry[], report: CheckReport): void {
  const seen = new Set<string>();
  for (const { node, jsonPath } of tagged) {
    if (seen.has(node.key)) {
      report('stage.duplicate', jsonPath, `There are two stages "${node.key}".`, { part: 'key' });
    }
    seen.add(node.key);
  }
}

/** One inside the other, or in two regions of a parallel state. */
function canBeActiveTogether(a: StateEntry, b: StateEntry): boolean {
  const above = withAncestors(a);
  const common = withAncestors(b).find((entry) => above.includes(entry));
  return common === a || common === b || common?.node.kind === 'parallel';
}
