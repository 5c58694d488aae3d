import fc from 'fast-check';
import type { SlowDuration, SlowEvent } from './slowAlign.ts';
import type { SlowGuard } from './slowGuards.ts';

/** A small framework with one lifecycle, and a deal. */
export interface RandomCase {
  readonly framework: object;
  readonly deal: RandomDeal;
}

/** The same with several deals. */
export interface RandomCases {
  readonly framework: object;
  readonly deals: readonly RandomDeal[];
}

export interface RandomDeal {
  readonly outcome: 'won' | 'lost' | 'open';
  readonly facts: Readonly<Record<string, string | boolean>>;
  readonly events: readonly SlowEvent[];
  readonly endAt: number;
}

export interface RandomOptions {
  /** Clocks with `from`, `extend`, `resets` and rows, besides plain ones. */
  readonly richClocks: boolean;
  /** Facts, roles, sides or data that the record leaves out. */
  readonly unknowns: boolean;
}

const HOUR = 3_600_000;
export const START = Date.UTC(2026, 0, 5);
const MOVING = ['e.one', 'e.two', 'e.three', 'e.four'] as const;
export const ROLES: Readonly<Record<string, string>> = {
  'vendor-ae': 'vendor',
  'vendor-se': 'vendor',
  'partner-ae': 'partner',
};

const guard: fc.Arbitrary<SlowGuard> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      facts: fc.constantFrom(
        { origin: ['a'] },
        { origin: ['a', 'b'] },
        { tender: true },
        { origin: ['b', 'c'], tender: false },
      ),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      by: fc.constantFrom(
        { side: 'vendor' },
        { role: ['vendor-ae', 'partner-ae'] },
        { side: ['partner'], role: 'partner-ae' },
      ),
    }),
  },
  { weight: 1, arbitrary: fc.record({ data: fc.constantFrom({ flag: true }, { flag: false }) }) },
  { weight: 1, arbitrary: fc.constant({ facts: { origin: ['a', 'c'] }, by: { side: 'partner' } }) },
);
const settlingGuard: fc.Arbitrary<SlowGuard> = fc.record({
  facts: fc.constantFrom({ origin: ['a'] }, { tender: true }, { origin: ['b', 'c'] }, { tender: false }),
});

interface Target {
  readonly target: string;
  readonly reenter?: true;
  readonly guard?: object;
}
const when = (params: SlowGuard): object => ({ type: 'when', params });

function transitionsTo(targets: readonly string[]): fc.Arbitrary<Target | Target[] | Record<string, never>> {
  const one = fc
    .record({
      target: fc.constantFrom(...targets),
      guarded: fc.option(guard, { nil: undefined, freq: 2 }),
      reenter: fc.boolean(),
    })
    .map(({ target, guarded, reenter }): Target => ({
      target,
      ...(reenter ? { reenter } : {}),
      ...(guarded ? { guard: when(guarded) } : {}),
    }));
  return fc.oneof(
    { weight: 6, arbitrary: one },
    { weight: 2, arbitrary: fc.array(one, { minLength: 2, maxLength: 3 }) },
    { weight: 1, arbitrary: fc.constant({}) },
  );
}

const ends = { 'deal.won': '#deal.won', 'deal.lost': '#deal.lost' } as const;

/** `on`, `after` and `always` of one state. `later` are targets further on, so that `always` cannot run in circles. */
function behaviour(targets: readonly string[], later: readonly string[]): fc.Arbitrary<object> {
  return fc
    .record({
      on: fc.dictionary(fc.constantFrom(...MOVING, 'owner.left'), transitionsTo(targets), { maxKeys: 3 }),
      won: fc.boolean(),
      lost: fc.boolean(),
      after: fc.dictionary(fc.constantFrom('short', 'long', 'rich'), fc.constantFrom(...targets), {
        maxKeys: 2,
      }),
      timed: fc.integer({ min: 0, max: 2 }),
      always:
        later.length === 0
          ? fc.constant(undefined)
          : fc.option(fc.record({ target: fc.constantFrom(...later), guard: settlingGuard }), {
              nil: undefined,
              freq: 5,
            }),
    })
    .map(({ on, won, lost, after, timed, always }) => ({
      on: {
        ...on,
        ...(won ? { 'deal.won': ends['deal.won'] } : {}),
        ...(lost ? { 'deal.lost': ends['deal.lost'] } : {}),
      },
      ...(timed === 0 ? { after } : {}),
      ...(always ? { always: { target: always.target, guard: when(always.guard) } } : {}),
    }));
}

const KINDS = ['atomic', 'atomic', 'compound', 'ending', 'parallel'] as const;

function state(key: string, targets: readonly string[], later: readonly string[]): fc.Arbitrary<object> {
  const inner = (...path: string[]): string => ['#deal', key, ...path].join('.');
  return fc.constantFrom(...KINDS).chain((kind): fc.Arbitrary<object> => {
    const own = behaviour(targets, later);
    if (kind === 'atomic') return own;
    if (kind === 'compound') {
      const all = [inner('x'), inner('y'), inner('h'), ...targets.slice(0, 2)];
      return fc
        .record({
          own,
          x: behaviour(all, [inner('y')]),
          y: behaviour(all, []),
          history: fc.constantFrom('shallow', 'deep'),
        })
        .map(({ own: outer, x, y, history }) => ({
          ...outer,
          initial: 'x',
          states: { x, y, h: { type: 'history', history } },
        }));
    }
    if (kind === 'ending') {
      return fc
        .record({
          own,
          x: behaviour([inner('y'), inner('z')], [inner('y')]),
          y: behaviour([inner('x'), inner('z')], []),
          done: fc.constantFrom(...targets),
        })
        .map(({ own: outer, x, y, done }) => ({
          ...outer,
          initial: 'x',
          onDone: done,
          states: { x, y, z: { type: 'final' } },
        }));
    }
    return fc
      .record({
        own,
        a: behaviour([inner('r', 'a'), inner('r', 'b')], [inner('r', 'b')]),
        b: behaviour([inner('r', 'a'), ...targets.slice(0, 1)], []),
        c: behaviour([inner('q', 'c'), inner('q', 'd')], []),
        d: behaviour([inner('q', 'c'), inner('r', 'b')], []),
      })
      .map(({ own: outer, a, b, c, d }) => ({
        ...outer,
        type: 'parallel',
        states: { r: { initial: 'a', states: { a, b } }, q: { initial: 'c', states: { c, d } } },
      }));
  });
}

const lifecycle: fc.Arbitrary<object> = fc
  .record({
    s0: state('s0', ['#deal.s1', '#deal.s2', '#deal.s0'], ['#deal.s1', '#deal.s2']),
    s1: state('s1', ['#deal.s2', '#deal.s0', '#deal.won'], ['#deal.s2']),
    s2: state('s2', ['#deal.won', '#deal.s0', '#deal.lost', '#deal.s1'], []),
    root: fc.option(behaviour(['#deal.s1', '#deal.s2'], []), { nil: undefined, freq: 4 }),
  })
  .map(({ s0, s1, s2, root }) => ({
    ...root,
    id: 'deal',
    initial: 's0',
    states: { s0, s1, s2, won: { type: 'final', tags: ['won'] }, lost: { type: 'final', tags: ['lost'] } },
  }));

const richDuration: fc.Arbitrary<SlowDuration> = fc
  .record({
    rows: fc.constantFrom<SlowDuration['rows'][]>(
      [{ when: {}, hours: 18 }],
      [
        { when: { tender: true }, hours: 6 },
        { when: {}, hours: 30 },
      ],
    ),
    from: fc.option(fc.constantFrom('e.one', 'e.two', 'clock.set'), { nil: undefined }),
    which: fc.constantFrom('first' as const, 'latest' as const),
    extend: fc.option(
      fc.record({
        on: fc.constantFrom('e.three', 'clock.more'),
        hours: fc.constantFrom(6, 12),
        max: fc.integer({ min: 1, max: 2 }),
      }),
      { nil: undefined },
    ),
    resets: fc.constantFrom<string[][]>([], ['e.four'], ['clock.again']),
  })
  .map(({ from, extend, ...rest }) => ({
    ...rest,
    ...(from === undefined ? {} : { from }),
    ...(extend ? { extend } : {}),
  }));

const PLAIN: SlowDuration = { rows: [{ when: {}, hours: 12 }] };
const durationsFor = (
  rich: boolean,
): fc.Arbitrary<Readonly<Record<'short' | 'long' | 'rich', SlowDuration>>> =>
  fc.record({
    short: fc.constant(PLAIN),
    long: fc.constant<SlowDuration>({ rows: [{ when: {}, hours: 48 }] }),
    rich: rich ? richDuration : fc.constant<SlowDuration>({ rows: [{ when: {}, hours: 30 }] }),
  });

function eventsFor(unknowns: boolean): fc.Arbitrary<readonly SlowEvent[]> {
  const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
    unknowns ? fc.option(arbitrary, { nil: undefined, freq: 3 }) : arbitrary;
  const label = fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom<string[]>(...MOVING) },
    { weight: 3, arbitrary: fc.constantFrom<string[]>('deal.won', 'deal.lost') },
    { weight: 3, arbitrary: fc.constantFrom<string[]>('fact.changed') },
    {
      weight: 3,
      arbitrary: fc.constantFrom<string[]>(
        'mystery.call',
        'note',
        'owner.left',
        'clock.set',
        'clock.more',
        'clock.again',
        'call.made',
      ),
    },
  );
  const event = fc
    .record({
      gap: fc.constantFrom(0, 0, 6, 6, 12, 12, 18, 48),
      type: label,
      role: maybe(fc.constantFrom(...Object.keys(ROLES))),
      flag: maybe(fc.boolean()),
      change: fc.constantFrom<{ fact: string; value: string | boolean }[]>(
        { fact: 'origin', value: 'a' },
        { fact: 'origin', value: 'b' },
        { fact: 'tender', value: true },
        { fact: 'tender', value: false },
      ),
    })
    .map(({ gap, type, role, flag, change }) => ({
      gap,
      type,
      by: role === undefined ? {} : { role },
      data: { ...(flag === undefined ? {} : { flag }), ...(type === 'fact.changed' ? change : {}) },
    }));
  return fc.array(event, { maxLength: 6 }).map((list) => {
    let at = START;
    return list.map(({ gap, ...rest }) => ({ ...rest, at: (at += gap * HOUR) }));
  });
}

/** A framework and a few deals. */
export function randomCases(options: RandomOptions): fc.Arbitrary<RandomCases> {
  return fc.record({
    framework: fc
      .tuple(lifecycle, durationsFor(options.richClocks))
      .map(([config, durations]) => frameworkOf(config, durations)),
    deals: fc.array(dealFor(options), { minLength: 1, maxLength: 5, size: 'max' }),
  });
}

function dealFor({ unknowns }: RandomOptions): fc.Arbitrary<RandomDeal> {
  const origin = fc.constantFrom('a', 'b', 'c');
  return fc
    .record({
      events: eventsFor(unknowns),
      origin: unknowns ? fc.option(origin, { nil: undefined, freq: 3 }) : origin,
      tender: unknowns ? fc.option(fc.boolean(), { nil: undefined, freq: 3 }) : fc.boolean(),
      outcome: fc.constantFrom('won' as const, 'lost' as const, 'open' as const),
      tail: fc.constantFrom(0, 6, 24, 72),
    })
    .map(({ events, origin: found, tender, outcome, tail }) => ({
      outcome,
      facts: {
        ...(found === undefined ? {} : { origin: found }),
        ...(tender === undefined ? {} : { tender }),
      },
      events,
      endAt: (events.at(-1)?.at ?? START) + tail * HOUR,
    }));
}

function frameworkOf(config: object, durations: Readonly<Record<string, SlowDuration>>): object {
  return {
    format: 'cosell-framework/1',
    id: 'random',
    name: 'Random',
    version: '1',
    roles: Object.fromEntries(Object.entries(ROLES).map(([role, side]) => [role, { name: role, side }])),
    facts: {
      origin: { type: 'enum', values: { a: 'a', b: 'b', c: 'c' } },
      tender: { type: 'boolean' },
    },
    durations: Object.fromEntries(
      Object.entries(durations).map(([name, duration]) => [name, durationText(duration)]),
    ),
    lifecycles: { deal: config },
    responsibilities: [{ stage: '*', activity: 'call.made', responsible: 'vendor-ae' }],
  };
}

/** Whole days are written as days, so that both notations are tried. */
function lengthText(hours: number): string {
  return hours % 24 === 0 ? `P${String(hours / 24)}D` : `PT${String(hours)}H`;
}

function durationText({ rows, extend, ...rest }: SlowDuration): object {
  return {
    rows: rows.map(({ when: tests, hours }) => ({ when: tests, length: lengthText(hours) })),
    ...rest,
    ...(extend ? { extend: { on: extend.on, by: lengthText(extend.hours), max: extend.max } } : {}),
  };
}

/** The deal's record as text lines hold it. */
export function toDealLine({ deal }: RandomCase): string {
  const iso = (at: number): string => new Date(at).toISOString();
  return JSON.stringify({
    format: 'cosell-deal/1',
    id: 'D-1',
    facts: deal.facts,
    outcome: deal.outcome,
    ...(deal.outcome === 'open' ? { asOf: iso(deal.endAt) } : { closedAt: iso(deal.endAt) }),
    events: deal.events.map(({ at, type, by, data }) => ({ at: iso(at), type, by, data })),
  });
}
