import type { JsonValue } from '../../core/index.ts';
import type { FloatBlocks } from './blocks.ts';
import type { EventShape, LocalName, ObjectName, TimeForm } from './dealColumns.ts';
import type { DealDraft } from './dealDraft.ts';
import { EVENT, VALUE, type EventStore } from './eventStore.ts';
import { grown, NONE } from './growing.ts';
import { NAME, type Meaning, type OwnNames } from './ownNames.ts';
import type { TextPool } from './textPool.ts';
import { TIME } from './timeReader.ts';
import { TuplePool } from './tuplePool.ts';

/** Places within the row that tells a shape; entries of data follow. */
const SHAPE = { type: 0, form: 1, object: 2, of: 3, side: 4, role: 5, partner: 6, size: 7 } as const;
/** Places within an entry of data. */
const FIELD = { name: 0, kind: 1, value: 2, of: 3, size: 4 } as const;
/** How a shape names its object, where it is not by kind. */
const OBJECT = { ownId: -2, text: -3 } as const;

/** Finds out which events are alike. */
export class ShapeBuilder {
  readonly shapes: EventShape[] = [];
  readonly #pool: TextPool;
  readonly #known = new TuplePool();
  #row = new Int32Array(64);
  /** By remembered event: the places its names last had, and its shape then. */
  #lastPlaces = new Int32Array(64);
  #lastShape = new Int32Array(64);
  readonly #meaning: Meaning = { kind: 0, value: 0, of: NONE };

  constructor(pool: TextPool) {
    this.#pool = pool;
  }

  /** The shape of an event whose deal's names are collected; numbers in its data are added to `numbers`. */
  shapeOf(draft: DealDraft, names: OwnNames, event: number, numbers: FloatBlocks): number {
    const form = draft.forms[event] ?? 0;
    const row = draft.rows[event] ?? 0;
    if (row >= 0) return this.#find(draft, draft.own, row, form, names, numbers);
    const shared = ~row;
    const at = shared * EVENT.size;
    const places = form === TIME.instant ? names.placesOf(draft, at) : NONE;
    if (places === NONE) return this.#find(draft, draft.shared, shared, form, names, numbers);
    if (shared >= this.#lastPlaces.length) {
      this.#lastPlaces = grown(this.#lastPlaces, shared + 1);
      this.#lastShape = grown(this.#lastShape, shared + 1);
    }
    if (this.#lastPlaces[shared] === places) {
      if (draft.shared.rows.items[at + EVENT.numbers] !== 0) draft.shared.copyNumbers(at, numbers);
      return this.#lastShape[shared] ?? 0;
    }
    this.#lastPlaces[shared] = places;
    return (this.#lastShape[shared] = this.#find(draft, draft.shared, shared, form, names, numbers));
  }

  #find(
    draft: DealDraft,
    { rows, data }: EventStore,
    index: number,
    form: number,
    names: OwnNames,
    numbers: FloatBlocks,
  ): number {
    const { items } = rows;
    const at = index * EVENT.size;
    const from = items[at + EVENT.dataFrom] ?? 0;
    const to = items[at + EVENT.dataEnd] ?? 0;
    const length = SHAPE.size + (to - from) * FIELD.size;
    if (length > this.#row.length) this.#row = grown(this.#row, length);
    const row = this.#row;
    const kind = items[at + EVENT.kind] ?? NONE;
    const object = items[at + EVENT.object] ?? NONE;
    const partner = items[at + EVENT.partner] ?? NONE;
    row[SHAPE.type] = items[at + EVENT.type] ?? NONE;
    row[SHAPE.form] = form;
    row[SHAPE.side] = items[at + EVENT.side] ?? NONE;
    row[SHAPE.role] = items[at + EVENT.role] ?? NONE;
    row[SHAPE.partner] = partner === NONE ? NONE : names.partnerOf(partner);
    if (object === NONE || draft.isOwnId(items, at)) {
      row[SHAPE.of] = object === NONE ? NONE : OBJECT.ownId;
      row[SHAPE.object] = NONE;
    } else {
      row[SHAPE.of] = kind === NONE ? OBJECT.text : kind;
      row[SHAPE.object] = kind === NONE ? object : names.objectOf(object);
    }
    for (let entry = from, field = SHAPE.size; entry < to; entry += 1, field += FIELD.size) {
      const meaning = this.#meaning;
      meaning.kind = data.kind(entry);
      meaning.value = data.value(entry);
      meaning.of = NONE;
      if (meaning.kind === VALUE.text) names.meaning(draft, data.name(entry), meaning.value, meaning);
      else if (meaning.kind === VALUE.number) {
        numbers.push(data.number(entry));
        meaning.value = NONE;
      }
      row[field + FIELD.name] = data.name(entry);
      row[field + FIELD.kind] = meaning.kind;
      row[field + FIELD.value] = meaning.value;
      row[field + FIELD.of] = meaning.of;
    }
    const shape = this.#known.intern(row, length);
    if (shape === this.shapes.length) this.shapes.push(this.#create(row, length));
    return shape;
  }

  #create(row: Int32Array, length: number): EventShape {
    const data = new Map<string, JsonValue>();
    const names = new Map<string, LocalName>();
    const numbers: string[] = [];
    for (let field = SHAPE.size; field < length; field += FIELD.size) {
      const name = this.#pool.text(row[field + FIELD.name] ?? 0);
      const kind = row[field + FIELD.kind] ?? 0;
      const value = row[field + FIELD.value] ?? 0;
      data.set(name, this.#valueOf(kind, value));
      if (kind === VALUE.number) numbers.push(name);
      const local = this.#nameOf(kind, value, row[field + FIELD.of] ?? 0);
      if (local) names.set(name, local);
    }
    const partner = row[SHAPE.partner] ?? NONE;
    return {
      type: this.#pool.text(row[SHAPE.type] ?? 0),
      time: timeFormOf(this.#pool, row[SHAPE.form] ?? TIME.absent),
      object: this.#objectOf(row[SHAPE.of] ?? NONE, row[SHAPE.object] ?? NONE),
      side: textOf(this.#pool, row[SHAPE.side]),
      role: textOf(this.#pool, row[SHAPE.role]),
      partner: partner === NONE ? undefined : partner,
      data,
      names,
      numbers,
    };
  }

  #valueOf(kind: number, value: number): JsonValue {
    switch (kind) {
      case VALUE.text:
        return this.#pool.text(value);
      case VALUE.number:
        return 0;
      case VALUE.true:
      case VALUE.false:
        return kind === VALUE.true;
      case VALUE.null:
        return null;
      case VALUE.nested:
        return JSON.parse(this.#pool.text(value)) as JsonValue;
      default:
        return '';
    }
  }

  #nameOf(kind: number, place: number, of: number): LocalName | undefined {
    switch (kind) {
      case NAME.id:
        return { kind: 'object', place, form: 'id' };
      case NAME.key:
        return { kind: 'object', place, form: 'key', of: this.#pool.text(of) };
      case NAME.partner:
        return { kind: 'partner', place };
      case NAME.own:
        return { kind: 'own id' };
      default:
        return undefined;
    }
  }

  #objectOf(of: number, object: number): ObjectName | undefined {
    switch (of) {
      case NONE:
        return undefined;
      case OBJECT.ownId:
        return { kind: 'own id' };
      case OBJECT.text:
        return { kind: 'text', text: this.#pool.text(object) };
      default:
        return { kind: 'object', of: this.#pool.text(of), place: object };
    }
  }
}

/** A text of the pool; undefined for none. */
export function textOf(pool: TextPool, id: number | undefined): string | undefined {
  return id === undefined || id === NONE ? undefined : pool.text(id);
}

/** How a time was written. */
export function timeFormOf(pool: TextPool, form: number): TimeForm {
  if (form === TIME.instant) return { kind: 'instant' };
  return form === TIME.day
    ? { kind: 'day' }
    : { kind: 'unreadable', text: pool.text(form - TIME.unreadable) };
}
