import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sha256Hex } from '../../../src/core/base/sha256.ts';

const reference = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

test('hashes the empty text as the standard says', () => {
  expect(sha256Hex('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
});

test('agrees with the platform at every length around the block borders', () => {
  for (let length = 0; length < 200; length++) {
    const text = 'x'.repeat(length);
    expect(sha256Hex(text)).toBe(reference(text));
  }
});

test('agrees with the platform on any text, lone surrogates included', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' })), (text) => {
      expect(sha256Hex(text)).toBe(reference(text));
    }),
  );
  expect(sha256Hex('a\ud800b')).toBe(reference('a\ud800b'));
});

test('agrees with the platform on a long text', () => {
  const text = 'Größe 漢字 🦊 '.repeat(20_000);
  expect(sha256Hex(text)).toBe(reference(text));
});
