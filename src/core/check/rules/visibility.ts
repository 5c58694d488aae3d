import { didYouMean } from '../../diagnostics/suggestName.ts';
import type { Framework } from '../../model/framework.ts';
import type { CheckReport } from '../checkRule.ts';
import { stateTreeOf } from '../stateTree.ts';

/** What is shown is the state of an object that exists. */
export function visibility(framework: Framework, report: CheckReport): void {
  framework.tracking?.visibility.forEach(({ object, state }, index) => {
    const path = ['tracking', 'visibility', index];
    const lifecycle = framework.lifecycles.get(object);
    if (!lifecycle) {
      const hint = didYouMean(object, framework.lifecycles.keys());
      report('stage.unknown', [...path, 'object'], `There is no lifecycle "${object}".${hint}`);
      return;
    }
    const states = stateTreeOf(lifecycle).entries.map(({ node }) => node.path.join('.'));
    if (state !== '' && states.includes(state)) return;
    const message = `The lifecycle "${object}" has no state "${state}".${didYouMean(state, states)}`;
    report('stage.unknown', [...path, 'state'], message);
  });
}
