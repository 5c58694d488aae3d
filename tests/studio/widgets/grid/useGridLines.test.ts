import { describe, expect, it } from 'vitest';
import { placeLines } from '../../../../src/studio/widgets/grid/useGridLines.ts';

const row = (index: number, start: number, end: number) => ({ index, start, end });

describe('the rows of a grid that are drawn', () => {
  it('[TB6] leave the room of the others between and after them', () => {
    expect(placeLines([row(0, 0, 40), row(7, 280, 330), row(8, 330, 370)], 4000)).toEqual([
      { kind: 'row', index: 0 },
      { kind: 'gap', before: 7, height: 240 },
      { kind: 'row', index: 7 },
      { kind: 'row', index: 8 },
      { kind: 'gap', before: 9, height: 3630 },
    ]);
  });

  it('[TB6] need no gap when all are drawn', () => {
    expect(placeLines([row(0, 0, 40)], 40)).toEqual([{ kind: 'row', index: 0 }]);
    expect(placeLines([], 0)).toEqual([]);
  });
});
