import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { buildDeals } from '../../../../src/core/records/deals/buildDeals.ts';
import { guessMapping } from '../../../../src/core/records/mapping/guessMapping.ts';
import { parseFramework } from '../../../../src/core/text/index.ts';
import { readTexts } from '../readTexts.ts';
import { imbalances, linesOf, objectOf } from './readFixtures.ts';

const JSON_LOG = JSON.stringify({
  'ocel:global-log': { 'ocel:version': '1.0', 'ocel:object-types': ['opportunity', 'account'] },
  'ocel:events': {
    e1: {
      'ocel:activity': 'stage.pitch',
      'ocel:timestamp': '2026-01-05T10:00:00+01:00',
      'ocel:omap': ['O1', 'ACME', 'R1'],
      'ocel:vmap': { role: 'vendor-ae' },
    },
    e2: {
      'ocel:activity': 'account.merged',
      'ocel:timestamp': '2026-01-07T10:00:00Z',
      'ocel:omap': ['ACME'],
    },
    e3: { 'ocel:activity': 'deal.won', 'ocel:timestamp': '2026-01-09T10:00:00Z', 'ocel:omap': ['O1'] },
    e4: {
      'ocel:activity': 'account.transferred',
      'ocel:timestamp': '2026-02-09T10:00:00Z',
      'ocel:omap': ['ACME'],
    },
    e5: {
      'ocel:activity': 'partner.acquired',
      'ocel:timestamp': '2026-01-06T10:00:00Z',
      'ocel:omap': ['P1'],
    },
    e6: 3,
  },
  'ocel:objects': {
    O1: { 'ocel:type': 'opportunity', 'ocel:ovmap': { amount: 500 } },
    ACME: { 'ocel:type': 'account', 'ocel:ovmap': { name: 'Acme' } },
    P1: { 'ocel:type': 'partner', 'ocel:ovmap': {} },
    R1: { 'ocel:type': 'registration', 'ocel:ovmap': {} },
  },
});
const XML_LOG = `<?xml version="1.0"?>
<log><global scope="log"><list key="object-types"><string key="object-type" value="opportunity"/></list></global>
<events>
<event><string key="id" value="e1"/><string key="activity" value="stage.pitch"/><date key="timestamp" value="2026-01-05T09:00:00Z"/>
<list key="omap"><string key="object-id" value="O1"/></list><list key="vmap"><string key="role" value="vendor-ae"/></list></event>
<event><string key="id" value="e2"/><string key="activity" value="lost"/><list key="omap"/></event>
</events>
<objects><object><string key="id" value="O1"/><string key="type" value="opportunity"/><list key="ovmap"><float key="amount" value="500.5"/></list></object></objects>
</log>`;

const { framework } = parseFramework(
  readFileSync('scenarios/twelve-partners/northwind.cosell.jsonc', 'utf8'),
);

describe('[RH6] OCEL 1.0', () => {
  test('JSON: objects and events by their ids; who shares an event is linked', async () => {
    const history = await readTexts({ 'log.jsonocel': JSON_LOG });
    expect(imbalances(history)).toEqual([]);
    expect(history.files).toMatchObject([{ system: 'ocel', part: 'OCEL 1.0 log', rows: 10, used: 9 }]);
    const deal = objectOf(history, 'O1');
    expect([deal.kind, deal.fields.get('amount')?.value]).toEqual(['opportunity', 500]);
    expect(linesOf(deal.changes)).toEqual(['2026-01-09T10:00:00Z activity: deal.won']);
    const registration = objectOf(history, 'R1');
    expect([...(registration.changes[0]?.data ?? [])]).toEqual([
      ['role', 'vendor-ae'],
      ['O1', 'O1'],
      ['ACME', 'ACME'],
    ]);
    expect(registration.links.map(({ as, kind, id }) => [as, kind, id])).toEqual([
      ['opportunity', 'opportunity', 'O1'],
      ['account', 'account', 'ACME'],
    ]);
  });

  test('JSON that is cut off says so', async () => {
    const history = await readTexts({ 'log.jsonocel': JSON_LOG.slice(0, 400) });
    expect(imbalances(history)).toEqual([]);
    expect(history.files[0]?.problem).toContain('it is not whole');
  });

  test('XML: values are elements with a key', async () => {
    const history = await readTexts({ 'log.xmlocel': XML_LOG });
    expect(imbalances(history)).toEqual([]);
    expect(history.files).toMatchObject([{ system: 'ocel', part: 'OCEL 1.0 log', rows: 3, used: 2 }]);
    const deal = objectOf(history, 'O1');
    expect(deal.fields.get('amount')?.value).toBe(500.5);
    expect(linesOf(deal.changes)).toEqual(['2026-01-05T09:00:00Z activity: stage.pitch']);
    expect([...(deal.changes[0]?.data ?? [])]).toEqual([['role', 'vendor-ae']]);
  });
});

describe('[IM13] what happened to accounts and partners', () => {
  const log = JSON_LOG.replace('"ocel:omap":["O1"]', '"ocel:omap":["O1","ACME","P1"]');

  test('reaches their deals while these were under way; the rest is left out and counted', async () => {
    const history = await readTexts({ 'log.jsonocel': log });
    const { deals, report } = buildDeals(framework, history, guessMapping(framework, history));
    expect(deals.map(({ id }) => id)).toEqual(['O1']);
    expect(deals[0]?.account).toBe('Acme');
    expect(
      deals[0]?.events.map(({ type, object, data, source }) => [
        type,
        object,
        data.get('partner'),
        source?.['row'],
      ]),
    ).toEqual([
      ['stage.pitch', undefined, undefined, 5],
      ['partner.acquired', undefined, 'P1', 9],
      ['account.merged', undefined, undefined, 6],
      ['deal.won', undefined, undefined, 7],
    ]);
    const { changes } = report;
    expect([changes.all, changes.event, changes.leftOut, changes.unmapped]).toEqual([5, 4, 1, 0]);
    expect(report.confidence.recorded).toBe(4);
  });
});
