import { createDealStore, type DealStore, type KeptDeals } from './createDealStore.ts';
import { mergeStates } from './createSharedText.ts';
import type { FileHandle } from './filePort.ts';
import type { Cupboard } from './openCupboard.ts';
import type { TabLocks } from './openTabLocks.ts';
import type { Checkpoint, DocumentEntry } from './studioState.ts';
import type { Vault } from './vault/vault.ts';

/** A document as it is kept in this browser. */
export interface KeptDocument extends DocumentEntry {
  /** As it was opened, or last saved to a file. */
  readonly opened: string;
  readonly deals: readonly KeptDeals[];
  /** The text of its `*.mapping.json`. */
  readonly mapping?: string | undefined;
  /** The shared text with all its updates. */
  readonly state: Uint8Array;
}

/** What tabs agree on about a document, beside its text. */
export type KeptFacts = Pick<KeptDocument, 'name' | 'origin' | 'opened' | 'deals' | 'mapping'>;

/** The documents of this browser, their deals and checkpoints. Everything fails when the browser refuses. */
export interface Shelf {
  readonly deals: DealStore;
  /** Newest first. */
  list(): Promise<readonly DocumentEntry[]>;
  read(id: string): Promise<KeptDocument | undefined>;
  /**
   * Writes a document and returns its facts as they are kept then. What other tabs wrote meanwhile is merged in: their text, and
   * those facts in which this document is still as this tab last `knew` it.
   */
  write(document: KeptDocument, knew?: KeptFacts): Promise<KeptFacts>;
  /** Names deals among those of a document that is not open, if it is still there. */
  nameDeals(document: string, deals: KeptDeals): Promise<void>;
  /** Removes a document with its checkpoints and its file. */
  remove(id: string): Promise<void>;
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

/** Puts a shelf into a cupboard, and long deals into a vault. */
export function createShelf(
  cupboard: Cupboard,
  places: { readonly vault: Vault; readonly locks: TabLocks },
): Shelf {
  const listKept = async (): Promise<readonly KeptDocument[]> =>
    (await cupboard.list('document/')).filter(isKeptDocument);

  const listNamed = async (): Promise<ReadonlySet<string>> =>
    new Set((await listKept()).flatMap(listOwnDeals));

  return {
    deals: createDealStore(cupboard, { ...places, listNamed }),
    async list() {
      const kept = await listKept();
      return kept
        .map(({ opened: _opened, deals: _deals, mapping: _mapping, state: _state, ...entry }) => entry)
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
        const { name: _mine, mapping: _own, ...rest } = document;
        const title = facts.name ?? document.title;
        return { ...rest, ...facts, title, state: mergeStates([present.state, document.state]) };
      });
      return facts;
    },
    async nameDeals(document, deals) {
      await cupboard.change(`document/${document}`, (present) => {
        if (!isKeptDocument(present) || present.deals.some((named) => isSameFact(named, deals)))
          return present;
        return { ...present, deals: [...present.deals, deals] };
      });
    },
    async remove(id) {
      const checkpoints = await cupboard.list(`checkpoint/${id}/`);
      await cupboard.remove(`document/${id}`);
      await cupboard.remove(`file/${id}`);
      for (const checkpoint of checkpoints.filter(isCheckpoint))
        await cupboard.remove(`checkpoint/${id}/${checkpoint.id}`);
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
export function factsOf({ name, origin, opened, deals, mapping }: KeptFacts): KeptFacts {
  return {
    ...(name === undefined ? {} : { name }),
    origin,
    opened,
    deals,
    ...(mapping === undefined ? {} : { mapping }),
  };
}

/** Fact by fact: theirs where mine is as it last was known, else mine. */
export function mergeFacts(mine: KeptFacts, knew: KeptFacts | undefined, theirs: KeptFacts): KeptFacts {
  const pick = <Fact extends keyof KeptFacts>(fact: Fact): KeptFacts[Fact] =>
    (knew && isSameFact(mine[fact], knew[fact]) ? theirs : mine)[fact];
  const name = pick('name');
  const mapping = pick('mapping');
  return {
    ...(name === undefined ? {} : { name }),
    origin: pick('origin'),
    opened: pick('opened'),
    deals: pick('deals'),
    ...(mapping === undefined ? {} : { mapping }),
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

function isCheckpoint(value: unknown): value is Checkpoint {
  return isRecord(value) && typeof value['text'] === 'string' && typeof value['at'] === 'number';
}

function isFileHandle(value: unknown): value is FileHandle {
  return isRecord(value) && typeof value['name'] === 'string';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
