import type { DealEvent } from '../../model/deal.ts';
import type { Framework, JsonObject, JsonValue, StateNode } from '../../model/framework.ts';
import { ACTIVITY, type RecordedChange, type RecordedObject } from '../history/history.ts';
import { findEventLine, isRead, labelOf, type TypeLines } from '../mapping/lineIndex.ts';
import { USER, type ActorLine, type EventLine, type FieldLine } from '../mapping/mapping.ts';
import type { Telling } from './tellField.ts';
import { readRestOfEvent } from './readRest.ts';
import { translateValue } from './translateValue.ts';

/** An event with what it takes to put it in order. */
export interface EventDraft {
  readonly ms: number;
  /** Among events of one instant. */
  readonly rank: number;
  readonly event: DealEvent;
  readonly change: RecordedChange;
  readonly object: RecordedObject;
}

/** What making events needs besides what fields tell. */
export interface EventReading extends Telling {
  readonly actors: readonly ActorLine[];
  readonly withRaw: boolean;
  /** Whether a lifecycle listens to an event type or is begun by it. */
  readonly knows: (lifecycle: string, type: string) => boolean;
}

/** Types that are no step: what every framework passes over. */
const NOTE = 'note';

/**
 * The events that the changes of an object are. A label of a field that means the same event as the one before it in the same field is no new step, and neither is
 * the label an object begins with when its line says that the path starts there: both are kept as notes.
 */
export function readEvents(object: RecordedObject, reading: EventReading): readonly EventDraft[] {
  const lines = reading.lines(object.type);
  const is = lines.object?.is ?? 'deal';
  const before = new Map<string, string | undefined>();
  const drafts: EventDraft[] = [];
  object.changes.forEach((change, index) => {
    const line = findEventLine(lines, object, change);
    if (!line) {
      if (isRead(lines, change.field, change.value, change.label)) reading.ledger.use(change, 'value');
      return;
    }
    if (line.event === undefined) {
      reading.ledger.use(change, 'ignored');
      before.set(change.field, undefined);
      return;
    }
    const isStep = !before.has(change.field)
      ? line.start !== true
      : change.field === ACTIVITY || line.value === undefined || before.get(change.field) !== line.event;
    before.set(change.field, line.event);
    reading.ledger.use(change, isStep ? 'event' : 'note');
    const { ms } = change.time;
    if (ms === undefined)
      reading.ledger.value(
        { kind: 'untimed', type: object.type, field: change.field },
        change.time.at,
        change.place,
      );
    drafts.push({
      ms: ms ?? Infinity,
      rank: index,
      event: toEvent(object, is, change, line, isStep, lines, reading),
      change,
      object,
    });
  });
  return drafts;
}

function toEvent(
  object: RecordedObject,
  is: string,
  change: RecordedChange,
  line: EventLine,
  isStep: boolean,
  lines: TypeLines,
  reading: EventReading,
): DealEvent {
  const type = (isStep ? line.event : undefined) ?? NOTE;
  const data = new Map<string, JsonValue>();
  const by: { side?: string; role?: string; partner?: string } = {};
  let told: string | undefined;
  for (const field of lines.fields) {
    const value = readColumn(field, object, change, reading);
    if (value === undefined) continue;
    if (field.to.startsWith('data.')) data.set(field.to.slice('data.'.length), value);
    else if (typeof value === 'object') continue;
    else if (field.to === 'by.side') by.side ??= String(value);
    else if (field.to === 'by.role') by.role ??= String(value);
    else if (field.to === 'by.partner') by.partner ??= String(value);
    else if (field.to === 'object') told ??= String(value);
    else if (field.to === 'rest') {
      const rest = readRestOfEvent(String(value));
      told ??= rest.object;
      Object.assign(by, rest.by);
      for (const [name, entry] of rest.data) data.set(name, entry);
    }
  }
  const actor = actorOf(change.by, type, reading);
  const role = by.role ?? actor.role;
  const side =
    by.side ?? actor.side ?? (role === undefined ? undefined : reading.framework?.roles.get(role)?.side);
  if (!isStep) {
    data.set('field', change.field);
    if (change.value !== undefined) data.set('value', labelOf(change.value, change.label));
  }
  const isOwn = reading.knows(is, type) || !reading.knows('deal', type);
  const named = told ?? (type === NOTE || is === 'deal' || !isOwn ? undefined : `${is}/${object.id}`);
  return {
    at: change.time.at,
    type,
    ...(named === undefined ? {} : { object: named }),
    by: {
      ...(side === undefined ? {} : { side }),
      ...(role === undefined ? {} : { role }),
      ...(by.partner === undefined ? {} : { partner: by.partner }),
    },
    data,
    source: provenanceOf(change, reading.withRaw),
  };
}

/** What a column of the change's own row means. */
function readColumn(
  line: FieldLine,
  object: RecordedObject,
  change: RecordedChange,
  { framework, ledger }: EventReading,
): JsonValue | undefined {
  const isOfRow =
    line.to.startsWith('by.') || line.to.startsWith('data.') || line.to === 'object' || line.to === 'rest';
  if (!isOfRow) return undefined;
  const value = line.field === USER ? change.by : change.data.get(line.field);
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'object') return value;
  const meaning = translateValue(line, value, undefined, framework, ({ field }) => object.fields.get(field));
  if (meaning.kind === 'known') return meaning.value;
  if (meaning.kind !== 'unknown')
    ledger.value(
      { kind: meaning.kind, type: object.type, field: line.field, to: line.to },
      value,
      change.place,
    );
  return undefined;
}

/** By the first line that fits for the role, and the first that fits for the side. */
function actorOf(
  user: string | undefined,
  event: string,
  { actors }: EventReading,
): { readonly role?: string | undefined; readonly side?: string | undefined } {
  const fitting = actors.filter(
    (line) =>
      (line.user === undefined || line.user === user) && (line.event === undefined || line.event === event),
  );
  return {
    role: fitting.find(({ role }) => role !== undefined)?.role,
    side: fitting.find(({ side }) => side !== undefined)?.side,
  };
}

/** Where a change stands in the files. */
export function provenanceOf({ place, confidence, raw }: RecordedChange, withRaw: boolean): JsonObject {
  return {
    file: place.file,
    row: place.row,
    ...(confidence === 'recorded' ? {} : { confidence }),
    ...(withRaw ? { raw } : {}),
  };
}

/** Asks which event types the lifecycles of a framework know; without a framework none is known. */
export function createKnows(framework: Framework | undefined): EventReading['knows'] {
  const types = new Map<string, ReadonlySet<string>>();
  for (const [name, { root, createdBy }] of framework?.lifecycles ?? [])
    types.set(name, new Set([...createdBy, ...listEventTypes(root)]));
  return (lifecycle, type) => types.get(lifecycle)?.has(type) ?? false;
}

function listEventTypes(node: StateNode): readonly string[] {
  return [
    ...node.transitions.flatMap(({ trigger }) => (trigger.kind === 'event' ? [trigger.type] : [])),
    ...node.states.flatMap(listEventTypes),
  ];
}
