import { createDealActions, type DealActions } from './createDealActions.ts';
import { createDocumentActions, type DocumentActions } from './createDocumentActions.ts';
import { createStore, type Store } from './createStore.ts';
import { createViewActions, type ViewActions } from './createViewActions.ts';
import type { SessionContext, SessionHost } from './sessionContext.ts';
import { receiveReply, type Baseline } from './receiveReply.ts';
import type { Cupboard } from './openCupboard.ts';
import { FIRST_VISIT, loadCatalog } from './scenarioCatalog.ts';
import { EMPTY_STATE, type DealSet, type StudioState } from './studioState.ts';

/** Everything the studio is doing, and everything a person can ask of it. Knows no React. */
export interface Session extends DocumentActions, DealActions, ViewActions {
  readonly store: Store<StudioState>;
  /** Opens what was open last time, or the sample. */
  start(): Promise<void>;
}

/** Creates the one session of a page. */
export function createSession(host: SessionHost): Session {
  const store = createStore<StudioState>(EMPTY_STATE);
  const baseline: Baseline = {};
  const engine = host.createEngine((reply) => receiveReply(store, baseline, reply));
  let cupboard: Cupboard | undefined;
  let notices = 0;
  let cancelKeep: (() => void) | undefined;

  const context: SessionContext = {
    store,
    baseline,
    host,
    send: (request) => engine.send(request),
    notify(text, tone = 'plain') {
      notices += 1;
      const notice = { id: notices + 1000, tone, text };
      store.set({ notices: [...store.get().notices.slice(-3), notice] });
      if (tone === 'plain')
        host.later(() => {
          store.set({ notices: store.get().notices.filter((other) => other !== notice) });
        }, 7000);
    },
    keep() {
      cancelKeep?.();
      markSaved(store, 'saving');
      cancelKeep = host.later(() => void writeOpenThings(), 350);
    },
  };

  let keptDeals: readonly DealSet[] | undefined;

  /** Deals are large and rarely change: they are written only when they did. */
  async function writeOpenThings(): Promise<void> {
    const { document, deals } = store.get();
    if (!document) return;
    if (!cupboard) return markSaved(store, 'failed');
    const { origin, text, opened } = document;
    const writes = [cupboard.write('document', { origin, text, opened })];
    if (keptDeals !== deals.sets) writes.push(cupboard.write('deals', deals.sets));
    const [outcome] = await Promise.allSettled([Promise.all(writes)]);
    if (outcome.status === 'fulfilled') keptDeals = deals.sets;
    markSaved(store, outcome.status === 'fulfilled' ? 'saved' : 'failed');
  }

  const documents = createDocumentActions(context);
  const deals = createDealActions(context);
  const views = createViewActions(context);

  return {
    store,
    ...documents,
    ...deals,
    ...views,
    async start() {
      views.restoreTheme();
      cupboard = await host.openCupboard().catch(() => undefined);
      const catalog = await loadCatalog().catch(() => []);
      store.set({ catalog });
      const read = async (key: string): Promise<unknown> => cupboard?.read(key).catch(() => undefined);
      const [document, sets] = await Promise.all([read('document'), read('deals')]);
      if (isKeptDocument(document)) {
        if (isKeptDeals(sets)) {
          deals.loadSets(sets);
          keptDeals = sets;
        }
        documents.restoreDocument(document);
      } else if (catalog.some((entry) => entry.name === FIRST_VISIT.scenario)) {
        await documents.openScenario(FIRST_VISIT.scenario, FIRST_VISIT.framework);
      }
      store.set({ status: 'ready' });
    },
  };
}

function markSaved(store: Store<StudioState>, saved: 'saved' | 'saving' | 'failed'): void {
  const { document } = store.get();
  if (document && document.saved !== saved) store.set({ document: { ...document, saved } });
}

function isKeptDocument(value: unknown): value is Parameters<DocumentActions['restoreDocument']>[0] {
  return (
    typeof value === 'object' &&
    value !== null &&
    'text' in value &&
    typeof value.text === 'string' &&
    'opened' in value &&
    typeof value.opened === 'string' &&
    'origin' in value
  );
}

function isKeptDeals(value: unknown): value is readonly DealSet[] {
  return (
    Array.isArray(value) &&
    value.every((set: unknown) => typeof set === 'object' && set !== null && 'text' in set && 'origin' in set)
  );
}
