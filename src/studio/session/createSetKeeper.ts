import { refused } from '../../core/index.ts';
import { isSafeSet } from './noteDealStep.ts';
import type { SessionContext } from './sessionContext.ts';
import type { DealSet, Keeping, Unpacking } from './studioState.ts';
import { phraseRefusal } from './vault/phraseRefusal.ts';
import type { VaultJob, VaultRefusal } from './vault/vault.ts';

/** Keeps a person's own deals in the browser, beside everything else that goes on. */
export interface SetKeeper {
  /** Whether a set need not be kept any more, or never: a bundled one, or one that is kept. */
  isSafe(set: DealSet): boolean;
  /** Begins to keep what is not kept, for a document; ends when the short sets are kept or refused. */
  keep(document: string, sets: readonly DealSet[]): Promise<void>;
  /** Tries once more what was stopped or refused. */
  retry(id: string): void;
  /** Stops copying or unpacking a set. */
  stop(id: string): void;
  /** Unpacks a file into a set, kept if there is room, and hands it to `take`; what cannot be unpacked is said. */
  unpack(id: string, name: string, file: Blob, take: (set: DealSet) => void): Promise<void>;
  /** Lets go of all sets of this tab but those in use, and gives back the room of those nobody uses. */
  settle(used: readonly DealSet[]): Promise<void>;
}

interface Copying {
  readonly stopper: AbortController;
  readonly documents: Set<string>;
}

/** A longer set is kept while other things are written. */
const SHORT_BYTES = 1 << 22;
const NO_SHELF: VaultRefusal = { kind: 'closed', reason: 'The browser keeps no data here.' };

/** @param onKept told when a long set is kept, which documents were written without */
export function createSetKeeper(
  context: SessionContext,
  onKept: (set: DealSet, documents: ReadonlySet<string>) => Promise<void>,
): SetKeeper {
  const { store, host } = context;
  const copying = new Map<string, Copying>();
  const unpacking = new Map<string, AbortController>();
  let queue = Promise.resolve();

  const note = (id: string, keeping: Keeping): void =>
    store.set({ keeping: new Map(store.get().keeping).set(id, keeping) });

  const showUnpacking = (id: string, ...now: readonly Unpacking[]): void =>
    store.set({ unpacking: [...store.get().unpacking.filter((other) => other.id !== id), ...now] });

  const isSafe = (set: DealSet): boolean => isSafeSet(context, set);

  /** Said once of each set. */
  function noteUnkept({ id, name }: DealSet, refusal: VaultRefusal): void {
    const before = store.get().keeping.get(id)?.kind;
    const reason = phraseRefusal(name, refusal);
    note(id, { kind: 'unkept', reason });
    if (before !== 'unkept' && refusal.kind !== 'stopped' && context.shelf)
      context.notify(
        `${reason} These deals are open in this window only; open their file again next time.`,
        'problem',
      );
  }

  async function copy(set: DealSet, { stopper, documents }: Copying): Promise<void> {
    const { id, content } = set;
    const total = content.size;
    const kept = await context.shelf?.deals.keep(set, {
      packed: false,
      signal: stopper.signal,
      onProgress: (done) => note(id, { kind: 'copying', done, total }),
    });
    if (kept?.ok) {
      note(id, { kind: 'kept' });
      replaceContent(kept.value);
      // A document waits for short sets, and names them itself.
      if (!isShort(set)) await onKept(kept.value, documents);
    } else noteUnkept(set, kept?.error ?? NO_SHELF);
    copying.delete(id);
    // It was closed too late to be stopped.
    if (documents.size === 0) await context.settleDeals();
  }

  /** From now on the kept copy is read: the file it came from may be moved or changed. */
  function replaceContent(kept: DealSet): void {
    const { deals } = store.get();
    const source = deals.sets.findIndex(({ id }) => id === kept.id);
    if (source === -1) return;
    store.set({ deals: { ...deals, sets: deals.sets.with(source, kept) } });
    const { name, content } = kept;
    context.send({ kind: 'deals.moved', batch: deals.batch, source, now: { name, content } });
  }

  function begin(document: string, set: DealSet): Promise<void> {
    const job: Copying = { stopper: new AbortController(), documents: new Set([document]) };
    copying.set(set.id, job);
    if (isShort(set)) return copy(set, job);
    note(set.id, { kind: 'copying', done: 0, total: set.content.size });
    queue = queue.then(() => copy(set, job));
    return Promise.resolve();
  }

  /** A short set that was refused is tried again whenever something is written; a long one only when asked for. */
  function isWanted(set: DealSet): boolean {
    if (isSafe(set) || copying.has(set.id)) return false;
    return store.get().keeping.get(set.id)?.kind !== 'unkept' || isShort(set);
  }

  return {
    isSafe,
    async keep(document, sets) {
      for (const [id, { stopper, documents }] of copying)
        if (!sets.some((set) => set.id === id) && documents.delete(document) && documents.size === 0)
          stopper.abort();
      for (const { id, origin } of sets) {
        copying.get(id)?.documents.add(document);
        if (origin.kind === 'scenario' || store.get().keeping.get(id)?.kind === 'kept') continue;
        if (context.shelf?.deals.isKept(id)) note(id, { kind: 'kept' });
      }
      await Promise.all(sets.filter(isWanted).map((set) => begin(document, set)));
    },
    retry(id) {
      const keeping = new Map(store.get().keeping);
      keeping.delete(id);
      store.set({ keeping });
      context.keep();
    },
    stop(id) {
      copying.get(id)?.stopper.abort();
      unpacking.get(id)?.abort();
    },
    async unpack(id, name, file, take) {
      const stopper = new AbortController();
      const total = file.size;
      const show = (done: number): void => showUnpacking(id, { id, name, done, total });
      const job: VaultJob = { packed: true, signal: stopper.signal, onProgress: show };
      const packed: DealSet = { id, origin: { kind: 'file', file: name }, name, content: file };
      unpacking.set(id, stopper);
      show(0);
      if (!isShort(packed))
        context.notify(`"${name}" is being unpacked; the Deals room shows how far it is.`);
      const kept = (await context.shelf?.deals.keep(packed, job)) ?? refused(NO_SHELF);
      const noRoom = !kept.ok && (kept.error.kind === 'full' || kept.error.kind === 'closed');
      const unpacked = noRoom ? await host.vault.unpack(file, job) : undefined;
      if (kept.ok) {
        note(id, { kind: 'kept' });
        take(kept.value);
      } else if (unpacked?.ok) {
        noteUnkept(packed, kept.error);
        take({ ...packed, content: unpacked.value });
      } else {
        const { error } = unpacked ?? kept;
        if (error.kind !== 'stopped') context.notify(phraseRefusal(name, error), 'problem');
      }
      unpacking.delete(id);
      showUnpacking(id);
    },
    async settle(used) {
      const ids = new Set([...used.map(({ id }) => id), ...copying.keys(), ...unpacking.keys()]);
      const { keeping } = store.get();
      const stays = new Map([...keeping].filter(([id]) => ids.has(id)));
      if (stays.size < keeping.size) store.set({ keeping: stays });
      await context.shelf?.deals.settle(ids);
    },
  };
}

function isShort({ content }: DealSet): boolean {
  return content.size < SHORT_BYTES;
}
