import type { Framework, Transition } from '../../model/framework.ts';
import type { CheckReport } from '../checkRule.ts';
import { allStates } from '../stateTree.ts';

/** An alternative after one without a guard is never taken. */
export function shadowedTransitions(framework: Framework, report: CheckReport): void {
  for (const { node } of allStates(framework)) {
    const unguarded = new Set<string>();
    for (const transition of node.transitions) {
      const trigger = triggerOf(transition);
      if (unguarded.has(trigger)) {
        const message = 'This transition is never taken: one before it always applies.';
        report('transition.shadowed', transition.jsonPath, message);
      }
      if (!transition.guard) unguarded.add(trigger);
    }
  }
}

function triggerOf({ trigger }: Transition): string {
  if (trigger.kind === 'event') return `event ${trigger.type}`;
  return trigger.kind === 'after' ? `after ${trigger.duration}` : trigger.kind;
}
