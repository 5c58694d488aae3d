import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergeDuplicates, parseDealLine, type Deal } from '../../../src/core/index.ts';
import { changeLine, findDeal, rowAt, type DealChange } from '../../../src/engine/index.ts';
import { cases } from '../../support/searchHarder.ts';
import { randomRecord } from '../columns/randomDeals.ts';
import { startLibrary } from './startLibrary.ts';

const ON = '2026-11-23';
const CLOSED = readFileSync('scenarios/twelve-partners/closed.deals.jsonl', 'utf8');
const NORTHWIND = readFileSync('scenarios/twelve-partners/northwind.cosell.jsonc', 'utf8');

const line = fc.oneof(
  { weight: 8, arbitrary: randomRecord.map((record) => JSON.stringify(record)) },
  { weight: 1, arbitrary: fc.constantFrom('', '  ', '{', '{"id":1}') },
  // Long enough that what lies between is not read.
  { weight: 1, arbitrary: fc.constant(' '.repeat(70_000)) },
);
const text = fc
  .record({
    lines: fc.array(line, { maxLength: 9 }),
    ends: fc.array(fc.constantFrom('\n', '\r\n'), { minLength: 9, maxLength: 9 }),
    mark: fc.boolean(),
    isOpen: fc.boolean(),
  })
  .map(({ lines, ends, mark, isOpen }) => {
    const written = lines.map((content, index) =>
      isOpen && index === lines.length - 1 ? content : `${content}${ends[index]!}`,
    );
    return { written, text: `${mark ? '\ufeff' : ''}${written.join('')}`, mark: mark ? '\ufeff' : '' };
  });

/** The texts after the change, each line by itself: the first record of an id is the deal, and equal records are it once more. */
function changeTexts(
  sources: readonly { readonly written: readonly string[]; readonly mark: string }[],
  chosen: ReadonlySet<number>,
  change: DealChange,
): readonly string[] {
  const first = new Map<string, { readonly deal: Deal; readonly index: number }>();
  return sources.map(({ written, mark }) => {
    const lines = written.map((content) => {
      const [record = ''] = content.split(/\r?\n$/);
      const deal = parseDealLine(record);
      if (!deal.ok) return content;
      const known = first.get(deal.value.id) ?? { deal: deal.value, index: first.size };
      first.set(deal.value.id, known);
      const isIt = mergeDuplicates([known.deal, deal.value]).conflicting.length === 0;
      if (!isIt || !chosen.has(known.index)) return content;
      const after = changeLine(record, change, { on: ON, expectationOf: () => undefined });
      return after === undefined ? '' : `${after}${content.slice(record.length)}`;
    });
    return `${mark}${lines.join('')}`;
  });
}

const toIndexes = (deals: Iterable<number>) => Uint32Array.from(new Set(deals)).sort();

describe('changing deals', () => {
  test('[LB4] all other lines stay byte for byte; a deleted one goes with its end', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(text, { minLength: 1, maxLength: 3 }),
        fc.array(fc.nat(30), { maxLength: 6 }),
        fc.boolean(),
        async (sources, chosen, isDeletion) => {
          const library = await startLibrary(sources.map((source) => source.text));
          const deals = toIndexes(chosen.filter((deal) => deal < library.table.deals));
          const change: DealChange = isDeletion
            ? { kind: 'delete' }
            : { kind: 'fact', fact: 'origin', value: 'by hand' };
          const { contents, ended } = await library.run({
            kind: 'deals.change',
            changes: [{ deals, change }],
            on: ON,
          });
          expect(ended).toMatchObject({ outcome: 'finished', deals: deals.length });
          const expected = changeTexts(sources, new Set(deals), change);
          for (const [index, { text: before }] of sources.entries())
            expect(await bytesOf(contents.get(index) ?? new Blob([before]))).toBe(
              await bytesOf(new Blob([expected[index]!])),
            );
        },
      ),
      { numRuns: cases(80) },
    );
  });

  test('[LB4] several changes at once are made one after another, each to its own deals', async () => {
    const library = await startLibrary([CLOSED]);
    const { contents } = await library.run({
      kind: 'deals.change',
      changes: [
        { deals: Uint32Array.of(3, 7), change: { kind: 'outcome', value: 'lost' } },
        { deals: Uint32Array.of(7), change: { kind: 'account', value: 'Seven' } },
        { deals: Uint32Array.of(9), change: { kind: 'delete' } },
      ],
      on: ON,
    });
    const again = await startLibrary([await contents.get(0)!.text()]);
    const row = (id: string) => rowAt(again.table, findDeal(again.table, id) ?? -1);
    const idOf = (deal: number) => rowAt(library.table, deal)!.id;
    expect(again.table.deals).toBe(library.table.deals - 1);
    expect(row(idOf(3))).toMatchObject({ outcome: 'lost', account: rowAt(library.table, 3)!.account });
    expect(row(idOf(7))).toMatchObject({ outcome: 'lost', account: 'Seven' });
    expect(row(idOf(9))).toBeUndefined();
  });

  test('[LB4] a deal recorded twice is changed in both places', async () => {
    const [first = '', second = ''] = CLOSED.split('\n');
    const library = await startLibrary([`${first}\n${second}\n`, `${second}\n${first}\n`]);
    expect(library.table.deals).toBe(2);
    const job = { kind: 'deals.change', on: ON } as const;
    const deleted = await library.run({
      ...job,
      changes: [{ deals: Uint32Array.of(0), change: { kind: 'delete' } }],
    });
    expect(await Promise.all([0, 1].map((source) => deleted.contents.get(source)!.text()))).toEqual([
      `${second}\n`,
      `${second}\n`,
    ]);
  });

  test('[LB6] an edge case expects what the replay says of it today', async () => {
    const library = await startLibrary([CLOSED], NORTHWIND);
    const { contents } = await library.run({
      kind: 'deals.change',
      changes: [{ deals: Uint32Array.of(0, 1, 2), change: { kind: 'edgeCase', name: 'mine', expect: true } }],
      on: ON,
    });
    const tagged = (await contents.get(0)!.text()).split('\n').slice(0, 3);
    for (const record of tagged.map((content) => JSON.parse(content) as Record<string, unknown>)) {
      expect(record).toMatchObject({ edgeCase: 'mine', expect: { verdict: expect.any(String) as string } });
    }
    expect(new Set(tagged.map((content) => /"verdict":"(\w+)"/.exec(content)?.[1])).size).toBeGreaterThan(0);
  });

  test('[LB8] deals that were loaded anew are left alone, and a stopped job leaves nothing', async () => {
    const many = Array.from({ length: 40 }, (_, copy) => CLOSED.replace(/"id":"/g, `"id":"${copy}-`)).join(
      '',
    );
    const library = await startLibrary([many]);
    const deals = Uint32Array.from({ length: library.table.deals }, (_, deal) => deal);
    const job = {
      kind: 'deals.change',
      changes: [{ deals, change: { kind: 'delete' } }],
      on: ON,
    } as const;
    expect((await library.run(job, { batch: 2 })).ended.outcome).toBe('overtaken');
    const { ended } = await library.run(job, { stopAfter: 2 });
    expect(ended.outcome).toBe('stopped');
    expect(ended.deals).toBeLessThan(deals.length);
    const all = await library.run(job);
    expect([all.ended.outcome, all.contents.get(0)!.size]).toEqual(['finished', 0]);
  });
});

async function bytesOf(content: Blob): Promise<string> {
  return Buffer.from(await content.arrayBuffer()).toString('latin1');
}
