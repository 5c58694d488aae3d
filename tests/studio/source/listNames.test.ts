import { expect, test } from 'vitest';
import { parseFramework } from '../../../src/core/index.ts';
import { listNames } from '../../../src/studio/source/listNames.ts';
import { NORTHWIND } from '../../support/framework.ts';

/** The names on offer between empty quotes that take the place of a piece of text. */
function offeredFor(piece: string, instead: string): readonly string[] {
  const { framework } = parseFramework(NORTHWIND);
  const start = NORTHWIND.indexOf(piece);
  if (!framework || start < 0) throw new Error(`${piece} does not stand in the text`);
  const text = NORTHWIND.slice(0, start) + instead + NORTHWIND.slice(start + piece.length);
  const offset = start + instead.lastIndexOf('""') + 1;
  return listNames(parseFramework(text), framework, offset)?.names.map(({ name }) => name) ?? [];
}

test('a target offers the states it could lead to, an initial state those below it', () => {
  expect(offeredFor('"target": "pitch"', '"target": ""')).toContain('pitch');
  expect(offeredFor('"target": "pitch"', '"target": ""')).not.toContain('partner-ae');
  expect(offeredFor('"initial": "discovery"', '"initial": ""')).toContain('won');
});

test('a role is offered where somebody acts, a side where a role belongs to one', () => {
  const roles = offeredFor('"then": "partner-ae"', '"then": ""');
  expect(roles).toContain('vendor-ae');
  expect(roles).not.toContain('discovery');
  expect(offeredFor('"side": "vendor"', '"side": ""')).toEqual(['vendor', 'partner', 'cloud']);
});

test('tests offer facts, recorded and derived, and the values of the fact', () => {
  expect(offeredFor('"inputs": ["origin"', '"inputs": [""')).toEqual(
    expect.arrayContaining(['customer', 'origin', 'partnerType']),
  );
  expect(offeredFor('"origin": ["partner"]', '"origin": [""]')).toEqual(['vendor', 'partner', 'joint']);
});

test('a clock offers durations, an event what can happen', () => {
  expect(offeredFor('"after": { "approvalSla"', '"after": { ""')).toContain('protection');
  expect(offeredFor('"stage.pitch": {', '"": {')).toContain('registration.extended');
});

test('nothing is offered for new names and for words', () => {
  expect(offeredFor('"name": "Northwind co-sell"', '"name": ""')).toEqual([]);
  expect(listNames(parseFramework(NORTHWIND), parseFramework(NORTHWIND).framework!, 0)).toBeUndefined();
});
