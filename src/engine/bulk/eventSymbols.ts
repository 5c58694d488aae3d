import type { CompiledFramework, Distinctions } from '../../core/index.ts';
import { domainOfFact } from '../../core/index.ts';
import type { DealColumns, EventShape } from '../columns/index.ts';
import { ALONE } from './prefixTree.ts';

/** Data fields in which one of the deal's own names is only ever compared with the deal's other names. */
const NAME_FIELDS: ReadonlySet<string> = new Set(['registration', 'partner']);

interface NumberField {
  /** Place among the shape's numbers. */
  readonly place: number;
  readonly field: string;
}

/** How events of a shape look to the framework. */
interface Look {
  /** Equal looks are equal texts. */
  readonly text: string;
  /** Fields whose number decides further. */
  readonly numbers: readonly NumberField[];
  readonly alone: boolean;
}

/** Numbers what a framework can tell apart about events besides their time: even numbers, above those that share with nobody. */
export class EventSymbols {
  readonly #columns: DealColumns;
  readonly #compiled: CompiledFramework;
  readonly #distinctions: Distinctions;
  /** Facts whose numbers events tell. */
  readonly #about: ReadonlySet<string>;
  readonly #symbols = new Map<string, number>();
  readonly #looks: readonly Look[];
  /** By shape: the events' symbol, or `DEPENDS`. */
  readonly ofShape: Int32Array;
  /** By shape: it names no object, and a lifecycle besides the deal's may hear it. */
  readonly isNameless: Uint8Array;

  constructor(columns: DealColumns, compiled: CompiledFramework, distinctions: Distinctions) {
    this.#columns = columns;
    this.#compiled = compiled;
    this.#distinctions = distinctions;
    this.#looks = columns.shapes.map((shape) => lookOf(shape, distinctions));
    this.ofShape = Int32Array.from(this.#looks, ({ text, numbers, alone }) =>
      alone ? ALONE : numbers.length > 0 ? DEPENDS : this.#intern(text),
    );
    this.#about = new Set(
      this.#looks.flatMap(({ numbers }, shape) => {
        const { type = '', data } = columns.shapes[shape] ?? {};
        return numbers.flatMap(
          ({ field }) => distinctions.classingOfData(type, field, data?.get('fact')).about ?? [],
        );
      }),
    );
    const others = [...compiled.lifecycles.values()].filter(({ machine }) => machine.name !== 'deal');
    this.isNameless = Uint8Array.from(columns.shapes, ({ object, type }) =>
      object === undefined &&
      others.some(({ machine }) => machine.eventTypes.has(type) || machine.createdBy.has(type))
        ? 1
        : 0,
    );
  }

  /** What events look like, and by which constants: where it is the same, so are all symbols. */
  signature(): readonly unknown[] {
    return this.#looks.map(({ text, numbers, alone }, shape) => [
      ...[text, alone, this.isNameless[shape]],
      ...numbers.map(({ field }) => this.#classingOf(shape, field)),
    ]);
  }

  /** Whether other distinctions, of a framework with the same guards and facts, give the same symbols. */
  isAsWith(distinctions: Distinctions): boolean {
    return [...this.#about].every(
      (fact) =>
        distinctions.isExact(fact) === this.#distinctions.isExact(fact) &&
        String(distinctions.cutsOf(fact)) === String(this.#distinctions.cutsOf(fact)),
    );
  }

  /** One more than the largest symbol so far, ties included. */
  get count(): number {
    return 2 * (this.#symbols.size + 1);
  }

  /** Symbol of an event of a shape that `DEPENDS`, given where its numbers begin. */
  withNumbers(shape: number, numbersFrom: number): number {
    const { type = '', data } = this.#columns.shapes[shape] ?? {};
    const look = this.#looks[shape];
    let key = look?.text ?? '';
    for (const { place, field } of look?.numbers ?? []) {
      const value = this.#columns.numbers.items[numbersFrom + place] ?? NaN;
      key += ` ${field}=${this.#distinctions.classOfData(type, field, value, data?.get('fact'))}`;
    }
    return this.#intern(key);
  }

  #classingOf(shape: number, field: string): unknown {
    const { type = '', data } = this.#columns.shapes[shape] ?? {};
    const { cuts, about } = this.#distinctions.classingOfData(type, field, data?.get('fact'));
    if (about === undefined) return cuts;
    return [cuts, this.#distinctions.isExact(about), this.#distinctions.cutsOf(about), this.#domainOf(about)];
  }

  #domainOf(fact: string): unknown {
    const definition = this.#compiled.framework.facts.get(fact);
    return definition && domainOfFact(definition);
  }

  #intern(key: string): number {
    const symbol = this.#symbols.get(key) ?? 2 * (this.#symbols.size + 1);
    this.#symbols.set(key, symbol);
    return symbol;
  }
}

/** Stands for a symbol that depends on the numbers of the event. */
export const DEPENDS = -1;

function lookOf(shape: EventShape, distinctions: Distinctions): Look {
  const { type, time, object, side, role, partner, data, names, numbers } = shape;
  const read = [...data.keys()].filter((field) => distinctions.readsData(type, field));
  const telling = read.some((field) => names.has(field) && !NAME_FIELDS.has(field));
  const texts = read
    .filter((field) => !numbers.includes(field))
    .map((field) => [
      field,
      names.get(field) ?? distinctions.classOfData(type, field, data.get(field) ?? null, data.get('fact')),
    ]);
  return {
    text: JSON.stringify([type, object, side, role, partner, texts]),
    numbers: read.flatMap((field) =>
      numbers.includes(field) ? [{ place: numbers.indexOf(field), field }] : [],
    ),
    alone: time.kind === 'unreadable' || telling,
  };
}
