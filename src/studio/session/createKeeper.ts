import type { SessionContext } from './sessionContext.ts';
import { factsOf, isSameFact, mergeFacts, type KeptDocument, type KeptFacts } from './createShelf.ts';
import { titleOf } from './documentNames.ts';
import { isSameSets, openSets } from './openSets.ts';
import type { DealSet, DocumentEntry, OpenDocument } from './studioState.ts';

/** Writes the open document to the browser, soon after every change. */
export interface Keeper {
  /** Has the open document written shortly; further changes until then go along. */
  keep(): void;
  /** Writes at once what is waiting; ends when it is written, or could not be. */
  flush(): Promise<void>;
  /** Takes over what other tabs changed about the open document, beside its text. */
  takeOver(): Promise<void>;
  /** The deals of a document that was kept, with those of `held` that only this window has. */
  readDeals(kept: KeptDocument, held?: readonly DealSet[]): Promise<readonly DealSet[]>;
  /** Documents that only this tab's memory has. */
  readonly unkept: ReadonlySet<string>;
}

interface Snapshot {
  readonly document: OpenDocument;
  readonly entry: DocumentEntry;
  readonly sets: readonly DealSet[];
  readonly state: Uint8Array;
}

const KEEP_MS = 350;
const RETRY_MS = 10_000;

/** @param readState the shared text of a document, with all its updates */
export function createKeeper(
  context: SessionContext,
  readState: (id: string) => Uint8Array | undefined,
): Keeper {
  const { store, host } = context;
  const unkept = new Set<string>();
  let cancel: (() => void) | undefined;
  let writing = Promise.resolve();
  /** Too large for the browser: only this window has them. */
  const onlyHere = new WeakSet<DealSet>();
  /** As last read or written, by document. */
  const known = new Map<string, KeptFacts>();

  function takeSnapshot(): Snapshot | undefined {
    const { document, deals } = store.get();
    const state = document && readState(document.id);
    if (!document || !state) return undefined;
    return { document, entry: describe(document), sets: deals.sets, state };
  }

  function describe(document: OpenDocument): DocumentEntry {
    const { id, name, origin, text, opened } = document;
    return {
      id,
      ...(name === undefined ? {} : { name }),
      title: titleOf(document, store.get().reading.framework),
      origin,
      edited: text !== opened,
      usedAt: host.wallClock(),
    };
  }

  /** Deals too large to keep must not keep the text from being kept. Tells whether other tabs have something to take over. */
  async function writeSnapshot({ document, entry, sets, state }: Snapshot): Promise<boolean> {
    const { shelf } = context;
    if (!shelf) throw new Error('The browser keeps no data here.');
    const { kept, refused } = await shelf.keepDeals(sets);
    for (const set of refused.filter((candidate) => !onlyHere.has(candidate))) {
      onlyHere.add(set);
      context.notify(
        `The browser has no room for "${set.name}". These deals are open in this window only; open their file again next time.`,
        'problem',
      );
    }
    const knew = known.get(document.id);
    const facts = await shelf.write({ ...entry, opened: document.opened, deals: kept, state }, knew);
    known.set(document.id, facts);
    await shelf.writeCurrent(document.id);
    return !isSameFact(knew, facts);
  }

  async function readDeals(kept: KeptDocument, held: readonly DealSet[] = []): Promise<readonly DealSet[]> {
    known.set(kept.id, factsOf(kept));
    if (unkept.has(kept.id)) return held;
    const sets = (await context.shelf?.readDeals(kept.deals)) ?? [];
    return [...sets, ...held.filter((set) => onlyHere.has(set))];
  }

  async function takeOver(): Promise<void> {
    const id = store.get().document?.id;
    const kept = id === undefined ? undefined : await context.shelf?.read(id).catch(() => undefined);
    const knew = kept && known.get(kept.id);
    if (!kept || !knew || isSameFact(knew, factsOf(kept))) return;
    const sets = await readDeals(kept, store.get().deals.sets);
    const { document, deals } = store.get();
    if (document?.id !== kept.id) return;
    const { name: _before, ...rest } = document;
    const { deals: keptDeals, ...facts } = mergeFacts({ ...document, deals: knew.deals }, knew, kept);
    store.set({ document: { ...rest, ...facts } });
    if (!isSameFact(keptDeals, knew.deals) && !isSameSets(sets, deals.sets)) openSets(context, sets);
  }

  async function write(snapshot: Snapshot): Promise<void> {
    const { id } = snapshot.document;
    const before = store.get().documents;
    const listed = before.find((entry) => entry.id === id);
    store.set({ documents: [snapshot.entry, ...before.filter((entry) => entry.id !== id)] });
    const [outcome] = await Promise.allSettled([writeSnapshot(snapshot)]);
    if (outcome.status === 'fulfilled') {
      unkept.delete(id);
      mark(snapshot, 'saved');
      const { title, edited } = snapshot.entry;
      if (outcome.value || listed?.title !== title || listed.edited !== edited) context.tellShelf();
      if (edited) host.askToKeep();
      return;
    }
    const reason: unknown = outcome.reason;
    const full = reason instanceof Error && reason.name === 'QuotaExceededError';
    if (!unkept.has(id))
      context.notify(
        `${full ? "The browser's storage is full" : 'The browser refused to keep the text'}: "${snapshot.entry.title}" is only in this window. Save it to a file before you close it.`,
        'problem',
      );
    unkept.add(id);
    mark(snapshot, full ? 'full' : 'failed');
    host.later(() => {
      if (store.get().document?.id === id && unkept.has(id)) schedule();
    }, RETRY_MS);
  }

  function mark(snapshot: Snapshot, saved: OpenDocument['saved']): void {
    const { document } = store.get();
    if (document?.id !== snapshot.document.id || document.saved === saved) return;
    if (saved === 'saved' && (cancel || document.text !== snapshot.document.text)) return;
    store.set({ document: { ...document, saved } });
  }

  function flush(): Promise<void> {
    if (!cancel) return writing;
    cancel();
    cancel = undefined;
    const snapshot = takeSnapshot();
    if (snapshot) writing = writing.then(() => write(snapshot));
    return writing;
  }

  /** The first of many changes sets the time: someone who types without a rest is written down too. */
  function schedule(): void {
    cancel ??= host.later(() => void flush(), KEEP_MS);
  }

  return {
    unkept,
    flush,
    takeOver,
    readDeals,
    keep() {
      const { document } = store.get();
      if (!document) return;
      if (document.saved === 'saved') store.set({ document: { ...document, saved: 'saving' } });
      schedule();
    },
  };
}
