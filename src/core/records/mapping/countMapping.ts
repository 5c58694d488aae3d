import type { Framework } from '../../model/framework.ts';
import type { History, Place } from '../history/history.ts';
import { fieldWords, MEANINGS_OF_WORDS, MOST_LABELS } from './fieldWords.ts';
import { findEventLine, indexLines, isRead, type TypeLines } from './lineIndex.ts';
import type { Mapping } from './mapping.ts';
import { tallyHistory, type FieldTally, type TypeTally } from './tallyHistory.ts';

/** A field with changes that no line speaks of, or a value that the lines of its field lack. */
export interface UnmappedPart {
  readonly type: string;
  readonly field: string;
  /** Absent: no line speaks of the field at all. */
  readonly value?: string;
  /** What a field line's table lacks the value for; absent where it is about events. */
  readonly to?: string;
  /** Changes, or objects that hold the value. */
  readonly count: number;
  /** Different values, of a whole field. */
  readonly values?: number;
  readonly first: Place | undefined;
}

/** How much each line of a mapping takes in; lists run parallel to the mapping's. */
export interface MappingCounts {
  /** Objects of the type. */
  readonly objects: readonly number[];
  /** Changes that mean the event, or are left out on purpose. */
  readonly events: readonly number[];
  /** Objects, or rows, that tell it. */
  readonly fields: readonly number[];
  /** Types that no line speaks of. */
  readonly unknownTypes: readonly { readonly type: string; readonly objects: number }[];
  /** What the stages of a path lack first, then by count. */
  readonly unmapped: readonly UnmappedPart[];
  /** Facts of the framework that no line tells. */
  readonly untold: readonly string[];
}

/** Counts what a mapping takes in of a history, and what it does not. Quick enough to ask after every edit. */
export function countMapping(
  framework: Framework | undefined,
  mapping: Mapping,
  history: History,
): MappingCounts {
  const tally = tallyHistory(history);
  const lines = indexLines(mapping);
  const places = new Map(mapping.events.map((line, index) => [line, index]));
  const events = mapping.events.map(() => 0);
  const unmapped: UnmappedPart[] = [];
  const unknownTypes: { type: string; objects: number }[] = [];
  for (const type of tally.types.values()) {
    const own = lines(type.type);
    if (!own.object) {
      unknownTypes.push({ type: type.type, objects: type.objects });
      continue;
    }
    if (own.object.is === 'ignored') continue;
    for (const field of type.fields.values()) {
      const missed = countField(history, type, field, own, (line) => {
        const place = places.get(line.line);
        if (place !== undefined) events[place] = (events[place] ?? 0) + line.count;
      });
      unmapped.push(...missed, ...unlisted(type, field, own));
    }
  }
  const fields = mapping.fields.map(({ type, field }) => {
    const found = tally.types.get(type);
    const links = [...(found?.links.get(field)?.values() ?? [])].reduce((sum, count) => sum + count, 0);
    return found?.fields.get(field)?.held ?? found?.columns.get(field) ?? links;
  });
  const told = new Set(mapping.fields.map(({ to }) => to));
  return {
    objects: mapping.objects.map(({ type }) => tally.types.get(type)?.objects ?? 0),
    events,
    fields,
    unknownTypes,
    unmapped: unmapped.sort(
      (a, b) => Number(a.value === undefined) - Number(b.value === undefined) || b.count - a.count,
    ),
    untold: [...(framework?.facts.keys() ?? [])].filter((name) => !told.has(`fact.${name}`)),
  };
}

type Take = (line: {
  readonly line: NonNullable<ReturnType<typeof findEventLine>>;
  readonly count: number;
}) => void;

/** Counts the changes of a field; gives what no line takes. */
function countField(
  history: History,
  type: TypeTally,
  field: FieldTally,
  own: TypeLines,
  take: Take,
): readonly UnmappedPart[] {
  if (field.changes === 0) return [];
  const lines = own.events.get(field.field);
  if (!lines) {
    const count = [...field.values.values()].reduce(
      (sum, { label, value, changes }) => sum + (isRead(own, field.field, value, label) ? 0 : changes),
      0,
    );
    if (count === 0 || own.fields.some((line) => line.field === field.field)) return [];
    const changed = [...field.values.values()].filter(({ changes }) => changes > 0);
    const part = { type: type.type, field: field.field };
    const isPath = MEANINGS_OF_WORDS.path.has(fieldWords(field.field)) && changed.length <= MOST_LABELS;
    if (isPath)
      return changed.map(({ label, changes, first }) => ({ ...part, value: label, count: changes, first }));
    return [{ ...part, count, values: changed.length, first: changed[0]?.first }];
  }
  const missing = new Map<string, number>();
  const miss = (label: string, count: number): void => {
    missing.set(label, (missing.get(label) ?? 0) + count);
  };
  const isConditional = [...lines.any, ...[...lines.byValue.values()].flat()].some(
    ({ when }) => when !== undefined,
  );
  if (isConditional) {
    for (const object of history.objects) {
      if (object.type !== type.type) continue;
      for (const change of object.changes) {
        if (change.field !== field.field || change.value === undefined) continue;
        const line = findEventLine(own, object, change);
        if (line) take({ line, count: 1 });
        else if (!isRead(own, change.field, change.value, change.label))
          miss(change.label ?? String(change.value), 1);
      }
    }
  } else {
    for (const { label, value, changes } of field.values.values()) {
      const [line] = lines.byValue.get(label) ?? lines.byValue.get(String(value)) ?? lines.any;
      if (line) take({ line, count: changes });
      else if (changes > 0 && !isRead(own, field.field, value, label)) miss(label, changes);
    }
  }
  return [...missing].map(([value, count]) => ({
    type: type.type,
    field: field.field,
    value,
    count,
    first: field.values.get(value)?.first,
  }));
}

/** Values that a field line's table lacks, unless they are stages: most of those are no outcome. */
function unlisted(type: TypeTally, field: FieldTally, own: TypeLines): readonly UnmappedPart[] {
  return own.fields.flatMap(({ field: name, to, values }) => {
    if (name !== field.field || !values || to === 'outcome') return [];
    return [...field.values.values()]
      .filter(({ label, value }) => !values.has(label) && !values.has(String(value)))
      .map(({ label, held, changes, first }) => ({
        type: type.type,
        field: name,
        value: label,
        to,
        count: Math.max(held, changes),
        first,
      }));
  });
}
