import { describe, expect, test } from 'vitest';
import { phraseProvenance, rawOf } from '../../../src/studio/session/phraseProvenance.ts';

describe('[LB3] how something is known', () => {
  test.each([
    [undefined, undefined],
    [{}, undefined],
    [{ file: 'opportunities.csv', row: 12 }, 'from opportunities.csv, row 12'],
    [{ file: 'deals.json' }, 'from deals.json'],
    [{ file: 'a.csv', row: 3, confidence: 'compared' }, 'from a.csv, row 3, by comparing snapshots'],
    [{ recalledBy: 'Ana', on: '2026-11-23' }, 'recalled by Ana on 2026-11-23'],
    [
      { recalledBy: 'Ana', on: '2026-11-23', why: 'I was there' },
      'recalled by Ana on 2026-11-23: “I was there”',
    ],
    [{ inferred: 'owner at close' }, 'inferred: owner at close'],
    [{ editedBy: 'hand', on: '2026-11-23' }, 'edited by hand on 2026-11-23'],
    [{ file: ['odd'] }, undefined],
  ])('%j is %j', (from, said) => expect(phraseProvenance(from)).toBe(said));

  test('the row itself stands as it was kept', () => {
    expect(rawOf({ file: 'a.csv', row: 1, raw: 'x;y' })).toBe('x;y');
    expect(rawOf({ raw: { Id: '006', Stage: null } })).toBe('{\n "Id": "006",\n "Stage": null\n}');
    expect(rawOf({ file: 'a.csv' })).toBeUndefined();
  });
});
