import { expect, it } from 'vitest';
import type { Command } from '../../../src/core/edit/index.ts';
import { NORTHWIND } from '../../support/framework.ts';
import { model, refusalOf, run } from './editFixtures.ts';

const move = (name: string, to: number): Command => ({ kind: 'entry.move', section: 'facts', name, to });
const order = (text: string): readonly string[] => [...model(text).facts.keys()];

it('[ED6] an entry moves within its section with its comments, and beyond the end to the end', () => {
  const text = NORTHWIND.replace(
    '"facts": {',
    '"facts": {\n    "urgent": { "type": "boolean" },\n    // Asked first.',
  );
  const [first = '', second = '', ...others] = order(text);
  const after = run(text, move(second, 0));
  expect(order(after)).toEqual([second, first, ...others]);
  expect(after).toMatch(/\/\/ Asked first\.\s+"origin"/);
  expect(order(run(text, move(first, 99)))).toEqual([second, ...others, first]);
  expect(run(text, move(first, 0))).toBe(text);
  expect(refusalOf(text, move('nobody', 0)).kind).toBe('target.unknown');
});

it('[ED6] so does a declared answer, with its phrase', () => {
  const answers = (text: string): readonly string[] => {
    const output = model(text).decisions.get('registrationConflict')!.output;
    return output.kind === 'enum' ? [...output.values.keys()] : [];
  };
  const raise = (answer: string): Command => ({
    kind: 'answer.move',
    decision: 'registrationConflict',
    answer,
    to: 0,
  });
  const [first = '', second = '', ...others] = answers(NORTHWIND);
  expect(answers(run(NORTHWIND, raise(second)))).toEqual([second, first, ...others]);
  expect(refusalOf(NORTHWIND, raise('nobody')).kind).toBe('target.unknown');
  expect(refusalOf(NORTHWIND, { ...raise(first), decision: 'none' } as Command).kind).toBe('target.unknown');
});
