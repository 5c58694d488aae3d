import type { CellSource, FactValue } from '../../model/cell.ts';
import { describeCell } from '../describeCell.ts';
import { joinWords } from '../joinWords.ts';
import { nameColumn, phraseFact } from '../phraseFact.ts';
import { printCell } from '../printCell.ts';
import type { DecisionBoxes } from './readTable.ts';
import { cellOn, isFreeOn, slicesOf, type Axis, type Box } from './tableSpace.ts';

/** The scenarios of a box in words that can follow "when": only the columns that it binds. Empty for all scenarios. */
export function describeScenarios({ framework, space }: DecisionBoxes, box: Box): string {
  const clauses = space.axes.flatMap((axis) => {
    if (isFreeOn(space, axis, box)) return [];
    const [only, ...more] = slicesOf(axis, box).flatMap((index) => axis.slices[index] ?? []);
    const isValue = more.length === 0 && only && (!only.interval || only.interval.low === only.interval.high);
    if (isValue) return [phraseFact(framework, axis.column, only.value)];
    return [`${nameColumn(framework, axis.column)} is ${describeOn(framework, axis, box)}`];
  });
  return joinWords([...new Set(clauses)], 'and');
}

/** The cells of a rule for exactly the scenarios of a box. */
export function printScenarios(
  { space }: Pick<DecisionBoxes, 'space'>,
  box: Box,
): Readonly<Record<string, CellSource>> {
  return Object.fromEntries(
    space.axes.flatMap((axis) => {
      const cell = cellOn(axis, box);
      return cell ? [[axis.column, printCell(cell, axis.domain)]] : [];
    }),
  );
}

/** Named values are listed by what they leave out where that is shorter. */
function describeOn(framework: DecisionBoxes['framework'], axis: Axis, box: Box): string {
  const cell = cellOn(axis, box) ?? { kind: 'any' as const };
  if (cell.kind === 'any' || axis.domain.kind !== 'enum') return describeCell(framework, axis.column, cell);
  const left: readonly FactValue[] = axis.domain.values.filter((value) => !cell.values.includes(value));
  if (left.length * 2 >= cell.values.length) return describeCell(framework, axis.column, cell);
  return describeCell(framework, axis.column, { ...cell, negated: true, values: left });
}
