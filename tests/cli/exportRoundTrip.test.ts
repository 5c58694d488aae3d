import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { mergeDuplicates, parseDeals } from '../../src/core/index.ts';
import { canonicalDeal, dealInRows } from '../support/canonicalDeal.ts';
import { runInMemory } from './runInMemory.ts';

const SETS = readdirSync('scenarios', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.deals.jsonl'))
  .map((path) => `scenarios/${path}`)
  .sort();
const northwind = readFileSync('scenarios/twelve-partners/northwind.cosell.jsonc', 'utf8');
const chunkSize = 65_536;

describe.each(['csv', 'xes', 'ocel'])('[IM8] export --to %s and import --from auto', (kind) => {
  test.each(SETS)('give the deals of %s again', async (file) => {
    const text = readFileSync(file, 'utf8');
    const { deals } = mergeDuplicates(parseDeals(text).deals);
    const expected = kind === 'csv' ? deals.flatMap(dealInRows) : deals;
    const exported = await runInMemory(['export', 'a.jsonl', '--to', kind, '-o', 'log'], {
      files: { 'a.jsonl': text },
      chunkSize,
    });
    expect(exported.exitCode).toBe(0);
    const files = { 'a.jsonl': text, log: exported.written.get('log') ?? '', f: northwind };
    const importing = ['import', '--from', 'auto', 'log'];
    for (const args of [importing, [...importing, '--framework', 'f'], [...importing, 'a.jsonl']]) {
      const back = await runInMemory([...args, '--report', 'json'], { files, chunkSize });
      expect(back.exitCode).toBe(0);
      const wanted = args.includes('a.jsonl') ? deals : expected;
      expect(new Set(parseDeals(back.stdout).deals.map(canonicalDeal))).toEqual(
        new Set(wanted.map(canonicalDeal)),
      );
      expect(JSON.parse(back.stderr)).toMatchObject({ changes: { unmapped: 0 } });
    }
  });
});
