import type { Distinctions } from '../../core/index.ts';
import type { DealColumns, EventShape } from '../columns/index.ts';

/** Symbol of an event whose look depends on something only its deal tells: such a deal shares its run with no other. */
export const ALONE = -1;

/** Data fields in which one of the deal's own names is only ever compared with the deal's other names. */
const NAME_FIELDS: ReadonlySet<string> = new Set(['registration', 'partner']);

interface NumberField {
  /** Place among the shape's numbers. */
  readonly place: number;
  readonly field: string;
}

/** Numbers what a framework can tell apart about events besides their time. */
export class EventSymbols {
  readonly #columns: DealColumns;
  readonly #distinctions: Distinctions;
  readonly #symbols = new Map<string, number>();
  /** By shape: its symbol, -1 when alone, -2 when it depends on the event's numbers. */
  readonly #ofShape: Int32Array;
  readonly #bases: string[] = [];
  readonly #numberFields: (readonly NumberField[])[] = [];

  constructor(columns: DealColumns, distinctions: Distinctions) {
    this.#columns = columns;
    this.#distinctions = distinctions;
    this.#ofShape = Int32Array.from(columns.shapes, (shape, index) => this.#compile(shape, index));
  }

  /** Symbol of an event, given where its numbers begin. */
  symbolOf(event: number, numbersFrom: number): number {
    const shape = this.#columns.shape[event] ?? 0;
    const symbol = this.#ofShape[shape] ?? ALONE;
    return symbol === DEPENDS ? this.#withNumbers(shape, numbersFrom) : symbol;
  }

  #compile(shape: EventShape, index: number): number {
    const { type, time, object, side, role, partner, data, names, numbers } = shape;
    const read = [...data.keys()].filter((field) => this.#distinctions.readsData(type, field));
    const telling = read.some((field) => names.has(field) && !NAME_FIELDS.has(field));
    if (time.kind === 'unreadable' || telling || object?.kind === 'own id') return ALONE;
    const fact = data.get('fact');
    const texts = read
      .filter((field) => !numbers.includes(field))
      .map((field) => {
        const name = names.get(field);
        return [field, name ?? this.#distinctions.classOfData(type, field, data.get(field) ?? null, fact)];
      });
    const base = JSON.stringify([type, object, side, role, partner, texts]);
    const fields = read.flatMap((field) =>
      numbers.includes(field) ? [{ place: numbers.indexOf(field), field }] : [],
    );
    this.#bases[index] = base;
    this.#numberFields[index] = fields;
    return fields.length > 0 ? DEPENDS : this.#intern(base);
  }

  #withNumbers(shape: number, numbersFrom: number): number {
    const { type = '', data } = this.#columns.shapes[shape] ?? {};
    let key = this.#bases[shape] ?? '';
    for (const { place, field } of this.#numberFields[shape] ?? []) {
      const value = this.#columns.numbers.items[numbersFrom + place] ?? NaN;
      key += ` ${field}=${this.#distinctions.classOfData(type, field, value, data?.get('fact'))}`;
    }
    return this.#intern(key);
  }

  #intern(key: string): number {
    const symbol = this.#symbols.get(key) ?? this.#symbols.size;
    this.#symbols.set(key, symbol);
    return symbol;
  }
}

const DEPENDS = -2;
