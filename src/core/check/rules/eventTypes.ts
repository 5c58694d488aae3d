import type { JsonPath } from '../../diagnostics/diagnostic.ts';
import type { Framework } from '../../model/framework.ts';
import type { CheckReport } from '../checkRule.ts';
import { allStates, objectOf } from '../stateTree.ts';

const EVENT_TYPE = /^[a-z][a-z0-9_-]*(\.[a-z0-9][a-z0-9_-]*)*$/;
const RESERVED_PREFIXES = ['xstate.', 'cosell.'] as const;

/** Event types are dotted lower-case words and keep clear of the engine's own. */
export function eventTypes(framework: Framework, report: CheckReport): void {
  for (const type of framework.events.keys()) check(type, ['events', type], 'key', report);
  for (const { config, jsonPath } of allStates(framework)) {
    for (const type of Object.keys(objectOf(config['on'])))
      check(type, [...jsonPath, 'on', type], 'key', report);
  }
  for (const { name, createdBy } of framework.lifecycles.values()) {
    createdBy.forEach((type, index) => {
      check(type, ['lifecycles', name, 'meta', 'createdBy', index], 'value', report);
    });
  }
  for (const [name, { from, extend, resets }] of framework.durations) {
    if (from !== undefined) check(from, ['durations', name, 'from'], 'value', report);
    if (extend) check(extend.on, ['durations', name, 'extend', 'on'], 'value', report);
    resets.forEach((type, index) => {
      check(type, ['durations', name, 'resets', index], 'value', report);
    });
  }
  for (const { name, on } of framework.decisions.values()) {
    on.forEach((type, index) => {
      check(type, ['decisions', name, 'on', index], 'value', report);
    });
  }
}

function check(type: string, path: JsonPath, part: 'key' | 'value', report: CheckReport): void {
  const prefix = RESERVED_PREFIXES.find((reserved) => type.startsWith(reserved));
  if (prefix !== undefined) {
    report('machine.reserved-prefix', path, `Event types that begin with "${prefix}" belong to the engine.`, {
      part,
    });
  } else if (type.includes('*')) {
    report('machine.event-type', path, `"${type}" is a wildcard; name every event type.`, { part });
  } else if (!EVENT_TYPE.test(type)) {
    const message = `The event type "${type}" must be lower-case words joined by dots, such as "deal.won".`;
    report('machine.event-type', path, message, { part });
  }
}
