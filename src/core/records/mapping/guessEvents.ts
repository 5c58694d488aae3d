import { toEventType } from '../../formats/eventlog/toEventType.ts';
import type { Framework } from '../../model/framework.ts';
import { CHALLENGE_EVENTS, NEUTRAL_EVENTS } from '../../model/reserved.ts';
import { ACTIVITY } from '../history/history.ts';
import { fieldWords, MEANINGS_OF_WORDS, MOST_LABELS } from './fieldWords.ts';
import { nameEvents, type NamedEvent } from './frameworkEvents.ts';
import type { EventLine } from './mapping.ts';
import { conceptOf, plainWords } from './stageWords.ts';
import type { FieldTally, TypeTally, ValueTally } from './tallyHistory.ts';

/** An event a label probably means, and why. */
interface Match {
  readonly named: NamedEvent;
  readonly because: string;
}

/** Names of moments that say only that something was decided. */
const DECISIONS: ReadonlySet<string> = new Set([
  'decided',
  'decision',
  'reviewed',
  'status changed',
  'stage changed',
  'changed',
]);
/** Names of the moment a record was made. */
const CREATED: ReadonlySet<string> = new Set([
  'created date',
  'createdate',
  'created at',
  'created on',
  'created',
  'date created',
  'creation date',
  'created date time',
]);
/** How many of the objects must begin with a label for it to be where the path begins. */
const MOSTLY = 0.8;

/** Event lines for a type: of its log entries, its stages or states, and fields that say when something happened. */
export function guessEvents(
  framework: Framework | undefined,
  type: TypeTally,
  is: string,
  isOwn: boolean,
): readonly EventLine[] {
  const log = type.fields.get(ACTIVITY);
  const fields = [...type.fields.values()].filter(({ field, changes }) => field !== ACTIVITY && changes > 0);
  if (!framework) return guessWithoutFramework(type, log, fields);
  const own = nameEvents(framework, is);
  const lines = log ? guessLog(framework, type, log, own, isOwn) : [];
  const path = pickPath(fields, own);
  const steps = path ? guessPath(type, path, own) : [];
  const moments = fields.filter(isMoment).flatMap((field) => guessMoment(type, field, own));
  const created = fields.find((field) => isMoment(field) && CREATED.has(fieldWords(field.field)));
  if (created) moments.push(...guessCreation(framework, type, created, is, [...steps, ...moments]));
  return [...lines, ...steps, ...moments];
}

/** The field whose values are the path: the one most of whose changes mean something, known names before others. */
export function pickPath(fields: readonly FieldTally[], own: readonly NamedEvent[]): FieldTally | undefined {
  let best: { readonly field: FieldTally; readonly score: number } | undefined;
  for (const field of fields) {
    if (field.values.size > MOST_LABELS) continue;
    let score = 0;
    for (const { label, changes } of field.values.values()) if (matchLabel(label, own)) score += changes;
    if (MEANINGS_OF_WORDS.path.has(fieldWords(field.field))) score *= 4;
    if (score > (best?.score ?? 0)) best = { field, score };
  }
  return best?.field;
}

function guessPath(type: TypeTally, field: FieldTally, own: readonly NamedEvent[]): readonly EventLine[] {
  const values = [...field.values.values()].filter(({ changes }) => changes > 0).sort(byPlace);
  const starts = values.reduce((sum, value) => sum + value.starts, 0);
  const first = own.find(({ start }) => start);
  const matches = new Map<ValueTally, Match>();
  for (const value of values) {
    const match = matchLabel(value.label, own);
    if (match) matches.set(value, match);
  }
  for (const [index, value] of values.entries()) {
    if (matches.has(value)) continue;
    const before = values.slice(0, index).findLast((other) => matches.has(other));
    const after = values.slice(index + 1).find((other) => matches.has(other));
    const [a, b] = [before && matches.get(before), after && matches.get(after)];
    if (a && b && a.named === b.named && before && after) {
      const because = `stands between "${before.label}" and "${after.label}", which are both "${a.named.title}"`;
      matches.set(value, { named: a.named, because });
    } else if (first && starts > 0 && value.starts / starts >= MOSTLY) {
      matches.set(value, {
        named: first,
        because: `nearly every deal begins with it, as the path does with "${first.title}"`,
      });
    }
  }
  return values.flatMap((value) => {
    const match = matches.get(value);
    if (!match) return [];
    const { named, because } = match;
    const start = named.start ? { start: true as const } : {};
    return [
      { type: type.type, field: field.field, value: value.label, event: named.event, ...start, because },
    ];
  });
}

/** Fields that say when something happened change to true at that time; a planned day is a value like any other. */
function isMoment({ values }: FieldTally): boolean {
  const changed = [...values.values()].filter(({ changes }) => changes > 0);
  return changed.length === 1 && changed[0]?.value === true;
}

/** When a record was made: a deal begins with it, another object has its first event by it where nothing else tells that. */
function guessCreation(
  framework: Framework,
  type: TypeTally,
  { field }: FieldTally,
  is: string,
  lines: readonly EventLine[],
): readonly EventLine[] {
  const line = { type: type.type, field };
  if (is === 'deal') return [{ ...line, event: 'note', because: 'the record of the deal begins with it' }];
  const [event] = framework.lifecycles.get(is)?.createdBy ?? [];
  if (event === undefined || lines.some((other) => other.event === event)) return [];
  return [{ ...line, event, because: `nothing else says when "${event}" happened` }];
}

/** A field such as "Submitted_At", whose name says what happened and whose value when. */
function guessMoment(type: TypeTally, field: FieldTally, own: readonly NamedEvent[]): readonly EventLine[] {
  const words = fieldWords(field.field).replace(/ (?:at|on|date|time|until|to)$/, '');
  if (words === fieldWords(field.field)) return [];
  if (DECISIONS.has(words)) {
    const because = 'says when the state came about; the state itself says what it is';
    return [{ type: type.type, field: field.field, event: undefined, because }];
  }
  const match = matchLabel(words, own);
  if (!match) return [];
  const because = `the field says when "${match.named.event}" happened`;
  return [{ type: type.type, field: field.field, event: match.named.event, because }];
}

function guessLog(
  framework: Framework,
  type: TypeTally,
  log: FieldTally,
  own: readonly NamedEvent[],
  isOwn: boolean,
): readonly EventLine[] {
  const others = [...framework.lifecycles.keys()].flatMap((name) => nameEvents(framework, name));
  const known = new Map<string, string>();
  const name = (event: string, ...texts: readonly (string | undefined)[]): void => {
    for (const text of [event, ...texts])
      if (text !== undefined && !known.has(plainWords(text))) known.set(plainWords(text), event);
  };
  for (const { event, names } of [...own, ...others]) name(event, ...names);
  for (const [event, { name: title }] of framework.events) name(event, title);
  for (const [event, { name: title }] of framework.activities) name(event, title);
  for (const { activity } of framework.responsibilities) name(activity);
  for (const { on } of framework.decisions.values()) on.forEach((event) => name(event));
  for (const event of [...NEUTRAL_EVENTS, ...CHALLENGE_EVENTS]) name(event);
  const lines: EventLine[] = [];
  for (const { label, changes } of log.values.values()) {
    if (changes === 0 || label === '') continue;
    const exact = known.get(plainWords(label));
    const match = exact === undefined ? matchLabel(label, own) : undefined;
    const event = exact ?? match?.named.event ?? (isOwn ? label : undefined);
    if (event === undefined) continue;
    const because =
      match?.because ?? (label === event ? 'is an event already' : `has the name of "${event}"`);
    lines.push({ type: type.type, field: ACTIVITY, value: label, event, because });
  }
  return lines;
}

/** Every label becomes an event of its own. */
function guessWithoutFramework(
  type: TypeTally,
  log: FieldTally | undefined,
  fields: readonly FieldTally[],
): readonly EventLine[] {
  const path = fields.find(({ field }) => MEANINGS_OF_WORDS.path.has(fieldWords(field)));
  return [log, path].flatMap((field) =>
    [...(field?.values.values() ?? [])]
      .filter(({ changes }) => changes > 0)
      .map(({ label }) => ({
        type: type.type,
        field: field?.field ?? '',
        value: label,
        event: toEventType(label),
        because: 'named after the label: no framework says what it means',
      })),
  );
}

/** The event a label means, if only one comes into question. */
export function matchLabel(label: string, own: readonly NamedEvent[]): Match | undefined {
  const words = plainWords(label);
  const shown = `"${label}"`;
  const same = own.filter(({ names }) => names.has(words));
  const exact = same.length > 1 ? same.filter(({ title }) => plainWords(title) === words) : same;
  if (exact.length === 1 && exact[0])
    return { named: exact[0], because: `${shown} has the name of "${exact[0].title}"` };
  const concept = conceptOf(label);
  if (!concept || exact.length > 1) return undefined;
  const akin = own.filter(({ concepts }) => concepts.has(concept));
  const near =
    akin.length > 1 ? akin.filter(({ event }) => conceptOf(event.split('.').at(-1) ?? '') === concept) : akin;
  const [named] = near;
  if (near.length !== 1 || !named) return undefined;
  return { named, because: `${shown} looks like "${named.title}": another word for ${concept}` };
}

/** By where in the life of their objects values stand on average. */
function byPlace(a: ValueTally, b: ValueTally): number {
  return a.places / a.changes - b.places / b.changes || (a.label < b.label ? -1 : 1);
}
