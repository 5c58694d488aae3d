import {
  compileTest,
  domainOfColumn,
  testOne,
  type FactValue,
  type Framework,
  type Responsibility,
} from '../../core/index.ts';
import type { Frame } from './createFrames.ts';

/** Duties of the present stage that hold for this deal and were not done yet. */
export function listOpenDuties(
  framework: Framework,
  frames: readonly Frame[],
  frame: Frame,
  partnerType: string | undefined,
): readonly Responsibility[] {
  const done = new Set(frames.slice(0, frames.indexOf(frame) + 1).flatMap(({ event }) => event?.type ?? []));
  const read = (column: string): FactValue | undefined =>
    column === 'partnerType' ? partnerType : column === 'stage' ? frame.stage : frame.facts.get(column);
  return framework.responsibilities.filter(
    (row) =>
      (row.stage === frame.stage || row.stage === '*') &&
      frame.stage !== undefined &&
      !done.has(row.activity) &&
      [...row.when].every(
        ([column, cell]) =>
          testOne(compileTest(column, cell, domainOfColumn(framework, column)), read(column)) !== 'failed',
      ),
  );
}
