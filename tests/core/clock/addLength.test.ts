import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import {
  addBusinessDays,
  addLength,
  FAR_FUTURE,
  formatInstant,
  isIsoDuration,
  isTimezone,
  parseInstant,
  parseLength,
} from '../../../src/core/clock/index.ts';
import type { Calendar } from '../../../src/core/model/framework.ts';

const ZONES = [
  'UTC',
  'Europe/Berlin',
  'Europe/Dublin',
  'America/New_York',
  'America/Sao_Paulo',
  'America/Los_Angeles',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Chatham',
  'Africa/Casablanca',
  'Africa/Cairo',
  'Antarctica/Troll',
  'Asia/Beirut',
];
const zone = fc.constantFrom(...ZONES);
const instant = fc.integer({ min: Date.UTC(1975, 0, 1), max: Date.UTC(2060, 0, 1) });
/** Near a change of clocks, where mistakes live. */
const nearChange = fc
  .tuple(instant, zone, fc.integer({ min: -60 * 60, max: 60 * 60 }))
  .map(([at, timezone, minutes]) => {
    const next = Temporal.Instant.fromEpochMilliseconds(at)
      .toZonedDateTimeISO(timezone)
      .getTimeZoneTransition('next');
    return { timezone, at: (next ? next.epochMilliseconds : at) + minutes * 60_000 };
  });
const anywhere = fc.record({ at: instant, timezone: zone });

const duration = fc
  .record({
    years: fc.integer({ min: 0, max: 5 }),
    months: fc.integer({ min: 0, max: 30 }),
    weeks: fc.integer({ min: 0, max: 10 }),
    days: fc.integer({ min: 0, max: 400 }),
    hours: fc.integer({ min: 0, max: 100 }),
    minutes: fc.integer({ min: 0, max: 100 }),
    seconds: fc.integer({ min: 0, max: 100 }),
  })
  .map((parts) => Temporal.Duration.from(parts).toString());

const add = (from: string, length: string, timezone: string): string => {
  const at = parseInstant(from, timezone)!;
  return formatInstant(addLength(at, { kind: 'iso', text: length }, timezone, new Map()));
};

describe('[CL1] addLength with ISO durations', () => {
  test.each([
    ['2026-01-31T12:00:00Z', 'P1M', 'UTC', '2026-02-28T12:00:00Z'],
    ['2024-01-31T12:00:00Z', 'P1M', 'UTC', '2024-02-29T12:00:00Z'],
    ['2024-02-29T12:00:00Z', 'P1Y', 'UTC', '2025-02-28T12:00:00Z'],
    ['2026-01-31T12:00:00Z', 'P1M1D', 'UTC', '2026-03-01T12:00:00Z'],
    ['2026-03-28T01:30:00Z', 'P1D', 'Europe/Berlin', '2026-03-29T01:30:00Z'], // 02:30 is skipped: 03:30
    ['2026-03-28T01:30:00Z', 'PT24H', 'Europe/Berlin', '2026-03-29T01:30:00Z'],
    ['2026-03-28T12:00:00Z', 'P1D', 'Europe/Berlin', '2026-03-29T11:00:00Z'],
    ['2026-03-28T12:00:00Z', 'PT24H', 'Europe/Berlin', '2026-03-29T12:00:00Z'],
    ['2026-10-24T00:30:00Z', 'P1D', 'Europe/Berlin', '2026-10-25T00:30:00Z'], // 02:30 comes twice: the first
    ['2026-10-24T12:00:00Z', 'P1DT1H', 'Europe/Berlin', '2026-10-25T14:00:00Z'],
    ['2026-01-06T10:00:00Z', 'P90D', 'Europe/Berlin', '2026-04-06T09:00:00Z'],
    ['2026-01-06T10:00:00Z', 'PT0.5S', 'UTC', '2026-01-06T10:00:00.500Z'],
    ['2026-01-06T10:00:00Z', 'P0D', 'UTC', '2026-01-06T10:00:00Z'],
  ])('%s + %s in %s', (from, length, timezone, due) => {
    expect(add(from, length, timezone)).toBe(due);
  });

  test('nothing added keeps the second pass of a repeated hour', () => {
    const second = Date.UTC(2026, 9, 25, 1, 30);
    expect(addLength(second, { kind: 'iso', text: 'P0D' }, 'Europe/Berlin', new Map())).toBe(second);
  });

  test('agrees with Temporal everywhere', () => {
    fc.assert(
      fc.property(fc.oneof(anywhere, nearChange), duration, ({ at, timezone }, length) => {
        const expected = Temporal.Instant.fromEpochMilliseconds(at)
          .toZonedDateTimeISO(timezone)
          .add(Temporal.Duration.from(length)).epochMilliseconds;
        expect(addLength(at, { kind: 'iso', text: length }, timezone, new Map())).toBe(expected);
      }),
      { numRuns: 3000 },
    );
  });

  test('agrees with Temporal on single days and months around clock changes', () => {
    fc.assert(
      fc.property(
        nearChange,
        fc.constantFrom('P1D', 'P2D', 'P1W', 'P1M', 'P6M', 'P1Y'),
        ({ at, timezone }, length) => {
          const step = Temporal.Duration.from(length);
          const start = Temporal.Instant.fromEpochMilliseconds(at)
            .toZonedDateTimeISO(timezone)
            .subtract(step);
          const expected = start.add(step).epochMilliseconds;
          expect(addLength(start.epochMilliseconds, { kind: 'iso', text: length }, timezone, new Map())).toBe(
            expected,
          );
        },
      ),
      { numRuns: 3000 },
    );
  });

  test('a later start is never due earlier, when no month end clamps and no hour repeats', () => {
    fc.assert(
      fc.property(
        instant,
        fc.integer({ min: 0, max: 10 * 86_400_000 }),
        fc.integer({ min: 0, max: 500 }),
        (at, gap, days) => {
          const length = { kind: 'iso', text: `P${days}D` } as const;
          expect(addLength(at + gap, length, 'UTC', new Map())).toBeGreaterThanOrEqual(
            addLength(at, length, 'UTC', new Map()),
          );
        },
      ),
    );
  });

  test('stops at the end of time instead of failing', () => {
    expect(addLength(0, { kind: 'iso', text: 'P999999Y' }, 'Europe/Berlin', new Map())).toBe(FAR_FUTURE);
    expect(addLength(0, { kind: 'iso', text: 'P99999999D' }, 'Europe/Berlin', new Map())).toBeLessThanOrEqual(
      FAR_FUTURE,
    );
    expect(addLength(FAR_FUTURE - 5, { kind: 'iso', text: 'PT1H' }, 'UTC', new Map())).toBe(FAR_FUTURE);
    expect(() => formatInstant(FAR_FUTURE)).not.toThrow();
  });

  test('an unknown calendar or unreadable length is our bug, not an answer', () => {
    expect(() => addLength(0, { kind: 'business', days: 1, calendar: 'x' }, 'UTC', new Map())).toThrow(
      'Invariant',
    );
    expect(() => addLength(0, { kind: 'iso', text: '90 days' }, 'UTC', new Map())).toThrow('Invariant');
  });
});

const calendar = (changes: Partial<Calendar> = {}): Calendar => ({
  timezone: 'Europe/Berlin',
  workdays: [1, 2, 3, 4, 5],
  hours: { from: 9 * 60, to: 17 * 60 },
  holidays: [],
  ...changes,
});

describe('[CL1] addBusinessDays', () => {
  const due = (from: string, days: number, changes: Partial<Calendar> = {}): string =>
    Temporal.Instant.fromEpochMilliseconds(addBusinessDays(Date.parse(from), days, calendar(changes)))
      .toZonedDateTimeISO('Europe/Berlin')
      .toString({ timeZoneName: 'never', offset: 'never', smallestUnit: 'minute' });

  test.each([
    ['Tuesday morning', '2026-06-09T10:00:00+02:00', 2, '2026-06-11T10:00'],
    ['over a weekend', '2026-06-11T16:00:00+02:00', 2, '2026-06-15T16:00'],
    ['Saturday noon', '2026-06-13T12:00:00+02:00', 2, '2026-06-17T09:00'],
    ['Friday at closing', '2026-06-12T17:00:00+02:00', 2, '2026-06-17T09:00'],
    ['Friday a minute before closing', '2026-06-12T16:59:00+02:00', 2, '2026-06-16T16:59'],
    ['before opening', '2026-06-09T07:00:00+02:00', 1, '2026-06-10T09:00'],
    ['at opening', '2026-06-09T09:00:00+02:00', 1, '2026-06-10T09:00'],
    ['no days, working', '2026-06-09T10:00:00+02:00', 0, '2026-06-09T10:00'],
    ['no days, closed', '2026-06-13T12:00:00+02:00', 0, '2026-06-15T09:00'],
    ['across the change to summer time', '2026-03-27T10:00:00+01:00', 1, '2026-03-30T10:00'],
  ])('%s', (_, from, days, expected) => {
    expect(due(from, days)).toBe(expected);
  });

  test('holidays are not counted', () => {
    expect(due('2026-06-09T10:00:00+02:00', 2, { holidays: ['2026-06-10', 'not a date'] })).toBe(
      '2026-06-12T10:00',
    );
    expect(due('2026-06-10T10:00:00+02:00', 0, { holidays: ['2026-06-10'] })).toBe('2026-06-11T09:00');
  });

  test('a calendar that never works never comes due', () => {
    expect(addBusinessDays(0, 1, calendar({ workdays: [] }))).toBe(FAR_FUTURE);
    expect(addBusinessDays(0, 1, calendar({ workdays: [0, 8, 1.5] }))).toBe(FAR_FUTURE);
    expect(addBusinessDays(0, 1, calendar({ hours: { from: 600, to: 600 } }))).toBe(FAR_FUTURE);
  });

  test('stops at the end of time', () => {
    expect(addBusinessDays(FAR_FUTURE - 86_400_000, 30, calendar())).toBe(FAR_FUTURE);
  });

  test('is what addLength does for business lengths, on the calendar clock', () => {
    const vendor = calendar();
    const at = Date.parse('2026-06-13T12:00:00Z');
    expect(
      addLength(at, { kind: 'business', days: 3, calendar: 'v' }, 'Asia/Tokyo', new Map([['v', vendor]])),
    ).toBe(addBusinessDays(at, 3, vendor));
  });

  const someCalendar = fc.record({
    timezone: zone,
    workdays: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
    hours: fc.constantFrom(
      { from: 540, to: 1020 },
      { from: 0, to: 1440 },
      { from: 150, to: 200 },
      { from: 1200, to: 1440 },
    ),
    holidays: fc.array(
      fc
        .integer({ min: 0, max: 40 })
        .map((day) => new Date(Date.UTC(2026, 2, 15 + day)).toISOString().slice(0, 10)),
    ),
  });

  test('agrees with a walk day by day in Temporal', () => {
    fc.assert(
      fc.property(
        someCalendar,
        fc
          .integer({ min: Date.UTC(2026, 2, 10), max: Date.UTC(2026, 3, 30) })
          .map((ms) => ms - (ms % 60_000)),
        fc.integer({ min: 0, max: 12 }),
        (plan, at, days) => {
          expect(addBusinessDays(at, days, plan)).toBe(slowBusinessDays(at, days, plan));
        },
      ),
      { numRuns: 1500 },
    );
  });

  test('never goes back and a later start is never due earlier', () => {
    fc.assert(
      fc.property(
        someCalendar.map((plan) => ({ ...plan, timezone: 'UTC' })),
        fc.integer({ min: Date.UTC(2026, 2, 10), max: Date.UTC(2026, 3, 30) }),
        fc.integer({ min: 0, max: 5 * 86_400_000 }),
        fc.integer({ min: 0, max: 12 }),
        (plan, at, gap, days) => {
          const first = addBusinessDays(at, days, plan);
          expect(first).toBeGreaterThanOrEqual(at);
          expect(addBusinessDays(at + gap, days, plan)).toBeGreaterThanOrEqual(first);
          expect(addBusinessDays(at, days + 1, plan)).toBeGreaterThan(first);
        },
      ),
    );
  });
});

/** The rule read literally: look at each minute until work starts, then at each day. */
function slowBusinessDays(at: number, days: number, plan: Calendar): number {
  const works = (date: Temporal.PlainDate): boolean =>
    plan.workdays.includes(date.dayOfWeek) && !plan.holidays.includes(date.toString());
  let date = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(plan.timezone).toPlainDate();
  let time = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(plan.timezone).toPlainTime();
  const opening = Temporal.PlainTime.from({
    hour: Math.floor(plan.hours.from / 60),
    minute: plan.hours.from % 60,
  });
  const minutes = time.hour * 60 + time.minute;
  let waited = false;
  if (!works(date) || minutes >= plan.hours.to) {
    do date = date.add({ days: 1 });
    while (!works(date));
    time = opening;
    waited = true;
  } else if (minutes < plan.hours.from) {
    time = opening;
    waited = true;
  }
  if (days === 0 && !waited) return at;
  for (let left = days; left > 0; left--) {
    do date = date.add({ days: 1 });
    while (!works(date));
  }
  return Math.max(at, date.toZonedDateTime({ timeZone: plan.timezone, plainTime: time }).epochMilliseconds);
}

describe('lengths as written', () => {
  test.each(['P90D', 'P6M', 'P1Y2M3W4DT5H6M7S', 'PT36H', 'PT0.5S', 'P0D', 'PT0S'])('%s is one', (text) => {
    expect(isIsoDuration(text)).toBe(true);
    expect(parseLength(text)).toEqual({ kind: 'iso', text });
  });

  test.each([
    '',
    'P',
    'PT',
    'P1DT',
    '-P1D',
    'P-1D',
    '+P1D',
    'P1.5D',
    'PT1.5H',
    '90D',
    'p90d',
    'P1S',
    'P1D ',
    'P1M1Y',
  ])('%j is none', (text) => {
    expect(isIsoDuration(text)).toBe(false);
    expect(parseLength(text)).toBeUndefined();
  });

  test('business days', () => {
    expect(parseLength({ businessDays: 2, calendar: 'vendor' })).toEqual({
      kind: 'business',
      days: 2,
      calendar: 'vendor',
    });
    for (const source of [
      undefined,
      null,
      5,
      [],
      {},
      { businessDays: 2 },
      { businessDays: -1, calendar: 'vendor' },
      { businessDays: 1.5, calendar: 'vendor' },
      { businessDays: '2', calendar: 'vendor' },
      { businessDays: 2, calendar: 5 },
    ]) {
      expect(parseLength(source)).toBeUndefined();
    }
  });
});

test.each([
  ['UTC', true],
  ['Europe/Berlin', true],
  ['America/Argentina/Buenos_Aires', true],
  ['Etc/GMT+5', true],
  ['Europe/Atlantis', false],
  ['', false],
  ['+02:00', false],
  ['Berlin', false],
  ['2026-01-01T00:00[Europe/Berlin]', false],
])('isTimezone(%j)', (text, expected) => {
  expect(isTimezone(text)).toBe(expected);
});
