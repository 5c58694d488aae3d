import type { Deal } from '../../core/index.ts';
import type { SearchFind } from '../../core/stress/index.ts';
import type { VerifyProperty, VerifyReport } from '../../core/verify/index.ts';
import type { EngineReply, StressReply, VerifyReply } from '../../engine/index.ts';
import { createStore, type Store } from './createStore.ts';
import { downloadContent } from './downloadContent.ts';
import type { SessionContext } from './sessionContext.ts';
import { showRoom } from './showRoom.ts';
import { keepEdgeCases, nameSuite, printSuite, toFoundCase, toProofCase } from './stressEdgeCases.ts';
import { NO_STRESS, type ChosenCase, type StressState } from './stressState.ts';

/** Something that broke the framework and can be kept: deals, a find of the search, or what refutes a claim. */
export type Breaking =
  | { readonly kind: 'deals'; readonly deals: readonly Deal[] }
  | { readonly kind: 'find'; readonly find: SearchFind }
  | { readonly kind: 'claim'; readonly property: VerifyProperty; readonly place: number };

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
  keep(breaking: Breaking, options?: { readonly watch: boolean }): Promise<void>;
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
  let keeping = Promise.resolve();

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

  /** None while the framework cannot run: what replaying a deal gives is then unknown. */
  function listKept(breaking: Breaking): readonly Deal[] {
    if (breaking.kind === 'deals') return breaking.deals;
    if (breaking.kind === 'find') return [toFoundCase(breaking.find)];
    const { framework, halted } = context.store.get().reading;
    const counterexample = breaking.property.findings[breaking.place]?.counterexample;
    if (!framework || halted || !counterexample) return [];
    return [toProofCase(framework, breaking.property, counterexample, breaking.place)];
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
    async keep(breaking, { watch } = { watch: false }) {
      const deals = listKept(breaking);
      const [first] = deals;
      if (!first) return;
      keeping = keeping.then(() => keepEdgeCases(context, deals));
      await keeping;
      if (watch) showRoom(`/replay/player/${encodeURIComponent(first.id)}`);
    },
    saveSuite() {
      const { framework } = context.store.get().reading;
      if (framework) downloadContent(nameSuite(context), printSuite(framework, store.get()));
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

/** How many claims a report has of each status. */
export function countClaims({
  properties,
}: VerifyReport): Readonly<Record<VerifyProperty['status'], number>> {
  const counts = { proved: 0, refuted: 0, possible: 0, open: 0 };
  for (const { status } of properties) counts[status] += 1;
  return counts;
}

function isStress(reply: EngineReply): reply is StressReply {
  return reply.kind.startsWith('stress.');
}

function isProof(reply: EngineReply): reply is VerifyReply {
  return reply.kind.startsWith('verify.');
}
