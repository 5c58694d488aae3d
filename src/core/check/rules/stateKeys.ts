import type { Framework } from '../../model/framework.ts';
import type { CheckReport } from '../checkRule.ts';
import { allStates } from '../stateTree.ts';

const STATE_KEY = /^[A-Za-z_][A-Za-z0-9_-]*$/;

/** State keys are plain words: they are parts of dotted paths. */
export function stateKeys(framework: Framework, report: CheckReport): void {
  for (const { node, jsonPath, parent } of allStates(framework)) {
    if (!parent || STATE_KEY.test(node.key)) continue;
    const message = `The state key "${node.key}" must be a letter or "_", then letters, digits, "_" or "-".`;
    report('machine.state-key', jsonPath, message, { part: 'key' });
  }
}
