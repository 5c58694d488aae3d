import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseFramework, type JsonPath } from '../../../src/core/index.ts';
import { pathOfSelection, selectionAround } from '../../../src/studio/session/selectionPath.ts';

const { framework } = parseFramework(
  readFileSync('scenarios/twelve-partners/northwind.cosell.jsonc', 'utf8'),
);
if (!framework) throw new Error('the sample framework has an error');
const around = (...path: JsonPath) => selectionAround(framework, path);

test('[ST7] every place in the text belongs to the innermost thing one can choose', () => {
  expect(around('lifecycles', 'deal', 'states', 'won')).toEqual({
    kind: 'state',
    lifecycle: 'deal',
    path: 'won',
  });
  expect(around('decisions', 'customerLead', 'rules', 1, 'when', 'origin')).toEqual({
    kind: 'part',
    path: ['decisions', 'customerLead', 'rules', 1],
  });
  expect(around('decisions', 'customerLead', 'question')).toEqual({
    kind: 'part',
    path: ['decisions', 'customerLead'],
  });
  expect(around('responsibilities', 2, 'how')).toEqual({ kind: 'part', path: ['responsibilities', 2] });
  expect(around('facts', 'origin', 'values')).toEqual({ kind: 'part', path: ['facts', 'origin'] });
  expect(around('facts')).toBeUndefined();
  expect(around('layout', 'deal', 'won')).toBeUndefined();
});

test('[ST7] a transition is found by its place, and its place by the line it is drawn as', () => {
  for (const { states } of [...framework.lifecycles.values()].map(({ root }) => root))
    for (const { transitions } of states)
      for (const { jsonPath } of transitions) {
        const selection = selectionAround(framework, [...jsonPath, 'guard']);
        if (!selection) throw new Error(`nothing stands at ${jsonPath.join('.')}`);
        const path = pathOfSelection(framework, selection) ?? [];
        expect(selectionAround(framework, path)).toEqual(selection);
      }
});

test('what the framework has no more has no place', () => {
  expect(
    pathOfSelection(framework, { kind: 'transition', lifecycle: 'deal', id: 'deal:gone>deal:won' }),
  ).toBeUndefined();
});
