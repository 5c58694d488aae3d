import { didYouMean } from '../../diagnostics/suggestName.ts';
import type { JsonPath } from '../../diagnostics/diagnostic.ts';
import type { Framework } from '../../model/framework.ts';
import type { CheckReport } from '../checkRule.ts';
import { knownEventTypes } from '../knownNames.ts';

/** Event types that clocks and decisions wait for are declared or appear in a lifecycle. */
export function knownEvents(framework: Framework, report: CheckReport): void {
  const known = knownEventTypes(framework);
  const check = (type: string, path: JsonPath): void => {
    if (known.has(type)) return;
    const hint = didYouMean(type, known) || ' Declare it under "events".';
    report('event.unknown', path, `Nothing knows the event type "${type}".${hint}`);
  };
  for (const [name, { from, extend, resets }] of framework.durations) {
    if (from !== undefined) check(from, ['durations', name, 'from']);
    if (extend) check(extend.on, ['durations', name, 'extend', 'on']);
    resets.forEach((type, index) => {
      check(type, ['durations', name, 'resets', index]);
    });
  }
  for (const { name, on } of framework.decisions.values()) {
    on.forEach((type, index) => {
      check(type, ['decisions', name, 'on', index]);
    });
  }
}
