import type { SessionContext } from './sessionContext.ts';
import { nameBundled, type KeptDeals } from './createDealStore.ts';
import type { Held } from './createDesk.ts';
import type { SetKeeper } from './createSetKeeper.ts';
import { factsOf, isSameFact, mergeFacts, type KeptDocument, type KeptFacts } from './createShelf.ts';
import { findSafeSet } from './dealSteps.ts';
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
  /** The deals of a document that was kept, with those of `held` that it does not name yet. */
  readDeals(kept: KeptDocument, held?: readonly DealSet[]): Promise<readonly DealSet[]>;
  /** Names a set that was kept meanwhile among the deals of documents. */
  nameKept(set: DealSet, documents: ReadonlySet<string>): Promise<void>;
  /** Gives back the room of deals nobody uses any more. */
  settle(): Promise<void>;
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

/** @param find a document this tab has had open */
export function createKeeper(
  context: SessionContext,
  setKeeper: SetKeeper,
  find: (id: string) => Held | undefined,
): Keeper {
  const { store, host } = context;
  const unkept = new Set<string>();
  let cancel: (() => void) | undefined;
  let writing = Promise.resolve();
  /** When room was last given back: since then, none of these was closed. */
  let settled: readonly DealSet[] = [];
  /** Deals the browser would not give out for now stay named, by document. */
  const withheld = new Map<string, readonly KeptDeals[]>();
  /** As last read or written, by document. */
  const known = new Map<string, KeptFacts>();

  function takeSnapshot(): Snapshot | undefined {
    const { document, deals } = store.get();
    const state = document && find(document.id)?.shared.readState();
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

  /** Long deals are kept beside it and named later. Tells whether other tabs have something to take over. */
  async function writeSnapshot({ document, entry, sets, state }: Snapshot): Promise<boolean> {
    await setKeeper.keep(document.id, sets);
    const { shelf } = context;
    if (!shelf) throw new Error('The browser keeps no data here.');
    const { dealSteps } = store.get();
    const safe = sets.flatMap((set) => findSafeSet(dealSteps, set, setKeeper.isSafe) ?? []);
    const deals = [...safe.map(nameSet), ...(withheld.get(document.id) ?? [])];
    const knew = known.get(document.id);
    const { opened, mapping } = document;
    const facts = await shelf.write({ ...entry, opened, deals, mapping, state }, knew);
    known.set(document.id, facts);
    await shelf.writeCurrent(document.id);
    if (!isSameSets(sets, settled)) {
      settled = sets;
      await settle();
    }
    return !isSameFact(knew, facts);
  }

  async function readDeals(kept: KeptDocument, held: readonly DealSet[] = []): Promise<readonly DealSet[]> {
    const named = known.get(kept.id)?.deals.map(idOf) ?? [];
    known.set(kept.id, factsOf(kept));
    if (unkept.has(kept.id)) return held;
    const shelved = context.shelf?.deals;
    const read = shelved ? await Promise.allSettled(kept.deals.map((deals) => shelved.read(deals))) : [];
    const sets = read.flatMap((one) => (one.status === 'fulfilled' && one.value ? [one.value] : []));
    const missing = kept.deals.filter((_deals, index) => read[index]?.status === 'rejected');
    withheld.set(kept.id, missing);
    if (missing.length > 0)
      context.notify(
        'The browser did not give out all deals of this document. They are still kept: open the studio once more.',
        'problem',
      );
    const mine = held.filter(({ id }) => !named.includes(id) && !sets.some((set) => set.id === id));
    return [...sets, ...mine];
  }

  async function nameKept(set: DealSet, documents: ReadonlySet<string>): Promise<void> {
    for (const id of documents) {
      if (store.get().document?.id === id) keep();
      else writing = writing.then(() => nameElsewhere(id, set));
    }
    await writing;
  }

  async function nameElsewhere(id: string, set: DealSet): Promise<void> {
    await context.shelf?.nameDeals(id, nameSet(set)).catch(() => undefined);
  }

  async function settle(): Promise<void> {
    const elsewhere = [...unkept].flatMap((id) => find(id)?.sets ?? []);
    // What is not given back now is given back at the next visit.
    const { deals, dealSteps } = store.get();
    const before = dealSteps.flatMap(({ swaps }) => swaps.map((swap) => swap.before));
    await Promise.allSettled([setKeeper.settle([...deals.sets, ...before, ...elsewhere])]);
  }

  async function takeOver(): Promise<void> {
    const id = store.get().document?.id;
    const kept = id === undefined ? undefined : await context.shelf?.read(id).catch(() => undefined);
    const knew = kept && known.get(kept.id);
    if (!kept || !knew || isSameFact(knew, factsOf(kept))) return;
    const sets = await readDeals(kept, store.get().deals.sets);
    const { document, deals } = store.get();
    if (document?.id !== kept.id) return;
    const { name: _before, mapping: _mine, ...rest } = document;
    const { deals: keptDeals, ...facts } = mergeFacts({ ...document, deals: knew.deals }, knew, kept);
    store.set({ document: { ...rest, ...facts } });
    if (isSameFact(keptDeals, knew.deals)) return;
    if (!isSameSets(sets, deals.sets)) openSets(context, sets);
    await settle();
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
      if (edited || snapshot.sets.some(({ origin }) => origin.kind !== 'scenario')) host.askToKeep();
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

  function keep(): void {
    const { document } = store.get();
    if (!document) return;
    if (document.saved === 'saved') store.set({ document: { ...document, saved: 'saving' } });
    schedule();
  }

  return {
    unkept,
    flush,
    takeOver,
    readDeals,
    nameKept,
    settle,
    keep,
  };
}

function nameSet({ id, origin, name }: DealSet): KeptDeals {
  return origin.kind === 'scenario' ? { kind: 'bundled', origin, name } : { kind: 'own', id };
}

function idOf(kept: KeptDeals): string {
  return kept.kind === 'own' ? kept.id : nameBundled(kept.origin);
}
