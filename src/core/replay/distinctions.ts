import type { FactValue } from '../model/cell.ts';
import { domainOfFact } from '../model/domains.ts';
import type { JsonValue } from '../model/framework.ts';
import { isInDomain } from '../rules/index.ts';
import type { CompiledTest } from '../rules/index.ts';
import type { CompiledFramework } from './compileFramework.ts';

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
 * What a framework can tell apart in a record. Values in one class pass and fail the same cells everywhere in the framework, so that two
 * records which differ only within classes have the same run.
 */
export class Distinctions {
  readonly #compiled: CompiledFramework;
  /** Constants that cells compare a column with, ascending. */
  readonly #cuts = new Map<string, readonly number[]>();
  /** The same for event data, by "type field". */
  readonly #dataCuts = new Map<string, readonly number[]>();
  readonly #dataFields = new Map<string, ReadonlySet<string>>();
  /** Facts whose exact value matters: two registrations are compared by it. */
  readonly #exact = new Set<string>();

  constructor(compiled: CompiledFramework) {
    this.#compiled = compiled;
    const tests = new Map<string, CompiledTest[]>();
    const dataTests = new Map<string, CompiledTest[]>();
    const note = (into: Map<string, CompiledTest[]>, name: string, test: CompiledTest | undefined): void => {
      const known = into.get(name) ?? [];
      into.set(name, known);
      if (test) known.push(test);
    };
    for (const { machine, guards } of compiled.lifecycles.values())
      guards.forEach(({ facts, data }, index) => {
        for (const [column, test] of facts) note(tests, column, test);
        const trigger = machine.guards[index]?.transition.transition.trigger;
        if (trigger?.kind === 'event')
          for (const [field, test] of data) note(dataTests, `${trigger.type} ${field}`, test);
      });
    for (const { rows } of compiled.durations.values())
      for (const { when } of rows) for (const [column, test] of when) note(tests, column, test);
    for (const { when } of compiled.responsibilities)
      for (const [column, test] of when) note(tests, column, test);
    for (const { columns } of compiled.decisions.values())
      for (const { column, tests: cells } of columns) {
        if (column.startsWith(SAME)) this.#exact.add(column.slice(SAME.length));
        for (const cell of cells) note(tests, column.replace(PAIR, ''), cell);
      }
    for (const [column, list] of tests) this.#cuts.set(column, cutsOf(list));
    for (const [field, list] of dataTests) this.#dataCuts.set(field, cutsOf(list));
    for (const key of dataTests.keys()) {
      const [type = '', field = ''] = key.split(' ');
      this.#dataFields.set(type, new Set([...(this.#dataFields.get(type) ?? []), field]));
    }
  }

  /** Class of a number of a column: a place between its constants, or on one of them. */
  classOfNumber(column: string, value: number): number {
    return classIn(this.#cuts.get(column) ?? [], value);
  }

  /** Class of a recorded fact. "partnerType" is one. */
  classOfFact(fact: string, value: FactValue): string {
    const known = this.#compiled.framework.facts.has(fact) && !this.#exact.has(fact);
    return typeof value === 'number' && known && this.isUsable(fact, value)
      ? `#${String(this.classOfNumber(fact, value))}`
      : JSON.stringify(value);
  }

  /** Whether the framework has a place for the value; what it has none for counts as unknown and is reported. */
  isUsable(fact: string, value: FactValue): boolean {
    const { framework } = this.#compiled;
    const definition = framework.facts.get(fact);
    if (definition) return isInDomain(domainOfFact(definition), value);
    if (fact !== 'partnerType' || framework.partnerTypes.size === 0) return true;
    return typeof value === 'string' && framework.partnerTypes.has(value);
  }

  /** Whether anything depends on a field of an event's data. */
  readsData(type: string, field: string): boolean {
    return (
      READ_FIELDS['*']?.includes(field) === true ||
      READ_FIELDS[type]?.includes(field) === true ||
      this.#dataFields.get(type)?.has(field) === true ||
      this.#compiled.framework.facts.get(field)?.of === 'registration'
    );
  }

  /** Class of a field of an event's data; `fact` is what a "fact.changed" changes. */
  classOfData(type: string, field: string, value: JsonValue, fact: JsonValue | undefined): string {
    if (typeof value !== 'number') return JSON.stringify(value);
    const cuts = this.#dataCuts.get(`${type} ${field}`);
    const asData = cuts ? String(classIn(cuts, value)) : '';
    if (type === 'fact.changed' && field === 'value' && typeof fact === 'string')
      return `${this.classOfFact(fact, value)} ${asData}`;
    if (this.#compiled.framework.facts.get(field)?.of === 'registration')
      return `${this.classOfFact(field, value)} ${asData}`;
    return cuts ? asData : JSON.stringify(value);
  }
}

function cutsOf(tests: readonly CompiledTest[]): readonly number[] {
  const cuts = new Set<number>();
  for (const { cell } of tests) {
    if (!cell || cell.kind === 'any') continue;
    for (const value of cell.values) if (typeof value === 'number') cuts.add(value);
    for (const { low, high } of cell.intervals) cuts.add(low).add(high);
  }
  return [...cuts].sort((a, b) => a - b);
}

/** Even between constants, odd on one. */
function classIn(cuts: readonly number[], value: number): number {
  let place = 0;
  while (place < cuts.length && (cuts[place] ?? Infinity) < value) place += 1;
  return cuts[place] === value ? 2 * place + 1 : 2 * place;
}
