import { CODE, OUTCOMES, type DealTable, type EngineReply, type VerdictSpan } from '../../engine/index.ts';
import type { Store } from './createStore.ts';
import type { Notice, StudioState } from './studioState.ts';

/** Verdicts that later ones are compared with: those that stood when the last change was dismissed. */
export interface Baseline {
  verdicts?: Uint8Array;
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
        store.set({
          deals: {
            ...state.deals,
            reading: { deals: reply.deals, done: reply.done, total: reply.total },
          },
        });
      return;
    case 'deals.loaded': {
      if (reply.batch !== state.deals.batch) return;
      const { reading: _over, ...deals } = state.deals;
      const { table, rejected, rejectedCount } = reply;
      const unread = reply.unreadable.map((source) => deals.sets[source]?.name ?? '');
      store.set({
        deals: { ...deals, table, rejected, rejectedCount },
        notices: [...state.notices, ...unread.map((name, place) => unreadNotice(state, name, place))],
      });
      return;
    }
    case 'framework.checked':
      if (reply.version !== state.reading.version) return;
      store.set({
        reading: {
          ...state.reading,
          diagnostics: reply.diagnostics,
          ...(state.reading.stale ? {} : { analysed: { version: reply.version, decisions: reply.analyses } }),
          halted: !state.reading.stale && !reply.runnable,
        },
        ...(reply.runnable
          ? {}
          : { replay: { ...state.replay, status: state.replay.overview ? 'finished' : 'idle' } }),
      });
      return;
    case 'replay.progress': {
      if (!isCurrent(state, baseline, reply)) return;
      store.set({
        replay: {
          ...state.replay,
          status: 'running',
          done: reply.done,
          total: reply.total,
          soFar: reply.survival,
          verdicts: withSpans(state.replay.verdicts, reply),
        },
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
      return;
    }
    default:
    // Whoever asked for the rest hears it.
  }
}

function unreadNotice({ notices }: StudioState, name: string, place: number): Notice {
  const text = `"${name}" could not be read to its end: it was changed or removed. Open the file again.`;
  return { id: (notices.at(-1)?.id ?? 0) + 1 + place, tone: 'problem', text };
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
  const verdicts = withSpans(replay.verdicts, reply);
  if (complete && (baseline.verdicts === undefined || baseline.batch !== reply.batch)) {
    baseline.verdicts = verdicts;
    baseline.batch = reply.batch;
  }
  const change =
    complete && baseline.verdicts ? compareVerdicts(baseline.verdicts, verdicts, deals.table) : undefined;
  const { change: _before, soFar: _running, ...rest } = replay;
  store.set({
    replay: {
      ...rest,
      status: complete ? 'finished' : 'stopped',
      done: reply.done,
      total: reply.total,
      verdicts,
      overview: reply.overview,
      ...(change && change.fixed + change.broken > 0 ? { change } : {}),
    },
  });
}

/** The verdicts with newer ones in their places. */
function withSpans(
  verdicts: Uint8Array,
  { total, verdicts: spans }: { readonly total: number; readonly verdicts: readonly VerdictSpan[] },
): Uint8Array {
  const next = new Uint8Array(total);
  next.set(verdicts.subarray(0, total));
  for (const { from, codes } of spans) next.set(codes, from);
  return next;
}

/** Deals that no longer break, and deals that newly do: of the closed deals, or of the open ones where none is closed. */
export function compareVerdicts(
  before: Uint8Array,
  after: Uint8Array,
  { deals, open, outcomes }: Pick<DealTable, 'deals' | 'open' | 'outcomes'>,
): { readonly fixed: number; readonly broken: number } {
  const left = open === deals ? -1 : OUTCOMES.indexOf('open');
  let fixed = 0;
  let broken = 0;
  const compare = (from: number, to: number): void => {
    for (let deal = from; deal < to; deal += 1) {
      const was = (before[deal] ?? 0) & CODE.verdict;
      const is = (after[deal] ?? 0) & CODE.verdict;
      if (was === is || was === CODE.none || is === CODE.none || outcomes[deal] === left) continue;
      if (was === CODE.broken) fixed += 1;
      if (is === CODE.broken) broken += 1;
    }
  };
  const [wordsBefore, wordsAfter] = [inWords(before), inWords(after)];
  const words = Math.min(wordsBefore.length, wordsAfter.length);
  for (let word = 0; word < words; word += 1)
    if (wordsBefore[word] !== wordsAfter[word]) compare(word << 2, (word + 1) << 2);
  compare(words << 2, after.length);
  return { fixed, broken };
}

/** Four bytes at once: most deals fare as before, and equal words need no closer look. */
function inWords({ buffer, byteOffset, length }: Uint8Array): Int32Array {
  return new Int32Array(buffer, byteOffset, length >> 2);
}
