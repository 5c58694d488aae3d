import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { mergeDuplicates } from '../../../src/core/formats/index.ts';
import type { JsonObject } from '../../support/framework.ts';
import { CONFLICT, REGISTRATION } from '../../support/framework.ts';
import type { EventRow } from '../../support/replayed.ts';
import { codesOf, dealOf, findingOf, replayed, summarised } from '../../support/replayed.ts';

const WON: EventRow[] = [
  ['01-01 09:00', 'note'],
  ['01-09 09:00', 'deal.won'],
];

describe('breaks', () => {
  const table: JsonObject = {
    facts: { amount: { type: 'number', min: 0 }, tender: { type: 'boolean' } },
    decisions: {
      customerLead: {
        inputs: ['origin', 'amount', 'tender'],
        rules: [
          { id: 'a', when: { origin: ['vendor'], tender: true }, then: 'vendor-ae' },
          { id: 'b', when: { origin: ['partner'], amount: '[100..200]' }, then: 'partner-ae' },
        ],
      },
    },
  };
  const key = (facts: JsonObject): string =>
    findingOf(replayed(table, dealOf(WON, { facts })), 'lead.undecided').key;

  it('[FD6] the id is the start of the key’s SHA-256', () => {
    const finding = findingOf(
      replayed(table, dealOf(WON, { facts: { origin: 'partner', amount: 5, tender: true } })),
      'lead.undecided',
    );
    expect(finding.break).toBe(createHash('sha256').update(finding.key).digest('hex').slice(0, 12));
  });

  it('[DE5] numbers are intervals of the table, and what cannot change the answer is left out', () => {
    const small = key({ origin: 'partner', amount: 5, tender: true });
    expect(key({ origin: 'partner', amount: 99, tender: true })).toBe(small);
    expect(key({ origin: 'partner', amount: 201, tender: true })).not.toBe(small);
    expect(small).not.toContain('tender');
    expect(small).not.toContain('5');
    expect(key({ origin: 'vendor', amount: 5, tender: false })).toBe(
      key({ origin: 'vendor', amount: 50, tender: false }),
    );
  });

  it('[FD4] consecutive evaluations with the same break are one finding with a span', () => {
    const change = (at: string, value: number): EventRow => [
      at,
      'fact.changed',
      { data: { fact: 'amount', value } },
    ];
    const run = (...values: number[]): unknown =>
      replayed(
        table,
        dealOf(
          [
            WON[0]!,
            ...values.map((value, index) => change(`01-0${String(index + 2)} 09:00`, value)),
            WON[1]!,
          ],
          { facts: { origin: 'partner', amount: 5, tender: true } },
        ),
      )
        .findings.filter(({ code }) => code === 'lead.undecided')
        .map(({ event, until }) => [event, until]);
    expect(run(6)).toEqual([[0, undefined]]);
    expect(run(300, 6)).toEqual([
      [0, undefined],
      [1, undefined],
      [2, undefined],
    ]);
    expect(run(150, 6)).toEqual([
      [0, undefined],
      [2, undefined],
    ]);
    const disputed = replayed(
      table,
      dealOf([WON[0]!, ['01-02 09:00', 'customer.disputed'], WON[1]!], {
        facts: { origin: 'partner', amount: 5, tender: true },
      }),
    );
    expect(findingOf(disputed, 'lead.undecided')).toMatchObject({ event: 0, until: 1 });
  });
});

describe('what the record cannot tell', () => {
  const partners: JsonObject = {
    partnerTypes: { services: { name: 'Services' } },
    decisions: {
      customerLead: {
        inputs: ['partnerType'],
        rules: [{ id: 'a', when: { partnerType: ['services'] }, then: 'partner-ae' }],
      },
    },
  };

  it('[FD3] an unsupported partner type is said once and mutes what reads it', () => {
    const run = replayed(
      partners,
      dealOf([WON[0]!, ['01-02 09:00', 'customer.disputed'], WON[1]!], { partnerType: 'marketplace' }),
    );
    expect(codesOf(run)).toEqual(['partner-type.unsupported@0']);
    expect([run.verdict, run.answers['customerLead']?.asked]).toEqual(['broken', 0]);
  });

  it('[FD3] of a registration it mutes only the questions about that pair', () => {
    const changes: JsonObject = {
      partnerTypes: { services: { name: 'Services' } },
      lifecycles: { registration: REGISTRATION },
      decisions: {
        registrationConflict: {
          ...CONFLICT,
          inputs: ['challengerPartnerType'],
          rules: [{ id: 'a', when: { challengerPartnerType: ['services'] }, then: 'first' }],
        },
      },
    };
    const submit = (at: string, id: string, partnerType: string): EventRow => [
      at,
      'registration.submitted',
      { object: `registration/${id}`, by: { partner: id }, data: { partnerType } },
    ];
    const run = replayed(
      changes,
      dealOf([
        submit('01-01 09:00', 'R1', 'services'),
        submit('01-02 09:00', 'R2', 'marketplace'),
        submit('01-03 09:00', 'R3', 'services'),
        WON[1]!,
      ]),
    );
    expect(codesOf(run)).toEqual(['partner-type.unsupported@1']);
    expect(run.answers['registrationConflict']?.asked).toBe(1);
  });

  it('[FD3][FD5] a value outside the domain is said once and causes what it leaves open', () => {
    const run = replayed(
      {},
      dealOf(
        [WON[0]!, ['01-02 09:00', 'fact.changed', { data: { fact: 'origin', value: 'mars' } }], WON[1]!],
        { facts: { origin: 'moon' } },
      ),
    );
    const cause = findingOf(run, 'fact.outside-domain');
    expect([cause.actual, cause.key]).toEqual(['moon', 'fact.outside-domain|origin']);
    expect(findingOf(run, 'fact.missing').causedBy).toBe(cause.break);
    expect(run.verdict).toBe('unproven');
  });

  it('[FD5] a fact that was simply never recorded has no such cause', () => {
    const changes: JsonObject = {
      facts: { tender: { type: 'boolean' } },
      decisions: {
        customerLead: {
          inputs: ['origin', 'tender'],
          rules: [{ id: 'a', when: { origin: ['partner'], tender: true }, then: 'partner-ae' }],
        },
      },
    };
    const run = replayed(changes, dealOf(WON, { facts: { origin: 'moon' } }));
    expect(findingOf(run, 'fact.missing').key).toBe('fact.missing|customerLead|origin|tender');
    expect(findingOf(run, 'fact.missing').causedBy).toBeUndefined();
  });

  it('[FD3][OB6] a partner’s fact outside its domain is said, whoever reads it first', () => {
    const changes: JsonObject = {
      facts: { tier: { type: 'enum', values: { gold: 'gold', silver: 'silver' }, of: 'partner' } },
      decisions: {
        customerLead: {
          inputs: ['tier'],
          rules: [{ id: 'a', when: { tier: ['gold'] }, then: 'partner-ae' }],
        },
      },
    };
    const run = (tier: string): readonly string[] =>
      codesOf(replayed(changes, dealOf(WON, { partners: [{ id: 'P1', facts: { tier } }] })));
    expect(run('gold')).toEqual([]);
    expect(run('bronze')).toEqual(['fact.missing@0', 'fact.outside-domain@0']);
  });
});

describe('challenges', () => {
  it('[FD2] that nobody names are unanswered, at no cost', () => {
    const run = replayed({}, dealOf([WON[0]!, ['01-02 09:00', 'owner.left'], WON[1]!]));
    expect([codesOf(run), run.cost, run.verdict]).toEqual([['event.unanswered@1'], 0, 'broken']);
  });

  it('[AL3] activities, clocks and decisions make a type known', () => {
    const changes: JsonObject = {
      responsibilities: [{ stage: '*', activity: 'call.made', responsible: 'vendor-ae' }],
      durations: { clock: { length: 'P1D', extend: { on: 'clock.more', by: 'P1D', max: 1 } } },
      lifecycles: {
        deal: { states: { open: { after: { clock: 'late' } }, late: { on: { 'deal.won': 'won' } } } },
      },
      decisions: {
        leaving: {
          question: 'What now?',
          on: ['owner.left'],
          inputs: [],
          output: { type: 'role' },
          rules: [{ id: 'a', when: {}, then: 'vendor-ae' }],
        },
      },
    };
    const run = replayed(
      changes,
      dealOf([
        WON[0]!,
        ['01-02 08:00', 'call.made'],
        ['01-02 08:30', 'clock.more'],
        ['01-02 08:40', 'owner.left'],
        WON[1]!,
      ]),
    );
    expect([codesOf(run), run.cost]).toEqual([[], 0]);
  });
});

describe('verdicts', () => {
  it('[FD7] a deal that was never asked anything is unproven', () => {
    const quiet: JsonObject = { lifecycles: { deal: { states: { open: { tags: [] } } } } };
    expect(replayed(quiet, dealOf(WON)).verdict).toBe('unproven');
  });

  it('[FD7] following needs a confirmed answer and no contradiction', () => {
    const follows = (rows: readonly EventRow[], rest: JsonObject = {}): unknown => {
      const run = replayed({}, dealOf(rows, rest));
      return [run.verdict, run.follows];
    };
    expect(follows(WON)).toEqual(['survived', true]);
    expect(follows(WON, { lead: undefined })).toEqual(['survived', false]);
    expect(follows([...WON, ['01-10 09:00', 'deal.won']])).toEqual(['survived', false]);
  });
});

describe('records imported twice', () => {
  it('[DR4] are counted once', () => {
    const deal = dealOf(WON);
    const { deals, repeated } = mergeDuplicates([deal, dealOf(WON), { ...deal, id: 'D-2' }]);
    expect([summarised({}, deals).deals.replayed, repeated]).toEqual([2, ['D-1']]);
  });
});
