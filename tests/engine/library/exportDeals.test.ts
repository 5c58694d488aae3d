import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseDeals, printDeal } from '../../../src/core/index.ts';
import { printCsv } from '../../../src/core/formats/csv/index.ts';
import { createRedaction } from '../../../src/core/formats/index.ts';
import { printOcel } from '../../../src/core/formats/ocel/index.ts';
import { printXes } from '../../../src/core/formats/xes/index.ts';
import { rowAt } from '../../../src/engine/index.ts';
import { startLibrary } from './startLibrary.ts';

const CLOSED = readFileSync('scenarios/twelve-partners/closed.deals.jsonl', 'utf8');
const LIVE = readFileSync('scenarios/twelve-partners/live.deals.jsonl', 'utf8');
const { deals } = parseDeals(CLOSED + LIVE);

describe('exporting deals', () => {
  test.each([
    ['csv', printCsv],
    ['xes', printXes],
    ['ocel', printOcel],
  ] as const)('[LB7] as %s, writes what the command line writes', async (format, print) => {
    const library = await startLibrary([CLOSED, LIVE]);
    const { contents, ended } = await library.run({ kind: 'deals.export', format });
    expect(await contents.get(0)!.text()).toBe([...print(deals)].join(''));
    expect(ended).toMatchObject({ outcome: 'finished', deals: deals.length });
  });

  test('[LB7] in our own format takes over each line as it stands', async () => {
    const lines = ['{"id":"A",  "note":"kept","outcome":"won"}', '{"id":"B","account":"Ünal"}'];
    const library = await startLibrary([`\ufeff${lines.join('\r\n')}`, '{\n{"id":"C"}\n{"id":"A"}']);
    const { contents } = await library.run({ kind: 'deals.export', format: 'jsonl' });
    expect(await contents.get(0)!.text()).toBe(`${[...lines, '{"id":"C"}'].join('\n')}\n`);
    const some = await library.run({ kind: 'deals.export', format: 'jsonl', deals: Uint32Array.of(1) });
    expect(await some.contents.get(0)!.text()).toBe(`${lines[1]!}\n`);
  });

  test('[LB7] under pseudonyms, one key gives the same names each time, and what the command line gives', async () => {
    const library = await startLibrary([CLOSED]);
    const redacted = async (key: string, withoutAmounts: boolean, some?: Uint32Array) => {
      const { contents } = await library.run({
        kind: 'deals.export',
        format: 'jsonl',
        redaction: { key, withoutAmounts },
        ...(some ? { deals: some } : {}),
      });
      return contents.get(0)!.text();
    };
    const all = await redacted('k', false);
    const { redact } = createRedaction('k');
    expect(all).toBe(
      parseDeals(CLOSED)
        .deals.map((deal) => `${printDeal(redact(deal))}\n`)
        .join(''),
    );
    expect(await redacted('k', false, Uint32Array.of(5))).toBe(`${all.split('\n')[5]!}\n`);
    expect((await redacted('other', false)).slice(0, 60)).not.toBe(all.slice(0, 60));
    expect(all).toContain('"amount":');
    expect(await redacted('k', true)).not.toContain('"amount":');
    for (let deal = 0; deal < library.table.deals; deal += 1) {
      const { id, account } = rowAt(library.table, deal)!;
      expect(all.includes(`"${id}"`) || all.includes(`"${account}"`)).toBe(false);
    }
  });

  test('a table with a row an event says how many deals it cannot hold', async () => {
    const library = await startLibrary(['{"id":"A"}\n{"id":"B","events":[{"at":"2026-01-01","type":"x"}]}']);
    const { ended } = await library.run({ kind: 'deals.export', format: 'csv' });
    expect(ended).toMatchObject({ deals: 2, withoutEvents: 1 });
  });
});
