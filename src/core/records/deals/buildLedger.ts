import type {
  Confidence,
  FieldValue,
  History,
  Place,
  RecordedChange,
  RecordedObject,
} from '../history/history.ts';
import type { StandInCount } from '../standIns/applyStandIns.ts';
import { labelOf } from '../mapping/lineIndex.ts';
import {
  CHANGE_USES,
  type BuildReport,
  type ChangeUse,
  type ObjectNote,
  type Unmapped,
  type ValueNote,
} from './buildReport.ts';

/** Counts what becomes of a history while deals are made of it. */
export class BuildLedger {
  readonly #uses = new Map<RecordedChange, ChangeUse>();
  readonly #values = new Map<string, { note: Omit<ValueNote, 'places'>; places: Place[] }>();
  readonly #notes = new Map<ObjectNote['kind'], { type: string; id: string }[]>();
  readonly #confidence = { recorded: 0, compared: 0, assumed: 0 };

  /** A change counts under the first of its uses in the order of `CHANGE_USES`. */
  use(change: RecordedChange, use: ChangeUse): void {
    const known = this.#uses.get(change);
    if (known === undefined || CHANGE_USES.indexOf(use) < CHANGE_USES.indexOf(known))
      this.#uses.set(change, use);
  }

  /** The change is told by another object. */
  repeat(change: RecordedChange): void {
    this.#uses.set(change, 'repeated');
  }

  value(note: Omit<ValueNote, 'places' | 'value'>, value: FieldValue, place: Place): void {
    const full = { ...note, value: String(value).slice(0, 80) };
    const key = JSON.stringify(full);
    const known = this.#values.get(key);
    if (!known) this.#values.set(key, { note: full, places: [place] });
    else if (!known.places.includes(place)) known.places.push(place);
  }

  object(kind: ObjectNote['kind'], { type, id }: { readonly type: string; readonly id: string }): void {
    const list = this.#notes.get(kind) ?? [];
    this.#notes.set(kind, list);
    list.push({ type, id });
  }

  event(confidence: Confidence): void {
    this.#confidence[confidence] += 1;
  }

  report(
    history: History,
    meaningOf: (object: RecordedObject) => string,
    made: { readonly deals: number; readonly events: number; readonly standIns: readonly StandInCount[] },
  ): BuildReport {
    const objects = new Map<string, number>();
    const changes = { all: 0, event: 0, note: 0, value: 0, repeated: 0, ignored: 0, unmapped: 0, leftOut: 0 };
    const unmapped = new Map<string, { -readonly [K in keyof Unmapped]: Unmapped[K] }>();
    for (const object of history.objects) {
      const is = meaningOf(object);
      objects.set(is, (objects.get(is) ?? 0) + 1);
      for (const change of object.changes) {
        const use = this.#uses.get(change) ?? 'unmapped';
        changes.all += 1;
        changes[use] += 1;
        if (use !== 'unmapped') continue;
        const { type } = object;
        const { field, place: first } = change;
        const value = labelOf(change.value, change.label);
        const key = `${type}\u0000${field}\u0000${value}`;
        const entry = unmapped.get(key);
        if (entry) entry.count += 1;
        else unmapped.set(key, { type, field, value, count: 1, first });
      }
    }
    return {
      files: history.files,
      deals: made.deals,
      events: made.events,
      objects,
      changes,
      unmapped: [...unmapped.values()].sort((a, b) => b.count - a.count),
      values: [...this.#values.values()].map(({ note, places }) => ({ ...note, places })),
      notes: [...this.#notes].map(([kind, named]) => ({ kind, objects: named })),
      confidence: { ...this.#confidence },
      standIns: made.standIns,
    };
  }
}
