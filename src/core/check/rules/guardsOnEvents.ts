import type { Framework } from '../../model/framework.ts';
import type { CheckReport } from '../checkRule.ts';
import { allStates } from '../stateTree.ts';

/** Who did it and with what data can only be asked where there is an event. */
export function guardsOnEvents(framework: Framework, report: CheckReport): void {
  for (const { node } of allStates(framework)) {
    for (const { trigger, guard, jsonPath } of node.transitions) {
      if (!guard || trigger.kind === 'event') continue;
      const params = [...jsonPath, 'guard', 'params'];
      if (Object.keys(guard.by).length > 0) {
        report('guard.not-on-event', [...params, 'by'], '"by" can only be tested under "on".');
      }
      if (guard.data.size > 0) {
        report('guard.not-on-event', [...params, 'data'], '"data" can only be tested under "on".');
      }
    }
  }
}
