import type { SessionContext } from './sessionContext.ts';
import { titleOf } from './documentNames.ts';
import type { DealSet, DocumentEntry, OpenDocument } from './studioState.ts';

/** Writes the open document to the browser, soon after every change. */
export interface Keeper {
  /** Has the open document written shortly; further changes until then go along. */
  keep(): void;
  /** Writes at once what is waiting; ends when it is written, or could not be. */
  flush(): Promise<void>;
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
  let dealsRefused: readonly DealSet[] | undefined;

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

  /** Deals too large to keep must not keep the text from being kept. */
  async function writeSnapshot({ document, entry, sets, state }: Snapshot): Promise<void> {
    const { shelf } = context;
    if (!shelf) throw new Error('The browser keeps no data here.');
    const [deals] = await Promise.allSettled([shelf.keepDeals(sets)]);
    if (deals.status === 'rejected' && dealsRefused !== sets) {
      dealsRefused = sets;
      context.notify(
        'The browser has no room for these deals. They stay open in this window; open their file again next time.',
        'problem',
      );
    }
    await shelf.write({
      ...entry,
      opened: document.opened,
      deals: deals.status === 'fulfilled' ? deals.value : [],
      state,
    });
    await shelf.writeCurrent(document.id);
  }

  async function write(snapshot: Snapshot): Promise<void> {
    const { id } = snapshot.document;
    const before = store.get().documents;
    const known = before.find((entry) => entry.id === id);
    store.set({ documents: [snapshot.entry, ...before.filter((entry) => entry.id !== id)] });
    const [outcome] = await Promise.allSettled([writeSnapshot(snapshot)]);
    if (outcome.status === 'fulfilled') {
      unkept.delete(id);
      mark(snapshot, 'saved');
      if (!known || known.title !== snapshot.entry.title || known.edited !== snapshot.entry.edited)
        context.tellShelf();
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
    keep() {
      const { document } = store.get();
      if (!document) return;
      if (document.saved === 'saved') store.set({ document: { ...document, saved: 'saving' } });
      schedule();
    },
  };
}
