import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CompiledFramework, Deal, DealEvent, DealRun } from '../../../src/core/index.ts';
import {
  compileFramework,
  parseDealLine,
  parseFramework,
  replayDeal,
  summariseRuns,
} from '../../../src/core/index.ts';
import { BulkReplay } from '../../../src/engine/bulk/index.ts';
import { createColumnsBuilder, dealAt } from '../../../src/engine/columns/index.ts';
import { randomCases, toDealLine } from '../../support/randomFramework.ts';

const SCENARIOS = new URL('../../../scenarios/', import.meta.url);
const DAY = 86_400_000;

/** All of a run that does not depend on names, instants and the size of numbers. */
function kindOf(run: Omit<DealRun, 'deal' | 'partners' | 'outcome'>): unknown {
  const { verdict, follows, cost, fitness, answers, baseline, coverage } = run;
  const findings = run.findings.map(
    ({ code, kind, event, until, tied, stage, rules, causedBy, assumed, ...rest }) => [
      ...[code, kind, event, until, tied, stage, rules, causedBy, assumed],
      rest.break,
      rest.key,
    ],
  );
  return {
    verdict,
    follows,
    cost,
    fitness,
    answers,
    baseline,
    coverage,
    findings,
    states: Object.values(run.states),
  };
}

/** Replays the deals in bulk and one by one; returns how many kinds there are. */
function expectSameRuns(compiled: CompiledFramework, deals: readonly Deal[]): number {
  const builder = createColumnsBuilder();
  for (const deal of deals) builder.add(deal);
  const columns = builder.build();
  const bulk = new BulkReplay(columns);
  const { kinds, kindOf: numbers } = finish(bulk.replay(compiled));
  const runs = Array.from({ length: columns.deals }, (_, deal) =>
    replayDeal(compiled, dealAt(columns, deal)),
  );
  runs.forEach((run, deal) => {
    const kind = kinds[numbers[deal]!];
    expect(kind && kindOf(kind)).toEqual(kindOf(run));
  });
  const { findings, ...summary } = summariseRuns(compiled, runs);
  expect(findings.length).toBeGreaterThanOrEqual(summary.breaks.length);
  expect(JSON.stringify(bulk.tally())).toBe(JSON.stringify(summary));
  return kinds.length;
}

function finish<T>(work: Generator<unknown, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

function compile(text: string): CompiledFramework {
  const parsed = parseFramework(text);
  if (!parsed.framework) throw new Error(JSON.stringify(parsed.diagnostics));
  return compileFramework(parsed.framework);
}

function readDeal(line: string): Deal {
  const deal = parseDealLine(line);
  if (!deal.ok) throw new Error(deal.error.message);
  return deal.value;
}

function filesOf(ending: string): readonly string[] {
  return readdirSync(SCENARIOS, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith(ending),
  );
}

function readScenario(name: string): string {
  return readFileSync(new URL(name, SCENARIOS), 'utf8');
}

/** The same record with events moved in time, left out, doubled or exchanged, and other facts. */
function vary(deal: Deal, id: string, random: () => number): Deal {
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  const grain = pick([1, 1000, 3_600_000, DAY, 20 * DAY]) ?? 1;
  let late = 0;
  const move = (text: string): string => {
    const at = Date.parse(text);
    if (Number.isNaN(at) || text.length < 12) return text;
    const moved = at + late;
    return new Date(grain === DAY ? Math.floor(moved / DAY) * DAY : moved).toISOString();
  };
  let events: readonly DealEvent[] = deal.events.map((event) => {
    if (random() < 0.25) late += Math.floor(random() * grain * 3);
    return { ...event, at: move(event.at) };
  });
  const chosen = Math.floor(random() * events.length);
  const change = random();
  if (change < 0.15) events = events.filter((_, index) => index !== chosen);
  else if (change < 0.3)
    events = events.flatMap((event, index) => (index === chosen ? [event, event] : [event]));
  else if (change < 0.35) events = events.toReversed();
  else if (change < 0.45) {
    const other = pick(events);
    if (other) events = events.map((event, index) => (index === chosen ? { ...other, at: event.at } : event));
  } else if (change < 0.55) {
    events = events.map((event, index) =>
      index === chosen ? { ...event, at: event.at.slice(0, 10) } : event,
    );
  } else if (change < 0.6) {
    events = events.map((event, index) => (index === chosen ? { ...event, by: {} } : event));
  }
  const facts = [...deal.facts].flatMap(([name, value]): [string, string | number | boolean][] => {
    if (random() < 0.05) return [];
    if (random() < 0.03) return [[name, 'unheard-of']];
    return [[name, typeof value === 'number' && random() < 0.5 ? Math.floor(value * random() * 3) : value]];
  });
  const outcome = random() < 0.1 ? (pick(['won', 'lost', 'open'] as const) ?? deal.outcome) : deal.outcome;
  return { ...deal, id, facts: new Map(facts), outcome, events };
}

describe('bulk replay', () => {
  const deals = filesOf('.deals.jsonl').flatMap((name) =>
    readScenario(name)
      .split('\n')
      .flatMap((line) => {
        const deal = line.trim() === '' ? undefined : parseDealLine(line);
        return deal?.ok === true ? [deal.value] : [];
      }),
  );

  it.each(filesOf('.cosell.jsonc'))('gives what one replay after another gives: %s', (name) => {
    const compiled = compile(readScenario(name));
    expectSameRuns(compiled, deals);
    fc.assert(
      fc.property(
        fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })),
        (stream) => {
          const random = (): number => stream.next().value as number;
          const varied = deals.map((deal, index) => vary(deal, `V-${String(index)}`, random));
          expectSameRuns(compiled, varied);
        },
      ),
      { numRuns: 3 },
    );
  });

  it('gives what one replay after another gives: random frameworks', () => {
    fc.assert(
      fc.property(randomCases({ richClocks: true, unknowns: true }), ({ framework, deals: cases }) => {
        const compiled = compile(JSON.stringify(framework));
        const own = cases.map((deal) => readDeal(toDealLine({ framework, deal })));
        const random = seeded(own.length);
        const many = own.flatMap((deal, index) =>
          [0, 1, 2, 3].map((copy) => {
            const id = `D-${String(index)}-${String(copy)}`;
            return copy === 0 ? { ...deal, id } : vary(deal, id, random);
          }),
        );
        expectSameRuns(compiled, many);
      }),
      { numRuns: 150 },
    );
  });

  it('replays one deal of each kind', () => {
    const compiled = compile(readScenario('twelve-partners/northwind.cosell.jsonc'));
    const copies = deals
      .slice(0, 40)
      .flatMap((deal) =>
        Array.from({ length: 10 }, (_, copy) => ({ ...deal, id: `${deal.id}-${String(copy)}` })),
      );
    expect(expectSameRuns(compiled, copies)).toBeLessThanOrEqual(40);
  });
});

function seeded(seed: number): () => number {
  let state = seed + 1;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
