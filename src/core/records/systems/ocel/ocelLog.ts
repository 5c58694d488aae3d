import type { JsonValue } from '../../../model/framework.ts';
import { ACTIVITY, type FieldValue, type ObjectKind } from '../../history/history.ts';
import type {
  DraftValue,
  ObjectDraft,
  PendingTime,
  PictureColumn,
  PictureStyle,
  RowSource,
} from '../../history/historyDraft.ts';
import type { FileContext } from '../fileContext.ts';

/** An object of an OCEL 2.0 log, however the log is written. */
export interface OcelObject {
  readonly id: string;
  readonly type: string;
  readonly attributes: readonly {
    readonly name: string;
    readonly time: string;
    readonly value: FieldValue | undefined;
  }[];
  readonly related: readonly OcelRelation[];
}

export interface OcelEvent {
  readonly id: string;
  readonly type: string;
  readonly time: string;
  readonly attributes: readonly { readonly name: string; readonly value: FieldValue | undefined }[];
  readonly related: readonly OcelRelation[];
}

export interface OcelRelation {
  readonly id: string;
  readonly qualifier: string;
}

/** What types of objects are to co-selling, by their names; the first that fits. */
const KINDS: readonly (readonly [RegExp, ObjectKind])[] = [
  [/regist|referral|deal ?reg/i, 'registration'],
  [/opportunit|deal|\bopp\b/i, 'opportunity'],
  [/partner|reseller|distributor/i, 'partner'],
  [/account|customer|compan|client/i, 'account'],
  [/user|employee|resource|person|seller|people/i, 'user'],
];
const LOG: PictureStyle = { series: 'log', confidence: 'compared', first: 'nothing', clears: false };
/** The time that OCEL gives to values an object had from the start. */
const BEGINNING = /^1970-01-01[T ]00:00:00(?:\.0+)?(?:Z|[+-]00:?00)?$/;
const SCOPE = 'object';

interface EventSource {
  readonly event: OcelEvent;
  readonly time: PendingTime;
  readonly source: RowSource;
}

/**
 * Takes the objects and events of an OCEL 2.0 log in any order. An event that touches several objects is told of one: its registration
 * when it touches just one, else its opportunity, else the first; the others are named in its data by their qualifiers, and linked.
 */
export class OcelLog {
  readonly #context: FileContext;
  readonly #events: EventSource[] = [];
  readonly #relations: {
    readonly from: ObjectDraft;
    readonly related: readonly OcelRelation[];
    readonly source: RowSource;
  }[] = [];

  constructor(context: FileContext) {
    this.#context = context;
    context.recorder.atEnd(() => this.#join());
  }

  /** Takes an object; call after `startRow`. */
  object({ id, type, attributes, related }: OcelObject): void {
    const context = this.#context;
    if (id === '' || type === '') {
      context.skip(id === '' ? 'an object without an id' : 'an object without a type');
      return;
    }
    const { recorder, source } = context;
    const draft = recorder.object('ocel', { scope: SCOPE, id }, { kind: kindOf(type), type, sure: true });
    const columns: PictureColumn[] = [];
    const values: (DraftValue | undefined)[] = [];
    const before = new Map<string, DraftValue | undefined>();
    for (const { name, time, value } of [...attributes].sort((a, b) =>
      a.time < b.time ? -1 : a.time > b.time ? 1 : 0,
    )) {
      const settled = typeof value === 'string' ? context.value(name, value, true) : value;
      if (time === '' || BEGINNING.test(time)) {
        columns.push({ field: name, role: 'value' });
        values.push(settled);
      } else {
        recorder.change(draft, {
          time: context.time('time', time),
          field: name,
          value: settled,
          before: before.get(name),
          confidence: 'recorded',
          side: true,
          source,
        });
      }
      before.set(name, settled);
    }
    recorder.picture(draft, { time: undefined, columns, values, style: LOG, source });
    this.#relations.push({ from: draft, related, source });
  }

  /** Takes an event; call after `startRow`. */
  event(event: OcelEvent): void {
    const context = this.#context;
    if (event.type === '') context.skip('an event without a type');
    else if (event.related.length === 0) context.skip('an event that touches no object');
    else this.#events.push({ event, time: context.time('time', event.time), source: context.source });
  }

  #join(): void {
    for (const { from, related, source } of this.#relations) this.#link(from, related, source);
    for (const { event, time, source } of this.#events) {
      const main = this.#mainObject(event);
      if (!main) {
        source.ledger.skip(source.row, 'an event whose objects are not in the log', event.related[0]?.id);
        continue;
      }
      const data = new Map<string, JsonValue>();
      for (const { name, value } of event.attributes) if (value !== undefined) data.set(name, value);
      for (const { id, qualifier } of event.related) {
        if (id !== main.id)
          data.set(data.has(qualifier) || qualifier === '' ? `${qualifier} ${id}`.trim() : qualifier, id);
      }
      const by = event.related.map(({ id }) => this.#find(id)).find((object) => object?.kind === 'user');
      this.#context.recorder.change(main, {
        time,
        field: ACTIVITY,
        value: event.type,
        data,
        ...(by ? { by: by.id } : {}),
        confidence: 'recorded',
        kept: true,
        occurrence: true,
        source,
      });
      const others = event.related.filter(({ id }) => id !== main.id);
      if (main.kind === 'registration' || main.kind === 'opportunity') this.#link(main, others, source);
    }
  }

  #mainObject({ related }: OcelEvent): ObjectDraft | undefined {
    const objects = new Set(related.map(({ id }) => this.#find(id)).filter((object) => object !== undefined));
    const registrations = [...objects].filter((object) => object.kind === 'registration');
    if (registrations.length === 1) return registrations[0];
    return (
      [...objects].find((object) => object.kind === 'opportunity') ?? registrations[0] ?? [...objects][0]
    );
  }

  #link(from: ObjectDraft, related: readonly OcelRelation[], source: RowSource): void {
    for (const { id, qualifier } of related) {
      const to = this.#find(id);
      const link = {
        as: qualifier === '' ? (to?.type ?? 'related') : qualifier,
        kind: to?.kind ?? 'other',
        id,
        source,
      } as const;
      this.#context.recorder.link(from, link);
    }
  }

  #find(id: string): ObjectDraft | undefined {
    return this.#context.recorder.find('ocel', { scope: SCOPE, id });
  }
}

function kindOf(type: string): ObjectKind {
  return KINDS.find(([pattern]) => pattern.test(type))?.[1] ?? 'other';
}
