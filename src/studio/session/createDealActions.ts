import { printDeal, type Deal } from '../../core/index.ts';
import type { SessionContext } from './sessionContext.ts';
import { openSets } from './openSets.ts';
import { loadScenarioFile } from './scenarioCatalog.ts';
import type { DealSet } from './studioState.ts';

/** Loading deals and replaying them. */
export interface DealActions {
  /** Replaces all loaded deals. */
  loadSets(sets: readonly DealSet[]): void;
  /** Adds a person's own deals; a sample's deals give way to them. */
  addDeals(name: string, text: string): void;
  /** Adds bundled deals, keeping the framework that is open. */
  addScenarioDeals(scenario: string, file: string): Promise<void>;
  /** Adds a deal made up here to those made up before, and replays it with the others. */
  addOwnDeal(deal: Deal): void;
  removeSet(index: number): void;
  stopReplay(): void;
  startReplay(): void;
  /** Forgets what the meter's change is measured against. */
  dismissChange(): void;
  /** Opens one deal in full; it is replayed again whenever the framework changes. */
  openDeal(index: number): void;
}

/** @returns the actions on deals and replay */
export function createDealActions(context: SessionContext): DealActions {
  const { store } = context;
  const replaceSets = (sets: readonly DealSet[]): void => {
    openSets(context, sets);
    context.keep();
  };
  return {
    loadSets: (sets) => openSets(context, sets),
    addDeals(name, text) {
      const { sets } = store.get().deals;
      const own = sets.filter((set) => set.origin.kind !== 'scenario' && set.name !== name);
      replaceSets([...own, { origin: { kind: 'file', file: name }, name, text }]);
      const sample = sets.some((set) => set.origin.kind === 'scenario');
      context.notify(
        sample ? `"${name}" is open; the sample's deals made room for it.` : `"${name}" is open.`,
      );
    },
    async addScenarioDeals(scenario, file) {
      const text = await loadScenarioFile(scenario, file).catch((error: unknown) => {
        context.notify(error instanceof Error ? error.message : String(error), 'problem');
        return undefined;
      });
      if (text === undefined) return;
      const name = file.replace(/\.deals\.jsonl$/, '');
      const { sets } = store.get().deals;
      const others = sets.filter((set) => set.name !== name);
      replaceSets([...others, { origin: { kind: 'scenario', scenario, file }, name, text }]);
    },
    addOwnDeal(deal) {
      const { sets } = store.get().deals;
      const before = sets.find((set) => set.origin.kind === 'new');
      replaceSets([
        ...sets.filter((set) => set !== before),
        {
          origin: { kind: 'new', file: 'by-hand.deals.jsonl' },
          name: before?.name ?? 'Simulated by hand',
          text: `${before?.text ?? ''}${printDeal(deal)}\n`,
        },
      ]);
    },
    removeSet: (index) => replaceSets(store.get().deals.sets.filter((_set, other) => other !== index)),
    stopReplay: () => context.send({ kind: 'replay.stop' }),
    startReplay() {
      const { replay } = store.get();
      store.set({ replay: { ...replay, status: 'running', done: 0 } });
      context.send({ kind: 'replay.start' });
    },
    dismissChange() {
      const { change: _seen, ...replay } = store.get().replay;
      context.baseline.verdicts = replay.verdicts;
      store.set({ replay });
    },
    openDeal(index) {
      if (store.get().wantedDeal === index || !store.get().deals.rows[index]) return;
      store.set({ wantedDeal: index });
      context.send({ kind: 'deal.open', request: index, index });
    },
  };
}
