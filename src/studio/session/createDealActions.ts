import { printDeal, type Deal } from '../../core/index.ts';
import type { SessionContext } from './sessionContext.ts';
import { nameBundled } from './createDealStore.ts';
import type { SetKeeper } from './createSetKeeper.ts';
import { downloadContent } from './downloadContent.ts';
import { noteDealStep } from './noteDealStep.ts';
import { openSets } from './openSets.ts';
import { loadScenarioDeals } from './scenarioCatalog.ts';
import type { DealSet } from './studioState.ts';
import { isGzip } from './vault/unpackGzip.ts';

/** Loading deals and replaying them. */
export interface DealActions {
  /** Replaces all loaded deals. */
  loadSets(sets: readonly DealSet[]): void;
  /** Adds a person's own deals, unpacked first when they are packed; a sample's deals give way to them. */
  addDeals(name: string, content: Blob): Promise<void>;
  /** Adds bundled deals, keeping the framework that is open. */
  addScenarioDeals(scenario: string, file: string): Promise<void>;
  /** Adds a deal made up here to those made up before, and replays it with the others. */
  addOwnDeal(deal: Deal): void;
  removeSet(index: number): void;
  /** Hands a set to the browser as a file. */
  downloadSet(index: number): void;
  /** Tries once more to keep a set whose copying was stopped or refused. */
  keepSet(id: string): void;
  /** Stops copying or unpacking a set. */
  stopSet(id: string): void;
  stopReplay(): void;
  startReplay(): void;
  /** Forgets what the meter's change is measured against. */
  dismissChange(): void;
  /** Opens one deal in full; it is replayed again whenever the framework changes. */
  openDeal(index: number): void;
}

const BY_HAND = 'by-hand.deals.jsonl';

/** @returns the actions on deals and replay */
export function createDealActions(context: SessionContext, setKeeper: SetKeeper): DealActions {
  const { store, host } = context;
  const replaceSets = (sets: readonly DealSet[]): void => {
    openSets(context, sets);
    context.keep();
  };
  const addOwn = (set: DealSet): void => {
    const { sets } = store.get().deals;
    const own = sets.filter(({ origin }) => origin.kind !== 'scenario');
    const replaced = own.filter(({ name }) => name === set.name);
    const changed = new Set(store.get().dealSteps.flatMap(({ swaps }) => swaps.map(({ after }) => after)));
    noteDealStep(
      context,
      `"${set.name}" opened once more`,
      replaced.flatMap((before) => (changed.has(before.id) ? [{ before, after: set.id }] : [])),
    );
    replaceSets([...own.filter((other) => !replaced.includes(other)), set]);
    const sample = sets.some(({ origin }) => origin.kind === 'scenario');
    context.notify(
      sample ? `"${set.name}" is open; the sample's deals made room for it.` : `"${set.name}" is open.`,
    );
  };
  return {
    loadSets: (sets) => openSets(context, sets),
    async addDeals(name, content) {
      const id = host.createId();
      const [packed] = await Promise.allSettled([isGzip(content)]);
      if (packed.status === 'rejected')
        return context.notify(`"${name}" could not be read. Try to open it once more.`, 'problem');
      if (packed.value) return setKeeper.unpack(id, name, content, addOwn);
      addOwn({ id, origin: { kind: 'file', file: name }, name, content });
    },
    async addScenarioDeals(scenario, file) {
      const content = await loadScenarioDeals(scenario, file).catch((error: unknown) => {
        context.notify(error instanceof Error ? error.message : String(error), 'problem');
        return undefined;
      });
      if (!content) return;
      const name = file.replace(/\.deals\.jsonl$/, '');
      const { sets } = store.get().deals;
      const others = sets.filter((set) => set.name !== name);
      const origin = { kind: 'scenario', scenario, file } as const;
      replaceSets([...others, { id: nameBundled(origin), origin, name, content }]);
    },
    addOwnDeal(deal) {
      const { sets } = store.get().deals;
      const before = sets.find(({ origin }) => origin.kind === 'new' && origin.file === BY_HAND);
      replaceSets([
        ...sets.filter((set) => set !== before),
        {
          id: host.createId(),
          origin: { kind: 'new', file: BY_HAND },
          name: before?.name ?? 'Simulated by hand',
          content: new Blob([before?.content ?? '', `${printDeal(deal)}\n`]),
        },
      ]);
    },
    removeSet: (index) => replaceSets(store.get().deals.sets.filter((_set, other) => other !== index)),
    downloadSet(index) {
      const set = store.get().deals.sets[index];
      if (set) downloadContent(set.origin.file.replace(/\.gz$/i, ''), set.content);
    },
    keepSet: (id) => setKeeper.retry(id),
    stopSet: (id) => setKeeper.stop(id),
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
      if (store.get().wantedDeal === index || index >= store.get().deals.table.deals) return;
      store.set({ wantedDeal: index });
      context.send({ kind: 'deal.open', request: index, index });
    },
  };
}
