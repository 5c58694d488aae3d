import { expect, test } from 'vitest';
import { applyEdits, checkFramework, parseFramework, planEdits } from '../../../src/core/index.ts';
import { createDrawing } from '../../../src/studio/canvas/createDrawing.ts';
import { placeBoxes } from '../../../src/studio/canvas/placeBoxes.ts';
import { planUngroup } from '../../../src/studio/canvas/planGroup.ts';
import { writeSixtyStates } from './sixtyStates.ts';

const text = writeSixtyStates();
const framework = parseFramework(text).framework!;
const known = framework.lifecycles.get('deal')!;
const drawn = createDrawing(framework).lifecycles[0]!;
const placed = {
  lifecycle: drawn,
  layout: { boxes: placeBoxes(drawn, undefined, undefined), routes: new Map() },
};

test('[DC6] a dissolved group leaves its states where they stood, with what could happen and what led there', () => {
  const plan = planUngroup(known, placed, 'deal:qualify', []);
  if (plan.kind !== 'plan') throw new Error(plan.message);
  const edits = planEdits(text, plan.command);
  if (!edits.ok) throw new Error(edits.error.message);
  const after = parseFramework(applyEdits(text, edits.value));
  expect(checkFramework(after).filter(({ severity }) => severity === 'error')).toEqual([]);
  const drawnAfter = createDrawing(after.framework!).lifecycles[0]!;
  const ids = drawnAfter.nodes.map(({ id }) => id);
  expect(ids).toEqual(expect.arrayContaining(['deal:qualify-opened', 'deal:qualify-briefed.qualify-asked']));
  expect(ids).not.toContain('deal:qualify');
  const edges = drawnAfter.edges.map(({ id }) => id);
  expect(edges).toEqual(
    expect.arrayContaining([
      'deal:solution>deal:qualify-opened',
      'deal:qualify-mapped>deal:lost',
      'deal:qualify-opened>deal:discover',
    ]),
  );
  const [stood, ground] = ['deal:qualify.qualify-mapped', 'deal:qualify'].map((id) =>
    placed.layout.boxes.get(id)!,
  );
  expect(after.framework!.layout.get('deal')!.get('qualify-mapped')).toEqual({
    x: Math.round(ground!.x + stood!.x),
    y: Math.round(ground!.y + stood!.y),
  });
});

test('[DC6] a group with a clock of its own is not dissolved', () => {
  const clocked = text.replace(
    '"qualify.lost": "lost"',
    '"qualify.lost": "lost" }, "after": { "patience": "lost"',
  );
  const { framework: other } = parseFramework(clocked);
  const lifecycle = other!.lifecycles.get('deal')!;
  expect(lifecycle.root.states[0]!.transitions.some(({ trigger }) => trigger.kind === 'after')).toBe(true);
  expect(planUngroup(lifecycle, placed, 'deal:qualify', [])).toEqual({
    kind: 'refused',
    message: 'A clock runs for the group as a whole: remove it first.',
  });
});
