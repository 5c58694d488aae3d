import { expect, test } from 'vitest';
import {
  applyEdits,
  checkFramework,
  parseFramework,
  planEdits,
  type Command,
  type Framework,
} from '../../../src/core/index.ts';
import { copyStates, parseCopiedStates } from '../../../src/studio/canvas/copiedStates.ts';
import { createDrawing, type DrawnLifecycle } from '../../../src/studio/canvas/createDrawing.ts';
import { describeState } from '../../../src/studio/canvas/describeState.ts';
import { placeBoxes, toAbsolute, type Box } from '../../../src/studio/canvas/placeBoxes.ts';
import { planMoves } from '../../../src/studio/canvas/planMoves.ts';
import { planNewState } from '../../../src/studio/canvas/planNewState.ts';
import { planPaste } from '../../../src/studio/canvas/planPaste.ts';
import { planRemoval } from '../../../src/studio/canvas/planRemoval.ts';
import { planTidy } from '../../../src/studio/canvas/planTidy.ts';
import { planTrigger } from '../../../src/studio/canvas/planTrigger.ts';
import { toStateKey } from '../../../src/studio/canvas/proposeStateKey.ts';
import { phraseRemoval } from '../../../src/studio/session/phraseRemoval.ts';
import { NORTHWIND } from '../../support/framework.ts';

function read(text: string): Framework {
  const parsed = parseFramework(text);
  if (!parsed.framework) throw new Error(JSON.stringify(parsed.diagnostics));
  return parsed.framework;
}

function run(text: string, command: Command | undefined): string {
  if (!command) throw new Error('nothing was planned');
  const planned = planEdits(text, command);
  if (!planned.ok) throw new Error(planned.error.message);
  return applyEdits(text, planned.value);
}

function errorsOf(text: string): readonly string[] {
  return checkFramework(parseFramework(text))
    .filter(({ severity }) => severity === 'error')
    .map(({ message }) => message);
}

function draw(framework: Framework, name = 'deal'): DrawnLifecycle {
  const drawn = createDrawing(framework).lifecycles.find((lifecycle) => lifecycle.name === name);
  if (!drawn) throw new Error(name);
  return drawn;
}

/** States in a row, 300 apart. */
function row(lifecycle: DrawnLifecycle): ReadonlyMap<string, Box> {
  const roots = lifecycle.nodes.filter((node) => node.parent === undefined);
  return new Map(
    roots.map((node, at) => [node.id, { x: at * 300, y: 0, width: node.width, height: node.height }]),
  );
}

const NEW_STAGE = { lifecycle: 'deal', kind: 'stage', parent: [], position: { x: 10, y: 20 } } as const;

test.each([
  ['Technical win', 'technical-win'],
  ['  Über-Prüfung! ', 'uber-prufung'],
  ['2nd call', 's-2nd-call'],
  ['…', 'state'],
])('the name %j gets the key %j', (name, key) => {
  expect(toStateKey(name)).toBe(key);
});

test('a new stage comes with its transition and its place, and comments stay', () => {
  const plan = planNewState(read(NORTHWIND), { ...NEW_STAGE, name: 'Technical win', from: ['discovery'] });
  const text = run(NORTHWIND, plan?.command);
  const framework = read(text);
  expect(plan?.path).toEqual(['technical-win']);
  expect(framework.layout.get('deal')?.get('technical-win')).toEqual({ x: 10, y: 20 });
  const discovery = framework.lifecycles.get('deal')?.root.states.find(({ key }) => key === 'discovery');
  expect(discovery?.transitions.find(({ target }) => target === 'technical-win')?.trigger).toEqual({
    kind: 'event',
    type: 'stage.technical-win',
  });
  expect(text).toContain('// The example of the documentation.');
  expect(errorsOf(text)).toEqual(errorsOf(NORTHWIND));
});

test('a taken name gets a number', () => {
  expect(planNewState(read(NORTHWIND), { ...NEW_STAGE, name: 'Discovery' })?.path).toEqual(['discovery-2']);
});

test('a transition may wait for a new clock', () => {
  const framework = read(NORTHWIND);
  const plan = planNewState(framework, {
    ...NEW_STAGE,
    kind: 'state',
    name: 'Parked',
    from: ['discovery'],
    trigger: { kind: 'newClock', amount: 5, unit: 'working days' },
  });
  const after = read(run(NORTHWIND, plan?.command));
  expect(after.durations.get('after5WorkingDays')?.rows[0]?.length).toEqual({
    kind: 'business',
    days: 5,
    calendar: 'vendor',
  });
});

test('an unfinished trigger plans nothing', () => {
  const framework = read(NORTHWIND);
  expect(planTrigger(framework, 'deal', { kind: 'newEvent', name: ' ' })).toBeUndefined();
  expect(planTrigger(framework, 'deal', { kind: 'always', facts: new Map() })).toBeUndefined();
  expect(planTrigger(framework, 'deal', { kind: 'newClock', amount: 0, unit: 'days' })).toBeUndefined();
});

test('a new event keeps the words it was given', () => {
  expect(planTrigger(read(NORTHWIND), 'deal', { kind: 'newEvent', name: 'Budget approved' })).toEqual({
    before: [
      {
        kind: 'entry.add',
        section: 'events',
        name: 'deal.budget-approved',
        value: { name: 'Budget approved' },
      },
    ],
    trigger: { kind: 'event', type: 'deal.budget-approved' },
  });
});

test('a drag is one step for all, and pins the others where they are seen', () => {
  const framework = read(NORTHWIND);
  const drawn = draw(framework);
  const boxes = row(drawn);
  const [first, second] = drawn.nodes;
  const command = planMoves(
    drawn,
    boxes,
    undefined,
    new Map([
      [first!.id, { x: 5, y: 50 }],
      [second!.id, { x: 305, y: 50 }],
    ]),
  );
  expect(command?.kind).toBe('layout.place');
  const layout = read(run(NORTHWIND, command)).layout.get('deal');
  expect(layout?.get(first!.path)).toEqual({ x: 5, y: 50 });
  expect(layout?.get(second!.path)).toEqual({ x: 305, y: 50 });
  expect(layout?.get('won')).toEqual({ x: boxes.get('deal:won')?.x, y: 0 });
});

test('a drag that ends where it began changes nothing', () => {
  const drawn = draw(read(NORTHWIND));
  const boxes = row(drawn);
  expect(planMoves(drawn, boxes, undefined, new Map([['deal:won', boxes.get('deal:won')!]]))).toBeUndefined();
});

test('a state dropped on a group moves into it, and out again', () => {
  const group = run(NORTHWIND, {
    kind: 'state.group',
    lifecycle: 'deal',
    parent: [],
    keys: ['discovery'],
    key: 'align',
    position: { x: 0, y: 0 },
  });
  const drawn = draw(read(group));
  const boxes = placeBoxes(
    drawn,
    undefined,
    new Map([
      ['align', { x: 0, y: 0 }],
      ['align.discovery', { x: 24, y: 44 }],
      ['lost', { x: 900, y: 0 }],
    ]),
  );
  const into = planMoves(drawn, boxes, new Map(), new Map([['deal:lost', { x: 30, y: 60 }]]));
  const inside = run(group, into);
  expect(
    read(inside)
      .lifecycles.get('deal')
      ?.root.states.find(({ key }) => key === 'align')
      ?.states.map(({ key }) => key),
  ).toEqual(['discovery', 'lost']);
  const again = draw(read(inside));
  const placed = read(inside).layout.get('deal');
  const out = planMoves(
    again,
    placeBoxes(again, undefined, placed),
    placed,
    new Map([['deal:align.lost', { x: 2000, y: 900 }]]),
  );
  expect(
    read(run(inside, out))
      .lifecycles.get('deal')
      ?.root.states.map(({ key }) => key),
  ).toContain('lost');
});

test('removing says what went along', () => {
  const framework = read(NORTHWIND);
  const drawn = draw(framework);
  const command = planRemoval(drawn, ['deal:lost'], []);
  const after = read(run(NORTHWIND, command));
  const gone = drawn.edges
    .filter(({ target }) => target === 'deal:lost')
    .flatMap(({ lines }) => lines).length;
  expect(gone).toBeGreaterThan(1);
  expect(phraseRemoval(framework, after, ['Lost'])).toBe(`Removed "Lost", and with it ${gone} transitions.`);
  expect(planRemoval(drawn, [], [])).toBeUndefined();
});

test('a line goes with all its alternatives', () => {
  const drawn = draw(read(NORTHWIND));
  const edge = drawn.edges.find(
    ({ source, target }) => source === 'deal:discovery' && target === 'deal:lost',
  );
  const after = draw(read(run(NORTHWIND, planRemoval(drawn, [], [edge!.id]))));
  expect(after.edges.map(({ id }) => id)).toEqual(
    drawn.edges.map(({ id }) => id).filter((id) => id !== edge!.id),
  );
});

test('states travel by the clipboard with what is inside and among them', () => {
  const framework = read(NORTHWIND);
  const lifecycle = framework.lifecycles.get('registration')!;
  const drawn = draw(framework, 'registration');
  const ids = drawn.nodes.map(({ id }) => id);
  const copied = parseCopiedStates(JSON.stringify(copyStates(lifecycle, ids, row(drawn))));
  const plan = planPaste(framework, 'registration', copied!, { x: 40, y: 40 });
  const after = read(run(NORTHWIND, plan?.command)).lifecycles.get('registration')!;
  expect(after.root.states).toHaveLength(lifecycle.root.states.length * 2);
  const twin = (key: string) => after.root.states.find((state) => state.key === `${key}-2`)!;
  for (const state of lifecycle.root.states) {
    expect(twin(state.key).kind).toBe(state.kind);
    expect(twin(state.key).tags).toEqual(state.tags);
    expect(twin(state.key).transitions.map(({ trigger }) => trigger)).toEqual(
      state.transitions.filter(({ target }) => target !== undefined).map(({ trigger }) => trigger),
    );
  }
});

test('groups keep their inside when pasted, and unknown clocks are left out and counted', () => {
  const grouped = run(NORTHWIND, {
    kind: 'state.group',
    lifecycle: 'registration',
    parent: [],
    keys: ['submitted', 'protected'],
    key: 'running',
  });
  const framework = read(grouped);
  const drawn = draw(framework, 'registration');
  const copied = copyStates(
    framework.lifecycles.get('registration')!,
    drawn.nodes.map(({ id }) => id),
    new Map(),
  );
  const bare = { ...framework, durations: new Map() };
  const timers = copied!.transitions.filter(({ trigger }) => trigger.kind === 'after').length;
  expect(timers).toBeGreaterThan(0);
  expect(planPaste(bare, 'registration', copied!, { x: 0, y: 0 })?.leftOut).toBe(timers);
  const text = run(grouped, planPaste(framework, 'registration', copied!, { x: 0, y: 0 })?.command);
  const twin = read(text)
    .lifecycles.get('registration')
    ?.root.states.find(({ key }) => key === 'running-2');
  expect(twin?.states.map(({ key }) => key)).toEqual(['submitted', 'protected']);
  expect(twin?.initial).toBe('submitted');
});

test.each([
  '',
  'hello',
  '{"format":"cosell-states/1"}',
  '{"format":"cosell-states/1","states":[{}],"transitions":[]}',
  '{cosell-states/1',
])('the clipboard text %j holds no states', (text) => {
  expect(parseCopiedStates(text)).toBeUndefined();
});

test('tidying a part keeps its corner and leaves the rest', async () => {
  const framework = read(NORTHWIND);
  const lifecycle = draw(framework);
  const boxes = row(lifecycle);
  const command = await planTidy(
    { lifecycle, layout: { boxes, routes: new Map() } },
    ['deal:won', 'deal:lost'],
    (part) =>
      Promise.resolve({
        boxes: new Map(
          part.nodes.map((node, at) => [node.id, { x: 24, y: 44 + at * 70, width: 92, height: 38 }]),
        ),
        routes: new Map(),
      }),
  );
  const layout = read(run(NORTHWIND, command)).layout.get('deal');
  const corner = boxes.get('deal:won')!;
  expect(layout?.get('won')).toEqual({ x: corner.x, y: corner.y });
  expect(layout?.get('lost')).toEqual({ x: corner.x, y: corner.y + 70 });
  expect(layout?.get('discovery')).toEqual({ x: 0, y: 0 });
});

test('a state without a place stands beside its neighbour and covers nobody', () => {
  const drawn = draw(read(NORTHWIND));
  const placed = new Map([
    ['discovery', { x: 0, y: 0 }],
    ['close', { x: 260, y: 0 }],
  ]);
  const absolute = toAbsolute(drawn, placeBoxes(drawn, row(drawn), placed));
  const all = [...absolute.values()];
  expect(absolute.get('deal:discovery')).toMatchObject({ x: 0, y: 0 });
  for (const [at, a] of all.entries())
    for (const b of all.slice(at + 1))
      expect(
        a.x >= b.x + b.width || b.x >= a.x + a.width || a.y >= b.y + b.height || b.y >= a.y + a.height,
      ).toBe(true);
});

test('a stage is read out with who leads and where it leads', () => {
  const drawn = draw(read(NORTHWIND));
  const stage = drawn.nodes.find(({ id }) => id === 'deal:discovery')!;
  const said = describeState(drawn, stage, {
    vendor: 0.5,
    partner: 0,
    silent: 0.5,
    ambiguous: 0,
    scenarios: 8,
    roles: [{ role: 'Account executive', share: 0.5 }],
  });
  expect(said).toMatch(
    /^Stage Discovery\. starts here\. Account executive leads in 50\s?%, nobody leads in 50\s?%\. leads to /,
  );
});
