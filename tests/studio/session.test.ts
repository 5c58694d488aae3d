import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseFramework } from '../../src/core/index.ts';
import { createColumnsBuilder, createLineScanner } from '../../src/engine/columns/index.ts';
import { CODE, rowAt } from '../../src/engine/index.ts';
import { TableBuilder } from '../../src/engine/table/index.ts';
import { canFire } from '../../src/studio/session/canFire.ts';
import { findLensFacts } from '../../src/studio/session/findLensFacts.ts';
import { listDeals, NO_FILTER } from '../../src/studio/session/listDeals.ts';
import { recogniseFile } from '../../src/studio/session/openFiles.ts';
import { phraseIsoLength, phraseKey } from '../../src/studio/session/phraseEvent.ts';
import { readOwnership } from '../../src/studio/session/readOwnership.ts';
import { compareVerdicts } from '../../src/studio/session/receiveReply.ts';

function frameworkOf(name: string) {
  const { framework } = parseFramework(
    readFileSync(`scenarios/twelve-partners/${name}.cosell.jsonc`, 'utf8'),
  );
  if (!framework) throw new Error('the sample framework has an error');
  return framework;
}

/** Verdicts of deals by their first letters. */
const verdictsOf = (letters: string): Uint8Array =>
  Uint8Array.from(
    letters,
    (letter) => ({ s: CODE.survived, b: CODE.broken, u: CODE.unproven })[letter] ?? CODE.none,
  );

function tableOf(deals: readonly object[]) {
  const listed = new TableBuilder();
  const builder = createColumnsBuilder(listed);
  const scanner = createLineScanner(builder);
  scanner.push(new TextEncoder().encode(deals.map((deal) => JSON.stringify(deal)).join('\n')));
  scanner.finish();
  return listed.build(builder.build()).table;
}

test('the meter counts deals that no longer break and deals that newly do', () => {
  const closed = tableOf(['0', '1', '2', '3', '4'].map((id) => ({ id, outcome: 'won' })));
  expect(compareVerdicts(verdictsOf('bsbu-'), verdictsOf('sbbbb'), closed)).toEqual({ fixed: 1, broken: 2 });
});

test('the meter counts open deals only where none is closed', () => {
  const open = [{ id: '0' }, { id: '1' }];
  const [before, after] = [verdictsOf('bb'), verdictsOf('ss')];
  expect(compareVerdicts(before, after, tableOf(open))).toEqual({ fixed: 2, broken: 0 });
  const mixed = tableOf([...open.slice(1), { id: '2', outcome: 'lost' }]);
  expect(compareVerdicts(before, after, mixed)).toEqual({ fixed: 1, broken: 0 });
});

test('the lens offers each fact that a decision asks about, with every value it can have', () => {
  const facts = findLensFacts(frameworkOf('northwind'));
  expect(facts.map(({ column }) => column)).toEqual([
    'customer',
    'origin',
    'partnerType',
    'customerLetter',
    'relationship',
  ]);
  expect(facts[0]?.choices.map(({ value }) => value)).toEqual([
    'new',
    'partner-account',
    'vendor-account',
    'shared',
  ]);
});

test('ownership adds up to all scenarios, and the lens narrows it', () => {
  const framework = frameworkOf('glossy');
  const open = readOwnership(framework, { values: new Map() }).get('discovery');
  expect(
    (open?.vendor ?? 0) + (open?.partner ?? 0) + (open?.silent ?? 0) + (open?.ambiguous ?? 0),
  ).toBeCloseTo(1);
  expect(open?.silent).toBeGreaterThan(0);
  expect(open?.ambiguous).toBeGreaterThan(0);
  const lens = {
    values: new Map([
      ['origin', 'partner'],
      ['customer', 'new'],
    ]),
  };
  expect(readOwnership(framework, lens).get('discovery')).toMatchObject({
    vendor: 0,
    partner: 1,
    silent: 0,
    ambiguous: 0,
  });
});

test('a transition cannot fire when a known fact fails its test', () => {
  const framework = frameworkOf('northwind');
  const guarded = [...framework.lifecycles.values()]
    .flatMap(({ root }) => root.states.flatMap(({ transitions }) => transitions))
    .find(({ guard }) => guard?.facts.has('stage'));
  if (!guarded) throw new Error('the sample framework guards nothing by stage');
  expect(canFire(framework, guarded, new Map())).toBe(true);
  expect(canFire(framework, guarded, new Map([['stage', 'close']]))).toBe(true);
  expect(canFire(framework, guarded, new Map([['stage', 'discovery']]))).toBe(false);
});

test('the list of deals is narrowed by result, words, partner type, outcome and edge case together', () => {
  const deal = (id: string, account: string, type: string, rest = {}) => ({
    id,
    account,
    partnerType: type,
    partners: [{ id: 'P1', name: 'Kestrel' }],
    outcome: 'won',
    ...rest,
  });
  const table = tableOf([
    deal('D0', 'Acme Rail', 'services'),
    deal('D1', 'Acme Foods', 'integration', { outcome: 'open' }),
    deal('D2', 'Bolt', 'services', { edgeCase: 'late' }),
  ]);
  const verdicts = verdictsOf('bbs');
  const ids = (filter: Partial<typeof NO_FILTER>) => {
    const work = listDeals(table, verdicts, { ...NO_FILTER, ...filter });
    for (;;) {
      const step = work.next();
      if (!step.done) continue;
      const { live, closed } = step.value;
      return [...live.deals, ...closed.deals].map((index) => rowAt(table, index)!.id);
    }
  };
  expect(ids({})).toEqual(['D1', 'D0', 'D2']);
  expect(ids({ result: 'broken', partnerType: 'services' })).toEqual(['D0']);
  expect(ids({ text: 'kestrel acme' })).toEqual(['D1', 'D0']);
  expect(ids({ outcome: 'won', edgeCase: 'late' })).toEqual(['D2']);
  expect(ids({ text: 'nobody' })).toEqual([]);
});

test('files are recognised by name, then by content', () => {
  expect(recogniseFile('a.deals.jsonl', '')).toBe('deals');
  expect(recogniseFile('a.deals.jsonl.gz', '')).toBe('deals');
  expect(recogniseFile('a.cosell.jsonc', '{}')).toBe('framework');
  expect(recogniseFile('a.json', '{"format":"cosell-deal/1"}')).toBe('deals');
  expect(recogniseFile('a.json', '// mine\n{"format": "cosell-framework/1"}')).toBe('framework');
  expect(recogniseFile('a.mapping.json', '{}')).toBe('mapping');
  expect(recogniseFile('a.json', '{"format": "cosell-mapping/1"}')).toBe('mapping');
  expect(recogniseFile('a.jsonl', '\n{"id":"A","events":[{"at":"2026-01-05","type":"x"}]}\n{')).toBe('deals');
  expect(recogniseFile('archive.jsonl', '{"detail-type":"Opportunity Updated"}\n')).toBe('records');
  expect(recogniseFile('deals.json', '[{"properties":{}}]')).toBe('records');
  expect(recogniseFile('Opportunity.csv', 'Id,StageName\n')).toBe('records');
  expect(recogniseFile('photo.png', '')).toBe('records');
});

test('keys and lengths are said in words', () => {
  expect(phraseKey('partner-account')).toBe('partner account');
  expect(phraseKey('approvalSla')).toBe('approval sla');
  expect(phraseIsoLength('P90D')).toBe('90 days');
  expect(phraseIsoLength('P1M')).toBe('1 month');
  expect(phraseIsoLength('PT4H30M')).toBe('4 hours 30 minutes');
});
