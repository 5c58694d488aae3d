import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  compileFramework,
  countCoveringDeals,
  parseDeals,
  parseFramework,
  replayDeal,
  summariseRuns,
  type CompiledFramework,
  type Deal,
  type DealRun,
} from '../../../src/core/index.ts';
import { createColumnsBuilder, dealAt, type DealColumns } from '../../../src/engine/columns/index.ts';
import { createPassage } from '../../../src/engine/crew/createPassage.ts';
import {
  createCrew,
  createCrewServer,
  type CrewHost,
  type CrewLink,
  type CrewReply,
} from '../../../src/engine/crew/index.ts';
import { createOverview } from '../../../src/engine/createOverview.ts';
import { verdictAt, type ReplayOverview, type VerdictSpan } from '../../../src/engine/index.ts';
import { randomCases, toDealLine } from '../../support/randomFramework.ts';
import { cases } from '../../support/searchHarder.ts';

const SAMPLE = 'scenarios/twelve-partners/';
const dealsOf = (file: string): readonly Deal[] => parseDeals(readFileSync(`${SAMPLE}${file}`, 'utf8')).deals;
const textOf = (name: string): string => readFileSync(`${SAMPLE}${name}.cosell.jsonc`, 'utf8');

function runnable(text: string) {
  const { framework } = parseFramework(text);
  if (!framework) throw new Error('the framework has an error');
  return { text, compiled: compileFramework(framework) };
}

function columnsOf(deals: readonly Deal[]): DealColumns {
  const builder = createColumnsBuilder();
  for (const deal of deals) builder.add(deal);
  return builder.build();
}

/** What a worker would do, here; everything that is posted is copied, or moved. */
function startHelper(host: Pick<CrewHost, 'now' | 'pause'>): CrewLink {
  let tell: (reply: CrewReply) => void = () => undefined;
  let fail: (error: Error) => void = () => undefined;
  const copy = <T>(value: T, transfer: readonly ArrayBufferLike[] = []): T =>
    structuredClone(value, { transfer: transfer as ArrayBuffer[] });
  const serve = createCrewServer({ ...host, post: (reply, transfer) => tell(copy(reply, transfer)) });
  return {
    post: (request, transfer) => {
      serve(copy(request, transfer)).catch((error: unknown) => fail(error as Error));
    },
    listen(onReply, onFailure) {
      tell = onReply;
      fail = onFailure;
    },
    close: () => {
      tell = () => undefined;
    },
  };
}

function hostWith(helpers: number): CrewHost {
  let time = 0;
  const pacing = { now: () => (time += 100), pause: () => Promise.resolve() };
  return helpers === 0
    ? pacing
    : { ...pacing, helpers: { most: helpers, fewestDeals: 1, start: () => startHelper(pacing) } };
}

/** The overview as it is said of single runs. */
function overviewOf(compiled: CompiledFramework, runs: readonly DealRun[]): ReplayOverview {
  const all = summariseRuns(compiled, runs);
  const closed = runs.filter((run) => run.outcome !== 'open');
  const judged = summariseRuns(compiled, closed.length === 0 ? runs : closed);
  const traffic: Record<string, { deals: number; broke: number }> = {};
  const at = (key: string) => (traffic[key] ??= { deals: 0, broke: 0 });
  for (const run of runs) {
    for (const key of createPassage(compiled.framework)(run)) at(key).deals += 1;
    const broke = run.findings.filter(({ kind }) => kind === 'silent' || kind === 'ambiguous');
    for (const stage of new Set(broke.flatMap((finding) => finding.stage ?? [])))
      at(`stage:${stage}`).broke += 1;
  }
  return {
    survival: { ...judged.deals, survival: judged.survival },
    breaks: all.breaks.map(({ dealIds, example: _example, ...found }) => ({
      ...found,
      amountWon: found.amountWon === null ? null : (expect.closeTo(found.amountWon, 4) as number),
      dealIndexes: Uint32Array.from(dealIds, (id) => runs.findIndex(({ deal }) => deal === id)),
    })),
    traffic,
    byCode: all.byCode,
    coverage: all.coverage,
    coveringDeals: countCoveringDeals(runs, new Float64Array(runs.length).fill(1)),
    answers: all.answers,
  };
}

async function expectOverview(text: string, deals: readonly Deal[], helpers: number): Promise<void> {
  const framework = runnable(text);
  const columns = columnsOf(deals);
  const runs = Array.from({ length: columns.deals }, (_, deal) =>
    replayDeal(framework.compiled, dealAt(columns, deal)),
  );
  const crew = createCrew(columns, hostWith(helpers));
  const told: VerdictSpan[] = [];
  const outcome = await crew.replay(framework, ({ verdicts }) => told.push(...verdicts));
  expect(outcome).toMatchObject({ finished: true, done: runs.length });
  if (!outcome) return;
  expect(createOverview(outcome.parts)).toEqual(overviewOf(framework.compiled, runs));
  const codes = new Uint8Array(runs.length);
  for (const span of [...told, ...outcome.verdicts]) codes.set(span.codes, span.from);
  runs.forEach((run, deal) => {
    const { verdict, follows } = run;
    expect(verdictAt(codes, deal)).toMatchObject({ verdict, follows });
    expect(new Set(verdictAt(codes, deal)?.kinds)).toEqual(new Set(run.findings.map(({ kind }) => kind)));
  });
  crew.close();
}

describe('the crew', () => {
  test.each(['glossy', 'northwind'])(
    '[MD1][MD6] says of all deals what their single runs say, however they are shared: %s',
    async (name) => {
      const deals = [...dealsOf('live.deals.jsonl'), ...dealsOf('closed.deals.jsonl')];
      for (const helpers of [0, 2, 3]) await expectOverview(textOf(name), deals, helpers);
      await expectOverview(textOf(name), dealsOf('live.deals.jsonl'), 3);
    },
  );

  test('[MD1][MD6] says the same of random deals through random frameworks', async () => {
    const some = randomCases({ richClocks: true, unknowns: true });
    await fc.assert(
      fc.asyncProperty(some, fc.integer({ min: 0, max: 3 }), async ({ framework, deals }, helpers) => {
        const lines = deals.map((deal, index) =>
          toDealLine({ framework, deal }).replace('"D-1"', `"D-${String(index)}"`),
        );
        await expectOverview(JSON.stringify(framework), parseDeals(lines.join('\n')).deals, helpers);
      }),
      { numRuns: cases(30) },
    );
  });

  test('replays again whenever the framework changes', async () => {
    const deals = dealsOf('closed.deals.jsonl');
    const crew = createCrew(columnsOf(deals), hostWith(2));
    for (const name of ['glossy', 'northwind', 'glossy']) {
      const framework = runnable(textOf(name));
      const runs = deals.map((deal) => replayDeal(framework.compiled, deal));
      const outcome = await crew.replay(framework, () => undefined);
      expect(createOverview(outcome?.parts ?? [])).toEqual(overviewOf(framework.compiled, runs));
    }
  });

  test('[MD2] gives up a replay without a word when a newer one begins, and when it is let go', async () => {
    const crew = createCrew(columnsOf(dealsOf('closed.deals.jsonl')), hostWith(2));
    const first = crew.replay(runnable(textOf('glossy')), () => undefined);
    const second = crew.replay(runnable(textOf('northwind')), () => undefined);
    expect(await first).toBeUndefined();
    expect((await second)?.finished).toBe(true);
    const third = crew.replay(runnable(textOf('glossy')), () => undefined);
    crew.close();
    expect(await third).toBeUndefined();
  });

  test('a fault in a worker is told to whoever waits, then and later', async () => {
    let fail: (error: Error) => void = () => undefined;
    const broken: CrewLink = {
      post: () => undefined,
      listen: (_, onFailure) => (fail = onFailure),
      close: () => undefined,
    };
    const pacing = { now: () => 0, pause: () => Promise.resolve() };
    const helpers = { most: 2, fewestDeals: 1, start: () => broken };
    const crew = createCrew(columnsOf(dealsOf('live.deals.jsonl')), { ...pacing, helpers });
    const waiting = crew.replay(runnable(textOf('glossy')), () => undefined);
    fail(new Error('out of memory'));
    await expect(waiting).rejects.toThrow('out of memory');
    await expect(crew.replay(runnable(textOf('glossy')), () => undefined)).rejects.toThrow('out of memory');
  });
});
