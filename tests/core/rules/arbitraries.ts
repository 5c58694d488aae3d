import fc from 'fast-check';
import type { Cell, Domain, FactValue, Interval } from '../../../src/core/model/cell.ts';
import type { Decision, HitPolicy } from '../../../src/core/model/framework.ts';
import { decisionOf } from './builders.ts';

/** Numbers worth trying against constants drawn from -4 to 12 in halves: the constants, their neighbours and the far ends. */
export const NUMBERS: readonly FactValue[] = [
  -1000,
  ...Array.from({ length: 69 }, (_, index) => index / 4 - 4.25),
  1000,
];

export const WORDS = ['new', 'vendor-account', 'say "hi"', 'back\\slash', 'ümläut', '-', 'true', '5'];

export const domains: fc.Arbitrary<Domain> = fc.oneof(
  fc.subarray(WORDS, { minLength: 1 }).map((values): Domain => ({ kind: 'enum', values })),
  fc.constant<Domain>({ kind: 'boolean' }),
  fc
    .record(
      { min: fc.integer({ min: -4, max: 2 }), max: fc.integer({ min: 3, max: 12 }), integer: fc.boolean() },
      {
        requiredKeys: [],
      },
    )
    .map((bounds): Domain => ({ kind: 'number', ...bounds })),
);

const bounds = fc.integer({ min: -8, max: 24 }).map((value) => value / 2);

const intervals: fc.Arbitrary<Interval> = fc.oneof(
  fc
    .tuple(bounds, bounds, fc.boolean(), fc.boolean())
    .map(([low, high, lowClosed, highClosed]) => ({ low, high, lowClosed, highClosed })),
  fc
    .tuple(bounds, fc.boolean())
    .map(([low, lowClosed]) => ({ low, lowClosed, high: Infinity, highClosed: true })),
  fc
    .tuple(bounds, fc.boolean())
    .map(([high, highClosed]) => ({ low: -Infinity, lowClosed: true, high, highClosed })),
);

/** Any cell for a domain, sound or not. */
export function cellsFor(domain: Domain): fc.Arbitrary<Cell> {
  const value: fc.Arbitrary<FactValue> =
    domain.kind === 'enum'
      ? fc.constantFrom(...domain.values)
      : domain.kind === 'boolean'
        ? fc.boolean()
        : bounds;
  return fc.oneof(
    { weight: 1, arbitrary: fc.constant<Cell>({ kind: 'any' }) },
    {
      weight: 6,
      arbitrary: fc
        .record({
          negated: fc.boolean(),
          values: fc.array(value, { maxLength: 3 }),
          intervals: domain.kind === 'number' ? fc.array(intervals, { maxLength: 2 }) : fc.constant([]),
        })
        .filter((test) => test.values.length + test.intervals.length > 0)
        .map((test): Cell => ({ kind: 'test', ...test })),
    },
  );
}

/** Sample values that meet every elementary part of a domain. */
export function samplesOf(domain: Domain): readonly FactValue[] {
  if (domain.kind === 'enum') return domain.values;
  if (domain.kind === 'boolean') return [false, true];
  return NUMBERS.filter(
    (value) =>
      typeof value === 'number' &&
      value >= (domain.min ?? -Infinity) &&
      value <= (domain.max ?? Infinity) &&
      (!domain.integer || Number.isInteger(value)),
  );
}

const CELLS = {
  origin: fc.subarray(['vendor', 'partner', 'joint'], { minLength: 1 }),
  tender: fc.boolean(),
  amount: fc.constantFrom<FactValue | number[]>(
    '< 10',
    '>= 10',
    '[10..50)',
    '[50..100]',
    '> 100',
    'not(10)',
    50,
  ),
  customer: fc.constantFrom<string | string[]>(
    'new',
    'not("new")',
    ['vendor-account', 'partner-account'],
    '-',
  ),
};

const HIT_POLICIES: readonly HitPolicy[] = ['UNIQUE', 'ANY', 'PRIORITY', 'FIRST'];

/** Small decisions over origin, tender, amount and customer, some of whose answers only postpone. */
export const decisions: fc.Arbitrary<Decision> = fc
  .record({
    hitPolicy: fc.constantFrom(...HIT_POLICIES),
    columns: fc.subarray(['origin', 'tender', 'amount', 'customer'], { minLength: 1 }),
    rules: fc.array(
      fc.record({
        when: fc.record(CELLS, { requiredKeys: [] }),
        then: fc.constantFrom('a', 'b', 'wait'),
        decided: fc.boolean(),
      }),
      { maxLength: 5 },
    ),
  })
  .map(({ hitPolicy, columns, rules }) =>
    decisionOf({
      hitPolicy,
      inputs: columns,
      output: {
        kind: 'enum',
        values: new Map([
          ['b', undefined],
          ['a', 'the first'],
          ['wait', undefined],
        ]),
      },
      defers: ['wait'],
      rules: rules.map(({ when, then, decided }) => ({
        when: Object.fromEntries(Object.entries(when).filter(([column]) => columns.includes(column))),
        then,
        ...(decided ? { decider: 'vendor-ae', within: 'soon' } : {}),
      })),
    }),
  );

/** One value for every elementary part of the columns of `decisions`. */
export const SCENARIO_VALUES: Readonly<Record<string, readonly FactValue[]>> = {
  origin: ['vendor', 'partner', 'joint'],
  tender: [false, true],
  amount: [5, 10, 20, 50, 70, 100, 200],
  customer: ['new', 'vendor-account', 'partner-account'],
};

/** Scenarios with some facts missing. */
export const scenarios: fc.Arbitrary<Record<string, FactValue | undefined>> = fc.record({
  origin: fc.option(fc.constantFrom(...SCENARIO_VALUES['origin']!), { nil: undefined }),
  tender: fc.option(fc.constantFrom(...SCENARIO_VALUES['tender']!), { nil: undefined }),
  amount: fc.option(fc.constantFrom(...SCENARIO_VALUES['amount']!), { nil: undefined }),
  customer: fc.option(fc.constantFrom(...SCENARIO_VALUES['customer']!), { nil: undefined }),
});
