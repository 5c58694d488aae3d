import { expect, test } from 'vitest';
import { checkFramework } from '../../src/core/check/index.ts';
import { parseFramework } from '../../src/core/text/index.ts';
import { writeManyStages } from '../../tools/bench/manyStages.mjs';
import { quantile } from '../../tools/bench/measureDrag.mjs';

test('the framework with many stages that is dragged about has no errors and a place for every state', () => {
  const parsed = parseFramework(writeManyStages(30));
  expect(checkFramework(parsed).filter(({ severity }) => severity === 'error')).toEqual([]);
  const states = parsed.framework!.lifecycles.get('deal')!.root.states.map(({ key }) => key);
  expect(states).toHaveLength(32);
  expect([...parsed.framework!.layout.get('deal')!.keys()]).toEqual(states);
});

test('quantiles lie between the two nearest values', () => {
  expect(quantile([4, 1, 3, 2], 0.5)).toBe(2.5);
  expect(quantile([5], 0.95)).toBe(5);
});
