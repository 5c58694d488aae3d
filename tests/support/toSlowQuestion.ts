import type { RandomCase } from './randomFramework.ts';
import { ROLES } from './randomFramework.ts';
import type { SlowDuration, SlowQuestion } from './slowAlign.ts';

/** The same question for the slow aligner. Reads the framework as written. */
export function toSlowQuestion({ framework, deal }: RandomCase): SlowQuestion {
  const { lifecycles, durations } = framework as {
    lifecycles: { deal: object };
    durations: Record<
      string,
      {
        rows: { when: SlowDuration['rows'][number]['when']; length: string }[];
        extend?: { on: string; by: string; max: number };
      }
    >;
  };
  const slow = Object.fromEntries(
    Object.entries(durations).map(([name, { rows, extend, ...rest }]): [string, SlowDuration] => [
      name,
      {
        ...rest,
        rows: rows.map(({ when: tests, length }) => ({ when: tests, hours: hoursOf(length) })),
        ...(extend ? { extend: { on: extend.on, hours: hoursOf(extend.by), max: extend.max } } : {}),
      },
    ]),
  );
  const listened = listenedBy(lifecycles.deal);
  const armed = armedBy(lifecycles.deal);
  const heard = new Set(
    Object.values(slow).flatMap(({ from, extend, resets }) => [from, extend?.on, ...(resets ?? [])]),
  );
  return {
    config: lifecycles.deal,
    durations: Object.fromEntries(Object.entries(slow).filter(([name]) => armed.has(name))),
    sideOfRole: ROLES,
    domains: { facts: { origin: ['a', 'b', 'c'], tender: [true, false] }, data: { flag: [true, false] } },
    facts: deal.facts,
    events: deal.events,
    endAt: deal.endAt,
    goal: deal.outcome === 'open' ? 'any' : deal.outcome,
    isFree: (type) =>
      ['fact.changed', 'note', 'owner.left'].includes(type) ||
      (!listened.has(type) && (type === 'call.made' || heard.has(type))),
  };
}

function hoursOf(length: string): number {
  const [, count, unit] = /^PT?(\d+)([HD])$/.exec(length) ?? [];
  return Number(count) * (unit === 'D' ? 24 : 1);
}

interface Node {
  readonly on?: Readonly<Record<string, unknown>>;
  readonly after?: Readonly<Record<string, unknown>>;
  readonly states?: Readonly<Record<string, Node>>;
}

function nodesOf(node: Node): readonly Node[] {
  return [node, ...Object.values(node.states ?? {}).flatMap(nodesOf)];
}

function listenedBy(config: object): ReadonlySet<string> {
  return new Set(
    nodesOf(config).flatMap(({ on }) =>
      Object.entries(on ?? {}).flatMap(([type, list]) =>
        Object.keys(Array.isArray(list) ? { list } : (list as object)).length > 0 ? [type] : [],
      ),
    ),
  );
}

function armedBy(config: object): ReadonlySet<string> {
  return new Set(nodesOf(config).flatMap(({ after }) => Object.keys(after ?? {})));
}
