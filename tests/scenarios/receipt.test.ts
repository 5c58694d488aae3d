import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { slowAlign } from '../support/slowAlign.ts';
import { checkFramework } from '../../src/core/check/index.ts';
import { createXesImporter, type XesReport } from '../../src/core/formats/xes/index.ts';
import type { Deal } from '../../src/core/model/deal.ts';
import { compileFramework, replayDeal } from '../../src/core/replay/index.ts';
import { isFree } from '../../src/core/replay/createTicks.ts';
import { parseFramework } from '../../src/core/text/index.ts';

const root = resolve(import.meta.dirname, '../..');
const parsed = parseFramework(readFileSync(resolve(root, 'scenarios/receipt/receipt.cosell.jsonc'), 'utf8'));
/** The log is not ours to hand on; it is looked for beside the repository. */
const log = resolve(root, '../shared/data/logs/08_receipt.xes.gz');

it('the receipt framework is without error', () => {
  expect(checkFramework(parsed).filter(({ severity }) => severity === 'error')).toEqual([]);
});

const isPresent = existsSync(log);

describe.skipIf(!isPresent)('the receipt log', () => {
  const { deals, report } = importLog(isPresent ? gunzipSync(readFileSync(log)).toString('utf8') : '<log/>');
  if (!parsed.framework) throw new Error('the receipt framework does not parse');
  const compiled = compileFramework(parsed.framework);
  const runs = deals.map((deal) => replayDeal(compiled, deal));

  it('is imported whole', () => {
    expect({ cases: deals.length, events: report.events, labels: report.labels.length, problems: report.problems, skipped: report.skipped }).toEqual({
      cases: 1434,
      events: 8577,
      labels: 27,
      problems: [],
      skipped: [],
    });
    expect(new Set(deals.map(variantOf)).size).toBe(116);
  });

  it('is explained at the cost that an independent search over the two regions gives', () => {
    const byCost = new Map<number, number>();
    for (const { cost } of runs) byCost.set(cost, (byCost.get(cost) ?? 0) + 1);
    expect([...byCost].toSorted(([a], [b]) => a - b)).toEqual([[0, 1424], [1, 7], [2, 3]]);
    const fitting = new Set(deals.filter((_, index) => runs[index]?.cost === 0).map(variantOf));
    expect(fitting.size).toBe(106);
  });

  it('is explained at the cost of the slow search, variant by variant', () => {
    const lifecycle = parsed.framework?.lifecycles.get('deal');
    if (!lifecycle) throw new Error('the receipt framework has no deal path');
    const byVariant = new Map(deals.map((deal, index) => [variantOf(deal), { deal, cost: runs[index]?.cost }]));
    const slow = [...byVariant].map(([variant, { deal }]) => {
      const events = deal.events.map(({ at, type, by }) => ({ at: Date.parse(at), type, by, data: {} }));
      const timed = events.toSorted((a, b) => a.at - b.at);
      const answer = slowAlign({
        config: lifecycle.config,
        durations: {},
        sideOfRole: {},
        facts: {},
        domains: { facts: {}, data: {} },
        events: timed,
        endAt: timed.at(-1)?.at ?? 0,
        goal: 'any',
        isFree: (type) => isFree(compiled, type),
      });
      return [variant, answer.cost];
    });
    expect(slow).toEqual([...byVariant].map(([variant, { cost }]) => [variant, cost]));
  });

  it('has the fitness that the README tells', () => {
    const mean = runs.reduce((sum, { fitness }) => sum + fitness, 0) / runs.length;
    const whole = 1 - runs.reduce((sum, { cost }) => sum + cost, 0) / report.events;
    const readme = readFileSync(resolve(root, 'scenarios/receipt/README.md'), 'utf8');
    expect(readme).toContain(`| fitness, mean over cases | ${mean.toFixed(6)} |`);
    expect(readme).toContain(`| fitness, over the whole log | ${whole.toFixed(6)} |`);
  });

  it('charges a variant the same wherever it occurs', () => {
    const costs = new Map<string, number>();
    deals.forEach((deal, index) => {
      const cost = runs[index]?.cost;
      const known = costs.get(variantOf(deal));
      if (known !== undefined) expect(cost).toBe(known);
      else costs.set(variantOf(deal), cost ?? NaN);
    });
    expect(costs.size).toBe(116);
  });

  it('asks who deals with the applicant and finds an answer in every case', () => {
    expect(runs.filter(({ verdict }) => verdict !== 'survived').map(({ deal }) => deal)).toEqual([]);
    expect(runs.every(({ answers }) => (answers['customerLead']?.asked ?? 0) > 0)).toBe(true);
  });
});

function variantOf(deal: Deal): string {
  return deal.events.map(({ type }) => type).join(' ');
}

function importLog(xml: string): { readonly deals: readonly Deal[]; readonly report: XesReport } {
  const importer = createXesImporter();
  const deals = importer.push(xml);
  const end = importer.end();
  return { deals: [...deals, ...end.deals], report: end.report };
}
