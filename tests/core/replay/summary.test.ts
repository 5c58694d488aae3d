import { describe, expect, it } from 'vitest';
import type { DealRun, Finding } from '../../../src/core/model/run.ts';
import { countCoveringDeals, summariseRuns } from '../../../src/core/replay/index.ts';
import type { EventRow } from '../../support/replayed.ts';
import { compiled, dealOf, summarised } from '../../support/replayed.ts';

const ROWS: EventRow[] = [
  ['01-01 09:00', 'note'],
  ['01-09 09:00', 'deal.won'],
];

const RUN: DealRun = {
  deal: 'D',
  partners: [],
  outcome: 'won',
  verdict: 'survived',
  follows: false,
  cost: 0,
  fitness: 1,
  states: {},
  findings: [],
  answers: {},
  baseline: { customerLead: { checked: 0, right: 0 }, registrationConflict: { checked: 0, right: 0 } },
  coverage: { transitions: {}, rules: {}, responsibilities: {} },
};
const many = (count: number, part: Partial<DealRun>): readonly DealRun[] =>
  Array.from({ length: count }, (_, index) => ({
    ...RUN,
    ...part,
    deal: `${part.verdict ?? 'run'}-${String(index)}`,
  }));
const finding = (id: string, part: Partial<Finding> = {}): Finding => ({
  deal: 'D',
  code: 'lead.undecided',
  kind: 'silent',
  severity: 'error',
  event: 0,
  at: '2026-01-01T00:00:00Z',
  object: 'deal',
  question: `${id}?`,
  detail: '',
  rules: [],
  break: id,
  key: id,
  ...part,
});

describe('survival', () => {
  it('[FD8] is the example of the report format', () => {
    const runs = [
      ...many(150, { verdict: 'survived', follows: true }),
      ...many(51, { verdict: 'survived' }),
      ...many(36, { verdict: 'broken' }),
      ...many(3, { verdict: 'unproven' }),
    ];
    const { deals, survival } = summariseRuns(compiled(), runs);
    expect(deals).toEqual({ replayed: 240, broken: 36, unproven: 3, survived: 201, followed: 150 });
    expect(survival).toEqual({
      of: 237,
      rate: 0.848101,
      low: 0.79688,
      high: 0.888218,
      atLeast: 0.8375,
      atMost: 0.85,
    });
  });

  it('[FD8] of three of three could be as low as 44 %', () => {
    expect(summariseRuns(compiled(), many(3, {})).survival).toMatchObject({
      of: 3,
      rate: 1,
      low: 0.438503,
      high: 1,
    });
  });

  it('[FD8] is null where nothing was replayed or proven', () => {
    const none = { of: 0, rate: null, low: null, high: null };
    expect(summariseRuns(compiled(), []).survival).toEqual({ ...none, atLeast: null, atMost: null });
    expect(summariseRuns(compiled(), many(2, { verdict: 'unproven' })).survival).toEqual({
      ...none,
      atLeast: 0,
      atMost: 1,
    });
  });

  it('[FD8] is told by partner type and by partner', () => {
    const runs = [
      ...many(1, { partnerType: 'services', partners: ['P1', 'P2'] }),
      ...many(1, { partnerType: 'services', partners: ['P1'], verdict: 'broken' }),
      ...many(1, { verdict: 'unproven' }),
    ];
    const { byPartner, byPartnerType } = summariseRuns(compiled(), runs);
    expect(Object.keys(byPartner)).toEqual(['P1', 'P2']);
    expect(byPartner['P1']).toMatchObject({ replayed: 2, survived: 1, broken: 1, rate: 0.5 });
    expect(byPartnerType).toMatchObject({ services: { replayed: 2, rate: 0.5 } });
  });
});

describe('breaks', () => {
  it('[FD9] are ranked by won deals, then deals, then id', () => {
    const hit = (deal: string, outcome: DealRun['outcome'], ...ids: string[]): DealRun => ({
      ...RUN,
      deal,
      outcome,
      verdict: 'broken',
      amount: 10,
      findings: ids.map((id) => finding(id, { deal })),
    });
    const { breaks } = summariseRuns(compiled(), [
      hit('a', 'lost', 'many', 'lone-b', 'lone-a'),
      hit('b', 'won', 'many', 'won'),
      hit('c', 'won', 'won'),
      hit('d', 'lost', 'many'),
    ]);
    expect(
      breaks.map(({ id, won, deals, example, amountWon, dealIds }) => [
        id,
        won,
        deals,
        example,
        amountWon,
        dealIds,
      ]),
    ).toEqual([
      ['won', 2, 2, 'b', 20, ['b', 'c']],
      ['many', 1, 3, 'b', 10, ['a', 'b', 'd']],
      ['lone-a', 0, 1, 'a', 0, ['a']],
      ['lone-b', 0, 1, 'a', 0, ['a']],
    ]);
  });

  it('[FD9] add amounts only when each won deal has one in the same currency', () => {
    const hit = (part: Partial<DealRun>): DealRun => ({ ...RUN, findings: [finding('x')], ...part });
    const amount = (...parts: Partial<DealRun>[]): unknown =>
      summariseRuns(compiled(), parts.map(hit)).breaks[0]?.amountWon;
    expect(amount({ amount: 1, currency: 'EUR' }, { amount: 2, currency: 'EUR' })).toBe(3);
    expect(amount({ amount: 1, currency: 'EUR' }, { amount: 2, currency: 'USD' })).toBeNull();
    expect(amount({ amount: 1, currency: 'EUR' }, {})).toBeNull();
    expect(amount({ amount: 1 }, { amount: 2, currency: 'USD', outcome: 'lost' })).toBe(1);
  });

  it('[FD5] caused ones are counted in neither breaks nor codes, though listed', () => {
    const runs = [
      {
        ...RUN,
        findings: [
          finding('root', { code: 'step.skipped', kind: 'contradicted' }),
          finding('leaf', { causedBy: 'root' }),
        ],
      },
    ];
    const { breaks, byCode, findings } = summariseRuns(compiled(), runs);
    expect([breaks.map(({ id }) => id), byCode, findings.length]).toEqual([
      ['root'],
      { 'step.skipped': 1 },
      2,
    ]);
  });
});

describe('counts', () => {
  it('[FD10] coverage lists zeros, and inserted steps exercise nothing', () => {
    const changes = {
      responsibilities: [{ stage: 'open', activity: 'call.made', responsible: 'vendor-ae' }],
    };
    const { coverage } = summarised(changes, [
      dealOf(ROWS),
      dealOf([['01-01 09:00', 'note']], { id: 'D-2' }),
    ]);
    expect(coverage).toEqual({
      transitions: { 'deal:open:deal.won:0': 1, 'deal:open:deal.lost:0': 0 },
      rules: { 'customerLead/lead-1': 2, 'customerLead/lead-2': 0 },
      responsibilities: { 0: 0 },
    });
  });

  it('[FD12] a rule or duty that a deal exercises often covers that deal once', () => {
    const covering = (rules: Record<string, number>, responsibilities: Record<string, number>): DealRun => ({
      ...RUN,
      coverage: { transitions: {}, rules, responsibilities },
    });
    expect(
      countCoveringDeals(
        [
          covering({ 'd/a': 3, 'd/b': 1 }, { 0: 2 }),
          covering({ 'd/a': 1, 'd/c': 0 }, {}),
          covering({ 'd/e': 1 }, {}),
        ],
        Float64Array.of(1, 4, 0),
      ),
    ).toEqual({
      rules: { 'd/a': 5, 'd/b': 1 },
      responsibilities: { 0: 1 },
    });
  });

  it('[QU7][FD11] answers and the baseline add up', () => {
    const { answers, baseline } = summarised({}, [
      dealOf(ROWS),
      dealOf(ROWS, { id: 'D-2', lead: 'vendor-ae' }),
      dealOf(ROWS, { id: 'D-3', lead: undefined }),
    ]);
    expect(answers['customerLead']).toEqual({
      asked: 3,
      confirmed: 1,
      contradicted: 1,
      unchecked: 1,
      exceptions: 0,
      disputes: 0,
      settled: 0,
    });
    expect(baseline.customerLead).toEqual({ checked: 2, right: 1 });
  });

  it('amounts and currency are those of the record', () => {
    const changes = { facts: { amount: { type: 'number', min: 0 } }, decisions: { customerLead: undefined } };
    const deals = [
      dealOf([...ROWS, ['01-10 09:00', 'fact.changed', { data: { fact: 'amount', value: 70 } }]], {
        facts: { amount: 50, currency: 'EUR' },
      }),
    ];
    expect(summarised(changes, deals).breaks[0]).toMatchObject({
      code: 'lead.undecided',
      won: 1,
      amountWon: 70,
    });
  });
});
