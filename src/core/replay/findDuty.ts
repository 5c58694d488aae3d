import type { FactValue } from '../model/cell.ts';
import type { CompiledTest } from '../rules/index.ts';
import { testAll, testOne } from '../rules/index.ts';
import type { CompiledFramework } from './compileFramework.ts';
import type { DealWalk, WalkStep } from './dealWalk.ts';
import type { Unknown } from './findCompletions.ts';
import { findCompletions } from './findCompletions.ts';
import type { Moment } from './moment.ts';
import { PHASE } from './moment.ts';

/** Whose duty an event was. */
export interface Duty {
  readonly stage: string | undefined;
  /** Roles that are responsible; undefined when that depends on facts nobody recorded. */
  readonly responsible: readonly string[] | undefined;
  /** Roles that may be responsible. */
  readonly possible: readonly string[];
  readonly unknown: readonly string[];
  /** Addresses of the rows that may apply. */
  readonly rules: readonly string[];
  /** Indexes of the rows that surely apply. */
  readonly held: readonly number[];
}

/** An event of an object: just before it, who is to do it? */
interface DutyPlace {
  readonly object: WalkStep['object'];
  readonly step: Pick<WalkStep['step'], 'moment' | 'move' | 'before' | 'after'>;
}

type Row = CompiledFramework['responsibilities'][number];
type ReadFact = (column: string) => FactValue | undefined;

/** Looks up whose duty an event was, just before it. Undefined when a row in question reads a partner type the framework does not know. */
export function findDuty(
  { compiled, history }: Pick<DealWalk, 'compiled' | 'history'>,
  entry: DutyPlace,
  activity: string,
): Duty | undefined {
  const before: Moment = { ...entry.step.moment, phase: PHASE.inserted };
  const stage = history.stateOf('deal', before)?.stage;
  const places = placesBefore(entry, stage);
  const read: ReadFact = (column) => history.read(column, before, entry.object);
  const rows = compiled.responsibilities.filter(
    ({ row }) =>
      row.activity === activity &&
      row.responsible !== undefined &&
      (row.stage === '*' || places.has(row.stage)),
  );
  if (history.facts.unsupported.has('deal') && rows.some(({ when }) => when.has('partnerType')))
    return undefined;
  const unknowns = unknownsOf(rows, read);
  const fits = findCompletions(unknowns)?.map((way) =>
    fittingRows(rows, (column) => way.get(column) ?? read(column)),
  );
  const possibleFits = fits ?? [rows];
  const answers = possibleFits.map((fit) => [...new Set(fit.flatMap(({ row }) => row.responsible ?? []))]);
  const agree = fits !== undefined && new Set(answers.map((roles) => roles.toSorted().join())).size === 1;
  return {
    stage,
    responsible: agree ? answers[0] : undefined,
    possible: [...new Set(answers.flat())],
    unknown: unknowns.map(({ name }) => name),
    rules: rows
      .filter((row) => possibleFits.some((fit) => fit.includes(row)))
      .map(({ row }) => `responsibilities/${String(row.index)}`),
    held: rows.filter((row) => fits?.every((fit) => fit.includes(row)) === true).map(({ row }) => row.index),
  };
}

/** Rows that apply under given facts: those for a named place, else those for any. */
function fittingRows(rows: readonly Row[], read: ReadFact): readonly Row[] {
  const holding = rows.filter(({ when }) => testAll(when, read) === 'held');
  const named = holding.filter(({ row }) => row.stage !== '*');
  return named.length > 0 ? named : holding;
}

function unknownsOf(rows: readonly Row[], read: ReadFact): readonly Unknown[] {
  const tests = new Map<string, CompiledTest[]>();
  for (const { when } of rows)
    for (const test of when.values()) {
      if (testOne(test, read(test.column)) !== 'unknown') continue;
      const list = tests.get(test.column) ?? [];
      tests.set(test.column, list);
      list.push(test);
    }
  return [...tests].flatMap(([name, list]) => {
    const domain = list[0]?.domain;
    return domain ? [{ name, domain, tests: list }] : [];
  });
}

/** Names by which a responsibility may mean the place of an event: the stage, or states of the object it happened to. */
function placesBefore({ object, step }: DutyPlace, stage: string | undefined): ReadonlySet<string> {
  const state = step.move === 'create' ? step.after : step.before;
  const paths = [...state.active, state.root].map((path) => `${object.lifecycle}.${path}`);
  return new Set([...(stage === undefined ? [] : [stage]), ...paths]);
}
