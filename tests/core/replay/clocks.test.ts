import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../support/framework.ts';
import { codesOf, compiled, dealOf, findingOf, instant, replayed, stepsOf } from '../../support/replayed.ts';
import type { EventRow } from '../../support/replayed.ts';
import { replayDeal } from '../../../src/core/replay/index.ts';

/** A deal that leaves `open` for `late` when the clock runs out, and `kept` by which the record can leave earlier. */
function withClock(length: unknown, rest: JsonObject = {}): JsonObject {
  return {
    durations: { clock: length as string },
    lifecycles: {
      deal: {
        initial: 'open',
        states: {
          open: {
            after: { clock: 'late' },
            on: { 'step.kept': 'kept', 'deal.won': 'won', 'deal.lost': 'lost' },
          },
          late: { on: { 'deal.won': 'won' } },
          kept: { on: { 'deal.won': 'won' } },
        },
      },
    },
    ...rest,
  };
}

/** When the deal's clock falls due, as the trace shows it. */
function dueOf(changes: JsonObject, at: string): string | undefined {
  const run = replayed(changes, dealOf([[at, 'note']], { outcome: 'open' }));
  return run.trace?.[0]?.clocks['clock'];
}

describe('lengths', () => {
  const cases: readonly (readonly [string, unknown, string, string, string])[] = [
    [
      'a day over the spring change is 23 hours',
      'P1D',
      'Europe/Berlin',
      '2026-03-28T11:00:00Z',
      '2026-03-29T10:00:00Z',
    ],
    [
      '24 hours over the spring change are 24 hours',
      'PT24H',
      'Europe/Berlin',
      '2026-03-28T11:00:00Z',
      '2026-03-29T11:00:00Z',
    ],
    [
      'a day over the autumn change is 25 hours',
      'P1D',
      'Europe/Berlin',
      '2026-10-24T10:00:00Z',
      '2026-10-25T11:00:00Z',
    ],
    [
      'a wall time that spring skips moves past it',
      'P1D',
      'Europe/Berlin',
      '2026-03-28T01:30:00Z',
      '2026-03-29T01:30:00Z',
    ],
    ['a leap day is a day', 'P1D', 'UTC', '2028-02-28T12:00:00Z', '2028-02-29T12:00:00Z'],
    ['a year from a leap day clamps', 'P1Y', 'UTC', '2028-02-29T12:00:00Z', '2029-02-28T12:00:00Z'],
    ['a month from the 31st clamps', 'P1M', 'UTC', '2026-01-31T12:00:00Z', '2026-02-28T12:00:00Z'],
    ['90 days keep the wall time', 'P90D', 'Europe/Berlin', '2026-01-06T10:00:00Z', '2026-04-06T09:00:00Z'],
  ];
  it.each(cases)('[CL1] %s', (_, length, timezone, at, due) => {
    expect(dueOf(withClock(length, { timezone }), at)).toBe(due);
  });

  const calendars = {
    vendor: {
      timezone: 'Europe/Berlin',
      workdays: [1, 2, 3, 4, 5],
      hours: '09:00-17:00',
      holidays: ['2026-12-25'],
    },
  };
  it.each([
    ['skip a weekend', '2026-01-08T15:00:00Z', '2026-01-12T15:00:00Z'],
    ['skip a holiday', '2026-12-23T09:00:00Z', '2026-12-28T09:00:00Z'],
    ['start at the next opening', '2026-01-10T11:00:00Z', '2026-01-14T08:00:00Z'],
  ])('[CL1] business days %s', (_, at, due) => {
    expect(dueOf(withClock({ businessDays: 2, calendar: 'vendor' }, { calendars }), at)).toBe(due);
  });

  it('[CL1] business days follow the calendar of their own row', () => {
    const both = {
      ...calendars,
      everyday: {
        timezone: 'Europe/Berlin',
        workdays: [1, 2, 3, 4, 5, 6, 7],
        hours: '09:00-17:00',
        holidays: [],
      },
    };
    const rows = {
      rows: [
        { when: { origin: ['vendor'] }, businessDays: 2, calendar: 'vendor' },
        { businessDays: 2, calendar: 'everyday' },
      ],
    };
    const ready = compiled(withClock(rows, { calendars: both }));
    const due = (origin: string): string | undefined =>
      replayDeal(ready, dealOf([['2026-01-09T12:00:00Z', 'note']], { outcome: 'open', facts: { origin } }), {
        trace: true,
      }).trace?.[0]?.clocks['clock'];
    expect([due('vendor'), due('partner')]).toEqual(['2026-01-13T12:00:00Z', '2026-01-11T12:00:00Z']);
  });

  it('[CL8] the first row that holds gives the length; unknown facts do not hold', () => {
    const changes = withClock({
      rows: [{ when: { origin: ['partner'] }, length: 'P2D' }, { length: 'P9D' }],
    });
    const due = (facts: JsonObject): string | undefined =>
      replayed(changes, dealOf([['01-05 09:00', 'note']], { outcome: 'open', facts })).trace?.[0]?.clocks[
        'clock'
      ];
    expect(
      [due({ origin: 'partner' }), due({ origin: 'vendor' }), due({})].map((text) => text?.slice(5, 10)),
    ).toEqual(['01-07', '01-14', '01-14']);
  });
});

describe('the due instant', () => {
  it('[CL2] is too late for an event at the same instant', () => {
    const run = replayed(
      withClock('P1D'),
      dealOf([
        ['01-05 09:00', 'note'],
        ['01-06 09:00', 'step.kept'],
        ['01-07 09:00', 'deal.won'],
      ]),
    );
    expect(stepsOf(run)).toEqual([
      'create >open',
      'log open>open',
      'timer open>late',
      'log late>late',
      'sync late>won',
    ]);
    expect(codesOf(run)).toContain('event.out-of-order@1');
  });

  it('[CL2] a millisecond before is in time', () => {
    const run = replayed(
      withClock('P1D'),
      dealOf([
        ['01-05 09:00', 'note'],
        ['2026-01-06T08:59:59.999Z', 'step.kept'],
        ['01-07 09:00', 'deal.won'],
      ]),
    );
    expect(stepsOf(run)).toEqual(['create >open', 'log open>open', 'sync open>kept', 'sync kept>won']);
  });

  it('[CL6] timers run on to the end of the day of closing', () => {
    const states = (closedAt: string): unknown =>
      replayed(withClock('P1D'), dealOf([['01-05 09:00', 'note']], { outcome: 'open', asOf: closedAt }))
        .states;
    expect([states('2026-01-05'), states('2026-01-06')]).toEqual([{ deal: 'open' }, { deal: 'late' }]);
  });
});

/** A clock that runs from an event, with everything a clock can hear. */
function withProtection(duration: JsonObject): JsonObject {
  return {
    durations: { protection: { length: 'P10D', ...duration } },
    lifecycles: {
      registration: {
        initial: 'submitted',
        meta: { createdBy: ['registration.submitted'] },
        states: {
          submitted: { tags: ['active'], on: { 'registration.approved': 'protected' } },
          protected: {
            tags: ['active', 'granted'],
            on: {
              'registration.approved': 'protected',
              'registration.paused': 'paused',
              'registration.renewed': { target: 'protected', reenter: true },
            },
            after: { protection: 'expired' },
          },
          paused: { tags: ['active'], on: { 'registration.resumed': 'protected' } },
          expired: { type: 'final' },
        },
      },
    },
    decisions: { registrationConflict: undefined },
  };
}

function protectionEnds(
  duration: JsonObject,
  rows: readonly (readonly [string, string])[],
  closing = '03-31 12:00',
): string | undefined {
  const events: EventRow[] = rows.map(([at, type]) => [
    at,
    type,
    type.startsWith('registration.') ? { object: 'registration/R1' } : {},
  ]);
  const run = replayed(withProtection(duration), dealOf([...events, [closing, 'deal.won']]));
  return run.trace?.find(({ move, object }) => move === 'timer' && object === 'registration/R1')?.at;
}

const BEGIN = [
  ['01-01 12:00', 'registration.submitted'],
  ['01-02 12:00', 'registration.approved'],
] as const;

describe('clocks', () => {
  it('[CL3] start when their state is entered', () => {
    expect(protectionEnds({}, BEGIN)).toBe(instant('01-12 12:00'));
  });

  it('[CL3] with "from" start at that event, the first or the latest', () => {
    const again = [...BEGIN, ['01-05 12:00', 'registration.approved']] as const;
    const from = 'registration.approved';
    expect(protectionEnds({ from }, again)).toBe(instant('01-12 12:00'));
    expect(protectionEnds({ from, which: 'latest' }, again)).toBe(instant('01-15 12:00'));
    expect(protectionEnds({ from: 'contract.signed' }, again)).toBeUndefined();
    expect(protectionEnds({ from: 'contract.signed' }, [...again, ['01-06 12:00', 'contract.signed']])).toBe(
      instant('01-16 12:00'),
    );
  });

  it('[CL3] a state armed after its clock ran out is left at once', () => {
    const late = [
      ...BEGIN,
      ['01-03 12:00', 'registration.paused'],
      ['02-20 12:00', 'registration.resumed'],
    ] as const;
    expect(protectionEnds({ from: 'registration.approved' }, late)).toBe(instant('02-20 12:00'));
  });

  it('[CL4] are lengthened up to max times', () => {
    const extend = { on: 'clock.extended', by: 'P30D', max: 2 };
    const times = (count: number): readonly (readonly [string, string])[] => [
      ...BEGIN,
      ...['01-03 12:00', '01-04 12:00', '01-05 12:00']
        .slice(0, count)
        .map((at) => [at, 'clock.extended'] as const),
    ];
    expect([0, 1, 2, 3].map((count) => protectionEnds({ extend }, times(count)))).toEqual(
      ['01-12 12:00', '02-11 12:00', '03-13 12:00', '03-13 12:00'].map(instant),
    );
  });

  it('[CL4] are restarted by resets and keep what was granted', () => {
    const duration = { resets: ['clock.reset'], extend: { on: 'clock.extended', by: 'P5D', max: 1 } };
    expect(protectionEnds(duration, [...BEGIN, ['01-06 12:00', 'clock.reset']])).toBe(instant('01-16 12:00'));
    expect(
      protectionEnds(duration, [...BEGIN, ['01-05 12:00', 'clock.extended'], ['01-06 12:00', 'clock.reset']]),
    ).toBe(instant('01-21 12:00'));
  });

  it('[CL5] go on through a plain self-transition, start anew with reenter', () => {
    expect(protectionEnds({}, [...BEGIN, ['01-05 12:00', 'registration.approved']])).toBe(
      instant('01-12 12:00'),
    );
    expect(protectionEnds({}, [...BEGIN, ['01-05 12:00', 'registration.renewed']])).toBe(
      instant('01-15 12:00'),
    );
  });

  it('[CL5] of a compound parent go on while children change', () => {
    const changes: JsonObject = {
      durations: { clock: 'P10D' },
      lifecycles: {
        deal: {
          initial: 'work',
          states: {
            open: undefined,
            work: {
              initial: 'a',
              after: { clock: 'stale' },
              on: {
                'work.again': { target: '#deal.work', reenter: true },
                'deal.won': 'won',
                'deal.lost': 'lost',
              },
              states: { a: { on: { 'step.b': 'b' } }, b: { on: { 'step.a': 'a' } } },
            },
            stale: { on: { 'deal.won': 'won' } },
          },
          id: 'deal',
        },
      },
    };
    const due = (rows: readonly EventRow[]): string | undefined =>
      replayed(changes, dealOf([['01-01 12:00', 'note'], ...rows, ['03-01 12:00', 'deal.won']])).trace?.find(
        ({ move }) => move === 'timer',
      )?.at;
    expect(
      due([
        ['01-03 12:00', 'step.b'],
        ['01-04 12:00', 'step.a'],
      ]),
    ).toBe(instant('01-11 12:00'));
    expect(
      due([
        ['01-03 12:00', 'step.b'],
        ['01-04 12:00', 'work.again'],
      ]),
    ).toBe(instant('01-14 12:00'));
  });

  it('[CL7] do not hear siblings', () => {
    const events: EventRow[] = [
      ['01-01 12:00', 'registration.submitted', { object: 'registration/R1' }],
      ['01-02 12:00', 'registration.submitted', { object: 'registration/R2' }],
      ['01-03 12:00', 'registration.approved', { object: 'registration/R2' }],
      ['01-05 12:00', 'registration.approved', { object: 'registration/R1' }],
    ];
    const run = replayed(
      withProtection({ from: 'registration.approved' }),
      dealOf([...events, ['03-01 12:00', 'deal.won']]),
    );
    const fired = run.trace?.filter(({ move }) => move === 'timer').map(({ object, at }) => [object, at]);
    expect(fired).toEqual([
      ['registration/R2', instant('01-13 12:00')],
      ['registration/R1', instant('01-15 12:00')],
    ]);
  });

  it('[CL9] started by an inserted step are assumed, and so is what rests on them', () => {
    const events: EventRow[] = [
      ['01-01 12:00', 'registration.submitted', { object: 'registration/R1' }],
      ['01-02 12:00', 'registration.paused', { object: 'registration/R1' }],
      ['01-03 12:00', 'registration.resumed', { object: 'registration/R1' }],
      ['02-01 12:00', 'registration.paused', { object: 'registration/R1' }],
      ['02-02 12:00', 'registration.paused', { object: 'registration/R1' }],
    ];
    const run = replayed(
      withProtection({ from: 'registration.approved' }),
      dealOf([...events, ['03-01 12:00', 'deal.won']]),
    );
    expect(run.trace?.find(({ move }) => move === 'timer')?.at).toBe(instant('01-12 12:00'));
    const late = run.findings.filter(({ code }) => code === 'event.after-close');
    expect(late.map(({ event, assumed }) => [event, assumed])).toEqual([
      [3, true],
      [4, true],
    ]);
    expect(findingOf(run, 'step.skipped').assumed).toBeUndefined();
  });

  it('stop where they would run in a circle while no time passes', () => {
    const changes: JsonObject = {
      durations: { clock: { length: 'P1D', from: 'clock.set' } },
      lifecycles: {
        deal: {
          initial: 'open',
          states: {
            open: { after: { clock: 'other' }, on: { 'deal.won': 'won', 'deal.lost': 'lost' } },
            other: { after: { clock: 'open' }, on: { 'deal.won': 'won' } },
          },
        },
      },
    };
    const run = replayed(
      changes,
      dealOf([
        ['01-01 12:00', 'clock.set'],
        ['01-05 12:00', 'deal.won'],
      ]),
    );
    expect(stepsOf(run)).toEqual([
      'create >open',
      'log open>open',
      'timer open>other',
      'timer other>open',
      'sync open>won',
    ]);
  });

  it('close the circle where it began, whoever started their clocks', () => {
    const changes: JsonObject = {
      durations: { clock: { length: 'P1D', from: 'clock.set' }, own: 'P9D' },
      lifecycles: {
        deal: {
          initial: 'start',
          states: {
            start: { on: { 'step.in': 'open', 'deal.lost': 'lost' } },
            open: {
              after: { clock: 'other', own: 'other' },
              on: { 'deal.won': 'won', 'deal.lost': undefined },
            },
            other: { after: { clock: 'open' } },
          },
        },
      },
    };
    const run = replayed(
      changes,
      dealOf([
        ['01-01 12:00', 'clock.set'],
        ['01-05 12:00', 'deal.won'],
      ]),
    );
    expect(stepsOf(run).slice(2)).toEqual([
      'model start>open',
      'timer open>other',
      'timer other>open',
      'sync open>won',
    ]);
  });

  it('of a path that has ended do not run', () => {
    const changes: JsonObject = {
      durations: { clock: 'P1D' },
      lifecycles: { deal: { after: { clock: '.lost' }, initial: 'open' } },
    };
    const run = replayed(changes, dealOf([['01-01 12:00', 'deal.won']], { closedAt: '2026-02-01' }));
    expect(stepsOf(run)).toEqual(['create >open', 'sync open>won']);
    expect(run.trace?.at(-1)?.clocks).toEqual({});
  });
});
