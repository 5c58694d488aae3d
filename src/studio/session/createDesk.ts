import { parseFramework } from '../../core/index.ts';
import type { SessionContext } from './sessionContext.ts';
import { createSharedText, type SharedText } from './createSharedText.ts';
import { isSameSets, openSets } from './openSets.ts';
import type { DealSet, OpenDocument, Reading, StudioState } from './studioState.ts';

/** A document this tab has had open, with its history. */
export interface Held {
  readonly document: OpenDocument;
  readonly shared: SharedText;
  readonly sets: readonly DealSet[];
}

/** What lies open: the text being worked on, and those that were open before. */
export interface Desk {
  /** The text of the open document. */
  readonly shared: SharedText;
  find(id: string): Held | undefined;
  /** Opens a document beside the others; with `sets` undefined the present deals stay. */
  lay(document: Omit<OpenDocument, 'text' | 'saved'>, shared: SharedText, sets?: readonly DealSet[]): void;
  /** Clears the desk of a document. */
  drop(id: string): void;
  /** Shows the shared text as it is now. */
  show(): void;
  /** Reads the text at once, not after a rest. */
  readText(): void;
}

/** Text that changes again within this time is read when it rests; a change by itself is read at once. */
const REREAD_MS = 180;

/** @param onOpened told after a document was opened */
export function createDesk(
  context: SessionContext,
  onOpened: (document: OpenDocument, shared: SharedText) => void,
): Desk {
  const { store, host } = context;
  const held = new Map<string, Held>();
  let shared = createSharedText('');
  let cancelReading: (() => void) | undefined;
  let changedAt = -Infinity;

  function describeHistory(): Pick<StudioState, 'history' | 'canUndo' | 'canRedo'> {
    const { past, future } = shared;
    return { history: { past, future }, canUndo: past.length > 0, canRedo: future.length > 0 };
  }

  function putAside(): void {
    const { document, deals } = store.get();
    const present = document && held.get(document.id);
    if (present) held.set(document.id, { ...present, document, sets: deals.sets });
  }

  function readText(): void {
    cancelReading?.();
    const { document, reading } = store.get();
    if (!document) return;
    const parsed = parseFramework(document.text);
    const framework = parsed.framework ?? reading.framework;
    const next: Reading = {
      ...(framework ? { framework } : {}),
      parsed,
      stale: parsed.framework === undefined,
      halted: parsed.framework !== undefined && reading.halted,
      diagnostics: parsed.framework ? reading.diagnostics : parsed.diagnostics,
      ...(reading.analysed ? { analysed: reading.analysed } : {}),
      version: reading.version,
    };
    store.set({ reading: next });
    const { replay, deals } = store.get();
    if (parsed.framework && deals.sets.length > 0)
      store.set({ replay: { ...replay, status: 'running', done: 0, total: deals.table.deals } });
    context.send({ kind: 'framework.set', version: reading.version, text: document.text });
    const wanted = store.get().wantedDeal;
    if (wanted !== undefined) context.send({ kind: 'deal.open', request: wanted, index: wanted });
  }

  return {
    get shared() {
      return shared;
    },
    find(id) {
      putAside();
      return held.get(id);
    },
    lay(opening, text, sets) {
      putAside();
      void context.flush();
      const present = store.get().deals.sets;
      if (sets && !isSameSets(sets, present)) openSets(context, sets);
      shared = text;
      const document: OpenDocument = { ...opening, text: text.text, saved: 'saving' };
      held.set(document.id, { document, shared, sets: sets ?? present });
      delete context.baseline.verdicts;
      const version = store.get().reading.version + 1;
      context.baseline.since = version;
      store.set({
        document,
        ...describeHistory(),
        checkpoints: [],
        lens: { values: new Map() },
        selection: undefined,
        highlight: undefined,
        reading: { stale: false, halted: false, diagnostics: [], version },
      });
      readText();
      context.keep();
      onOpened(document, shared);
    },
    drop: (id) => held.delete(id),
    show() {
      const { document, reading } = store.get();
      const { text } = shared;
      if (!document) return;
      if (document.text === text) return store.set(describeHistory());
      store.set({
        document: { ...document, text },
        reading: { ...reading, version: reading.version + 1 },
        ...describeHistory(),
      });
      cancelReading?.();
      const changedBefore = changedAt;
      changedAt = host.wallClock();
      cancelReading = host.later(readText, changedAt - changedBefore < REREAD_MS ? REREAD_MS : 0);
      context.keep();
    },
    readText,
  };
}
