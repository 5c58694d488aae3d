import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeForeign, decodeText, encodeText, roomFor } from '../../../src/engine/columns/textBytes.ts';

it('gives every text back, halves of surrogate pairs too', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(0xffff), { maxLength: 5000 / 100 }),
      fc.string({ unit: 'binary' }),
      (units, text) => {
        const whole = String.fromCharCode(...units) + text;
        const bytes = new Uint8Array(roomFor(whole) + 3);
        const end = encodeText(whole, bytes, 3);
        expect(decodeText(bytes, 3, end)).toBe(whole);
        if (!/[\ud800-\udfff]/u.test(whole))
          expect(bytes.slice(3, end)).toEqual(new TextEncoder().encode(whole));
      },
    ),
    { numRuns: 500 },
  );
  const long = '漢🙂a'.repeat(5000);
  const bytes = new Uint8Array(roomFor(long));
  expect(decodeText(bytes, 0, encodeText(long, bytes, 0))).toBe(long);
});

it('reads broken UTF-8 as the platform does', () => {
  const byte = fc.oneof(
    fc.constantFrom(0x41, 0x80, 0xa0, 0xbf, 0xc0, 0xc2, 0xe0, 0xed, 0xef, 0xf0, 0xf4, 0xf5, 0x90, 0x8f, 0x9f),
    fc.nat(255),
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 8 }), fc.array(byte, { maxLength: 12 }), (some, others) => {
      const bytes = Uint8Array.from([...others, ...some]);
      expect(decodeForeign(bytes, 0, bytes.length)).toBe(
        new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes),
      );
    }),
    { numRuns: 2000 },
  );
});
