import { describe, expect, it } from 'vitest';
import {
  blockOf,
  clampSelection,
  isCovered,
  moveSelection,
  selectPlace,
  type GridStep,
} from '../../../../src/studio/widgets/grid/gridSelection.ts';

const SIZE = { rows: 3, columns: 4 };
const at = (row: number, column: number) => ({ row, column });
const step = (from: { row: number; column: number }, name: GridStep) =>
  moveSelection(selectPlace(from), name, SIZE, false)?.focus;

describe('the place with the focus', () => {
  it.each<[GridStep, [number, number], [number, number]]>([
    ['up', [1, 1], [0, 1]],
    ['up', [0, 1], [-1, 1]],
    ['up', [0, -1], [0, -1]],
    ['down', [2, 1], [2, 1]],
    ['left', [1, 0], [1, -1]],
    ['left', [-1, 0], [-1, 0]],
    ['right', [1, 3], [1, 3]],
    ['pageDown', [0, 2], [2, 2]],
    ['pageUp', [2, 2], [0, 2]],
    ['rowStart', [1, 2], [1, 0]],
    ['rowEnd', [1, 2], [1, 3]],
    ['first', [2, 3], [0, 0]],
    ['last', [0, 0], [2, 3]],
    ['next', [0, 3], [1, 0]],
    ['previous', [1, 0], [0, 3]],
  ])('%s from %j', (name, [row, column], [toRow, toColumn]) => {
    expect(step(at(row, column), name)).toEqual(at(toRow, toColumn));
  });

  it('leaves the grid after the last place and before the first', () => {
    expect(step(at(2, 3), 'next')).toBeUndefined();
    expect(step(at(0, 0), 'previous')).toBeUndefined();
  });

  it('stays in a grid that has become smaller', () => {
    expect(clampSelection(selectPlace(at(9, 9)), SIZE)).toEqual(selectPlace(at(2, 3)));
    expect(clampSelection(selectPlace(at(4, 1)), { rows: 0, columns: 2 }).focus).toEqual(at(-1, 1));
  });
});

describe('the selected block', () => {
  it('spans from anchor to focus, whichever way it was drawn', () => {
    expect(blockOf({ anchor: at(2, 3), focus: at(1, 0) }, SIZE)).toEqual({
      top: 1,
      left: 0,
      bottom: 2,
      right: 3,
    });
  });

  it('is a whole row from its header, and a whole column from its', () => {
    expect(blockOf(selectPlace(at(1, -1)), SIZE)).toEqual({ top: 1, left: 0, bottom: 1, right: 3 });
    expect(blockOf(selectPlace(at(-1, 2)), SIZE)).toEqual({ top: 0, left: 2, bottom: 2, right: 2 });
  });

  it('grows in the body only', () => {
    const grown = moveSelection(selectPlace(at(0, 0)), 'up', SIZE, true);
    expect(grown).toEqual({ anchor: at(0, 0), focus: at(0, 0) });
    const wider = moveSelection(selectPlace(at(0, 0)), 'right', SIZE, true);
    expect(wider && isCovered(blockOf(wider, SIZE), at(0, 1))).toBe(true);
    expect(wider && isCovered(blockOf(wider, SIZE), at(1, 1))).toBe(false);
  });
});
