import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../support/framework.ts';
import type { EventRow } from '../../support/replayed.ts';
import { codesOf, dealOf, findingOf, replayed } from '../../support/replayed.ts';

const LEADS: JsonObject = {
  asked: 0,
  confirmed: 0,
  contradicted: 0,
  unchecked: 0,
  exceptions: 0,
  disputes: 0,
  settled: 0,
};

/** Two stages; the lead follows the origin. */
const TWO: JsonObject = {
  lifecycles: {
    deal: {
      initial: 'open',
      states: {
        open: { on: { 'stage.close': 'close' } },
        close: { tags: ['stage'], on: { 'deal.won': 'won' } },
      },
    },
  },
};
const WON: EventRow[] = [
  ['01-02 09:00', 'stage.close'],
  ['01-09 09:00', 'deal.won'],
];

describe('customerLead', () => {
  it('[QU1] is asked when a stage is entered, and confirmed when it is left', () => {
    const run = replayed(TWO, dealOf(WON));
    expect(run.answers['customerLead']).toEqual({ ...LEADS, asked: 2, confirmed: 2 });
    expect([run.verdict, run.follows, run.trace?.map(({ lead }) => lead)]).toEqual([
      'survived',
      true,
      ['partner-ae', 'partner-ae', undefined],
    ]);
  });

  it('[QU1] is asked again when an input changes, not when something else does', () => {
    const change = (fact: string, value: string): EventRow => [
      '01-01 09:00',
      'fact.changed',
      { data: { fact, value } },
    ];
    const changes = { ...TWO, facts: { colour: { type: 'enum', values: { red: 'red', blue: 'blue' } } } };
    const asked = (row: EventRow): number | undefined =>
      replayed(changes, dealOf([row, ...WON], { lead: undefined })).answers['customerLead']?.asked;
    expect([
      asked(change('origin', 'vendor')),
      asked(change('origin', 'partner')),
      asked(change('colour', 'red')),
    ]).toEqual([3, 2, 2]);
  });

  it('[QU1] is asked when a number crosses a constant of the table, not within its interval', () => {
    const changes: JsonObject = {
      ...TWO,
      facts: { amount: { type: 'number', min: 0 } },
      decisions: {
        customerLead: {
          inputs: ['amount'],
          rules: [
            { id: 'big', when: { amount: '>= 100' }, then: 'vendor-ae' },
            { id: 'small', when: { amount: '< 100' }, then: 'partner-ae' },
          ],
        },
      },
    };
    const asked = (value: number): number | undefined =>
      replayed(
        changes,
        dealOf([['01-01 09:00', 'fact.changed', { data: { fact: 'amount', value } }], ...WON], {
          facts: { amount: 20 },
        }),
      ).answers['customerLead']?.asked;
    expect([asked(99), asked(100)]).toEqual([2, 3]);
  });

  it('[QU9] is asked at a dispute, which a unique answer settles', () => {
    const dispute: EventRow = ['01-03 09:00', 'customer.disputed'];
    const rows: EventRow[] = [WON[0]!, dispute, WON[1]!];
    expect(replayed(TWO, dealOf(rows)).answers['customerLead']).toMatchObject({
      asked: 3,
      disputes: 1,
      settled: 1,
    });
    const open = replayed(TWO, dealOf(rows, { facts: {} }));
    expect(open.answers['customerLead']).toMatchObject({ asked: 3, disputes: 1, settled: 0 });
    expect(codesOf(open)).not.toContain('event.unanswered@1');
  });

  it('[QU2] compares the recorded lead at each change and when the stage is left', () => {
    const rows: EventRow[] = [['01-01 09:00', 'lead.changed', { data: { lead: 'vendor-ae' } }], ...WON];
    const run = replayed(TWO, dealOf(rows));
    expect(run.answers['customerLead']).toEqual({ ...LEADS, asked: 2, contradicted: 2 });
    expect(
      run.findings.map(({ code, event, until, expected, actual }) => [code, event, until, expected, actual]),
    ).toEqual([['lead.contradicted', 0, 2, 'partner-ae', 'vendor-ae']]);
    expect([run.verdict, run.follows]).toEqual(['survived', false]);
  });

  it('[QU2] compares when the deal closes though no path leads to its end', () => {
    const changes: JsonObject = {
      lifecycles: { deal: { states: { open: { on: { 'deal.won': undefined } } } } },
    };
    const run = (lead: string): unknown => {
      const { answers, states } = replayedWithoutEnd(changes, lead);
      return [states, answers['customerLead']?.confirmed, answers['customerLead']?.contradicted];
    };
    expect(run('partner-ae')).toEqual([{ deal: 'open' }, 1, 0]);
    expect(run('vendor-ae')).toEqual([{ deal: 'open' }, 0, 1]);
  });

  it('[QU7] a lead nobody recorded is unchecked', () => {
    const run = replayed(TWO, dealOf(WON, { lead: undefined }));
    expect(run.answers['customerLead']).toEqual({ ...LEADS, asked: 2, unchecked: 2 });
    expect([run.verdict, run.follows]).toEqual(['survived', false]);
  });

  it('[QU8] an exception granted is no contradiction', () => {
    const grant: EventRow = [
      '01-05 09:00',
      'exception.granted',
      { data: { decision: 'customerLead', answer: 'vendor-ae' } },
    ];
    const run = replayed(TWO, dealOf([WON[0]!, grant, WON[1]!], { lead: 'vendor-ae' }));
    expect(run.answers['customerLead']).toEqual({ ...LEADS, asked: 2, exceptions: 2 });
    expect(codesOf(run)).toEqual([]);
    const other: EventRow = [
      '01-05 09:00',
      'exception.granted',
      { data: { decision: 'customerLead', answer: 'partner-ae' } },
    ];
    expect(codesOf(replayed(TWO, dealOf([WON[0]!, other, WON[1]!], { lead: 'vendor-ae' })))).toEqual([
      'lead.contradicted@0',
    ]);
  });

  it('[QU6] a missing decision is asked and silent', () => {
    const run = replayed({ ...TWO, decisions: { customerLead: undefined } }, dealOf(WON));
    expect(findingOf(run, 'lead.undecided')).toMatchObject({
      kind: 'silent',
      key: 'lead.undecided|customerLead',
      event: 0,
    });
    expect([run.verdict, run.answers['customerLead']?.asked]).toEqual(['broken', 2]);
  });

  it('[DE2] an unanswered scenario tells the rule that nearly answered', () => {
    const run = replayed(
      {
        ...TWO,
        decisions: {
          customerLead: { rules: [{ id: 'lead-1', when: { origin: ['vendor'] }, then: 'vendor-ae' }] },
        },
      },
      dealOf(WON),
    );
    expect(findingOf(run, 'lead.undecided')).toMatchObject({
      key: 'lead.undecided|customerLead|origin=partner',
      nearest: { rule: 'customerLead/lead-1', misses: [{ column: 'origin', was: 'partner' }] },
      scenario: { origin: 'partner' },
    });
  });

  it('[DE1] two answers are ambiguous', () => {
    const rules = [
      { id: 'a', when: { origin: ['partner'] }, then: 'partner-ae' },
      { id: 'b', when: {}, then: 'vendor-ae' },
    ];
    const run = replayed({ ...TWO, decisions: { customerLead: { rules } } }, dealOf(WON));
    expect(findingOf(run, 'lead.ambiguous')).toMatchObject({
      kind: 'ambiguous',
      rules: ['customerLead/a', 'customerLead/b'],
    });
    expect(run.verdict).toBe('broken');
  });

  it('[DE3] a missing fact leaves it open', () => {
    const run = replayed(TWO, dealOf(WON, { facts: {} }));
    expect(findingOf(run, 'fact.missing')).toMatchObject({
      kind: 'unreadable',
      key: 'fact.missing|customerLead|origin',
    });
    expect(run.verdict).toBe('unproven');
  });

  it('[QU1] is not asked in stages only passed through by inserted steps', () => {
    const three: JsonObject = {
      lifecycles: {
        deal: {
          initial: 'open',
          states: {
            open: { on: { 'stage.pitch': 'pitch', 'deal.won': undefined } },
            pitch: {
              tags: ['stage'],
              initial: 'a',
              states: { a: { on: { 'pitch.b': 'b' } }, b: { on: { 'stage.close': '#deal.close' } } },
            },
            close: { tags: ['stage'], on: { 'deal.won': 'won' } },
          },
          id: 'deal',
        },
      },
    };
    const run = replayed(
      three,
      dealOf([
        ['01-01 09:00', 'note'],
        ['01-09 09:00', 'deal.won'],
      ]),
    );
    expect(run.trace?.map(({ move }) => move)).toEqual(['create', 'log', 'model', 'model', 'model', 'sync']);
    // `open` at the start, `close` because the record's own event leaves it.
    expect(run.answers['customerLead']?.asked).toBe(2);
  });

  it('[QU1] is asked in a stage a clock led to, though inserted steps leave it later', () => {
    const timed: JsonObject = {
      durations: { wait: 'P2D' },
      lifecycles: {
        deal: {
          initial: 'open',
          states: {
            open: { after: { wait: 'late' }, on: { 'deal.won': undefined } },
            late: { tags: ['stage'], on: { 'stage.close': 'close' } },
            close: { tags: ['stage'], on: { 'deal.won': 'won' } },
          },
        },
      },
    };
    expect(
      replayed(
        timed,
        dealOf([
          ['01-01 09:00', 'note'],
          ['01-09 09:00', 'deal.won'],
        ]),
      ).answers['customerLead']?.asked,
    ).toBe(3);
  });

  it('[FD5] a question in a stage the record never entered is caused by the skipped step', () => {
    const rules = [{ id: 'a', when: { stage: ['open'] }, then: 'partner-ae' }];
    const run = replayed(
      { ...TWO, decisions: { customerLead: { inputs: ['stage'], rules } } },
      dealOf([
        ['01-01 09:00', 'note'],
        ['01-09 09:00', 'deal.won'],
      ]),
    );
    // At `open` a step goes straight to the end, so force the long way.
    expect(codesOf(run)).toEqual([]);
    const long: JsonObject = {
      lifecycles: {
        deal: {
          initial: 'open',
          states: {
            open: { on: { 'deal.won': undefined, 'stage.close': 'close' } },
            close: { tags: ['stage'], on: { 'deal.won': 'won' } },
          },
        },
      },
    };
    const skipped = replayed(
      { ...long, decisions: { customerLead: { inputs: ['stage'], rules } } },
      dealOf([
        ['01-01 09:00', 'note'],
        ['01-09 09:00', 'deal.won'],
      ]),
    );
    expect(findingOf(skipped, 'lead.undecided').causedBy).toBe(findingOf(skipped, 'step.skipped').break);
    expect(skipped.verdict).toBe('broken');
  });
});

function replayedWithoutEnd(changes: JsonObject, lead: string): ReturnType<typeof replayed> {
  return replayed(changes, dealOf([['01-01 09:00', 'note']], { lead }));
}

describe('other decisions', () => {
  const replaced: JsonObject = {
    ...TWO,
    decisions: {
      partnerReplaced: {
        question: 'Who carries on?',
        on: ['partner.replaced'],
        inputs: ['origin'],
        output: { type: 'enum', values: { kept: 'kept', reset: 'reset' } },
        rules: [{ id: 'rep-1', when: { origin: ['partner'] }, then: 'kept' }],
      },
    },
  };
  const made = (answer: string): EventRow => [
    '01-20 09:00',
    'decision.made',
    { data: { decision: 'partnerReplaced', answer } },
  ];
  const asked: EventRow = ['01-10 09:00', 'partner.replaced'];

  it('[QU5] are asked at their events, also after close, and compared with the next decision made', () => {
    const run = (answer: string): unknown =>
      replayed(replaced, dealOf([...WON, asked, made(answer)])).answers['partnerReplaced'];
    expect(run('kept')).toMatchObject({ asked: 1, confirmed: 1 });
    expect(run('reset')).toMatchObject({ asked: 1, contradicted: 1 });
    expect(replayed(replaced, dealOf([...WON, asked])).answers['partnerReplaced']).toMatchObject({
      asked: 1,
      unchecked: 1,
    });
  });

  it('[QU5] silent and contradicted ones have codes of their own', () => {
    expect(
      codesOf(
        replayed(replaced, dealOf([...WON, asked], { facts: { origin: 'vendor' }, lead: 'vendor-ae' })),
      ),
    ).toEqual(['decision.undecided@2']);
    expect(codesOf(replayed(replaced, dealOf([...WON, asked, made('reset')])))).toEqual([
      'decision.contradicted@2',
    ]);
  });
});
