import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { formatInstant, parseInstant } from '../../../src/core/clock/index.ts';

const read = (text: string, timezone = 'UTC', options = {}): string | undefined => {
  const instant = parseInstant(text, timezone, options);
  return instant === undefined ? undefined : formatInstant(instant);
};

describe('[DR2] parseInstant', () => {
  test.each([
    ['2026-01-13T11:40:00Z', '2026-01-13T11:40:00Z'],
    ['2026-01-13T11:40Z', '2026-01-13T11:40:00Z'],
    ['2026-01-13t11:40:00z', '2026-01-13T11:40:00Z'],
    ['2026-01-13 11:40:00+00:00', '2026-01-13T11:40:00Z'],
    ['2026-01-13T12:40:00+01:00', '2026-01-13T11:40:00Z'],
    ['2026-01-13T12:40:00.000+0100', '2026-01-13T11:40:00Z'],
    ['2026-01-13T12:40:00+01', '2026-01-13T11:40:00Z'],
    ['2026-01-13T06:10:00-05:30', '2026-01-13T11:40:00Z'],
    ['2026-01-13T11:40:00.123456789Z', '2026-01-13T11:40:00.123Z'],
    ['2026-01-13T11:40:00.9999Z', '2026-01-13T11:40:00.999Z'],
    ['2026-01-13T11:40:00,5Z', '2026-01-13T11:40:00.500Z'],
    ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00Z'],
    ['2026-01-01T00:30:00+02:00', '2025-12-31T22:30:00Z'],
  ])('%s', (text, instant) => {
    expect(read(text)).toBe(instant);
  });

  test.each([
    '',
    'yesterday',
    '2026-01-13T11:40:00',
    '2026-01-13T11:40',
    '2026-02-29',
    '2026-02-30T00:00:00Z',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-01-13T24:00:00Z',
    '2026-01-13T23:60:00Z',
    '2026-01-13T23:59:60Z',
    '2026-01-13T11:40:00+24:00',
    '2026-01-13T11:40:00+01:60',
    '2026-01-13T11:40:00.1234567890Z',
    '2026-01-13T11:40:00.Z',
    '13.01.2026',
    '01/13/2026',
    '2026-1-3',
    '20260113T114000Z',
    ' 2026-01-13',
    '2026-01-13\n',
    '1768304400000',
  ])('cannot read %j', (text) => {
    expect(parseInstant(text, 'Europe/Berlin')).toBeUndefined();
  });

  test('a bare date starts and ends in the time zone, also on days of 23 and 25 hours', () => {
    const day = (text: string, timezone: string): (string | undefined)[] => [
      read(text, timezone),
      read(text, timezone, { endOfDay: true }),
    ];
    expect(day('2026-01-13', 'UTC')).toEqual(['2026-01-13T00:00:00Z', '2026-01-13T23:59:59.999Z']);
    expect(day('2026-03-29', 'Europe/Berlin')).toEqual(['2026-03-28T23:00:00Z', '2026-03-29T21:59:59.999Z']);
    expect(day('2026-10-25', 'Europe/Berlin')).toEqual(['2026-10-24T22:00:00Z', '2026-10-25T22:59:59.999Z']);
    expect(day('2026-01-13', 'Asia/Kolkata')).toEqual(['2026-01-12T18:30:00Z', '2026-01-13T18:29:59.999Z']);
    // Midnight does not exist: the day starts at 01:00.
    expect(read('2018-11-04', 'America/Sao_Paulo')).toBe('2018-11-04T03:00:00Z');
    expect(read('2018-11-03', 'America/Sao_Paulo', { endOfDay: true })).toBe('2018-11-04T02:59:59.999Z');
  });

  test('endOfDay leaves an instant alone', () => {
    expect(read('2026-01-13T11:40:00Z', 'UTC', { endOfDay: true })).toBe('2026-01-13T11:40:00Z');
  });

  test('agrees with Temporal on every instant it formats', () => {
    fc.assert(
      fc.property(
        fc.date({
          min: new Date('0000-01-01T00:00:00Z'),
          max: new Date('9999-12-30T00:00:00Z'),
          noInvalidDate: true,
        }),
        fc.integer({ min: -14 * 60, max: 14 * 60 }),
        (date, offset) => {
          expect(parseInstant(formatInstant(date.getTime()), 'UTC')).toBe(date.getTime());
          const text = Temporal.Instant.fromEpochMilliseconds(date.getTime()).toString({
            timeZone: `${offset < 0 ? '-' : '+'}${String(Math.floor(Math.abs(offset) / 60)).padStart(2, '0')}:${String(Math.abs(offset) % 60).padStart(2, '0')}`,
          });
          if (/^\d{4}-/.test(text)) expect(parseInstant(text, 'UTC')).toBe(date.getTime());
        },
      ),
    );
  });

  test('accepts exactly the dates that exist', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1900, max: 2100 }),
        fc.integer({ min: 0, max: 13 }),
        fc.integer({ min: 0, max: 32 }),
        (year, month, day) => {
          const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
          let expected: number | undefined;
          try {
            expected = Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }).toZonedDateTime(
              'UTC',
            ).epochMilliseconds;
          } catch {
            expected = undefined;
          }
          expect(parseInstant(text, 'UTC')).toBe(expected);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

test('formatInstant drops ms only when they are zero', () => {
  expect(formatInstant(Date.UTC(2026, 0, 13, 11, 40))).toBe('2026-01-13T11:40:00Z');
  expect(formatInstant(Date.UTC(2026, 0, 13, 11, 40, 0, 7))).toBe('2026-01-13T11:40:00.007Z');
});
