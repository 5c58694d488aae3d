import { mergeStates } from './createSharedText.ts';
import type { FileHandle } from './filePort.ts';
import type { Cupboard } from './openCupboard.ts';
import type { Checkpoint, DealSet, DocumentEntry, Origin } from './studioState.ts';

/** A document as it is kept in this browser. */
export interface KeptDocument extends DocumentEntry {
  /** As it was opened, or last saved to a file. */
  readonly opened: string;
  readonly deals: readonly KeptDeals[];
  /** The shared text with all its updates. */
  readonly state: Uint8Array;
}

/** Bundled deals are fetched again; a person's own are kept, once for all documents that use them. */
type KeptDeals =
  | { readonly kind: 'bundled'; readonly origin: Origin & { kind: 'scenario' }; readonly name: string }
  | { readonly kind: 'own'; readonly id: string };

/** What tabs agree on about a document, beside its text. */
export type KeptFacts = Pick<KeptDocument, 'name' | 'origin' | 'opened' | 'deals'>;

/** The documents of this browser, their deals and checkpoints. Everything but `readDeals` fails when the browser refuses. */
export interface Shelf {
  /** Newest first. */
  list(): Promise<readonly DocumentEntry[]>;
  read(id: string): Promise<KeptDocument | undefined>;
  /**
   * Writes a document and returns its facts as they are kept then. What other tabs wrote meanwhile is merged in: their text, and
   * those facts in which this document is still as this tab last `knew` it.
   */
  write(document: KeptDocument, knew?: KeptFacts): Promise<KeptFacts>;
  /** Removes a document with its checkpoints, its file and the deals nobody else uses. */
  remove(id: string): Promise<void>;
  /** Those the browser has no room for are `refused`. */
  keepDeals(
    sets: readonly DealSet[],
  ): Promise<{ readonly kept: readonly KeptDeals[]; readonly refused: readonly DealSet[] }>;
  /** Own deals that are gone, and bundled ones that cannot be fetched, are left out. */
  readDeals(kept: readonly KeptDeals[]): Promise<readonly DealSet[]>;
  /** Newest first. */
  listCheckpoints(document: string): Promise<readonly Checkpoint[]>;
  writeCheckpoint(document: string, checkpoint: Checkpoint): Promise<void>;
  removeCheckpoint(document: string, id: string): Promise<void>;
  readFile(document: string): Promise<FileHandle | undefined>;
  writeFile(document: string, file: FileHandle): Promise<void>;
  /** The document that was open last, in whichever tab. */
  readCurrent(): Promise<string | undefined>;
  writeCurrent(id: string): Promise<void>;
}

interface Needs {
  createId(): string;
  fetchBundled(scenario: string, file: string): Promise<string>;
}

/** Puts a shelf into a cupboard. */
export function createShelf(cupboard: Cupboard, { createId, fetchBundled }: Needs): Shelf {
  const idOfSet = new WeakMap<DealSet, string>();
  const setOfId = new Map<string, DealSet>();
  const remember = (id: string, set: DealSet): void => {
    idOfSet.set(set, id);
    setOfId.set(id, set);
  };
  const listKept = async (): Promise<readonly KeptDocument[]> =>
    (await cupboard.list('document/')).filter(isKeptDocument);

  async function keepSet(set: DealSet): Promise<KeptDeals> {
    const { origin, name } = set;
    if (origin.kind === 'scenario') return { kind: 'bundled', origin, name };
    const known = idOfSet.get(set);
    if (known !== undefined) return { kind: 'own', id: known };
    const id = createId();
    await cupboard.write(`deals/${id}`, set);
    remember(id, set);
    return { kind: 'own', id };
  }

  async function readSet(kept: KeptDeals): Promise<DealSet | undefined> {
    const id = kept.kind === 'own' ? kept.id : `${kept.origin.scenario}/${kept.origin.file}`;
    const known = setOfId.get(id);
    if (known) return known;
    if (kept.kind === 'own') {
      const read = await cupboard.read(`deals/${id}`).catch(() => undefined);
      if (!isDealSet(read)) return undefined;
      remember(id, read);
      return read;
    }
    const { origin, name } = kept;
    const text = await fetchBundled(origin.scenario, origin.file).catch(() => undefined);
    if (text === undefined) return undefined;
    const set: DealSet = { origin, name, text };
    remember(id, set);
    return set;
  }

  return {
    async list() {
      const kept = await listKept();
      return kept
        .map(({ opened: _opened, deals: _deals, state: _state, ...entry }) => entry)
        .toSorted((a, b) => b.usedAt - a.usedAt);
    },
    async read(id) {
      const kept = await cupboard.read(`document/${id}`);
      return isKeptDocument(kept) ? kept : undefined;
    },
    async write(document, knew) {
      let facts = factsOf(document);
      await cupboard.change(`document/${document.id}`, (present) => {
        if (!isKeptDocument(present)) return document;
        facts = mergeFacts(document, knew, present);
        const { name: _mine, ...rest } = document;
        const title = facts.name ?? document.title;
        return { ...rest, ...facts, title, state: mergeStates([present.state, document.state]) };
      });
      return facts;
    },
    async remove(id) {
      const gone = await cupboard.read(`document/${id}`);
      const checkpoints = await cupboard.list(`checkpoint/${id}/`);
      await cupboard.remove(`document/${id}`);
      await cupboard.remove(`file/${id}`);
      for (const checkpoint of checkpoints.filter(isCheckpoint))
        await cupboard.remove(`checkpoint/${id}/${checkpoint.id}`);
      if (!isKeptDocument(gone)) return;
      const used = new Set((await listKept()).flatMap(listOwnDeals));
      for (const deals of listOwnDeals(gone)) {
        if (used.has(deals)) continue;
        await cupboard.remove(`deals/${deals}`);
        const set = setOfId.get(deals);
        if (set) idOfSet.delete(set);
        setOfId.delete(deals);
      }
    },
    async keepDeals(sets) {
      const kept: KeptDeals[] = [];
      const refused: DealSet[] = [];
      for (const set of sets) {
        const [outcome] = await Promise.allSettled([keepSet(set)]);
        if (outcome.status === 'fulfilled') kept.push(outcome.value);
        else refused.push(set);
      }
      return { kept, refused };
    },
    async readDeals(kept) {
      const sets = await Promise.all(kept.map(readSet));
      return sets.filter((set) => set !== undefined);
    },
    async listCheckpoints(document) {
      const read = await cupboard.list(`checkpoint/${document}/`);
      return read.filter(isCheckpoint).toSorted((a, b) => b.at - a.at);
    },
    writeCheckpoint: (document, checkpoint) =>
      cupboard.write(`checkpoint/${document}/${checkpoint.id}`, checkpoint),
    removeCheckpoint: (document, id) => cupboard.remove(`checkpoint/${document}/${id}`),
    async readFile(document) {
      const file = await cupboard.read(`file/${document}`);
      return isFileHandle(file) ? file : undefined;
    },
    writeFile: (document, file) => cupboard.write(`file/${document}`, file),
    async readCurrent() {
      const id = await cupboard.read('current');
      return typeof id === 'string' ? id : undefined;
    },
    writeCurrent: (id) => cupboard.write('current', id),
  };
}

/** The facts among everything that is kept of a document. */
export function factsOf({ name, origin, opened, deals }: KeptFacts): KeptFacts {
  return { ...(name === undefined ? {} : { name }), origin, opened, deals };
}

/** Fact by fact: theirs where mine is as it last was known, else mine. */
export function mergeFacts(mine: KeptFacts, knew: KeptFacts | undefined, theirs: KeptFacts): KeptFacts {
  const pick = <Fact extends keyof KeptFacts>(fact: Fact): KeptFacts[Fact] =>
    (knew && isSameFact(mine[fact], knew[fact]) ? theirs : mine)[fact];
  const name = pick('name');
  return {
    ...(name === undefined ? {} : { name }),
    origin: pick('origin'),
    opened: pick('opened'),
    deals: pick('deals'),
  };
}

/** Whether a fact is the same, by value. */
export function isSameFact(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function listOwnDeals({ deals }: KeptDocument): readonly string[] {
  return deals.flatMap((kept) => (kept.kind === 'own' ? [kept.id] : []));
}

function isKeptDocument(value: unknown): value is KeptDocument {
  return isRecord(value) && value['state'] instanceof Uint8Array && typeof value['opened'] === 'string';
}

function isDealSet(value: unknown): value is DealSet {
  return isRecord(value) && typeof value['text'] === 'string' && 'origin' in value;
}

function isCheckpoint(value: unknown): value is Checkpoint {
  return isRecord(value) && typeof value['text'] === 'string' && typeof value['at'] === 'number';
}

function isFileHandle(value: unknown): value is FileHandle {
  return isRecord(value) && typeof value['name'] === 'string';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
