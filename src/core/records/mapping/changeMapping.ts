import { labelOf } from './lineIndex.ts';
import type {
  ActorLine,
  EventLine,
  FieldLine,
  Mapping,
  ObjectLine,
  ObjectName,
  Pseudonyms,
  StandIn,
} from './mapping.ts';
import type { FactValue } from '../../model/cell.ts';
import { findFileChoice, type FileChoice } from '../systems/fileChoice.ts';

/** The lists of a mapping. */
export type MappingList = 'objects' | 'events' | 'fields' | 'actors' | 'standIns' | 'joins';

/**
 * One edit of a mapping, as plain data. `….set` puts a line in the place of the one that speaks of the same thing, or of the one at `index`, else at the end.
 */
export type MappingChange =
  | { readonly kind: 'object.set'; readonly line: ObjectLine }
  | { readonly kind: 'event.set'; readonly line: EventLine; readonly index?: number }
  /** Whatever a field changes to is left out on purpose; its other event lines go. */
  | { readonly kind: 'field.ignore'; readonly type: string; readonly field: string }
  | { readonly kind: 'field.set'; readonly line: FieldLine; readonly index?: number }
  /** What one label of a field's table means; undefined leaves it unknown on purpose. */
  | {
      readonly kind: 'value.set';
      readonly index: number;
      readonly label: string;
      readonly value: FactValue | undefined;
    }
  /** Takes a label out of a field's table; the last one takes the table with it. */
  | { readonly kind: 'value.remove'; readonly index: number; readonly label: string }
  | { readonly kind: 'actor.set'; readonly line: ActorLine; readonly index?: number }
  | { readonly kind: 'standIn.set'; readonly standIn: StandIn; readonly index?: number }
  | { readonly kind: 'standIn.accept'; readonly index: number; readonly accepted: boolean }
  /** Confirms or declines that objects are one deal. */
  | {
      readonly kind: 'join.settle';
      readonly objects: readonly ObjectName[];
      readonly confirmed: boolean;
      readonly because?: string;
    }
  /** Makes an answered join an open question again. */
  | { readonly kind: 'join.open'; readonly objects: readonly ObjectName[] }
  | { readonly kind: 'line.remove'; readonly list: MappingList; readonly index: number }
  | { readonly kind: 'times.set'; readonly timezone?: string; readonly dateOrder?: 'dmy' | 'mdy' }
  /** How one file is read; nothing chosen takes its line out. */
  | { readonly kind: 'file.set'; readonly name: string; readonly choice: FileChoice }
  | { readonly kind: 'pseudonyms.set'; readonly pseudonyms?: Pseudonyms }
  /** Takes from another mapping the lines for types this one says nothing of, and for types whose object line is all there is. */
  | { readonly kind: 'types.add'; readonly from: Mapping };

/** Carries an edit out. The same mapping comes back when it changes nothing. */
export function changeMapping(mapping: Mapping, change: MappingChange): Mapping {
  switch (change.kind) {
    case 'object.set':
      return withList(mapping, 'objects', put(mapping.objects, change.line, undefined, isSameObject));
    case 'event.set':
      return withList(mapping, 'events', put(mapping.events, change.line, change.index, isSameEvent));
    case 'field.ignore': {
      const { type, field } = change;
      const others = mapping.events.filter((line) => line.type !== type || line.field !== field);
      return withList(mapping, 'events', [...others, { type, field, event: undefined }]);
    }
    case 'field.set':
      return withList(mapping, 'fields', put(mapping.fields, change.line, change.index, isSameField));
    case 'value.set':
      return withValues(mapping, change.index, (values) => new Map(values).set(change.label, change.value));
    case 'value.remove':
      return withValues(mapping, change.index, (values) => {
        const left = new Map(values);
        left.delete(change.label);
        return left;
      });
    case 'actor.set':
      return withList(mapping, 'actors', put(mapping.actors, change.line, change.index, isSameActor));
    case 'standIn.set':
      return withList(
        mapping,
        'standIns',
        put(mapping.standIns, change.standIn, change.index, isSameStandIn),
      );
    case 'standIn.accept': {
      const standIn = mapping.standIns[change.index];
      if (!standIn || standIn.accepted === change.accepted) return mapping;
      const { accepted } = change;
      return withList(mapping, 'standIns', mapping.standIns.with(change.index, { ...standIn, accepted }));
    }
    case 'join.settle': {
      const { objects, confirmed, because } = change;
      const join = { objects, confirmed, ...(because === undefined ? {} : { because }) };
      return withList(mapping, 'joins', put(mapping.joins, join, undefined, isSameJoin));
    }
    case 'join.open':
      return withList(
        mapping,
        'joins',
        mapping.joins.filter((join) => !isSameJoin(join, change)),
      );
    case 'line.remove':
      if (change.index >= mapping[change.list].length) return mapping;
      return { ...mapping, [change.list]: mapping[change.list].toSpliced(change.index, 1) };
    case 'times.set': {
      const { timezone: _zone, dateOrder: _order, ...rest } = mapping;
      const { timezone, dateOrder } = change;
      return {
        ...(timezone === undefined ? {} : { timezone }),
        ...(dateOrder === undefined ? {} : { dateOrder }),
        ...rest,
      };
    }
    case 'pseudonyms.set': {
      const { pseudonyms: _before, ...rest } = mapping;
      return { ...rest, ...(change.pseudonyms ? { pseudonyms: change.pseudonyms } : {}) };
    }
    case 'file.set':
      return setFile(mapping, change.name, change.choice);
    case 'types.add':
      return addTypes(mapping, change.from);
  }
}

/** What an edit is called in a list of steps. */
export function nameMappingChange(change: MappingChange): string {
  switch (change.kind) {
    case 'object.set':
      return `${change.line.type} is ${change.line.is}`;
    case 'event.set':
      return `${labelOf(change.line.value, undefined) || change.line.field} means ${change.line.event ?? 'nothing'}`;
    case 'field.ignore':
      return `Leave out ${change.field}`;
    case 'field.set':
      return `${change.line.field} tells ${change.line.to}`;
    case 'value.set':
      return `${change.label} means ${String(change.value ?? 'unknown')}`;
    case 'value.remove':
      return `Forget what ${change.label} means`;
    case 'actor.set':
      return `Say who ${change.line.user ?? change.line.event ?? ''} is`;
    case 'standIn.set':
      return 'Change a stand-in';
    case 'standIn.accept':
      return change.accepted ? 'Accept a stand-in' : 'Take a stand-in back';
    case 'join.settle':
      return change.confirmed ? 'Join records' : 'Keep records apart';
    case 'join.open':
      return 'Ask about a join again';
    case 'line.remove':
      return 'Remove a line';
    case 'times.set':
      return 'Choose how times are read';
    case 'pseudonyms.set':
      return change.pseudonyms ? 'Replace names' : 'Keep names';
    case 'file.set':
      return `Choose how ${change.name} is read`;
    case 'types.add':
      return 'Guess the lines that were missing';
  }
}

function withList<L extends MappingList>(mapping: Mapping, list: L, lines: Mapping[L]): Mapping {
  return { ...mapping, [list]: lines };
}

/** Puts a line at `index`, or in the place of the first alike, or at the end. */
function put<T>(
  lines: readonly T[],
  line: T,
  index: number | undefined,
  isSame: (one: T, other: T) => boolean,
): readonly T[] {
  const place = index ?? lines.findIndex((other) => isSame(other, line));
  return place >= 0 && place < lines.length ? lines.with(place, line) : [...lines, line];
}

function withValues(
  mapping: Mapping,
  index: number,
  change: (values: ReadonlyMap<string, FactValue | undefined>) => ReadonlyMap<string, FactValue | undefined>,
): Mapping {
  const line = mapping.fields[index];
  if (!line) return mapping;
  const { values: before, ...rest } = line;
  const values = change(before ?? new Map());
  return withList(
    mapping,
    'fields',
    mapping.fields.with(index, values.size === 0 ? rest : { ...rest, values }),
  );
}

/** Puts the file's own line before those for several files; one that says nothing is kept only where such a line would speak for the file. */
function setFile(mapping: Mapping, name: string, choice: FileChoice): Mapping {
  const { files: before = [], ...rest } = mapping;
  const others = before.filter((line) => line.name !== name);
  const saysNothing = Object.keys(choice).length === 0;
  const isOpen = saysNothing && findFileChoice(others, name) === undefined;
  if (isOpen && others.length === before.length) return mapping;
  const files = isOpen ? others : [{ name, ...choice }, ...others];
  return files.length === 0 ? rest : { ...rest, files };
}

/** Types that a mapping has more to say of than what they are. */
function addTypes(mapping: Mapping, from: Mapping): Mapping {
  const known = new Set(mapping.objects.map(({ type }) => type));
  const isNew = ({ type }: { readonly type: string }): boolean => !known.has(type);
  const objects = from.objects.filter(isNew);
  if (objects.length === 0) return mapping;
  const standIns = from.standIns.filter(
    (standIn) => !mapping.standIns.some((other) => isSameStandIn(other, standIn)),
  );
  return {
    ...mapping,
    objects: [...mapping.objects, ...objects],
    events: [...mapping.events, ...from.events.filter(isNew)],
    fields: [...mapping.fields, ...from.fields.filter(isNew)],
    standIns: [...mapping.standIns, ...standIns],
  };
}

function isSameObject(one: ObjectLine, other: ObjectLine): boolean {
  return one.type === other.type;
}

function isSameEvent(one: EventLine, other: EventLine): boolean {
  return (
    one.type === other.type &&
    one.field === other.field &&
    one.value === other.value &&
    JSON.stringify([...(one.when ?? [])]) === JSON.stringify([...(other.when ?? [])])
  );
}

function isSameField(one: FieldLine, other: FieldLine): boolean {
  return one.type === other.type && one.field === other.field && one.to === other.to;
}

function isSameActor(one: ActorLine, other: ActorLine): boolean {
  return one.user === other.user && one.event === other.event;
}

function isSameStandIn(one: StandIn, other: StandIn): boolean {
  if (one.kind === 'owner-at-close' || other.kind === 'owner-at-close')
    return (
      one.kind === 'owner-at-close' &&
      other.kind === 'owner-at-close' &&
      one.type === other.type &&
      one.field === other.field
    );
  return one.kind === other.kind && one.fact === other.fact;
}

function isSameJoin(
  one: { readonly objects: readonly ObjectName[] },
  other: { readonly objects: readonly ObjectName[] },
): boolean {
  const nameOf = ({ objects }: { readonly objects: readonly ObjectName[] }): string =>
    JSON.stringify(objects.map(({ type, id }) => [type, id]).sort());
  return nameOf(one) === nameOf(other);
}
