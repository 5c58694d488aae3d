import type { Framework } from '../../model/framework.ts';
import { CHALLENGE_EVENTS, NEUTRAL_EVENTS } from '../../model/reserved.ts';
import { enteredBy } from '../activeStates.ts';
import type { CheckReport } from '../checkRule.ts';
import { estimateDays, estimateSpan } from '../estimateDays.ts';
import { resolveTarget } from '../resolveTarget.ts';
import {
  allStates,
  nameOfState,
  stateTreeOf,
  withAncestors,
  type StateEntry,
  type StateTree,
} from '../stateTree.ts';

const ALWAYS_POSSIBLE: readonly string[] = [...NEUTRAL_EVENTS, ...CHALLENGE_EVENTS];

/** Clocks start, hear what lengthens them, strike before what surrounds them ends, and end some day. */
export function clockStarts(framework: Framework, report: CheckReport): void {
  for (const entry of allStates(framework)) {
    for (const { trigger, jsonPath } of entry.node.transitions) {
      if (trigger.kind !== 'after') continue;
      reportStart(framework, entry, trigger.duration, report);
      reportUnheard(framework, entry, trigger.duration, report);
      const outer = entry.parent && outlastingTimer(framework, entry.parent, trigger.duration);
      if (!outer) continue;
      const message = `"${trigger.duration}" never strikes: "${outer.name}" ends "${outer.state}" before or at the same time.`;
      report('clock.never-strikes', jsonPath, message, { part: 'key' });
    }
  }
  for (const [name, { extend }] of framework.durations) {
    const span = estimateSpan(framework, name);
    const by = extend && estimateDays(framework, extend.by);
    if (!extend || by === undefined || !span || by * extend.max <= span.longest) continue;
    const message = `"${name}" can be lengthened ${extend.max} times: in all by more than it lasts.`;
    report('clock.outgrown', ['durations', name, 'extend', 'max'], message);
  }
}

/** A clock with `from` whose event nothing sends, or that cannot have come before the clock is needed. */
function reportStart(framework: Framework, armed: StateEntry, duration: string, report: CheckReport): void {
  const from = framework.durations.get(duration)?.from;
  if (from === undefined || ALWAYS_POSSIBLE.includes(from)) return;
  const path = ['durations', duration, 'from'];
  const senders = allStates(framework).filter((entry) => hears(entry, from));
  const createdBy = [...framework.lifecycles.values()].filter((lifecycle) =>
    lifecycle.createdBy.includes(from),
  );
  if (senders.length === 0 && createdBy.length === 0) {
    const isDuty = framework.responsibilities.some(({ activity }) => activity === from);
    if (!framework.events.has(from) || isDuty) return;
    const message = `The clock "${duration}" never starts: nothing leads to "${from}".`;
    report('clock.never-starts', path, message);
    return;
  }
  const isOwn = (lifecycle: string): boolean => lifecycle === armed.lifecycle;
  if (createdBy.length > 0 || senders.some(({ lifecycle }) => !isOwn(lifecycle))) return;
  const lifecycle = framework.lifecycles.get(armed.lifecycle);
  if (!lifecycle || statesAfter(stateTreeOf(lifecycle), senders, from).has(armed)) return;
  const message = `The clock "${duration}" never starts: "${from}" cannot have happened when the ${armed.lifecycle} is "${nameOfState(armed)}".`;
  report('clock.never-starts', path, message);
}

/** What should lengthen or restart a clock is not accepted in the state where it runs. */
function reportUnheard(framework: Framework, armed: StateEntry, name: string, report: CheckReport): void {
  const duration = framework.durations.get(name);
  const lifecycle = framework.lifecycles.get(armed.lifecycle);
  if (!duration || !lifecycle) return;
  const listened = stateTreeOf(lifecycle).entries;
  const around = [
    ...withAncestors(armed),
    ...listened.filter((entry) => withAncestors(entry).includes(armed)),
  ];
  const check = (type: string, what: string, path: readonly (string | number)[]): void => {
    const isOwn = listened.some((entry) => hears(entry, type));
    if (!isOwn || around.some((entry) => hears(entry, type))) return;
    const message = `"${type}" cannot ${what} "${name}": while it runs, in "${nameOfState(armed)}", the ${armed.lifecycle} does not listen to it.`;
    report('clock.not-heard', ['durations', name, ...path], message);
  };
  if (duration.extend) check(duration.extend.on, 'lengthen', ['extend', 'on']);
  duration.resets.forEach((type, index) => {
    check(type, 'restart', ['resets', index]);
  });
}

function hears({ node }: StateEntry, type: string): boolean {
  return node.transitions.some(
    ({ trigger, target }) => trigger.kind === 'event' && trigger.type === type && target !== undefined,
  );
}

/** The states a path can be in at some time after one of these states has heard an event. */
function statesAfter(tree: StateTree, senders: readonly StateEntry[], type: string): ReadonlySet<StateEntry> {
  const reached = new Set<StateEntry>();
  const open: StateEntry[] = [];
  const follow = (source: StateEntry, target: string | undefined): void => {
    const found = target === undefined ? undefined : resolveTarget(tree, source, target);
    for (const entry of found ? enteredBy(source, found) : []) {
      if (reached.has(entry)) continue;
      reached.add(entry);
      open.push(entry);
    }
  };
  for (const entry of senders)
    for (const { trigger, target } of entry.node.transitions)
      if (trigger.kind === 'event' && trigger.type === type) follow(entry, target);
  for (let entry = open.pop(); entry; entry = open.pop())
    for (const source of withAncestors(entry))
      for (const { target } of source.node.transitions) follow(source, target);
  return reached;
}

/** A clock of a surrounding state that always strikes no later than an inner one. */
function outlastingTimer(
  framework: Framework,
  outer: StateEntry,
  inner: string,
): { readonly name: string; readonly state: string } | undefined {
  const span = estimateSpan(framework, inner);
  const duration = framework.durations.get(inner);
  if (!span || !duration || duration.from !== undefined) return undefined;
  for (const entry of withAncestors(outer)) {
    for (const { trigger } of entry.node.transitions) {
      if (trigger.kind !== 'after') continue;
      const around = framework.durations.get(trigger.duration);
      const surrounding = estimateSpan(framework, trigger.duration);
      if (
        !surrounding ||
        !around ||
        around.extend ||
        around.from !== undefined ||
        around.resets.length > duration.resets.length
      )
        continue;
      if (isNeverShorter(framework, inner, trigger.duration))
        return { name: trigger.duration, state: nameOfState(entry) };
    }
  }
  return undefined;
}

/** Row by row where both ask the same, else by their extremes. */
function isNeverShorter(framework: Framework, inner: string, outer: string): boolean {
  const a = framework.durations.get(inner)?.rows ?? [];
  const b = framework.durations.get(outer)?.rows ?? [];
  const asked = (rows: typeof a): string => JSON.stringify(rows.map(({ when }) => [...when]));
  const days = (rows: typeof a): readonly (number | undefined)[] =>
    rows.map(({ length }) => estimateDays(framework, length));
  const isLonger = (x: number | undefined, y: number | undefined): boolean =>
    x !== undefined && y !== undefined && x >= y;
  if (asked(a) === asked(b)) {
    const outerDays = days(b);
    return days(a).every((length, row) => isLonger(length, outerDays[row]));
  }
  return isLonger(estimateSpan(framework, inner)?.shortest, estimateSpan(framework, outer)?.longest);
}
