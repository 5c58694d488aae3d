import {
  checkFramework,
  compileFramework,
  parseFramework,
  replayDeal,
  type CompiledFramework,
  type Deal,
  type DealRun,
} from '../core/index.ts';
import { createOverview } from './createOverview.ts';
import { createVerdict } from './createVerdict.ts';
import type { DealVerdict, EngineHost, EngineReply, EngineRequest } from './messages.ts';
import { readDeals } from './readDeals.ts';

/** Work between two pauses; short enough that a stop is felt at once. */
const SLICE_MS = 24;

export interface Engine {
  handle(request: EngineRequest): Promise<void>;
}

/**
 * Holds the loaded deals and one framework, and replays the deals whenever either changes. Newer input makes a running replay
 * give up silently; an explicit stop reports what was done so far.
 */
export function createEngine(host: EngineHost): Engine {
  let deals: readonly Deal[] = [];
  let batch = 0;
  let version = 0;
  let compiled: CompiledFramework | undefined;
  /** Newer ones make running ones worthless. */
  let loading = 0;
  let job = 0;
  let stopped = false;

  async function load(request: EngineRequest & { kind: 'deals.load' }): Promise<void> {
    const mine = ++loading;
    job += 1;
    const read = await readDeals(request.sources, {
      ...host,
      sliceMs: SLICE_MS,
      isCurrent: () => mine === loading,
      onProgress: (done, total) => host.post({ kind: 'deals.progress', batch: request.batch, done, total }),
    });
    if (!read) return;
    deals = read.deals;
    batch = request.batch;
    host.post({ kind: 'deals.loaded', batch, rows: read.rows, rejected: read.rejected });
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
    const framework = compiled;
    if (!framework || deals.length === 0) return;
    const about = { version, batch, total: deals.length };
    const runs: DealRun[] = [];
    let slice: DealVerdict[] = [];
    let since = host.now();
    const finish = (kind: 'replay.finished' | 'replay.stopped'): void => {
      if (slice.length > 0)
        host.post({ kind: 'replay.progress', ...about, done: runs.length, verdicts: slice });
      host.post({ kind, ...about, done: runs.length, overview: createOverview(framework, runs) });
    };
    for (const [index, deal] of deals.entries()) {
      const run = replayDeal(framework, deal);
      runs.push(run);
      slice.push(createVerdict(index, run));
      if (host.now() - since < SLICE_MS) continue;
      host.post({ kind: 'replay.progress', ...about, done: runs.length, verdicts: slice });
      slice = [];
      await host.pause();
      if (mine !== job) return;
      if (stopped) return finish('replay.stopped');
      since = host.now();
    }
    finish('replay.finished');
  }

  function open(request: EngineRequest & { kind: 'deal.open' }): void {
    const deal = deals[request.index];
    if (!deal) return;
    const reply = { kind: 'deal.opened', request: request.request, version, deal } satisfies EngineReply;
    host.post(compiled ? { ...reply, run: replayDeal(compiled, deal, { trace: true }) } : reply);
  }

  return {
    async handle(request) {
      switch (request.kind) {
        case 'deals.load':
          return load(request);
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
