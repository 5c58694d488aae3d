import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mergeDuplicates, parseDeals } from '../../src/core/formats/index.ts';
import type { Deal } from '../../src/core/model/deal.ts';
import { compileFramework, replayDeal } from '../../src/core/replay/index.ts';
import { parseFramework } from '../../src/core/text/index.ts';

const root = resolve(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(resolve(root, 'scenarios', file), 'utf8');

interface Expected {
  readonly verdict: string;
  readonly codes: readonly string[];
}
type FrameworkId = 'northwind' | 'glossy' | 'gitlab';
const expected = JSON.parse(read('edge-cases/expected/verdicts.json')) as Readonly<Record<string, Partial<Record<FrameworkId, Expected>>>>;

const FRAMEWORKS: readonly { readonly id: FrameworkId; readonly file: string; readonly deals: string }[] = [
  { id: 'northwind', file: 'twelve-partners/northwind.cosell.jsonc', deals: 'edge-cases/edge-cases.deals.jsonl' },
  { id: 'glossy', file: 'twelve-partners/glossy.cosell.jsonc', deals: 'edge-cases/edge-cases.deals.jsonl' },
  { id: 'gitlab', file: 'gitlab-handbook/gitlab.cosell.jsonc', deals: 'edge-cases/edge-cases-gitlab.deals.jsonl' },
];

describe.each(FRAMEWORKS)('edge cases under $id', ({ id, file, deals }) => {
  const { framework } = parseFramework(read(file));
  if (!framework) throw new Error(`${file} does not parse`);
  const compiled = compileFramework(framework);
  const cases = parseDeals(read(deals)).deals;

  it('asks nothing that nobody expects', () => {
    const told = cases.map(({ edgeCase }) => edgeCase);
    expect(new Set(told).size).toBe(told.length);
    expect(told.toSorted()).toEqual(Object.keys(expected).filter((slug) => expected[slug]?.[id] !== undefined).toSorted());
  });

  it.each(cases.map((deal) => [deal.edgeCase ?? deal.id, deal] as const))('%s', (slug, deal) => {
    const run = replayDeal(compiled, deal);
    const codes = [...new Set(run.findings.map(({ code }) => code))].sort();
    expect({ verdict: run.verdict, codes }).toEqual(expected[slug]?.[id]);
  });
});

describe('the edge cases themselves', () => {
  it('are what the generator writes', () => {
    const files = ['edge-cases.deals.jsonl', 'edge-cases-gitlab.deals.jsonl', 'imported-twice.deals.jsonl'];
    const folder = mkdtempSync(join(tmpdir(), 'edge-cases-'));
    execFileSync(process.execPath, [resolve(root, 'tools/scenarios/edge-cases/writeEdgeCases.mjs'), folder]);
    const written = files.map((file) => readFileSync(join(folder, file), 'utf8'));
    rmSync(folder, { recursive: true });
    expect(written).toEqual(files.map((file) => read(`edge-cases/${file}`)));
  });

  it('stand in the README, each with its verdicts', () => {
    const readme = read('edge-cases/README.md');
    for (const [slug, verdicts] of Object.entries(expected)) {
      const row = readme.split('\n').find((line) => line.startsWith(`| ${slug} |`)) ?? '';
      const said = row.split('|').slice(-4, -1).map((cell) => /^\s*(survived|broken|unproven|—)/.exec(cell)?.[1]);
      expect([slug, ...said]).toEqual([slug, ...(['northwind', 'glossy', 'gitlab'] as const).map((id) => verdicts[id]?.verdict ?? '—')]);
    }
  });

  it('count a deal once that was imported twice', () => {
    const { deals, rejected } = parseDeals(read('edge-cases/imported-twice.deals.jsonl'));
    const merged = mergeDuplicates(deals);
    expect({ rejected, kept: merged.deals.map(({ id }: Deal) => id), repeated: merged.repeated }).toEqual({
      rejected: [],
      kept: ['E-imported-twice'],
      repeated: ['E-imported-twice'],
    });
  });
});
