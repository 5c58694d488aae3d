import { expect, test } from 'vitest';
import { parseFramework } from '../../../src/core/index.ts';
import { findJoined, findReachable, listLinesAt } from '../../../src/studio/canvas/findConnected.ts';
import { createDrawing } from '../../../src/studio/canvas/createDrawing.ts';
import {
  listGuardColumns,
  readGuardTests,
  setTest,
  writeGuardTests,
} from '../../../src/studio/canvas/guardColumns.ts';
import { writeSixtyStates } from './sixtyStates.ts';

const framework = parseFramework(writeSixtyStates()).framework!;
const drawn = createDrawing(framework).lifecycles[0]!;
const skipped = drawn.edges
  .flatMap(({ lines }) => lines.map(({ transition }) => transition))
  .find(({ guard }) => guard)!;

test('[DC1] all tests of a guard are read, one is changed, and the others are written back as they were', () => {
  const tests = readGuardTests(skipped.guard);
  expect([...tests]).toEqual([
    ['origin', ['partner']],
    ['by:side', ['vendor']],
  ]);
  expect(writeGuardTests(tests)).toEqual({ facts: { origin: ['partner'] }, by: { side: ['vendor'] } });
  const more = setTest(setTest(tests, 'data:evidence', true), 'by:role', ['vendor-ae']);
  expect(writeGuardTests(more)).toEqual({
    facts: { origin: ['partner'] },
    by: { side: ['vendor'], role: ['vendor-ae'] },
    data: { evidence: true },
  });
  expect(writeGuardTests(setTest(setTest(tests, 'origin', undefined), 'by:side', undefined))).toEqual({});
});

test('[DC1] who does it is asked of events only, and nobody is asked for the state of their own path', () => {
  const names = (kind: 'event' | 'always'): readonly string[] =>
    listGuardColumns(framework, 'deal', kind === 'event' ? { kind, type: 'deal.won' } : { kind }).map(
      ({ name }) => name,
    );
  expect(names('event')).toEqual(expect.arrayContaining(['origin', 'by:side', 'by:role']));
  expect(names('event')).not.toContain('stage');
  expect(names('always')).toContain('origin');
  expect(names('always')).not.toContain('by:role');
  const columns = listGuardColumns(framework, 'deal', skipped.trigger, skipped.guard);
  const said = columns.find(({ name }) => name === 'by:role')!;
  expect(said.phrase(['vendor-ae'])).toBe('Account executive does it');
  expect(said.phrase('not("vendor-ae")')).toBe('anybody but Account executive does it');
});

test('[DC4] what is joined, what can follow and what leads there are told apart', () => {
  expect(findJoined(drawn, ['deal:won'])).toEqual(['deal:won', 'deal:deliver']);
  expect(findReachable(drawn, ['deal:won'], 'onward')).toEqual(['deal:won']);
  expect(findReachable(drawn, ['deal:deliver'], 'onward')).toContain('deal:propose');
  expect(findReachable(drawn, ['deal:won'], 'back')).toContain('deal:qualify');
  expect(listLinesAt(drawn, 'deal:won')).toEqual(['deal:deliver>deal:won']);
});
