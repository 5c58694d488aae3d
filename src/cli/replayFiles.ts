import {
  compileFramework,
  didYouMean,
  listObjects,
  ok,
  refused,
  replayDeal,
  type CompiledFramework,
  type DealRun,
  type Finding,
  type Framework,
  type Result,
} from '../core/index.ts';
import { tallyColumns, type KindsOfDeals } from '../engine/bulk/index.ts';
import { dealAt, textAt, type DealColumns } from '../engine/columns/index.ts';
import {
  createLocalMember,
  createRemoteMember,
  DealShare,
  printTogether,
  replayTogether,
  type Member,
} from '../engine/share/index.ts';
import { judgeExpectation } from '../core/stress/index.ts';
import { tool } from './buildInfo.ts';
import { judgeGate, type Gate } from './gate.ts';
import type { Io } from './io.ts';
import type { CheckedFile } from './loadFramework.ts';
import type { Refusal } from './parseOptions.ts';
import { phraseCount } from './phraseCount.ts';
import { createProgress } from './progress.ts';
import type { DealFiles } from './readDeals.ts';
import { printFindings, type ReportedRun, type ReportHead } from './replayJson.ts';

/** Deals that are worth a worker of their own: it has to learn every kind of deal again, but replays those with findings one by one. */
const WORTH_A_WORKER = { text: 250_000, json: 20_000 } as const;

/** What is asked of a replay, as it was understood. */
export interface ReplayOrder {
  readonly framework: CheckedFile & { readonly framework: Framework };
  readonly gate: Gate;
  readonly options: ReportHead['options'];
  readonly format: 'text' | 'json';
  /** The report goes to where progress is shown. */
  readonly isOnScreen: boolean;
  /** Id of the deal to tell step by step. */
  readonly traced: string | undefined;
  /** How many work at the same time; undefined leaves it to the number of deals. */
  readonly jobs: number | undefined;
}

/** Replayed deals. Lists as long as the deals are many are made as they are asked for. */
export interface ReplayedFiles {
  readonly head: ReportHead;
  findingsOf(deal: string): readonly Finding[];
  /** Findings of all deals as the report's JSON lists them, in pieces. */
  findings(): AsyncIterable<string>;
  runs(): Iterable<ReportedRun>;
}

/**
 * Replays deals and hands what came of it to `use`; whoever works for it is let go afterwards. Columns that several work on
 * must be in memory that threads share.
 */
export async function replayFiles<T>(
  io: Io,
  files: DealFiles,
  order: ReplayOrder,
  use: (replayed: ReplayedFiles) => Promise<T>,
): Promise<Result<T, Refusal>> {
  const traced = findTraced(files.columns, order.traced);
  if (!traced.ok) return traced;
  const compiled = compileFramework(order.framework.framework);
  const { columns } = files;
  // The first member works here, each other one in a worker.
  const share = new DealShare(compiled, columns, printFindings);
  const members = [createLocalMember(share, () => io.pause())];
  try {
    while (members.length < countJobs(io, order, columns.deals))
      members.push(createRemoteMember(io.workers.start(), order.framework.text, columns));
    const progress = createProgress(io, 'Replayed', columns.deals);
    const replayed = await replayTogether(members, columns.deals, (done) => progress.report(done));
    await progress.end();
    const head = await createHead(io, compiled, files, order, traced.value, replayed, (deal) =>
      share.runOf(deal),
    );
    return ok(
      await use({
        head,
        findingsOf: (deal) => {
          const index = findDeal(columns, deal);
          return index === undefined ? [] : share.runOf(index).findings;
        },
        findings: () => listFindings(io, members, replayed, order),
        runs: () => listRuns(compiled, columns, replayed),
      }),
    );
  } finally {
    for (const member of members) member.stop();
  }
}

/** How many work at the same time on so many deals. */
export function countJobs(io: Io, { jobs, format }: ReplayOrder, deals: number): number {
  const worthwhile = Math.min(io.workers.cores, Math.floor(deals / WORTH_A_WORKER[format]));
  return Math.max(1, Math.min(jobs ?? worthwhile, deals));
}

async function createHead(
  io: Io,
  compiled: CompiledFramework,
  { columns, inputs, repeated, expectations }: DealFiles,
  { framework, gate, options }: ReplayOrder,
  traced: number | undefined,
  replayed: KindsOfDeals,
  runOf: (deal: number) => DealRun,
): Promise<ReportHead> {
  const tally = tallyColumns(compiled, columns, replayed, { runOf });
  const judged = [...expectations].flatMap(([deal, { edgeCase, expect }]) => {
    const kind = replayed.kinds[replayed.kindOf[deal] ?? -1];
    const about = { id: textAt(columns.ids, deal), ...(edgeCase === undefined ? {} : { edgeCase }), expect };
    return kind ? [{ deal, judgement: judgeExpectation(about, kind) }] : [];
  });
  const { passed, reasons, outdated } = judgeGate(gate, replayed, tally.survival, judged);
  if (repeated.length > 0) {
    await io.stderr.write(
      `${phraseCount(repeated.length, 'deal')} came more than once with the same content and counted once.\n`,
    );
  }
  for (const id of outdated) await io.stderr.write(`The accepted break ${id} does not occur any more.\n`);
  const trace =
    traced === undefined ? undefined : replayDeal(compiled, dealAt(columns, traced), { trace: true }).trace;
  const { id, version } = framework.framework;
  return {
    format: 'cosell-replay/1',
    tool,
    options,
    framework: { id, version, digest: framework.digest },
    inputs,
    gate: { passed, reasons },
    ...(judged.length > 0 ? { expectations: judged.map(({ judgement }) => judgement) } : {}),
    ...tally,
    ...(trace ? { trace } : {}),
  };
}

async function* listFindings(
  io: Io,
  members: readonly Member[],
  { kinds, kindOf }: KindsOfDeals,
  { isOnScreen }: ReplayOrder,
): AsyncGenerator<string> {
  const has = Uint8Array.from(kinds, ({ findings }) => (findings.length > 0 ? 1 : 0));
  const deals = kindOf.map((_, deal) => deal).filter((deal) => has[kindOf[deal] ?? 0] === 1);
  const progress = createProgress(io, 'Wrote the findings of', deals.length);
  let done = 0;
  for await (const printed of printTogether(members, deals)) {
    yield printed.text;
    done += printed.deals;
    if (!isOnScreen) progress.report(done);
  }
  await progress.end();
}

function* listRuns(
  compiled: CompiledFramework,
  columns: DealColumns,
  { kinds, kindOf }: KindsOfDeals,
): Generator<ReportedRun> {
  for (let deal = 0; deal < kindOf.length; deal += 1) {
    const kind = kinds[kindOf[deal] ?? 0];
    if (!kind) continue;
    const { verdict, follows, cost, fitness } = kind;
    const states = namesStates(kind.states)
      ? nameStates(listObjects(compiled, dealAt(columns, deal)), Object.values(kind.states))
      : kind.states;
    yield { deal: textAt(columns.ids, deal), verdict, follows, cost, fitness, states };
  }
}

/** Objects but the deal have names of their own in every deal. */
function namesStates(states: ReportedRun['states']): boolean {
  return Object.keys(states).some((object) => object !== 'deal');
}

function nameStates(objects: readonly string[], states: readonly string[]): ReportedRun['states'] {
  return Object.fromEntries(objects.map((object, place) => [object, states[place] ?? '']));
}

function findTraced(columns: DealColumns, id: string | undefined): Result<number | undefined, Refusal> {
  const deal = id === undefined ? undefined : findDeal(columns, id);
  if (id === undefined || deal !== undefined) return ok(deal);
  const ids = Array.from({ length: columns.deals }, (_, index) => textAt(columns.ids, index));
  return refused({ kind: 'input', message: `There is no deal "${id}" here.${didYouMean(id, ids)}` });
}

function findDeal({ deals, ids }: DealColumns, id: string): number | undefined {
  for (let deal = 0; deal < deals; deal += 1) if (textAt(ids, deal) === id) return deal;
  return undefined;
}
