import type { Cell, Domain } from '../../model/cell.ts';
import { domainOfColumn, isRegistrationDecision } from '../../model/domains.ts';
import type { Decision, Framework } from '../../model/framework.ts';
import { compileRules, type CompiledRule } from '../compileDecision.ts';
import { compileTests, type CompiledTest } from '../compileTests.ts';
import type { ImpossibleScenario } from './impossibleScenarios.ts';
import { boxOf, createSpace, holdsSome, type Box, type TableSpace } from './tableSpace.ts';

/** A rule as a box of the scenarios it fits. */
export interface TableRule extends CompiledRule {
  readonly index: number;
  readonly box: Box;
  /** Equal where the answer, who decides and by when are equal. */
  readonly outcome: string;
}

/** A decision as boxes in the space of its scenarios. */
export interface DecisionBoxes {
  readonly framework: Framework;
  readonly decision: Decision;
  readonly space: TableSpace;
  /** In document order. */
  readonly rules: readonly TableRule[];
  /** Scenarios that no deal can show. */
  readonly impossible: readonly Box[];
}

/** Reads a decision as boxes; undefined while a cell, a column or a domain cannot be read. */
export function readTable(
  framework: Framework,
  decision: Decision,
  impossible: readonly ImpossibleScenario[],
): DecisionBoxes | undefined {
  const registration = isRegistrationDecision(decision.name);
  const domains = new Map<string, Domain | undefined>();
  const domainOf = (column: string): Domain | undefined => {
    if (!domains.has(column)) domains.set(column, domainOfColumn(framework, column, { registration }));
    return domains.get(column);
  };
  const tests = decision.rules.map(({ when }) => compileTests(when, domainOf));
  if (tests.some((row) => [...row.values()].some(({ cell }) => !cell))) return undefined;
  const columns = testedColumns(decision, tests);
  const known = impossible.filter((scenario) => [...scenario.keys()].every((column) => columns.has(column)));
  const space = createSpace(
    [...columns].map((column) => ({
      column,
      domain: domainOf(column) ?? NOTHING,
      cells: [
        ...tests.flatMap((row) => row.get(column)?.cell ?? []),
        ...known.flatMap((scenario) => scenario.get(column) ?? []),
      ],
    })),
  );
  if (space.axes.some(({ slices }) => slices.length === 0)) return undefined;
  const rules = compileRules(framework, decision).map((compiled, index): TableRule => {
    const { answerKey, rule } = compiled;
    return {
      ...compiled,
      index,
      box: boxOf(space, (column) => tests[index]?.get(column)?.cell),
      outcome: JSON.stringify([answerKey, rule.decider, rule.within]),
    };
  });
  const boxes = known.map((scenario) => boxOf(space, (column): Cell | undefined => scenario.get(column)));
  return { framework, decision, space, rules, impossible: boxes.filter((box) => holdsSome(space, box)) };
}

const NOTHING: Domain = { kind: 'enum', values: [] };

/** The columns in which some rule asks for something, in the order of the inputs. */
function testedColumns(
  { inputs }: Decision,
  tests: readonly ReadonlyMap<string, CompiledTest>[],
): ReadonlySet<string> {
  const tested = new Set(
    tests.flatMap((row) =>
      [...row.values()].flatMap(({ column, cell }) => (cell?.kind === 'test' ? [column] : [])),
    ),
  );
  return new Set([...inputs.filter((column) => tested.has(column)), ...tested]);
}
