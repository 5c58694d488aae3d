import { expect, test } from 'vitest';
import { applyEdits, parseFramework, planEdits } from '../../../src/core/index.ts';
import { createOutline, type OutlineNode } from '../../../src/studio/outline/createOutline.ts';
import { listRows, moveInRows } from '../../../src/studio/outline/listRows.ts';
import { NORTHWIND } from '../../support/framework.ts';

const parsed = parseFramework(NORTHWIND);
const outline = createOutline(parsed.framework!);
const all = (nodes: readonly OutlineNode[]): readonly OutlineNode[] =>
  nodes.flatMap((node) => [node, ...all(node.children)]);
const lines = all(outline);
const line = (label: string): OutlineNode => {
  const found = lines.find((node) => node.label === label);
  if (!found)
    throw new Error(`${label} is not in the outline: ${lines.map((node) => node.label).join(', ')}`);
  return found;
};

test('the outline reads like the framework', () => {
  expect(outline.map(({ label }) => label)).toEqual([
    'Paths',
    'Decisions',
    'Roles',
    'Facts',
    'Partner types',
    'Events',
    'Activities',
    'Durations',
  ]);
  expect(line('Deal path').children.map(({ label, detail }) => [label, detail])).toEqual([
    ['Discovery', 'stage, begins here'],
    ['Pitch', 'stage'],
    ['Close', 'stage'],
    ['Won', 'end'],
    ['Lost', 'end'],
  ]);
  expect(line('Discovery').children.map(({ label, detail }) => [label, detail])).toEqual([
    ['moved to pitch: to pitch', 'only when the registration is protected'],
    ['deal lost: to lost', undefined],
  ]);
});

test('every line has its own address, and every place in the text exists', () => {
  expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length);
  for (const { path } of lines) if (path) expect(parsed.nearestPath(path)).toEqual(path);
});

test('a renamed line is found under its new name', () => {
  for (const label of ['Pitch', 'Partner seller', 'lead-1', 'Origin', 'Protection']) {
    const node = line(label);
    const planned = planEdits(NORTHWIND, node.rename!('renamed')!);
    expect(planned.ok).toBe(true);
    const after = parseFramework(planned.ok ? applyEdits(NORTHWIND, planned.value) : '');
    expect(all(createOutline(after.framework!)).map(({ name }) => name)).toContain('renamed');
  }
});

test('a removed transition and rule are gone', () => {
  for (const label of ['lead-1', 'deal lost: to lost']) {
    const planned = planEdits(NORTHWIND, line(label).remove!);
    const after = parseFramework(planned.ok ? applyEdits(NORTHWIND, planned.value) : '');
    expect(all(createOutline(after.framework!))).toHaveLength(lines.length - 1);
  }
});

test('the arrow keys walk, open and close as in any tree', () => {
  const open = new Set(['Paths']);
  const rows = listRows(outline, (id) => open.has(id));
  const deal = line('Deal path').id;
  expect(rows.slice(0, 4).map(({ node, level, open: isOpen }) => [node.label, level, isOpen])).toEqual([
    ['Paths', 1, true],
    ['Deal path', 2, false],
    ['Registration path', 2, false],
    ['Decisions', 1, false],
  ]);
  expect(moveInRows(rows, 'Paths', 'ArrowRight')).toEqual({ kind: 'go', id: deal });
  expect(moveInRows(rows, deal, 'ArrowRight')).toEqual({ kind: 'open', id: deal });
  expect(moveInRows(rows, deal, 'ArrowLeft')).toEqual({ kind: 'go', id: 'Paths' });
  expect(moveInRows(rows, 'Paths', 'ArrowLeft')).toEqual({ kind: 'close', id: 'Paths' });
  expect(moveInRows(rows, 'Paths', 'ArrowUp')).toBeUndefined();
  expect(moveInRows(rows, undefined, 'End')).toEqual({ kind: 'go', id: 'Durations' });
  expect(moveInRows(rows, 'Paths', 'x')).toBeUndefined();
});
