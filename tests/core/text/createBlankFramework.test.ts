import { expect, test } from 'vitest';
import { checkFramework, createBlankFramework, parseFramework } from '../../../src/core/index.ts';

test('the blank framework reads without a complaint, and carries its name', () => {
  const parsed = parseFramework(createBlankFramework('Our "first" try'));
  expect(parsed.diagnostics).toEqual([]);
  expect(parsed.framework?.name).toBe('Our "first" try');
  expect(parsed.framework?.id).toBe('our-first-try');
});

test('what the check finds in it are holes, never errors', () => {
  const found = checkFramework(parseFramework(createBlankFramework('Blank')));
  expect(found.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(found.length).toBeGreaterThan(0);
});

test('a name without letters still gives an id', () => {
  expect(parseFramework(createBlankFramework('…')).framework?.id).toBe('framework');
});
