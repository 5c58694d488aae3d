import { expect, test } from 'vitest';
import {
  applyEdits,
  checkFramework,
  parseFramework,
  planEdits,
  type Command,
  type Framework,
} from '../../../src/core/index.ts';
import {
  createOutline,
  type OutlineNode,
  type OutlineNotes,
} from '../../../src/studio/outline/createOutline.ts';
import { findTyped, listRows, moveInRows } from '../../../src/studio/outline/listRows.ts';
import { phraseOwnership } from '../../../src/studio/outline/phraseOwnership.ts';
import { readOwnership } from '../../../src/studio/session/readOwnership.ts';
import { NORTHWIND } from '../../support/framework.ts';

const parsed = parseFramework(NORTHWIND);
const notesOf = (framework: Framework): OutlineNotes => ({
  ownership: readOwnership(framework, { values: new Map() }),
  diagnostics: checkFramework(parseFramework(NORTHWIND)),
});
const outline = createOutline(parsed.framework!, notesOf(parsed.framework!));
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
    'Duties at any stage',
    'Roles',
    'Facts',
    'Partner types',
    'Events',
    'Activities',
    'Durations',
    'Calendars',
  ]);
  expect(line('Deal path').children.map(({ label, detail }) => [label, detail])).toEqual([
    ['Discovery', 'stage, begins here'],
    ['Pitch', 'stage'],
    ['Close', 'stage'],
    ['Won', 'end, won'],
    ['Lost', 'end, lost'],
  ]);
  expect(line('Discovery').children.map(({ label, detail }) => [label, detail])).toEqual([
    ['moved to pitch: to pitch', 'only when the registration is protected'],
    ['deal lost: to lost', undefined],
    [
      'Discovery call',
      'Partner seller does it, Account executive answers for it, only when the partner type is Services partner',
    ],
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
    expect(all(createOutline(after.framework!, notesOf(after.framework!))).map(({ name }) => name)).toContain(
      'renamed',
    );
  }
});

test('a removed transition and rule are gone', () => {
  for (const label of ['lead-1', 'deal lost: to lost']) {
    const planned = planEdits(NORTHWIND, line(label).remove!);
    const after = parseFramework(planned.ok ? applyEdits(NORTHWIND, planned.value) : '');
    expect(all(createOutline(after.framework!, notesOf(after.framework!)))).toHaveLength(lines.length - 1);
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
  expect(moveInRows(rows, deal, 'ArrowRight')).toEqual({ kind: 'open', ids: [deal] });
  expect(moveInRows(rows, deal, 'ArrowLeft')).toEqual({ kind: 'go', id: 'Paths' });
  expect(moveInRows(rows, 'Paths', 'ArrowLeft')).toEqual({ kind: 'close', ids: ['Paths'] });
  expect(moveInRows(rows, 'Paths', 'ArrowUp')).toBeUndefined();
  expect(moveInRows(rows, undefined, 'End')).toEqual({ kind: 'go', id: 'Calendars' });
  expect(moveInRows(rows, 'Paths', 'x')).toBeUndefined();
});

test('[KB2] a stage says who leads there and how much leads away', () => {
  const said = line('Pitch').said!;
  expect(said).toMatch(/(the (vendor|partner)|nobody) leads in \d+.* of \d+ scenarios, \d+ transitions?$/);
  const all = { vendor: 0, partner: 0.375, silent: 0.625, ambiguous: 0, scenarios: 8, roles: [] };
  expect(phraseOwnership(all)).toBe('the partner leads in 3, nobody leads in 5 of 8 scenarios');
  expect(phraseOwnership({ ...all, partner: 1, silent: 0 })).toBe('the partner leads always');
  expect(phraseOwnership({ ...all, scenarios: 20_000 })).toMatch(
    /^the partner leads in 38\s?%, .* of scenarios$/,
  );
});

test('[KB2] problems are counted at what they are about, and at everything around it', () => {
  const text = NORTHWIND.replace('"stage.close": "close"', '"stage.close": "closed"');
  const broken = checkFramework(parseFramework(text)).filter(({ path }) => path.includes('pitch'));
  expect(broken.length).toBeGreaterThan(0);
  const marked = createOutline(parsed.framework!, { ownership: new Map(), diagnostics: broken });
  const problemsOf = (label: string) => all(marked).find((node) => node.label === label)!.problems;
  expect(['Paths', 'Deal path', 'Pitch', 'Close'].map(problemsOf)).toEqual([
    broken.length,
    broken.length,
    broken.length,
    0,
  ]);
});

test('[KB1] what is moved up and down again is the text it was', () => {
  for (const node of lines.filter(({ down }) => down)) {
    const move = (text: string, command: Command): string => {
      const planned = planEdits(text, command);
      if (!planned.ok) throw new Error(planned.error.message);
      return applyEdits(text, planned.value);
    };
    const moved = move(NORTHWIND, node.down!.command);
    const framework = parseFramework(moved).framework!;
    const there = all(createOutline(framework, notesOf(framework))).find(({ id }) => id === node.down!.to)!;
    expect(there.label).toBe(node.label);
    expect(parseFramework(move(moved, there.up!.command)).framework).toBeDefined();
  }
});

test('[KB2] typed letters find the next line that begins with them', () => {
  const rows = listRows(outline, () => true);
  const id = (label: string) => line(label).id;
  expect(findTyped(rows, 'Paths', 'p')).toBe(id('Pitch'));
  expect(findTyped(rows, id('Pitch'), 'pi')).toBe(id('Pitch'));
  expect(findTyped(rows, 'Calendars', 'pa')).toBe('Paths');
  expect(findTyped(rows, 'Paths', 'zz')).toBeUndefined();
  expect(
    moveInRows(
      listRows(outline, () => false),
      'Roles',
      '*',
    ),
  ).toEqual({
    kind: 'open',
    ids: outline.filter(({ children }) => children.length > 0).map((node) => node.id),
  });
});
