import type { JsonPath } from '../diagnostics/diagnostic.ts';
import type { CellSource, Domain } from '../model/cell.ts';
import { domainOfColumn, domainOfFact, isRegistrationDecision } from '../model/domains.ts';
import type { Framework } from '../model/framework.ts';
import { allStates } from './stateTree.ts';

/** A cell of the file with the column it tests. */
export interface CellPlace {
  readonly column: string;
  readonly source: CellSource;
  readonly path: JsonPath;
  /** Undefined when the framework knows no such column. */
  readonly domain: Domain | undefined;
  readonly kind: 'column' | 'side' | 'role' | 'data';
  /** The registration decisions know more columns than others. */
  readonly registration: boolean;
}

/** Every cell: in rules, guards, duration rows and responsibilities. */
export function findCells(framework: Framework): readonly CellPlace[] {
  const columns = (
    cells: ReadonlyMap<string, CellSource>,
    path: JsonPath,
    registration = false,
  ): readonly CellPlace[] =>
    [...cells].map(([column, source]) => ({
      column,
      source,
      path: [...path, column],
      domain: domainOfColumn(framework, column, { registration }),
      kind: 'column',
      registration,
    }));
  return [
    ...[...framework.durations].flatMap(([name, duration]) =>
      duration.rows.flatMap((row, index) => columns(row.when, ['durations', name, 'rows', index, 'when'])),
    ),
    ...findGuardCells(framework, columns),
    ...[...framework.decisions.values()].flatMap((decision) =>
      decision.rules.flatMap((rule, index) =>
        columns(
          rule.when,
          ['decisions', decision.name, 'rules', index, 'when'],
          isRegistrationDecision(decision.name),
        ),
      ),
    ),
    ...framework.responsibilities.flatMap((row) =>
      columns(row.when, ['responsibilities', row.index, 'when']),
    ),
  ];
}

function findGuardCells(
  framework: Framework,
  columns: (cells: ReadonlyMap<string, CellSource>, path: JsonPath) => readonly CellPlace[],
): readonly CellPlace[] {
  return allStates(framework).flatMap(({ node }) =>
    node.transitions.flatMap(({ guard, jsonPath, trigger }) => {
      if (!guard) return [];
      const params = [...jsonPath, 'guard', 'params'];
      const data = trigger.kind === 'event' ? framework.events.get(trigger.type)?.data : undefined;
      return [
        ...columns(guard.facts, [...params, 'facts']),
        ...actorCell('side', guard.by.side, framework.sides, params),
        ...actorCell('role', guard.by.role, framework.roles, params),
        ...[...guard.data].map(([column, source]): CellPlace => {
          const field = data?.get(column);
          return {
            column,
            source,
            path: [...params, 'data', column],
            domain: field && domainOfFact(field),
            kind: 'data',
            registration: false,
          };
        }),
      ];
    }),
  );
}

function actorCell(
  kind: 'side' | 'role',
  source: CellSource | undefined,
  known: ReadonlyMap<string, unknown>,
  params: JsonPath,
): readonly CellPlace[] {
  if (source === undefined) return [];
  return [
    {
      column: kind,
      source,
      path: [...params, 'by', kind],
      domain: { kind: 'enum', values: [...known.keys()] },
      kind,
      registration: false,
    },
  ];
}
