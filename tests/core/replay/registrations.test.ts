import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../support/framework.ts';
import { CONFLICT, REGISTRATION } from '../../support/framework.ts';
import type { EventNotes, EventRow } from '../../support/replayed.ts';
import { codesOf, dealOf, findingOf, replayed } from '../../support/replayed.ts';

/** A framework with registrations, conflicts and succession. */
function registrations(more: JsonObject = {}): JsonObject {
  return {
    partnerTypes: { services: { name: 'Services' }, integration: { name: 'Integration' } },
    lifecycles: {
      registration: {
        ...REGISTRATION,
        states: {
          submitted: {
            tags: ['active'],
            on: {
              'registration.approved': 'protected',
              'registration.rejected': 'rejected',
              'registration.withdrawn': 'withdrawn',
            },
          },
          protected: {
            tags: ['active', 'granted'],
            on: { 'registration.withdrawn': 'withdrawn', 'registration.rejected': 'rejected' },
          },
          rejected: { type: 'final', tags: ['refused'] },
          withdrawn: { type: 'final' },
        },
      },
    },
    decisions: {
      registrationConflict: {
        ...CONFLICT,
        output: { type: 'enum', values: { first: '1', second: '2', both: 'b', vendor: 'v' } },
        rules: [{ id: 'conf-1', when: {}, then: 'first' }],
      },
      registrationSuccession: {
        question: 'Who moves up?',
        inputs: ['incumbentState'],
        output: { type: 'enum', values: { first: '1', second: '2' } },
        rules: [{ id: 'succ-1', when: {}, then: 'second' }],
      },
    },
    ...more,
  };
}
const of = (id: string, partner?: string, data: JsonObject = {}): EventNotes => ({
  object: `registration/${id}`,
  by: { side: 'partner', role: 'partner-ae', ...(partner ? { partner } : {}) },
  data,
});
const submit = (at: string, id: string, partner?: string, data?: JsonObject): EventRow => [
  at,
  'registration.submitted',
  of(id, partner, data),
];
const END: EventRow = ['02-01 09:00', 'deal.won'];

describe('registrationConflict', () => {
  const pair: EventRow[] = [submit('01-01 09:00', 'R1', 'P1'), submit('01-01 15:00', 'R2', 'P2')];
  const count = (rows: readonly EventRow[], more?: JsonObject): unknown =>
    replayed(registrations(more), dealOf([...rows, END])).answers['registrationConflict'];

  it.each<[string, EventRow[], JsonObject]>([
    ['another partner is asked about', pair, { asked: 1, unchecked: 1 }],
    ['the same partner is not', [pair[0]!, submit('01-01 15:00', 'R2', 'P1')], { asked: 0 }],
    ['an unknown partner is', [submit('01-01 09:00', 'R1'), submit('01-01 15:00', 'R2')], { asked: 1 }],
    ['each challenger once', [...pair, submit('01-02 09:00', 'R3', 'P3')], { asked: 2 }],
    [
      'not after the first has ended',
      [pair[0]!, ['01-01 10:00', 'registration.withdrawn', of('R1')], pair[1]!],
      { asked: 0 },
    ],
  ])('[QU3] %s', (_, rows, expected) => {
    expect(count(rows)).toMatchObject(expected);
  });

  it('[QU3] the incumbent is the one that stands just before', () => {
    const rows: EventRow[] = [
      ...pair,
      ['01-02 09:00', 'registration.approved', of('R2')],
      submit('01-05 15:00', 'R3', 'P3'),
    ];
    const decisions = {
      registrationConflict: {
        inputs: ['incumbentState', 'hoursApart'],
        rules: [{ id: 'never', when: { hoursApart: '< 0.5' }, then: 'first' }],
      },
    };
    const run = replayed(
      registrations({
        decisions: {
          ...(registrations()['decisions'] as JsonObject),
          ...decisions,
          registrationConflict: { ...CONFLICT, ...decisions.registrationConflict },
        },
      }),
      dealOf([...rows, END]),
    );
    const asked = run.findings.filter(({ code }) => code === 'registration.undecided');
    expect(asked.map(({ object, scenario }) => [object, scenario])).toEqual([
      ['registration/R2', { incumbentState: 'submitted', hoursApart: 6 }],
    ]);
    expect(asked[0]?.until).toBe(3);
  });

  it.each<[string, EventRow[], JsonObject]>([
    [
      'an award to the first',
      [['01-03 09:00', 'registration.awarded', { data: { registration: 'R1' } }]],
      { confirmed: 1 },
    ],
    [
      'the last award counts',
      [
        ['01-03 09:00', 'registration.awarded', { data: { registration: 'R1' } }],
        ['01-04 09:00', 'registration.awarded', { data: { registration: 'R2' } }],
      ],
      { contradicted: 1 },
    ],
    ['the challenger refused', [['01-03 09:00', 'registration.rejected', of('R2')]], { confirmed: 1 }],
    ['the incumbent refused', [['01-03 09:00', 'registration.rejected', of('R1')]], { contradicted: 1 }],
    [
      'both refused',
      [
        ['01-03 09:00', 'registration.rejected', of('R1')],
        ['01-03 10:00', 'registration.rejected', of('R2')],
      ],
      { contradicted: 1 },
    ],
    [
      'both granted',
      [
        ['01-03 09:00', 'registration.approved', of('R1')],
        ['01-03 10:00', 'registration.approved', of('R2')],
      ],
      { contradicted: 1 },
    ],
    ['nothing told', [['01-03 09:00', 'registration.approved', of('R1')]], { unchecked: 1 }],
  ])('[QU3] recorded result: %s', (_, rows, expected) => {
    expect(count([...pair, ...rows])).toMatchObject({
      asked: 1,
      confirmed: 0,
      contradicted: 0,
      unchecked: 0,
      ...expected,
    });
  });

  it('[QU3] tells what happened instead', () => {
    const actual = (...rows: EventRow[]): unknown =>
      findingOf(replayed(registrations(), dealOf([...pair, ...rows, END])), 'registration.contradicted')
        .actual;
    expect(actual(['01-03 09:00', 'registration.rejected', of('R1')])).toBe('second');
    expect(
      actual(
        ['01-03 09:00', 'registration.rejected', of('R1')],
        ['01-03 10:00', 'registration.rejected', of('R2')],
      ),
    ).toBe('vendor');
    expect(
      actual(
        ['01-03 09:00', 'registration.approved', of('R1')],
        ['01-03 10:00', 'registration.approved', of('R2')],
      ),
    ).toBe('both');
  });

  it('[DE4] an answer that only postpones is silent unless somebody decides in time', () => {
    const defer = (rule: JsonObject): JsonObject => {
      const base = registrations({
        durations: { soon: 'P5D' },
        roles: { desk: { name: 'Deal desk', side: 'vendor' } },
      });
      const decisions = base['decisions'] as JsonObject;
      return {
        ...base,
        decisions: {
          ...decisions,
          registrationConflict: {
            ...CONFLICT,
            output: { type: 'enum', values: { first: '1', escalate: 'escalated' } },
            defers: ['escalate'],
            rules: [{ id: 'esc', when: {}, then: 'escalate', ...rule }],
          },
        },
      };
    };
    expect(codesOf(replayed(defer({}), dealOf([...pair, END])))).toContain('registration.undecided@1');
    expect(codesOf(replayed(defer({ decider: 'desk', within: 'soon' }), dealOf([...pair, END])))).toEqual([]);
  });
});

describe('registrationSuccession', () => {
  const rows: EventRow[] = [
    submit('01-01 09:00', 'R1', 'P1'),
    submit('01-01 15:00', 'R2', 'P2'),
    ['01-05 09:00', 'registration.withdrawn', of('R1')],
  ];

  it('[QU4] is asked when the standing one ends while another is active', () => {
    expect(replayed(registrations(), dealOf([...rows, END])).answers['registrationSuccession']).toMatchObject(
      { asked: 1, unchecked: 1 },
    );
  });

  it('[QU4] is not asked when another one ends', () => {
    expect(
      replayed(
        registrations(),
        dealOf([rows[0]!, rows[1]!, ['01-05 09:00', 'registration.withdrawn', of('R2')], END]),
      ).answers['registrationSuccession'],
    ).toMatchObject({ asked: 0 });
  });

  it('[QU6] is silent when the framework has none', () => {
    const base = registrations();
    const without = {
      ...base,
      decisions: { ...(base['decisions'] as JsonObject), registrationSuccession: undefined },
    };
    expect(codesOf(replayed(without, dealOf([...rows, END])))).toEqual(['registration.undecided@2']);
  });
});
