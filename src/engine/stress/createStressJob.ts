import type { CompiledFramework, Deal } from '../../core/index.ts';
import {
  createSearch,
  createVocabulary,
  EDGE_CASES,
  stressRows,
  synthesiseDeals,
  type SearchReport,
} from '../../core/stress/index.ts';
import type { StressReply, StressRequest } from './messages.ts';

/** Deals that are read to put edge cases into; of more, as many evenly spread. */
const MOST_DEALS = 1000;
/** Work between two pauses. */
const SLICE_MS = 24;
/** Time between two reports of a search. */
const REPORT_MS = 120;

/** What stressing needs of its host. */
export interface StressHost {
  /** Milliseconds from any origin. */
  now(): number;
  /** Lets the host handle what has arrived meanwhile. */
  pause(): Promise<void>;
  post(reply: StressReply): void;
}

/** What is to be stressed. */
export interface StressSubject {
  readonly version: number;
  readonly compiled: CompiledFramework;
  /** How many deals are loaded. */
  readonly loaded: number;
  /** Reads one of them; undefined where it can no longer be read. */
  readDeal(index: number): Promise<Deal | undefined>;
}

export interface StressJob {
  handle(request: StressRequest, subject: StressSubject | undefined): Promise<void>;
}

/** Stresses one framework at a time, row by row. */
export function createStressJob(host: StressHost): StressJob {
  /** Counts up with every start: what began before is then worthless. */
  let current = 0;
  let stopped = false;

  async function start(
    { request, seed, perCell, only, searchRuns = 0 }: StressRequest & { kind: 'stress.start' },
    subject: StressSubject | undefined,
  ): Promise<void> {
    const mine = ++current;
    stopped = false;
    if (!subject) return host.post({ kind: 'stress.refused', request });
    const { version, compiled, loaded } = subject;
    const { recorded, suite } = await readSome(subject, () => mine === current);
    if (mine !== current) return;
    const madeUp = recorded.length === 0;
    const deals = madeUp ? synthesiseDeals(createVocabulary(compiled), seed) : recorded;
    const end = (search?: SearchReport): void =>
      host.post({
        kind: stopped ? 'stress.stopped' : 'stress.finished',
        request,
        version,
        deals: deals.length,
        loaded: loaded - suite,
        madeUp,
        ...(search ? { search } : {}),
      });
    const total = only?.length ?? EDGE_CASES.length;
    let done = 0;
    for (const { edgeCase, cells, findings } of stressRows(compiled, deals, {
      seed,
      perCell,
      ...(only ? { only } : {}),
    })) {
      done += 1;
      host.post({
        kind: 'stress.row',
        request,
        version,
        edgeCase: edgeCase.id,
        cells,
        findings,
        done,
        total,
      });
      await host.pause();
      if (mine !== current) return;
      if (stopped) return end();
    }
    if (searchRuns === 0) return end();
    const search = createSearch(compiled, seed);
    let since = host.now();
    let reported = since;
    for (let run = 0; run < searchRuns && !stopped; run += 1) {
      search.step();
      const now = host.now();
      if (now - reported >= REPORT_MS) {
        reported = now;
        const { runs, finds } = search.progress();
        host.post({ kind: 'stress.searched', request, runs, of: searchRuns, finds });
      }
      if (now - since < SLICE_MS) continue;
      await host.pause();
      if (mine !== current) return;
      since = host.now();
    }
    end(search.finish());
  }

  return {
    async handle(request, subject) {
      if (request.kind === 'stress.stop') stopped = true;
      else await start(request, subject);
    },
  };
}

/** All loaded deals, or as many as are worth reading, evenly spread; those that expect something are tests and only counted. */
async function readSome(
  { loaded, readDeal }: StressSubject,
  isCurrent: () => boolean,
): Promise<{ readonly recorded: readonly Deal[]; readonly suite: number }> {
  const recorded: Deal[] = [];
  let suite = 0;
  const count = Math.min(loaded, MOST_DEALS);
  for (let place = 0; place < count && isCurrent(); place += 1) {
    const deal = await readDeal(Math.floor((place * loaded) / count));
    if (deal?.expect) suite += 1;
    else if (deal) recorded.push(deal);
  }
  return { recorded, suite };
}
