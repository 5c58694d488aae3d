import type { Framework } from '../../model/framework.ts';
import type { CheckReport } from '../checkRule.ts';
import { stateTreeOf } from '../stateTree.ts';

const ID = /^[A-Za-z_][A-Za-z0-9_-]*$/;

/** A lifecycle's id is its name; further ids are plain and unique. */
export function machineIds(framework: Framework, report: CheckReport): void {
  for (const lifecycle of framework.lifecycles.values()) {
    const seen = new Set([lifecycle.name]);
    for (const { config, jsonPath, parent } of stateTreeOf(lifecycle).entries) {
      const id = config['id'];
      if (typeof id !== 'string') continue;
      const path = [...jsonPath, 'id'];
      if (!parent) {
        if (id !== lifecycle.name) {
          report(
            'machine.id',
            path,
            `The id of this machine must be "${lifecycle.name}", as it is called here.`,
          );
        }
      } else if (!ID.test(id)) {
        report(
          'machine.id',
          path,
          `The id "${id}" must be a letter or "_", then letters, digits, "_" or "-".`,
        );
      } else if (seen.has(id)) {
        report('machine.id', path, `The id "${id}" is already taken in this lifecycle.`);
      }
      seen.add(id);
    }
  }
}
