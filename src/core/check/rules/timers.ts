import { didYouMean } from '../../diagnostics/suggestName.ts';
import type { Framework } from '../../model/framework.ts';
import type { CheckReport } from '../checkRule.ts';
import { allStates, objectOf } from '../stateTree.ts';

/** `after` keys are names of durations, and time asks no questions. */
export function timers(framework: Framework, report: CheckReport): void {
  for (const { node, config, jsonPath } of allStates(framework)) {
    for (const name of Object.keys(objectOf(config['after']))) {
      if (framework.durations.has(name)) continue;
      const raw = /^\d+$/.test(name) ? ' Milliseconds are not possible here.' : '';
      const message = `There is no duration "${name}".${raw || didYouMean(name, framework.durations.keys())}`;
      report('after.unknown', [...jsonPath, 'after', name], message, { part: 'key' });
    }
    for (const { trigger, guard, jsonPath: path } of node.transitions) {
      if (trigger.kind !== 'after' || !guard) continue;
      const message = 'A timer cannot have a guard; let it lead to a state whose automatic transitions ask.';
      report('after.guarded', [...path, 'guard'], message);
    }
  }
}
