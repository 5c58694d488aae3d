import { createActor } from 'xstate';
import { createDealActions, type DealActions } from './createDealActions.ts';
import { createDesk, type Desk } from './createDesk.ts';
import { createDocumentActions, type DocumentActions } from './createDocumentActions.ts';
import { createFileActions, type FileActions } from './createFileActions.ts';
import { createIntakeActions } from './createIntakeActions.ts';
import { createKeeper, type Keeper } from './createKeeper.ts';
import { createLibraryActions, type LibraryActions } from './createLibraryActions.ts';
import { createOpenActions, type OpenActions } from './createOpenActions.ts';
import type { Recall } from './createRecall.ts';
import { createSetKeeper } from './createSetKeeper.ts';
import { createShelf, type Shelf } from './createShelf.ts';
import { createShelfActions, type ShelfActions } from './createShelfActions.ts';
import { createStore, type Store } from './createStore.ts';
import type { Stress } from './createStress.ts';
import { createTabLine } from './createTabLine.ts';
import { createViewActions, type ViewActions } from './createViewActions.ts';
import { receiveReply, type Baseline } from './receiveReply.ts';
import { FIRST_VISIT, loadCatalog } from './scenarioCatalog.ts';
import type { IntakeActions } from './intakeActions.ts';
import type { SessionContext, SessionHost } from './sessionContext.ts';
import { simulatorMachine, type Simulator } from './simulatorMachine.ts';
import { EMPTY_STATE, type StudioState } from './studioState.ts';

/** Everything the studio is doing, and everything a person can ask of it. Knows no React. */
export interface Session
  extends
    DocumentActions,
    OpenActions,
    ShelfActions,
    FileActions,
    DealActions,
    LibraryActions,
    IntakeActions,
    ViewActions {
  readonly store: Store<StudioState>;
  /** A deal simulated by hand. */
  readonly simulator: Simulator;
  /** Opens what was open last time, or the sample. */
  start(): Promise<void>;
  /** Asking people what nobody recorded; fetched when somebody goes there. */
  openRecall(): Promise<Recall>;
  /** Stress tests and proofs; fetched when somebody goes there. */
  openStress(): Promise<Stress>;
  /** Asks before something is lost; the answer ends the question. */
  ask: SessionContext['ask'];
  /** Writes at once what is waiting to be kept. */
  flush(): Promise<void>;
  /** The page goes: leaves behind what there was no time to keep, to be found at the next visit. */
  leave(): void;
}

const SETTLE_MS = 4000;

/** Creates the one session of a page. */
export function createSession(host: SessionHost): Session {
  const store = createStore<StudioState>(EMPTY_STATE);
  const baseline: Baseline = {};
  const engine = host.createEngine((reply) => {
    receiveReply(store, baseline, reply);
    library.hear(reply);
    recall?.hear(reply);
    stress?.hear(reply);
  });
  let shelf: Shelf | undefined;
  let notices = 0;
  let recall: Recall | undefined;
  let stress: Stress | undefined;

  const context: SessionContext = {
    store,
    baseline,
    host,
    get shelf() {
      return shelf;
    },
    send: (request) => engine.send(request),
    notify(text, tone = 'plain', action) {
      notices += 1;
      const id = notices + 1000;
      const dismiss = (): void =>
        store.set({ notices: store.get().notices.filter((other) => other.id !== id) });
      const run = (): void => {
        dismiss();
        action?.run();
      };
      const notice = { id, tone, text, ...(action ? { action: { label: action.label, run } } : {}) };
      store.set({ notices: [...store.get().notices.slice(-3), notice] });
      if (tone === 'plain') host.later(dismiss, action?.ms ?? 7000);
    },
    ask(question) {
      const settle = (act: () => void) => () => {
        store.set({ confirmation: undefined });
        act();
      };
      const { other } = question;
      store.set({
        confirmation: {
          ...question,
          proceed: settle(question.proceed),
          ...(other ? { other: { ...other, proceed: settle(other.proceed) } } : {}),
          dismiss: settle(() => question.leave?.()),
        },
      });
    },
    keep: () => keeper.keep(),
    flush: () => keeper.flush(),
    readDeals: (kept, held) => keeper.readDeals(kept, held),
    settleDeals: () => keeper.settle(),
    refreshShelf,
    tellShelf: () => line.tellShelf(),
    keepHandle: (document, handle) => files.keepHandle(document, handle),
  };

  const setKeeper = createSetKeeper(context, (set, documents) => keeper.nameKept(set, documents));
  const keeper: Keeper = createKeeper(context, setKeeper, (id) => desk.find(id));
  const line = createTabLine(host.openChannel, {
    onText(id) {
      if (store.get().document?.id === id) desk.show();
    },
    onShelf: () => void refreshShelf(),
  });
  const desk: Desk = createDesk(context, (document, shared) => {
    host.tabMemory.write(document.id);
    line.share(document.id, shared);
    void shelfActions.noteOpened(document);
  });
  const deals = createDealActions(context, setKeeper);
  const library = createLibraryActions(context);
  const opening = createOpenActions(context, desk);
  const { noteOpened, refreshCheckpoints, ...shelving } = createShelfActions(
    context,
    desk,
    opening,
    FIRST_VISIT,
  );
  const shelfActions = { noteOpened, refreshCheckpoints };
  const intake = createIntakeActions(context);
  const files = createFileActions(context, { ...opening, ...deals, ...intake, openRecall });
  const { keepHandle: _keepHandle, ...filing } = files;
  const views = createViewActions(context);

  async function openRecall(): Promise<Recall> {
    const { createRecall } = await import('./createRecall.ts').catch(failLoading);
    return (recall ??= createRecall(context));
  }

  async function openStress(): Promise<Stress> {
    const { createStress } = await import('./createStress.ts').catch(failLoading);
    return (stress ??= createStress(context));
  }

  function failLoading(error: unknown): never {
    context.notify('The room could not be loaded. Try it once more.', 'problem');
    throw error;
  }

  /** What only this window has stays listed; what another tab changed is taken over. */
  async function refreshShelf(): Promise<void> {
    const kept = await shelf?.list().catch(() => undefined);
    if (!kept) return;
    const { documents } = store.get();
    const mine = documents.filter(
      ({ id }) => keeper.unkept.has(id) && !kept.some((entry) => entry.id === id),
    );
    store.set({ documents: [...mine, ...kept] });
    await keeper.takeOver();
    await refreshCheckpoints();
  }

  async function openLast(): Promise<boolean> {
    const wanted = host.tabMemory.read() ?? (await shelf?.readCurrent().catch(() => undefined));
    const { documents } = store.get();
    const last = documents.find(({ id }) => id === wanted) ?? documents[0];
    return last !== undefined && opening.openDocument(last.id);
  }

  async function takeLastWords(): Promise<void> {
    if (!shelf) return;
    for (const { id, state } of host.lastWords.take()) {
      const kept = await shelf.read(id).catch(() => undefined);
      const origin = { kind: 'new', file: 'recovered.cosell.jsonc' } as const;
      const fresh = { id, title: 'Recovered text', origin, opened: '', deals: [] };
      const found = { ...(kept ?? fresh), edited: true, usedAt: host.wallClock(), state };
      await shelf.write(found).catch(() => host.lastWords.leave(id, state));
    }
  }

  return {
    store,
    simulator: createActor(simulatorMachine).start(),
    ...createDocumentActions(context, desk),
    ...opening,
    ...shelving,
    ...filing,
    ...deals,
    ...library.actions,
    ...intake,
    ...views,
    openRecall,
    openStress,
    ask: context.ask,
    flush: () => keeper.flush(),
    leave() {
      const { document } = store.get();
      const state = document && desk.find(document.id)?.shared.readState();
      if (document && state && document.saved !== 'saved') host.lastWords.leave(document.id, state);
      void keeper.flush();
    },
    async start() {
      views.restoreTheme();
      const cupboard = await host.openCupboard().catch(() => undefined);
      shelf = cupboard && createShelf(cupboard, host);
      await takeLastWords();
      const catalog = await loadCatalog().catch(() => []);
      store.set({ catalog, documents: (await shelf?.list().catch(() => undefined)) ?? [] });
      if (!(await openLast()) && catalog.some((entry) => entry.name === FIRST_VISIT.scenario))
        await opening.openScenario(FIRST_VISIT.scenario, FIRST_VISIT.framework);
      store.set({ status: 'ready' });
      // What a killed tab left half written, or alone, is cleared when the opening is over.
      host.later(() => void keeper.settle(), SETTLE_MS);
    },
  };
}
