import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { printDeal } from '../../../../src/core/formats/index.ts';
import type { Deal } from '../../../../src/core/model/deal.ts';
import { buildDeals } from '../../../../src/core/records/deals/buildDeals.ts';
import { guessMapping } from '../../../../src/core/records/mapping/guessMapping.ts';
import { recogniseFiles } from '../../../../src/core/records/index.ts';
import { parseFramework } from '../../../../src/core/text/index.ts';
import { readTexts } from '../readTexts.ts';

const STAGES = `opportunity_id,account,stage,changed_at
D-1,Acme,Discovery,2026-01-05T10:00:00Z
D-1,Acme,Proposal,2026-01-06T10:00:00Z
D-1,Acme,Closed Won,2026-01-09T10:00:00Z
`;
const { framework } = parseFramework(
  readFileSync('scenarios/twelve-partners/northwind.cosell.jsonc', 'utf8'),
);

async function build(files: Readonly<Record<string, string>>) {
  const history = await readTexts(files);
  const built = buildDeals(framework, history, guessMapping(framework, history));
  return { history, ...built };
}

const toLines = (deals: readonly Deal[]): string => deals.map((deal) => `${printDeal(deal)}\n`).join('');
const line = (deal: object): string => `${JSON.stringify({ format: 'cosell-deal/1', ...deal })}\n`;

describe('[IM12] deals of our own among the files', () => {
  test('are recognised, one line or many', () => {
    const bytes = (text: string) => new TextEncoder().encode(text);
    const one = line({ id: 'A', outcome: 'won', events: [{ at: '2026-01-05', type: 'deal.won' }] });
    const undeclared = '{"id":"A","outcome":"won","events":[]}';
    for (const text of [one, one + one, undeclared])
      expect(recogniseFiles([{ name: 'x', bytes: bytes(text) }])).toMatchObject([
        { system: 'cosell', part: 'deals' },
      ]);
  });

  test.each([
    [{ 'stages.csv': STAGES }],
    [{ 'r.csv': readFileSync('scenarios/twelve-partners/crm/registrations.csv', 'utf8') }],
    [
      {
        'r.csv': readFileSync('scenarios/twelve-partners/crm/registrations.csv', 'utf8'),
        's.csv': readFileSync('scenarios/twelve-partners/crm/stage-history.csv', 'utf8'),
      },
    ],
  ])('importing an export together with the deals made of it changes nothing', async (files) => {
    const { deals } = await build(files);
    const again = await build({ ...files, 'made.deals.jsonl': toLines(deals) });
    expect(again.deals.map(printDeal)).toEqual(deals.map(printDeal));
    expect(again.report.notes.find(({ kind }) => kind === 'joined')?.objects).toHaveLength(deals.length);
    expect(again.report.notes.some(({ kind }) => kind === 'differing')).toBe(false);
  });

  test('say more than the records, and hear what is new', async () => {
    const own = line({
      id: 'D-1',
      account: 'ACME',
      facts: { origin: 'partner' },
      knownFrom: { 'facts.origin': { recalledBy: 'Ada', on: '2026-02-01' } },
      outcome: 'open',
      asOf: '2026-01-06',
      events: [
        { at: '2026-01-06T11:00:00+01:00', type: 'stage.pitch', source: { file: 'old.csv', row: 9 } },
        { at: '2026-01-07', type: 'lead.changed', data: { lead: 'AE' }, source: { recalledBy: 'Ada' } },
      ],
    });
    const { deals, report } = await build({ 'stages.csv': STAGES, 'my.deals.jsonl': own });
    const [deal] = deals;
    expect(deals).toHaveLength(1);
    expect([deal?.account, deal?.outcome, deal?.closedAt, deal?.asOf]).toEqual([
      'ACME',
      'won',
      '2026-01-09T10:00:00Z',
      undefined,
    ]);
    expect(deal?.facts.get('origin')).toBe('partner');
    expect(deal?.knownFrom?.get('facts.origin')).toEqual({ recalledBy: 'Ada', on: '2026-02-01' });
    expect(deal?.knownFrom?.get('outcome')).toEqual({ file: 'stages.csv', row: 4 });
    expect(deal?.events.map(({ at, source }) => [at, source?.['file'] ?? source?.['recalledBy']])).toEqual([
      ['2026-01-05T10:00:00Z', 'stages.csv'],
      ['2026-01-06T11:00:00+01:00', 'old.csv'],
      ['2026-01-07', 'Ada'],
      ['2026-01-09T10:00:00Z', 'stages.csv'],
    ]);
    expect(report.events).toBe(4);
  });

  test('stand where they differ, unless they were only inferred', async () => {
    const own = (knownFrom: object) =>
      line({ id: 'D-1', facts: { amount: 5 }, outcome: 'lost', knownFrom, events: [] });
    const table = STAGES.replace('account,', 'account,amount,').replaceAll('Acme,', 'Acme,700,');
    const stood = await build({ 's.csv': table, 'd.jsonl': own({}) });
    expect([stood.deals[0]?.outcome, stood.deals[0]?.facts.get('amount')]).toEqual(['lost', 5]);
    expect(stood.report.notes).toContainEqual({ kind: 'differing', objects: [{ type: 'deal', id: 'D-1' }] });
    const yielded = await build({
      's.csv': table,
      'd.jsonl': own({ 'facts.amount': { inferred: 'owner at close' } }),
    });
    expect(yielded.deals[0]?.facts.get('amount')).toBe(700);
    expect(yielded.deals[0]?.knownFrom?.get('facts.amount')).toMatchObject({ file: 's.csv' });
  });

  test('come as they are where no record tells of them; the same one counts once, and each line is accounted for', async () => {
    const one = line({ id: 'A', outcome: 'won', events: [] });
    const other = line({ id: 'A', outcome: 'lost', events: [] });
    const { deals, history } = await build({
      'a.jsonl': `${one}${one}${other}{"format":"cosell-deal/1"}\nnonsense\n`,
      'b.jsonl': one,
    });
    expect(deals.map(({ id, outcome }) => [id, outcome])).toEqual([['A', 'won']]);
    expect(history.files.map(({ rows, used }) => [rows, used])).toEqual([
      [5, 1],
      [1, 0],
    ]);
    const [a] = history.files;
    expect(a?.notes.map(({ rows, reason }) => [rows, reason.split(' ').slice(0, 4).join(' ')])).toEqual([
      [[2], 'the same deal was'],
      [[3], 'Deal "A" was recorded'],
      [[4], expect.any(String)],
      [[5], 'The line is not'],
    ]);
  });
});
