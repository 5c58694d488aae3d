import type { Cell, Domain, FactValue, Interval } from '../../model/cell.ts';
import { splitDomain, type Slice } from '../splitDomain.ts';
import { testCell } from '../testCell.ts';

/** One column of a table as a dimension: its domain cut wherever any cell tells values apart. */
export interface Axis {
  readonly column: string;
  readonly domain: Domain;
  readonly slices: readonly Slice[];
  /** The words of a box that hold its bits, `to` not included; bit n is slice n. */
  readonly from: number;
  readonly to: number;
}

/** A set of scenarios: on each axis a set of slices, one bit each. Empty as soon as one axis is. */
export type Box = Uint32Array<ArrayBuffer>;

/** The scenarios of a table: every combination of one slice from each axis. */
export interface TableSpace {
  readonly axes: readonly Axis[];
  /** Length of a box in words of 32 bits. */
  readonly words: number;
  readonly whole: Box;
}

/** Cuts the columns at the constants of the cells they are tested with. */
export function createSpace(
  columns: readonly { readonly column: string; readonly domain: Domain; readonly cells: readonly Cell[] }[],
): TableSpace {
  return layOut(
    columns.map(({ column, domain, cells }) => ({ column, domain, slices: splitDomain(domain, cells) })),
  );
}

/** The same space with one more axis, a copy of one of its own, which comes last: two scenarios that differ in one column. */
export function withCopy(space: TableSpace, axis: Axis): TableSpace {
  return layOut([...space.axes, axis]);
}

function layOut(columns: readonly Pick<Axis, 'column' | 'domain' | 'slices'>[]): TableSpace {
  const axes: Axis[] = [];
  let words = 0;
  for (const { column, domain, slices } of columns) {
    const to = words + Math.max(1, Math.ceil(slices.length / 32));
    axes.push({ column, domain, slices, from: words, to });
    words = to;
  }
  const whole = new Uint32Array(words);
  for (const { slices, from } of axes) slices.forEach((_, index) => setBit(whole, from, index));
  return { axes, words, whole };
}

/** The scenarios in which all the given cells hold; columns without a cell may be anything. */
export function boxOf(space: TableSpace, cellOf: (column: string) => Cell | undefined): Box {
  const box = space.whole.slice();
  for (const axis of space.axes) {
    const cell = cellOf(axis.column);
    if (!cell || cell.kind === 'any') continue;
    box.fill(0, axis.from, axis.to);
    axis.slices.forEach(({ value }, index) => {
      if (testCell(cell, value)) setBit(box, axis.from, index);
    });
  }
  return box;
}

/** Indexes of the slices a box holds on an axis. */
export function slicesOf(axis: Axis, box: Box): readonly number[] {
  return axis.slices.flatMap((_, index) => (hasBit(box, axis.from, index) ? [index] : []));
}

/** A value for every column, from the first slices of a box. */
export function pickScenario(space: TableSpace, box: Box): Readonly<Record<string, FactValue>> {
  return Object.fromEntries(
    space.axes.flatMap((axis) => {
      const slice = axis.slices.find((_, index) => hasBit(box, axis.from, index));
      return slice ? [[axis.column, slice.value]] : [];
    }),
  );
}

/** The cell that holds on exactly the slices of a box on an axis; undefined where that is all of them. */
export function cellOn(axis: Axis, box: Box): Cell | undefined {
  const held = slicesOf(axis, box);
  if (held.length === axis.slices.length) return undefined;
  const { domain, slices } = axis;
  if (domain.kind !== 'number') {
    return test(held.flatMap((index) => slices[index]?.value ?? []));
  }
  const spans: Interval[] = [];
  for (const index of held) {
    const next = slices[index]?.interval;
    const last = spans.at(-1);
    if (!next) continue;
    if (last && held.includes(index - 1)) {
      spans[spans.length - 1] = { ...last, high: next.high, highClosed: next.highClosed };
    } else {
      spans.push({
        ...next,
        low: next.lowClosed && next.low === domain.min ? -Infinity : next.low,
      });
    }
  }
  const open = spans.map((span) => ({
    ...span,
    high: span.highClosed && span.high === domain.max ? Infinity : span.high,
  }));
  const points = open.filter(({ low, high }) => low === high);
  return test(
    points.map(({ low }) => low),
    open.filter(({ low, high }) => low !== high),
  );
}

function test(values: readonly FactValue[], intervals: readonly Interval[] = []): Cell {
  return { kind: 'test', negated: false, values, intervals };
}

/** Whether two boxes have a scenario in common. */
export function meet({ axes }: TableSpace, a: Box, b: Box): boolean {
  return axes.every(({ from, to }) => {
    for (let word = from; word < to; word += 1) if (((a[word] ?? 0) & (b[word] ?? 0)) !== 0) return true;
    return false;
  });
}

/** Whether a box holds any scenario. */
export function holdsSome({ axes }: TableSpace, box: Box): boolean {
  return axes.every(({ from, to }) => box.subarray(from, to).some((bits) => bits !== 0));
}

/** Whether every scenario of `inner` is one of `outer`; both hold some. */
export function contains(outer: Box, inner: Box): boolean {
  return inner.every((bits, word) => (bits & ~(outer[word] ?? 0)) === 0);
}

/** Whether a box leaves an axis free. */
export function isFreeOn({ whole }: TableSpace, { from, to }: Axis, box: Box): boolean {
  for (let word = from; word < to; word += 1) if (box[word] !== whole[word]) return false;
  return true;
}

/** The scenarios in both boxes. */
export function intersect(a: Box, b: Box): Box {
  return a.map((bits, word) => bits & (b[word] ?? 0));
}

/** The share of all combinations of slices that a box holds. */
export function shareOf(space: TableSpace, box: Box): number {
  return space.axes.reduce((share, axis) => (share * countOn(axis, box)) / axis.slices.length, 1);
}

/** How many slices a box holds on an axis. */
export function countOn({ from, to }: Axis, box: Box): number {
  let count = 0;
  for (let word = from; word < to; word += 1)
    for (let bits = box[word] ?? 0; bits !== 0; bits &= bits - 1) count += 1;
  return count;
}

function setBit(box: Box, from: number, index: number): void {
  const word = from + (index >>> 5);
  box[word] = (box[word] ?? 0) | (1 << (index & 31));
}

function hasBit(box: Box, from: number, index: number): boolean {
  return (((box[from + (index >>> 5)] ?? 0) >>> (index & 31)) & 1) === 1;
}
