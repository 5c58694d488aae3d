import { expect, test } from 'vitest';
import { parseFramework } from '../../../src/core/index.ts';
import { findName, findSameNames } from '../../../src/studio/source/findName.ts';
import { NORTHWIND } from '../../support/framework.ts';

const parsed = parseFramework(NORTHWIND);
const framework = parsed.framework!;

/** The path that the name at a place means; the place is the end of a piece of text that stands once. */
function meaningAt(piece: string): string | undefined {
  const at = NORTHWIND.indexOf(piece);
  if (at < 0 || NORTHWIND.indexOf(piece, at + 1) >= 0) throw new Error(`${piece} does not stand once`);
  return findName(parsed, framework, at + piece.length - 2)?.definition.join('/');
}

test.each([
  ['"stage.pitch": { "target": "pitch"', 'lifecycles/deal/states/pitch'],
  ['"initial": "discovery"', 'lifecycles/deal/states/discovery'],
  ['"after": { "approvalSla"', 'durations/approvalSla'],
  ['"inputs": ["origin"', 'facts/origin'],
  ['"incumbentState": ["protected"', 'lifecycles/registration/states/protected'],
])('%s leads to %s', (piece, definition) => {
  expect(meaningAt(piece)).toBe(definition);
});

test('a role is found wherever it is named, and where it is declared', () => {
  const at = NORTHWIND.indexOf('"partner-manager"');
  const uses = findSameNames(parsed, framework, at + 1);
  expect(uses.length).toBe(NORTHWIND.split('"partner-manager"').length - 1);
  expect(uses.every(({ start, end }) => NORTHWIND.slice(start, end) === '"partner-manager"')).toBe(true);
});

test('a state and a fact value of the same word are told apart', () => {
  const value = findSameNames(parsed, framework, NORTHWIND.indexOf('"partner": "the partner found') + 1);
  expect(value.length).toBeGreaterThan(1);
  expect(value.every(({ definition }) => definition.join('/') === 'facts/origin/values/partner')).toBe(true);
});

test('nothing is found on words, numbers and undeclared names', () => {
  expect(meaningAt('"name": "Northwind co-sell"')).toBeUndefined();
  expect(meaningAt('"type": "number"')).toBeUndefined();
  expect(findName(parsed, framework, 0)).toBeUndefined();
});
