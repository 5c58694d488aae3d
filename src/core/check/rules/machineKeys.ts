import { didYouMean } from '../../diagnostics/suggestName.ts';
import type { JsonPath } from '../../diagnostics/diagnostic.ts';
import type { Framework, JsonObject, JsonValue } from '../../model/framework.ts';
import type { CheckReport } from '../checkRule.ts';
import { allStates, isList, objectOf } from '../stateTree.ts';

const STATE_KEYS = [
  'id',
  'type',
  'initial',
  'states',
  'on',
  'always',
  'after',
  'onDone',
  'tags',
  'description',
  'meta',
  'history',
  'target',
] as const;
const TRANSITION_KEYS = ['target', 'guard', 'reenter', 'description', 'meta'] as const;

/** What XState knows but the profile leaves out, with the reason. */
const LEFT_OUT: ReadonlyMap<string, string> = new Map([
  ['context', 'facts live outside the machine'],
  ['entry', 'a framework has no actions'],
  ['exit', 'a framework has no actions'],
  ['actions', 'a framework has no actions'],
  ['invoke', 'a framework has no actors'],
  ['output', 'a framework has no actors'],
  ['cond', 'the guard is called "guard"'],
  ['delay', 'a timer is an "after" with the name of a duration'],
]);

/** States and transitions have the keys of the machine profile and no others. */
export function machineKeys(framework: Framework, report: CheckReport): void {
  for (const { config, jsonPath, node } of allStates(framework)) {
    checkKeys(config, STATE_KEYS, jsonPath, 'A state', report);
    for (const transition of node.transitions) {
      const value = valueAt(framework, transition.jsonPath);
      checkKeys(value, TRANSITION_KEYS, transition.jsonPath, 'A transition', report);
    }
  }
}

function checkKeys(
  object: JsonObject,
  allowed: readonly string[],
  path: JsonPath,
  owner: string,
  report: CheckReport,
): void {
  for (const key of Object.keys(object)) {
    if (allowed.includes(key)) continue;
    const reason = LEFT_OUT.get(key);
    const why = reason === undefined ? didYouMean(key, allowed) : '';
    const message = `${owner} has no "${key}"${reason === undefined ? '' : `: ${reason}`}.${why}`;
    report('machine.key', [...path, key], message, { part: 'key' });
  }
}

function valueAt(framework: Framework, path: JsonPath): JsonObject {
  const [, name, ...rest] = path;
  let value: JsonValue | undefined = framework.lifecycles.get(String(name))?.config;
  for (const segment of rest) {
    value =
      typeof segment === 'number' ? (isList(value) ? value[segment] : undefined) : objectOf(value)[segment];
  }
  return objectOf(value);
}
