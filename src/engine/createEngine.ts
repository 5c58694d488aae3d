import {
  checkFramework,
  compileFramework,
  parseDealLine,
  parseFramework,
  replayDeal,
  type CompiledFramework,
  type Deal,
} from '../core/index.ts';
import { decodeForeign } from './columns/textBytes.ts';
import { countSurvival, createOverview } from './createOverview.ts';
import type { DealSource, EngineHost, EngineReply, EngineRequest } from './messages.ts';
import { readDeals } from './readDeals.ts';
import { ReplayShare } from './replayShare.ts';
import { buffersOf, type DealPlaces } from './table/index.ts';

/** Work between two pauses; short enough that a stop is felt at once. */
const SLICE_MS = 24;
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
  readonly share: ReplayShare;
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
  let compiled: CompiledFramework | undefined;
  /** Newer ones make running ones worthless. */
  let loading = 0;
  let job = 0;
  let opening = 0;
  let stopped = false;

  async function load(request: EngineRequest & { kind: 'deals.load' }): Promise<void> {
    const mine = ++loading;
    const { batch } = request;
    const sources = [...request.sources];
    asked = { batch, sources };
    job += 1;
    loaded = undefined;
    let reported = host.now();
    const read = await readDeals(sources, {
      isCurrent: () => mine === loading,
      onProgress: (progress) => {
        if (host.now() - reported < REPORT_MS) return;
        reported = host.now();
        host.post({ kind: 'deals.progress', batch, ...progress });
      },
    });
    if (!read) return;
    const { columns, places, table, ...faults } = read;
    loaded = { batch, sources, places, share: new ReplayShare(columns, 0) };
    host.post({ kind: 'deals.loaded', batch, table, ...faults }, buffersOf(table));
    await replay();
  }

  async function setFramework(request: EngineRequest & { kind: 'framework.set' }): Promise<void> {
    const parsed = parseFramework(request.text);
    const diagnostics = checkFramework(parsed);
    const runnable =
      parsed.framework !== undefined && !diagnostics.some((diagnostic) => diagnostic.severity === 'error');
    host.post({ kind: 'framework.checked', version: request.version, diagnostics, runnable });
    if (!parsed.framework || !runnable) return;
    version = request.version;
    compiled = compileFramework(parsed.framework);
    await replay();
  }

  async function replay(): Promise<void> {
    const mine = ++job;
    stopped = false;
    if (!compiled || !loaded || loaded.share.deals === 0) return;
    const { batch, share } = loaded;
    const about = { version, batch, total: share.deals };
    const finish = (kind: 'replay.finished' | 'replay.stopped'): void => {
      const { done, part, verdicts } = share.result();
      host.post({ kind, ...about, done, overview: createOverview([part]), verdicts: [verdicts] });
    };
    share.start(compiled);
    let reported = host.now();
    let since = reported;
    while (!share.work(() => host.now() - since >= SLICE_MS)) {
      if (host.now() - reported >= REPORT_MS) {
        const { done, verdicts, ...counts } = share.tell();
        host.post({
          kind: 'replay.progress',
          ...about,
          done,
          survival: countSurvival([counts]),
          verdicts: [verdicts],
        });
        reported = host.now();
      }
      await host.pause();
      if (mine !== job) return;
      if (stopped) return finish('replay.stopped');
      since = host.now();
    }
    finish('replay.finished');
  }

  async function open(request: EngineRequest & { kind: 'deal.open' }): Promise<void> {
    const mine = ++opening;
    const deal = loaded && (await readDeal(loaded, request.index));
    if (!deal || mine !== opening) return;
    const reply = { kind: 'deal.opened', request: request.request, version, deal } satisfies EngineReply;
    host.post(compiled ? { ...reply, run: replayDeal(compiled, deal, { trace: true }) } : reply);
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
          stopped = true;
          return;
        case 'deal.open':
          return open(request);
      }
    },
  };
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
