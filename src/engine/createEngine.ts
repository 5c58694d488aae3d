import {
  analysisOf,
  checkFramework,
  compileFramework,
  parseDealLine,
  parseFramework,
  replayDeal,
  type Deal,
  type DecisionAnalysis,
  type Framework,
} from '../core/index.ts';
import { decodeForeign } from './columns/textBytes.ts';
import { createCrew, type Crew, type RunnableFramework } from './crew/index.ts';
import { countSurvival, createOverview } from './createOverview.ts';
import { createLibrary } from './library/index.ts';
import type { DealSource, EngineHost, EngineReply, EngineRequest } from './messages.ts';
import { handleRecall, type RecallRequest } from './recall/index.ts';
import { readDeals } from './readDeals.ts';
import { createStressJob, type StressSubject } from './stress/index.ts';
import { buffersOf, type DealPlaces } from './table/index.ts';
import { createVerifier } from './verify/index.ts';

/** Time between two reports. */
const REPORT_MS = 120;

export interface Engine {
  handle(request: EngineRequest): Promise<void>;
}

/** The deals that are loaded; their text stays in the sources. */
interface LoadedDeals {
  readonly batch: number;
  readonly sources: readonly DealSource[];
  readonly places: DealPlaces;
  readonly crew: Crew;
}

/**
 * Holds the loaded deals and one framework, and replays the deals whenever either changes. Newer input makes a running replay
 * give up silently; an explicit stop reports what was done so far.
 */
export function createEngine(host: EngineHost): Engine {
  let loaded: LoadedDeals | undefined;
  /** What was loaded last, or is being loaded. */
  let asked: { readonly batch: number; readonly sources: DealSource[] } | undefined;
  let version = 0;
  let framework: RunnableFramework | undefined;
  /** Newer ones make running ones worthless. */
  let loading = 0;
  let opening = 0;
  const post = (reply: EngineReply): void => host.post(reply, buffersOfReply(reply));
  const stress = createStressJob({ now: () => host.now(), pause: () => host.pause(), post });
  const verifier = createVerifier({ now: () => host.now(), pause: () => host.pause(), post });
  const library = createLibrary({ now: () => host.now(), post });

  async function load(request: EngineRequest & { kind: 'deals.load' }): Promise<void> {
    const mine = ++loading;
    const { batch } = request;
    const sources = [...request.sources];
    asked = { batch, sources };
    loaded?.crew.close();
    loaded = undefined;
    let reported = host.now();
    const read = await readDeals(sources, {
      isCurrent: () => mine === loading,
      onProgress: (progress) => {
        if (host.now() - reported < REPORT_MS) return;
        reported = host.now();
        post({ kind: 'deals.progress', batch, ...progress });
      },
    });
    if (!read) return;
    const { columns, places, table, ...faults } = read;
    loaded = { batch, sources, places, crew: createCrew(columns, host) };
    post({ kind: 'deals.loaded', batch, table, ...faults });
    await replay();
  }

  async function setFramework(request: EngineRequest & { kind: 'framework.set' }): Promise<void> {
    const parsed = parseFramework(request.text);
    const diagnostics = checkFramework(parsed);
    const runnable =
      parsed.framework !== undefined && !diagnostics.some((diagnostic) => diagnostic.severity === 'error');
    const analyses = listAnalyses(parsed.framework);
    post({ kind: 'framework.checked', version: request.version, diagnostics, analyses, runnable });
    if (!parsed.framework || !runnable) return;
    version = request.version;
    framework = { text: request.text, compiled: compileFramework(parsed.framework) };
    await replay();
  }

  async function replay(): Promise<void> {
    if (!framework || !loaded || loaded.crew.deals === 0) return;
    const { batch, crew } = loaded;
    const about = { version, batch, total: crew.deals };
    const outcome = await crew.replay(framework, ({ shares, verdicts }) =>
      post({
        kind: 'replay.progress',
        ...about,
        done: shares.reduce((sum, { done }) => sum + done, 0),
        survival: countSurvival(shares),
        verdicts,
      }),
    );
    if (!outcome) return;
    const { finished, done, parts, verdicts } = outcome;
    const overview = createOverview(parts);
    post({ kind: finished ? 'replay.finished' : 'replay.stopped', ...about, done, overview, verdicts });
  }

  async function open(request: EngineRequest & { kind: 'deal.open' }): Promise<void> {
    const mine = ++opening;
    const deal = loaded && (await readDeal(loaded, request.index));
    if (!deal || mine !== opening) return;
    const reply = { kind: 'deal.opened', request: request.request, version, deal } satisfies EngineReply;
    post(framework ? { ...reply, run: replayDeal(framework.compiled, deal, { trace: true }) } : reply);
  }

  async function recall(request: RecallRequest): Promise<void> {
    const deals = loaded;
    if (!framework || deals?.batch !== request.batch) return;
    const reply = await handleRecall(request, { ...deals, framework: framework.compiled });
    if (deals === loaded) post(reply);
  }

  function subjectOfStress(): StressSubject | undefined {
    const deals = loaded;
    return (
      framework && {
        version,
        compiled: framework.compiled,
        loaded: deals?.crew.deals ?? 0,
        readDeal: async (index) => deals && readDeal(deals, index),
      }
    );
  }

  return {
    async handle(request) {
      switch (request.kind) {
        case 'deals.load':
          return load(request);
        case 'deals.moved':
          if (asked?.batch === request.batch) asked.sources[request.source] = request.now;
          return;
        case 'framework.set':
          return setFramework(request);
        case 'replay.start':
          return replay();
        case 'replay.stop':
          loaded?.crew.stop();
          return;
        case 'deal.open':
          return open(request);
        case 'stress.start':
        case 'stress.stop':
          return stress.handle(request, subjectOfStress());
        case 'verify.start':
        case 'verify.stop':
          return verifier.handle(request);
        case 'recall.pick':
        case 'recall.find':
        case 'recall.tell':
          return recall(request);
        case 'deals.change':
        case 'deals.export':
        case 'job.stop':
          return library.handle(
            request,
            loaded && { ...loaded, ...(framework && { framework: framework.compiled }) },
          );
      }
    },
  };
}

/** What the check looked at already. */
function listAnalyses(framework: Framework | undefined): readonly DecisionAnalysis[] {
  return framework
    ? [...framework.decisions.values()].map((decision) => analysisOf(framework, decision))
    : [];
}

/** What a reply holds that nobody here needs any more. */
function buffersOfReply(reply: EngineReply): readonly ArrayBufferLike[] {
  switch (reply.kind) {
    case 'deals.loaded':
      return buffersOf(reply.table);
    case 'job.piece':
      return reply.piece.kind === 'written' ? [reply.piece.bytes.buffer] : [];
    case 'replay.progress':
      return reply.verdicts.map(({ codes }) => codes.buffer);
    case 'replay.finished':
    case 'replay.stopped':
      return [
        ...reply.verdicts.map(({ codes }) => codes.buffer),
        ...reply.overview.breaks.map(({ dealIndexes }) => dealIndexes.buffer),
      ];
    default:
      return [];
  }
}

/** Reads the line of one deal again; undefined where there is none any more. */
async function readDeal({ sources, places }: LoadedDeals, index: number): Promise<Deal | undefined> {
  const source = sources[places.sourceEnds.findIndex((end) => index < end)];
  const at = places.at[index];
  if (!source || at === undefined) return undefined;
  const line = source.content.slice(at, at + (places.length[index] ?? 0));
  const [read] = await Promise.allSettled([line.arrayBuffer()]);
  if (read.status === 'rejected') return undefined;
  const bytes = new Uint8Array(read.value);
  const deal = parseDealLine(decodeForeign(bytes, 0, bytes.length));
  return deal.ok ? deal.value : undefined;
}
