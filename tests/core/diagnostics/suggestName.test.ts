import { describe, expect, it } from 'vitest';
import { didYouMean, suggestName } from '../../../src/core/diagnostics/index.ts';

describe('suggestName', () => {
  it.each([
    ['orign', ['origin', 'organ'], 'origin'],
    ['parnter', ['partner', 'parent'], 'partner'],
    ['Vendor', ['vendor', 'partner'], 'vendor'],
    ['protecetd', ['protected', 'rejected'], 'protected'],
    ['xyz', ['origin'], undefined],
    ['ab', ['cd'], undefined],
    ['', ['a'], undefined],
    ['origin', ['origin'], undefined],
    ['y'.repeat(65), ['y'.repeat(64)], undefined],
  ])('%s -> among %j: %s', (name, known, expected) => {
    expect(suggestName(name, known)).toBe(expected);
  });

  it('reads as a sentence of its own', () => {
    expect(didYouMean('lots', ['lost'])).toBe(' Did you mean "lost"?');
    expect(didYouMean('zebra', ['lost'])).toBe('');
  });
});
