import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  parseTabularText,
  printTabularText,
  tileBlock,
} from '../../../../src/studio/widgets/grid/tabularText.ts';

describe('blocks exchanged with spreadsheets', () => {
  it.each([
    ['a\tb\nc\td', [['a', 'b'], ['c', 'd']]], // prettier-ignore
    ['a\tb\r\n', [['a', 'b']]],
    ['a\t', [['a', '']]],
    ['\ta', [['', 'a']]],
    ['', []],
    ['a\n\nb\n', [['a'], [''], ['b']]],
    ['"two\nlines"\t"say ""no"""', [['two\nlines', 'say "no"']]],
    ['not("new")\t"', [['not("new")', '"']]],
    ['"half', [['"half']]],
    ['"a" b', [['"a" b']]],
  ])('%j', (text, block) => {
    expect(parseTabularText(text)).toEqual(block);
  });

  it('reads back what it writes', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', ' ', '"', '\t', '\n', '\r', ',') });
    const block = fc
      .integer({ min: 1, max: 4 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 4 }),
      );
    fc.assert(
      fc.property(block, (rows) => {
        fc.pre(rows.at(-1)?.some((text) => text !== '') ?? false);
        expect(parseTabularText(printTabularText(rows))).toEqual(rows);
      }),
    );
  });

  it('repeats a block only over an area that it fills evenly', () => {
    expect(tileBlock([['x']], { rows: 2, columns: 2 })).toEqual([
      ['x', 'x'],
      ['x', 'x'],
    ]);
    expect(tileBlock([['a'], ['b']], { rows: 4, columns: 1 })).toEqual([['a'], ['b'], ['a'], ['b']]);
    expect(tileBlock([['a'], ['b']], { rows: 3, columns: 1 })).toEqual([['a'], ['b']]);
    expect(tileBlock([['a', 'b']], { rows: 1, columns: 1 })).toEqual([['a', 'b']]);
  });
});
