import { assertNever } from '../base/assert.ts';
import type { FactValue } from '../model/cell.ts';
import { domainOfFact, isRegistrationDecision } from '../model/domains.ts';
import type { JsonValue, Trigger } from '../model/framework.ts';
import { isInDomain } from '../rules/index.ts';
import type { CompiledTest } from '../rules/index.ts';
import type { CompiledFramework, CompiledGuard } from './compileFramework.ts';
import type { AskedPart, ReplayPart } from './witness.ts';
import { REPLAY_PARTS } from './witness.ts';

/** Data fields the replay itself reads, by event type; "*" for every type. */
const READ_FIELDS: Readonly<Record<string, readonly string[]>> = {
  '*': ['partner', 'partnerType'],
  'fact.changed': ['fact', 'value'],
  'lead.changed': ['lead'],
  'registration.awarded': ['registration'],
  'decision.made': ['decision', 'answer'],
  'exception.granted': ['decision', 'answer'],
  'status.shared': ['with'],
};

/** A column of a pair of registrations: the fact it is about. */
const PAIR = /^(?:incumbent|challenger)\./;
const SAME = 'same.';

/**
 * What a framework, or some parts of its replay, can tell apart in a record. Values in one class pass and fail the same cells, so that two
 * records which differ only within classes have the same run.
 */
export class Distinctions {
  readonly #compiled: CompiledFramework;
  /** Constants that cells compare a column with, ascending. */
  readonly #cuts: ReadonlyMap<string, readonly number[]>;
  /** The same for event data, by "type field". */
  readonly #dataCuts: ReadonlyMap<string, readonly number[]>;
  /** Facts whose exact value matters: two registrations are compared by it. */
  readonly #exact: ReadonlySet<string>;
  readonly #usability = new Map<string, (value: FactValue) => boolean>();

  /** `parts` are those whose cells count; event data is told apart as by all of them. */
  constructor(compiled: CompiledFramework, parts: readonly ReplayPart[] = REPLAY_PARTS) {
    this.#compiled = compiled;
    const columns = parts.flatMap((part) => columnsOf(compiled, part));
    this.#cuts = sortCuts(columns.map(([column, test]) => [column.replace(PAIR, ''), test]));
    this.#exact = new Set(
      columns.flatMap(([column]) => (column.startsWith(SAME) ? [column.slice(SAME.length)] : [])),
    );
    this.#dataCuts = sortCuts(
      guardsOf(compiled).flatMap(({ data, trigger }): ColumnTest[] =>
        trigger?.kind === 'event' ? [...data].map(([field, test]) => [`${trigger.type} ${field}`, test]) : [],
      ),
    );
  }

  /** The constants a column is compared with, ascending. */
  cutsOf(column: string): readonly number[] {
    return this.#cuts.get(column) ?? [];
  }

  /** Whether any two values of a fact may make a difference, and not only the constants it is compared with. */
  isExact(fact: string): boolean {
    return this.#exact.has(fact) || !this.#compiled.framework.facts.has(fact);
  }

  /** Class of a recorded fact. "partnerType" is one. */
  classOfFact(fact: string, value: FactValue): string {
    return typeof value === 'number' && !this.isExact(fact) && this.isUsable(fact, value)
      ? `#${String(classIn(this.cutsOf(fact), value))}`
      : JSON.stringify(value);
  }

  /** Whether the framework has a place for the value; what it has none for counts as unknown and is reported. */
  isUsable(fact: string, value: FactValue): boolean {
    return this.usability(fact)(value);
  }

  /** The same, to ask of many values. */
  usability(fact: string): (value: FactValue) => boolean {
    const known = this.#usability.get(fact);
    if (known) return known;
    const { facts, partnerTypes } = this.#compiled.framework;
    const definition = facts.get(fact);
    const domain = definition && domainOfFact(definition);
    const anyType = fact !== 'partnerType' || partnerTypes.size === 0;
    const isUsable = (value: FactValue): boolean =>
      domain ? isInDomain(domain, value) : anyType || (typeof value === 'string' && partnerTypes.has(value));
    this.#usability.set(fact, isUsable);
    return isUsable;
  }

  /** Whether anything depends on a field of an event's data. */
  readsData(type: string, field: string): boolean {
    return (
      READ_FIELDS['*']?.includes(field) === true ||
      READ_FIELDS[type]?.includes(field) === true ||
      this.#dataCuts.has(`${type} ${field}`) ||
      this.#compiled.framework.facts.get(field)?.of === 'registration'
    );
  }

  /** Class of a field of an event's data; `fact` is what a "fact.changed" changes. */
  classOfData(type: string, field: string, value: JsonValue, fact: JsonValue | undefined): string {
    if (typeof value !== 'number') return JSON.stringify(value);
    const { cuts, about } = this.classingOfData(type, field, fact);
    if (about === undefined) return cuts ? String(classIn(cuts, value)) : JSON.stringify(value);
    return `${this.classOfFact(about, value)} ${cuts ? String(classIn(cuts, value)) : ''}`;
  }

  /** How numbers in a field of an event's data are told apart: by the constants of guards, as values of a fact, or exactly. */
  classingOfData(
    type: string,
    field: string,
    fact: JsonValue | undefined,
  ): { readonly cuts: readonly number[] | undefined; readonly about: string | undefined } {
    const cuts = this.#dataCuts.get(`${type} ${field}`);
    if (type === 'fact.changed' && field === 'value' && typeof fact === 'string')
      return { cuts, about: fact };
    const ofRegistration = this.#compiled.framework.facts.get(field)?.of === 'registration';
    return { cuts, about: ofRegistration ? field : undefined };
  }
}

type ColumnTest = readonly [column: string, test: CompiledTest | undefined];

/** The cells a part of the replay asks, by column; "incumbent." and the like included. */
function columnsOf(compiled: CompiledFramework, part: ReplayPart): readonly ColumnTest[] {
  switch (part) {
    case 'explanation':
      return [
        ...guardsOf(compiled).flatMap(({ facts }) => [...facts]),
        ...[...compiled.durations.values()].flatMap(({ rows }) => rows.flatMap(({ when }) => [...when])),
      ];
    case 'lead':
    case 'registrations':
    case 'decisions':
      return [...compiled.decisions].flatMap(([name, { columns }]) =>
        partOfDecision(name) === part
          ? columns.flatMap(({ column, tests }) =>
              [undefined, ...tests].map((test): ColumnTest => [column, test]),
            )
          : [],
      );
    case 'roles':
      return compiled.responsibilities.flatMap(({ when }) => [...when]);
    case 'departures':
    case 'sharing':
      return [];
    default:
      return assertNever(part);
  }
}

/** The part of a replay that asks a decision. */
export function partOfDecision(name: string): AskedPart {
  if (name === 'customerLead') return 'lead';
  return isRegistrationDecision(name) ? 'registrations' : 'decisions';
}

function guardsOf({
  lifecycles,
}: CompiledFramework): readonly (CompiledGuard & { readonly trigger: Trigger | undefined })[] {
  return [...lifecycles.values()].flatMap(({ machine, guards }) =>
    guards.map((guard, index) => ({
      ...guard,
      trigger: machine.guards[index]?.transition.transition.trigger,
    })),
  );
}

function sortCuts(tests: readonly ColumnTest[]): ReadonlyMap<string, readonly number[]> {
  const byColumn = new Map<string, Set<number>>();
  for (const [column, test] of tests) {
    const cuts = byColumn.get(column) ?? new Set<number>();
    byColumn.set(column, cuts);
    if (!test?.cell || test.cell.kind === 'any') continue;
    for (const value of test.cell.values) if (typeof value === 'number') cuts.add(value);
    for (const { low, high } of test.cell.intervals) cuts.add(low).add(high);
  }
  return new Map([...byColumn].map(([column, cuts]) => [column, [...cuts].sort((a, b) => a - b)]));
}

/** Even between constants, odd on one. */
export function classIn(cuts: readonly number[], value: number): number {
  let place = 0;
  while (place < cuts.length && (cuts[place] ?? Infinity) < value) place += 1;
  return cuts[place] === value ? 2 * place + 1 : 2 * place;
}
