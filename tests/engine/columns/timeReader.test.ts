import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseInstant } from '../../../src/core/index.ts';
import { printDay, printInstant, TIME, TimeReader } from '../../../src/engine/columns/timeReader.ts';

const digits = (length: number): fc.Arbitrary<string> =>
  fc.nat(10 ** length - 1).map((number) => String(number).padStart(length, '0'));
const two = fc.oneof(
  fc.integer({ min: 0, max: 31 }).map((n) => String(n).padStart(2, '0')),
  digits(2),
);
const time = fc
  .tuple(
    fc.oneof(fc.constantFrom('0000', '0001', '1900', '2000', '2024', '2100', '9999'), digits(4)),
    fc.integer({ min: 0, max: 13 }).map((month) => String(month).padStart(2, '0')),
    two,
    fc.constantFrom('', 'T', 'T', 'T', ' '),
    two,
    two,
    fc.oneof(
      fc.constant(''),
      two.map((second) => `:${second}`),
    ),
    fc.oneof(
      fc.constant(''),
      digits(3).map((ms) => `.${ms}`),
      digits(1).map((ms) => `.${ms}`),
    ),
    fc.oneof(fc.constantFrom('Z', '', 'z', '+02:00', '-00:00', '+23:59', '-23:59', '+24:00', '+0100'), two),
  )
  .map(([year, month, day, between, hour, minute, second, fraction, zone]) =>
    between === ''
      ? `${year}-${month}-${day}`
      : `${year}-${month}-${day}${between}${hour}:${minute}${second}${fraction}${zone}`,
  );

it('reads times as parseInstant does, and prints what reads the same', () => {
  const spellings = new Map<string, string>();
  fc.assert(
    fc.property(time, (text) => {
      const reader = new TimeReader();
      const bytes = new TextEncoder().encode(`"${text}"`);
      if (!reader.read(bytes, 1, bytes.length - 1)) reader.readOdd(text, 7);
      const expected = parseInstant(text, 'UTC');
      expect(Number.isNaN(reader.ms) ? undefined : reader.ms).toBe(expected);
      const bare = /^\d{4}-\d\d-\d\d$/.test(text);
      expect(reader.form).toBe(expected === undefined ? TIME.unreadable + 7 : bare ? TIME.day : TIME.instant);
      if (expected !== undefined)
        expect(parseInstant(bare ? printDay(expected) : printInstant(expected), 'UTC')).toBe(expected);
      if (reader.spelling < 0) return;
      const key = `${reader.form} ${reader.ms} ${reader.spelling}`;
      expect(spellings.get(key) ?? text).toBe(text);
      spellings.set(key, text);
    }),
    { numRuns: 5000 },
  );
});
