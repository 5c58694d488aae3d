import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseFramework } from '../../src/core/index.ts';
import type { DealVerdict } from '../../src/engine/index.ts';
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

const verdict = (index: number, word: DealVerdict['verdict']): [number, DealVerdict] => [
  index,
  { index, verdict: word, follows: false, kinds: [] },
];

test('the meter counts deals that no longer break and deals that newly do', () => {
  const before = new Map([
    verdict(0, 'broken'),
    verdict(1, 'survived'),
    verdict(2, 'broken'),
    verdict(3, 'unproven'),
  ]);
  const after = new Map([
    verdict(0, 'survived'),
    verdict(1, 'broken'),
    verdict(2, 'broken'),
    verdict(3, 'broken'),
  ]);
  expect(compareVerdicts(before, after)).toEqual({ fixed: 1, broken: 2 });
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

test('the list of deals is narrowed by result, words and partner type together', () => {
  const row = (index: number, account: string, type: string) => ({
    index,
    id: `D${index}`,
    source: 0,
    account,
    partnerTypes: [type],
    partnerNames: ['Kestrel'],
    outcome: 'won' as const,
    events: 1,
  });
  const rows = [
    row(0, 'Acme Rail', 'services'),
    row(1, 'Acme Foods', 'integration'),
    row(2, 'Bolt', 'services'),
  ];
  const verdicts = new Map([verdict(0, 'broken'), verdict(1, 'broken'), verdict(2, 'survived')]);
  const ids = (filter: Partial<typeof NO_FILTER>) =>
    listDeals(rows, verdicts, { ...NO_FILTER, ...filter }).map(({ id }) => id);
  expect(ids({})).toEqual(['D0', 'D1', 'D2']);
  expect(ids({ result: 'broken', partnerType: 'services' })).toEqual(['D0']);
  expect(ids({ text: 'kestrel acme' })).toEqual(['D0', 'D1']);
  expect(ids({ text: 'nobody' })).toEqual([]);
});

test('files are recognised by name, then by content', () => {
  expect(recogniseFile('a.deals.jsonl', '')).toBe('deals');
  expect(recogniseFile('a.cosell.jsonc', '{}')).toBe('framework');
  expect(recogniseFile('a.json', '{"format":"cosell-deal/1"}')).toBe('deals');
  expect(recogniseFile('a.txt', '')).toBe('unknown');
});

test('keys and lengths are said in words', () => {
  expect(phraseKey('partner-account')).toBe('partner account');
  expect(phraseKey('approvalSla')).toBe('approval sla');
  expect(phraseIsoLength('P90D')).toBe('90 days');
  expect(phraseIsoLength('P1M')).toBe('1 month');
  expect(phraseIsoLength('PT4H30M')).toBe('4 hours 30 minutes');
});
