import type { FactValue } from '../../model/cell.ts';
import type { Framework } from '../../model/framework.ts';
import type { FieldValue, Place, RecordedChange, RecordedObject } from '../history/history.ts';
import type { LineIndex } from '../mapping/lineIndex.ts';
import type { FieldLine } from '../mapping/mapping.ts';
import type { BuildLedger } from './buildLedger.ts';
import { translateValue } from './translateValue.ts';

/** A value that a field told, from when on. */
export interface Told {
  /** -Infinity when it is not known since when. */
  readonly ms: number;
  /** Undefined when it is left unknown, was cleared, or could not be read. */
  readonly value: FactValue | undefined;
  readonly place: Place;
  readonly change?: RecordedChange;
}

/** What reading fields needs. */
export interface Telling {
  readonly framework: Framework | undefined;
  readonly lines: LineIndex;
  readonly ledger: BuildLedger;
}

/** What the lines of an object say about `to`, by the first line that knows anything; in order of time. */
export function tell(object: RecordedObject, to: string, telling: Telling): readonly Told[] {
  for (const line of telling.lines(object.type).fields) {
    if (line.to !== to) continue;
    const told = tellLine(object, line, telling);
    if (told.some(({ value }) => value !== undefined)) return told;
  }
  return [];
}

/** The same over several objects: the first that knows anything. */
export function tellFirst(objects: readonly RecordedObject[], to: string, telling: Telling): readonly Told[] {
  for (const object of objects) {
    const told = tell(object, to, telling);
    if (told.length > 0) return told;
  }
  return [];
}

function tellLine(object: RecordedObject, line: FieldLine, telling: Telling): readonly Told[] {
  const { framework, ledger } = telling;
  const read = (value: FieldValue, label: string | undefined, place: Place): FactValue | undefined => {
    const meaning = translateValue(line, value, label, framework, ({ field }) => object.fields.get(field));
    const note = { type: object.type, field: line.field, to: line.to };
    if (meaning.kind === 'known') {
      if (meaning.outside) ledger.value({ kind: 'outside', ...note }, meaning.value, place);
      return meaning.value;
    }
    // A stage that is no outcome leaves the deal open: most of them are.
    if (meaning.kind !== 'unknown' && line.to !== 'outcome')
      ledger.value({ kind: meaning.kind, ...note }, label ?? value, place);
    return undefined;
  };
  const told: Told[] = [];
  for (const change of object.changes) {
    if (change.field !== line.field) continue;
    const { place } = change;
    if (told.length === 0 && change.before !== undefined)
      told.push({ ms: -Infinity, value: read(change.before, undefined, place), place });
    const value = change.value === undefined ? undefined : read(change.value, change.label, place);
    told.push({ ms: change.time.ms ?? -Infinity, value, place, change });
  }
  if (told.length > 0) return told;
  const field = object.fields.get(line.field);
  if (field)
    return [{ ms: -Infinity, value: read(field.value, field.label, field.place), place: field.place }];
  return object.links
    .filter(({ as }) => as === line.field)
    .map(({ id, place }) => ({ ms: -Infinity, value: read(id, undefined, place), place }));
}
