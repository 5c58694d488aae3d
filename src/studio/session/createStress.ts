import { printDeal, type Deal } from '../../core/index.ts';
import type { EngineReply, StressReply, VerifyReply } from '../../engine/index.ts';
import { createStore, type Store } from './createStore.ts';
import { downloadContent } from './downloadContent.ts';
import type { SessionContext } from './sessionContext.ts';
import { phraseCount } from './phraseNumber.ts';
import { showRoom } from './showRoom.ts';
import { expectNow, keepEdgeCases, listBreaking, nameSuite } from './stressEdgeCases.ts';
import { NO_STRESS, type ChosenCase, type StressState } from './stressState.ts';

/** Stress tests, searches and proofs of the framework that is open. */
export interface Stress {
  readonly store: Store<StressState>;
  /** Forgets what was told of another document. */
  open(): void;
  /** Puts edge cases into the deals; a search under way ends. */
  start(): void;
  /** Searches deals nobody recorded, others than the search before; stress tests under way end. */
  search(runs: number): void;
  prove(): void;
  /** Stops tests and search. */
  stop(): void;
  stopProof(): void;
  choose(chosen: ChosenCase | undefined): void;
  /** Keeps deals as edge cases of the document; shows the first in the player where `watch` says so. */
  keep(deals: readonly Deal[], options?: { readonly watch: boolean }): Promise<void>;
  /** Hands out everything that broke the framework as a file. */
  saveSuite(): void;
  hear(reply: EngineReply): void;
}

/** How edge cases are tried; the same gives the same matrix on the command line. */
export const STRESS_ORDER = { seed: '1', perCell: 24 } as const;

/** @returns the stress tests of a session */
export function createStress(context: SessionContext): Stress {
  const store = createStore<StressState>(NO_STRESS);
  let document: string | undefined;
  let requests = 0;
  let stressing = 0;
  let proving = 0;
  let keeping: Promise<void> = Promise.resolve();

  const isRunning = (): boolean => {
    const { matrix, search } = store.get();
    return matrix.status === 'running' || search.status === 'running';
  };

  /** One engine does both: whichever begins ends the other. */
  function endUnderWay(): void {
    const { matrix, search } = store.get();
    if (matrix.status === 'running') store.set({ matrix: { ...matrix, status: 'stopped' } });
    if (search.status === 'running') store.set({ search: { ...search, status: 'stopped' } });
  }

  function hearStress(reply: StressReply): void {
    const { matrix, search } = store.get();
    const isSearch = search.status === 'running';
    switch (reply.kind) {
      case 'stress.row': {
        const { edgeCase, cells, findings, version, total } = reply;
        const rows = [...matrix.rows, { edgeCase, cells, findings }];
        return store.set({ matrix: { ...matrix, status: 'running', version, rows, total } });
      }
      case 'stress.searched':
        return store.set({ search: { ...search, runs: reply.runs, of: reply.of, finds: reply.finds } });
      case 'stress.refused':
        return store.set(
          isSearch
            ? { search: { ...search, status: 'refused' } }
            : { matrix: { ...matrix, status: 'refused' } },
        );
      case 'stress.finished':
      case 'stress.stopped': {
        const status = reply.kind === 'stress.finished' ? 'finished' : 'stopped';
        const { version, deals: read, loaded, madeUp, search: report } = reply;
        if (!isSearch)
          return store.set({ matrix: { ...matrix, status, version, deals: { read, loaded, madeUp } } });
        const { runs, finds } = report ?? { runs: 0, finds: [] };
        store.set({
          search: { ...search, status, version, runs, finds: finds.length, ...(report ? { report } : {}) },
        });
      }
    }
  }

  function hearProof(reply: VerifyReply): void {
    const { proofs } = store.get();
    switch (reply.kind) {
      case 'verify.progress':
        return store.set({
          proofs: { ...proofs, combinations: reply.combinations, claims: reply.properties },
        });
      case 'verify.finished':
        return store.set({ proofs: { ...proofs, status: 'finished', report: reply.report } });
      case 'verify.stopped':
        return store.set({ proofs: { ...proofs, status: 'stopped' } });
      case 'verify.refused':
        return store.set({ proofs: { ...proofs, status: 'refused' } });
    }
  }

  /** The deals with what is expected of them by the framework as it stands; as they are while it cannot run. */
  function expectOf(deals: readonly Deal[]): readonly Deal[] {
    const { framework, stale, halted } = context.store.get().reading;
    return framework && !stale && !halted ? expectNow(framework, deals) : deals;
  }

  return {
    store,
    open() {
      const { document: now } = context.store.get();
      if (now?.id === document) return;
      document = now?.id;
      if (isRunning()) context.send({ kind: 'stress.stop' });
      if (store.get().proofs.status === 'running') context.send({ kind: 'verify.stop' });
      stressing = 0;
      proving = 0;
      store.set(NO_STRESS);
    },
    start() {
      endUnderWay();
      stressing = ++requests;
      store.set({ matrix: { status: 'running', rows: [], total: 0 } });
      context.send({ kind: 'stress.start', request: stressing, ...STRESS_ORDER });
    },
    search(runs) {
      endUnderWay();
      stressing = ++requests;
      const seed = store.get().search.seed + 1;
      store.set({ search: { status: 'running', seed, runs: 0, of: runs, finds: 0 } });
      context.send({
        kind: 'stress.start',
        request: stressing,
        ...STRESS_ORDER,
        seed: String(seed),
        only: [],
        searchRuns: runs,
      });
    },
    prove() {
      const { document: open, reading } = context.store.get();
      if (!open) return;
      proving = ++requests;
      store.set({ proofs: { status: 'running', version: reading.version, combinations: 0, claims: 0 } });
      context.send({ kind: 'verify.start', request: proving, text: open.text });
    },
    stop: () => context.send({ kind: 'stress.stop' }),
    stopProof: () => context.send({ kind: 'verify.stop' }),
    choose: (chosen) => store.set({ chosen }),
    async keep(broken, { watch } = { watch: false }) {
      const deals = expectOf(broken);
      const [first] = deals;
      if (!first) return;
      const before = keeping;
      keeping = Promise.allSettled([before]).then(() => keepEdgeCases(context, deals));
      const [kept] = await Promise.allSettled([keeping]);
      if (kept.status === 'rejected')
        return context.notify(
          'The edge cases kept before could not be read, so nothing was added.',
          'problem',
        );
      if (deals.length > 1)
        context.notify(
          `${phraseCount(deals.length)} deals are kept in “Edge cases” and replayed with the others.`,
        );
      if (watch) showRoom(`/replay/player/${encodeURIComponent(first.id)}`);
    },
    saveSuite() {
      const deals = expectOf(listBreaking(store.get()));
      downloadContent(nameSuite(context), deals.map((deal) => `${printDeal(deal)}\n`).join(''));
    },
    hear(reply) {
      if (reply.kind === 'engine.failed') {
        const { matrix, search, proofs } = store.get();
        if (matrix.status === 'running') store.set({ matrix: { ...matrix, status: 'failed' } });
        if (search.status === 'running') store.set({ search: { ...search, status: 'failed' } });
        if (proofs.status === 'running') store.set({ proofs: { ...proofs, status: 'failed' } });
      }
      if (isStress(reply) && reply.request === stressing) hearStress(reply);
      if (isProof(reply) && reply.request === proving) hearProof(reply);
    },
  };
}

function isStress(reply: EngineReply): reply is StressReply {
  return reply.kind.startsWith('stress.');
}

function isProof(reply: EngineReply): reply is VerifyReply {
  return reply.kind.startsWith('verify.');
}
