import { mergeDuplicates } from '../../formats/index.ts';
import type { Deal } from '../../model/deal.ts';
import type { ReadLimits } from '../tables/sourceFile.ts';
import { FileLedger } from './fileLedger.ts';
import { finishObject, skipUnreadable } from './finishObject.ts';
import type { ChangeDraft, LinkDraft, ObjectDraft, PictureDraft } from './historyDraft.ts';
import type { History, ObjectKind, RecordedObject, SystemName } from './history.ts';

/** Names an object of a system. Ids are unique within `scope`: all of Salesforce, but one table of HubSpot. */
export interface ObjectKey {
  readonly scope: string;
  readonly id: string;
}

/** What an object is; `sure` when the row itself is one of that kind. */
export interface ObjectNaming {
  readonly kind: ObjectKind;
  readonly type: string;
  readonly sure: boolean;
}

/** Changes and pictures finished between two pauses; some ten milliseconds. */
const FINISHED_AT_ONCE = 1000;

/** Collects what files say about objects, in any order of files, and makes the history of it. */
export class HistoryRecorder {
  readonly #limits: ReadLimits;
  readonly #ledgers: FileLedger[] = [];
  /** By system, scope and id. */
  readonly #objects = new Map<string, Map<string, Map<string, ObjectDraft>>>();
  /** In the order in which the files named them first. */
  readonly #drafts: ObjectDraft[] = [];
  readonly #labels = new Map<string, Map<string, string>>();
  readonly #endings: (() => void)[] = [];
  /** How often a row was met in one file, per part; and ids of rows. */
  readonly #rows = new Map<string, Map<string, number>>();
  readonly #rowIds = new Map<string, Set<string>>();
  readonly #deals = new Map<string, Deal>();
  #kept = 0;
  #keptChars = 0;
  #lastRaw = '';

  constructor(limits: ReadLimits) {
    this.#limits = limits;
  }

  startFile(file: string, system: SystemName, part: string): FileLedger {
    const ledger = new FileLedger(file, system, part);
    this.#ledgers.push(ledger);
    return ledger;
  }

  /** Has work done when all files were read, before objects are finished. */
  atEnd(work: () => void): void {
    this.#endings.push(work);
  }

  /** Why no more can be kept; undefined while there is room. */
  get full(): string | undefined {
    const { kept, keptChars } = this.#limits;
    if (this.#kept < kept && this.#keptChars < keptChars) return undefined;
    return `More than one history can hold (${kept.toLocaleString('en')} changes or ${keptChars.toLocaleString('en')} characters of rows): split the export by date and import the parts one after another.`;
  }

  /** True when a row with this id was met before in the part, in whatever file. */
  knowsRow(system: SystemName, part: string, id: string): boolean {
    const ids = entryOf(this.#rowIds, `${system} ${part}`, () => new Set<string>());
    if (ids.has(id)) return true;
    ids.add(id);
    return false;
  }

  /** A count of the file's own equal rows against those of earlier files of the part: equal rows of one file are all its own. */
  rowsOf(system: SystemName, part: string): Map<string, number> {
    return entryOf(this.#rows, `${system} ${part}`, () => new Map<string, number>());
  }

  object(system: SystemName, { scope, id }: ObjectKey, naming: ObjectNaming): ObjectDraft {
    const scopes = entryOf(this.#objects, system, () => new Map<string, Map<string, ObjectDraft>>());
    const objects = entryOf(scopes, scope, () => new Map<string, ObjectDraft>());
    const draft = entryOf(objects, id, () => {
      const made = { system, id, ...naming, changes: [], pictures: [], links: [] };
      this.#drafts.push(made);
      return made;
    });
    if (naming.sure && !draft.sure) {
      draft.kind = naming.kind;
      draft.type = naming.type;
      draft.sure = true;
    }
    return draft;
  }

  find(system: SystemName, { scope, id }: ObjectKey): ObjectDraft | undefined {
    return this.#objects.get(system)?.get(scope)?.get(id);
  }

  /** Takes a deal of our own; says whether its id came before, with the same content or another. */
  deal(deal: Deal, raw: string): 'new' | 'repeated' | 'conflicting' {
    const known = this.#deals.get(deal.id);
    if (known) return mergeDuplicates([known, deal]).conflicting.length > 0 ? 'conflicting' : 'repeated';
    this.#deals.set(deal.id, deal);
    this.#keep(raw);
    return 'new';
  }

  change(object: ObjectDraft, change: ChangeDraft): void {
    object.changes.push(change);
    this.#keep(change.source.raw);
  }

  picture(object: ObjectDraft, picture: PictureDraft): void {
    object.pictures.push(picture);
    this.#keep(picture.source.raw);
  }

  link(object: ObjectDraft, link: LinkDraft): void {
    object.links.push(link);
  }

  /** Says what people see for a value of a list, such as the stages by id. The last one stands. */
  label(list: string, value: string, label: string): void {
    entryOf(this.#labels, list, () => new Map<string, string>()).set(value, label);
  }

  labelOf(list: string, value: string): string | undefined {
    return this.#labels.get(list)?.get(value);
  }

  /** Finishes the objects, some at a time: yields in between, with the share done. */
  *finish(): Generator<number, History> {
    for (const work of this.#endings) {
      work();
      yield 0;
    }
    const drafts = this.#drafts;
    const objects: RecordedObject[] = [];
    const finish = (draft: ObjectDraft): void => {
      const object = finishObject(draft, this.#labels);
      if (object) objects.push(object);
      // Drafts take as much room as what they become.
      draft.changes.length = 0;
      draft.pictures.length = 0;
    };
    let done = 0;
    let since = 0;
    for (const step of [skipUnreadable, finish]) {
      for (const draft of drafts) {
        since += 1 + draft.changes.length + draft.pictures.length;
        step(draft);
        done += 1;
        if (since < FINISHED_AT_ONCE) continue;
        since = 0;
        yield done / (2 * drafts.length);
      }
    }
    return {
      objects,
      deals: [...this.#deals.values()],
      files: this.#ledgers.map((ledger) => ledger.account()),
    };
  }

  #keep(raw: string): void {
    this.#kept += 1;
    if (raw === this.#lastRaw) return;
    this.#lastRaw = raw;
    this.#keptChars += raw.length;
  }
}

function entryOf<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let entry = map.get(key);
  if (entry === undefined) {
    entry = make();
    map.set(key, entry);
  }
  return entry;
}
