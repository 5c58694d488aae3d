import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parseDeals } from '../../../src/core/index.ts';
import { createColumnsBuilder, dealAt } from '../../../src/engine/columns/index.ts';
import { sliceColumns, transferables } from '../../../src/engine/columns/sliceColumns.ts';

it('[BU1] a share of the deals holds just them, and goes to another thread without a copy', () => {
  const { deals } = parseDeals(readFileSync('scenarios/edge-cases/edge-cases.deals.jsonl', 'utf8'));
  const builder = createColumnsBuilder();
  for (const deal of deals)
    builder.add({ ...deal, facts: new Map([...deal.facts, ['amount', deal.id.length]]) });
  builder.add({ ...deals[0]!, id: 'rare', facts: new Map([['rare', 1]]) });
  const columns = builder.build();
  expect(columns.facts.some((column) => column.deals)).toBe(true);
  for (const size of [1, 7, columns.deals]) {
    for (let from = 0; from < columns.deals; from += size) {
      const to = Math.min(from + size, columns.deals);
      const share = sliceColumns(columns, from, to);
      const sent = structuredClone(share, { transfer: [...transferables(share)] as ArrayBuffer[] });
      expect(share.at.byteLength).toBe(0);
      expect(sent.deals).toBe(to - from);
      for (let deal = from; deal < to; deal += 1)
        expect(dealAt(sent, deal - from)).toStrictEqual(dealAt(columns, deal));
    }
  }
  expect(sliceColumns(columns, 3, 3).events).toBe(0);
});
