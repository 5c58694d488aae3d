import type { DealRow, DealVerdict, EngineReply } from '../../engine/index.ts';
import type { Store } from './createStore.ts';
import type { StudioState } from './studioState.ts';

/** Verdicts that later ones are compared with: those that stood when the last change was dismissed. */
export interface Baseline {
  verdicts?: ReadonlyMap<number, DealVerdict>;
  batch?: number;
  /** Version with which the present document was opened; reports about earlier ones are about another document. */
  since?: number;
}

/** Writes what the engine reports into the studio's state; reports about older texts or deals are dropped. */
export function receiveReply(store: Store<StudioState>, baseline: Baseline, reply: EngineReply): void {
  const state = store.get();
  switch (reply.kind) {
    case 'deals.progress':
      if (reply.batch === state.deals.batch)
        store.set({ deals: { ...state.deals, reading: { done: reply.done, total: reply.total } } });
      return;
    case 'deals.loaded': {
      if (reply.batch !== state.deals.batch) return;
      const { reading: _over, ...deals } = state.deals;
      store.set({ deals: { ...deals, rows: reply.rows, rejected: reply.rejected } });
      return;
    }
    case 'framework.checked':
      if (reply.version !== state.reading.version) return;
      store.set({
        reading: {
          ...state.reading,
          diagnostics: reply.diagnostics,
          halted: !state.reading.stale && !reply.runnable,
        },
        ...(reply.runnable
          ? {}
          : { replay: { ...state.replay, status: state.replay.overview ? 'finished' : 'idle' } }),
      });
      return;
    case 'replay.progress': {
      if (!isCurrent(state, baseline, reply)) return;
      const verdicts = new Map(state.replay.verdicts);
      for (const verdict of reply.verdicts) verdicts.set(verdict.index, verdict);
      store.set({
        replay: { ...state.replay, status: 'running', done: reply.done, total: reply.total, verdicts },
      });
      return;
    }
    case 'replay.finished':
    case 'replay.stopped':
      if (isCurrent(state, baseline, reply)) finish(store, baseline, reply);
      return;
    case 'deal.opened':
      if (state.wantedDeal !== reply.request) return;
      store.set({
        opened: {
          index: reply.request,
          deal: reply.deal,
          version: reply.version,
          ...(reply.run ? { run: reply.run } : {}),
        },
      });
      return;
    case 'engine.failed': {
      const text = `The replay stopped by a fault of ours: ${reply.message}. Your text and deals are safe.`;
      const others = state.notices.filter((notice) => notice.text !== text);
      store.set({
        notices: [...others, { id: (others.at(-1)?.id ?? 0) + 1, tone: 'problem', text }],
        replay: { ...state.replay, status: 'failed' },
      });
    }
  }
}

function isCurrent(
  state: StudioState,
  baseline: Baseline,
  reply: { readonly version: number; readonly batch: number },
): boolean {
  return reply.batch === state.deals.batch && reply.version >= (baseline.since ?? 0);
}

function finish(
  store: Store<StudioState>,
  baseline: Baseline,
  reply: EngineReply & { kind: 'replay.finished' | 'replay.stopped' },
): void {
  const { replay, deals } = store.get();
  const complete = reply.kind === 'replay.finished';
  if (complete && (baseline.verdicts === undefined || baseline.batch !== reply.batch)) {
    baseline.verdicts = replay.verdicts;
    baseline.batch = reply.batch;
  }
  const change =
    complete && baseline.verdicts
      ? compareVerdicts(baseline.verdicts, judgedOf(deals.rows, replay.verdicts))
      : undefined;
  const { change: _before, ...rest } = replay;
  store.set({
    replay: {
      ...rest,
      status: complete ? 'finished' : 'stopped',
      done: reply.done,
      total: reply.total,
      overview: reply.overview,
      ...(change && change.fixed + change.broken > 0 ? { change } : {}),
    },
  });
}

/** The verdicts the meter counts: of the closed deals, or of the open ones where none is closed. */
function judgedOf(
  rows: readonly DealRow[],
  verdicts: ReadonlyMap<number, DealVerdict>,
): ReadonlyMap<number, DealVerdict> {
  if (rows.every((row) => row.outcome === 'open')) return verdicts;
  return new Map([...verdicts].filter(([index]) => rows[index]?.outcome !== 'open'));
}

/** Deals that no longer break, and deals that newly do. */
export function compareVerdicts(
  before: ReadonlyMap<number, DealVerdict>,
  after: ReadonlyMap<number, DealVerdict>,
): { readonly fixed: number; readonly broken: number } {
  let fixed = 0;
  let broken = 0;
  for (const [index, verdict] of after) {
    const was = before.get(index)?.verdict;
    if (was === 'broken' && verdict.verdict !== 'broken') fixed += 1;
    if (was !== undefined && was !== 'broken' && verdict.verdict === 'broken') broken += 1;
  }
  return { fixed, broken };
}
