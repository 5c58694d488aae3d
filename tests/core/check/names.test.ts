import { describe, it } from 'vitest';
import {
  CONFLICT,
  framework,
  merge,
  REGISTRATION,
  SUCCESSION,
  type JsonObject,
} from '../../support/framework.ts';
import { expectFindings, expectValid, type ExpectedFinding } from './expectFindings.ts';

const lead = (changes: JsonObject): string => framework({ decisions: { customerLead: changes } });
const rule = (changes: JsonObject): string =>
  lead({ rules: [merge({ id: 'lead-1', when: { origin: ['partner'] }, then: 'partner-ae' }, changes)] });
const registered = (changes: JsonObject = {}): string =>
  framework(
    merge(
      {
        lifecycles: { registration: REGISTRATION },
        decisions: { registrationConflict: CONFLICT, registrationSuccession: SUCCESSION },
      },
      changes,
    ),
  );
const duty = (changes: JsonObject): string =>
  framework({
    activities: { call: { name: 'Call' } },
    responsibilities: [merge({ stage: 'open', activity: 'call', responsible: 'partner-ae' }, changes)],
  });
const when = (facts: JsonObject): JsonObject => ({ type: 'when', params: { facts } });
const OPEN = ['lifecycles', 'deal', 'states', 'open'] as const;
const LEAD = ['decisions', 'customerLead'] as const;
const RULE = [...LEAD, 'rules', 0] as const;
const DUTY = ['responsibilities', 0] as const;

const FAULTS: readonly (readonly [string, string, readonly ExpectedFinding[]])[] = [
  [
    'a fact called like a derived one',
    framework({ facts: { stage: { type: 'boolean', question: 'Is it?' } } }),
    [{ code: 'fact.reserved', path: ['facts', 'stage'] }],
  ],
  [
    'bounds that leave no room',
    framework({ facts: { amount: { type: 'number', question: 'How much?', min: 2, max: 1 } } }),
    [{ code: 'fact.bounds', path: ['facts', 'amount'] }],
  ],
  [
    'a mistyped input',
    lead({ inputs: ['orign'], rules: [] }),
    [
      { code: 'decision.empty', path: [...LEAD] },
      { code: 'fact.unknown', path: [...LEAD, 'inputs', 0], says: 'Did you mean "origin"?' },
    ],
  ],
  [
    'a mistyped column',
    rule({ when: { orign: ['partner'] } }),
    [
      { code: 'fact.unknown', path: [...RULE, 'when', 'orign'] },
      { code: 'column.undeclared', path: [...RULE, 'when', 'orign'], says: 'Did you mean "origin"?' },
    ],
  ],
  [
    'an input nobody tests',
    lead({ inputs: ['origin', 'stage'] }),
    [{ code: 'input.unused', path: [...LEAD, 'inputs', 1] }],
  ],
  [
    'a registration column elsewhere',
    rule({ when: { hoursApart: '< 2' } }),
    [
      { code: 'fact.unknown', path: [...RULE, 'when', 'hoursApart'] },
      { code: 'column.undeclared', path: [...RULE, 'when', 'hoursApart'] },
    ],
  ],
  [
    'the state of no lifecycle',
    rule({ when: { 'state.dael': 'won' } }),
    [
      { code: 'fact.unknown', path: [...RULE, 'when', 'state.dael'], says: '"state.deal"' },
      { code: 'column.undeclared', path: [...RULE, 'when', 'state.dael'] },
    ],
  ],
  [
    'days since an unknown event',
    framework({
      decisions: {
        customerLead: {
          inputs: ['origin', 'daysSince.deal.wom'],
          rules: [{ id: 'a', when: { origin: 'partner', 'daysSince.deal.wom': '> 3' }, then: 'partner-ae' }],
        },
      },
    }),
    [{ code: 'event.unknown', path: [...RULE, 'when', 'daysSince.deal.wom'], says: '"deal.won"' }],
  ],
  [
    'a value that cannot occur',
    rule({ when: { origin: ['partnr'] } }),
    [{ code: 'cell.outside-domain', path: [...RULE, 'when', 'origin'], says: 'Did you mean "partner"?' }],
  ],
  [
    'a test of the wrong kind',
    rule({ when: { origin: true } }),
    [{ code: 'cell.unreadable', path: [...RULE, 'when', 'origin'] }],
  ],
  [
    'a test with bad syntax',
    rule({ when: { origin: 'not(' } }),
    [{ code: 'cell.unreadable', path: [...RULE, 'when', 'origin'] }],
  ],
  [
    'a bad test in a guard',
    framework({
      lifecycles: {
        deal: {
          states: { open: { on: { 'deal.won': { target: 'won', guard: when({ origin: 'nobody' }) } } } },
        },
      },
    }),
    [
      {
        code: 'cell.outside-domain',
        path: [...OPEN, 'on', 'deal.won', 'guard', 'params', 'facts', 'origin'],
      },
    ],
  ],
  [
    'a bad test in a duration',
    framework({
      durations: { wait: { rows: [{ when: { origin: 'nobody' }, length: 'P1D' }, { length: 'P2D' }] } },
    }),
    [{ code: 'cell.outside-domain', path: ['durations', 'wait', 'rows', 0, 'when', 'origin'] }],
  ],
  [
    'a bad test in a duty',
    duty({ when: { origin: 'nobody' } }),
    [{ code: 'cell.outside-domain', path: [...DUTY, 'when', 'origin'] }],
  ],
  [
    'an unknown side in a guard',
    framework({
      lifecycles: {
        deal: {
          states: {
            open: {
              on: {
                'deal.won': { target: 'won', guard: { type: 'when', params: { by: { side: 'vendr' } } } },
              },
            },
          },
        },
      },
    }),
    [
      {
        code: 'side.unknown',
        path: [...OPEN, 'on', 'deal.won', 'guard', 'params', 'by', 'side'],
        says: '"vendor"',
      },
    ],
  ],
  [
    'an unknown role in a guard',
    framework({
      lifecycles: {
        deal: {
          states: {
            open: {
              on: {
                'deal.won': {
                  target: 'won',
                  guard: { type: 'when', params: { by: { role: ['vendor-am'] } } },
                },
              },
            },
          },
        },
      },
    }),
    [{ code: 'role.unknown', path: [...OPEN, 'on', 'deal.won', 'guard', 'params', 'by', 'role'] }],
  ],
  [
    'undeclared data',
    framework({
      lifecycles: {
        deal: {
          states: {
            open: {
              on: {
                'deal.won': { target: 'won', guard: { type: 'when', params: { data: { size: 'xl' } } } },
              },
            },
          },
        },
      },
    }),
    [{ code: 'data.undeclared', path: [...OPEN, 'on', 'deal.won', 'guard', 'params', 'data', 'size'] }],
  ],
  [
    'an unknown side of a role',
    framework({ roles: { x: { side: 'vendo' } } }),
    [{ code: 'side.unknown', path: ['roles', 'x', 'side'], says: '"vendor"' }],
  ],
  [
    'an unknown role as answer',
    rule({ then: 'partner-a' }),
    [{ code: 'role.unknown', path: [...RULE, 'then'], says: '"partner-ae"' }],
  ],
  ['an unknown decider', rule({ decider: 'boss' }), [{ code: 'role.unknown', path: [...RULE, 'decider'] }]],
  [
    'an unknown duration',
    rule({ within: 'soon' }),
    [{ code: 'duration.unknown', path: [...RULE, 'within'] }],
  ],
  [
    'unknown roles of a duty',
    duty({ responsible: 'x', accountable: 'y', consulted: ['z'], informed: ['partner-ae', 'w'] }),
    [
      { code: 'role.unknown', path: [...DUTY, 'responsible'] },
      { code: 'role.unknown', path: [...DUTY, 'accountable'] },
      { code: 'role.unknown', path: [...DUTY, 'consulted', 0] },
      { code: 'role.unknown', path: [...DUTY, 'informed', 1] },
    ],
  ],
  [
    'an unknown stage',
    duty({ stage: 'opn' }),
    [{ code: 'stage.unknown', path: [...DUTY, 'stage'], says: '"open"' }],
  ],
  [
    'a state that is no stage',
    duty({ stage: 'won' }),
    [{ code: 'stage.unknown', path: [...DUTY, 'stage'], says: 'not tagged' }],
  ],
  [
    'an unknown activity',
    duty({ activity: 'cal' }),
    [{ code: 'activity.unknown', path: [...DUTY, 'activity'], says: '"call"' }],
  ],
  [
    'an unreadable length',
    framework({ durations: { wait: '90 days' } }),
    [{ code: 'duration.unreadable', path: ['durations', 'wait'] }],
  ],
  [
    'an unreadable length in an object',
    framework({ durations: { wait: { length: 'P90' } } }),
    [{ code: 'duration.unreadable', path: ['durations', 'wait', 'length'] }],
  ],
  [
    'an unreadable length in a row',
    framework({ durations: { wait: { rows: [{ length: 'P' }] } } }),
    [{ code: 'duration.unreadable', path: ['durations', 'wait', 'rows', 0, 'length'] }],
  ],
  [
    'an unreadable extension',
    framework({ durations: { wait: { length: 'P1D', extend: { on: 'deal.won', by: 'long' } } } }),
    [{ code: 'duration.unreadable', path: ['durations', 'wait', 'extend', 'by'] }],
  ],
  [
    'a duration without a last row',
    framework({ durations: { wait: { rows: [{ when: { origin: 'partner' }, length: 'P1D' }] } } }),
    [{ code: 'duration.no-length', path: ['durations', 'wait', 'rows'] }],
  ],
  [
    'an unknown calendar',
    framework({ calendars: { vendor: {} }, durations: { wait: { businessDays: 2, calendar: 'vendr' } } }),
    [{ code: 'calendar.unknown', path: ['durations', 'wait', 'calendar'], says: '"vendor"' }],
  ],
  [
    'an unknown time zone',
    framework({ timezone: 'Europe/Berln', calendars: { a: {}, b: { timezone: 'Mars' } } }),
    [
      { code: 'timezone.unknown', path: ['timezone'] },
      { code: 'timezone.unknown', path: ['calendars', 'b', 'timezone'] },
    ],
  ],
  [
    'events nobody knows',
    framework({
      durations: {
        wait: {
          length: 'P1D',
          from: 'deal.begun',
          extend: { on: 'deal.helt', by: 'P1D' },
          resets: ['deal.los'],
        },
      },
    }),
    [
      { code: 'event.unknown', path: ['durations', 'wait', 'from'] },
      { code: 'event.unknown', path: ['durations', 'wait', 'extend', 'on'] },
      { code: 'event.unknown', path: ['durations', 'wait', 'resets', 0], says: '"deal.lost"' },
    ],
  ],
  [
    'a decision asked at an unknown event',
    framework({
      decisions: {
        other: {
          question: 'What?',
          on: ['deal.hld'],
          output: { type: 'role' },
          rules: [{ id: 'a', then: 'vendor-ae' }],
        },
      },
    }),
    [{ code: 'event.unknown', path: ['decisions', 'other', 'on', 0] }],
  ],
  [
    'unknown places to see',
    registered({
      tracking: {
        visibility: [
          { object: 'registratoin', state: 'x' },
          { object: 'registration', state: 'submited', seenBy: ['vndor'] },
        ],
      },
    }),
    [
      { code: 'stage.unknown', path: ['tracking', 'visibility', 0, 'object'], says: '"registration"' },
      { code: 'stage.unknown', path: ['tracking', 'visibility', 1, 'state'], says: '"submitted"' },
      { code: 'side.unknown', path: ['tracking', 'visibility', 1, 'seenBy', 0], says: '"vendor"' },
    ],
  ],
  [
    'an answer the conflict cannot give',
    registered({
      decisions: {
        registrationConflict: { rules: [{ id: 'a', when: { hoursApart: '< 1' }, then: 'frist' }] },
      },
    }),
    [
      {
        code: 'output.unknown',
        path: ['decisions', 'registrationConflict', 'rules', 0, 'then'],
        says: '"first"',
      },
    ],
  ],
  [
    'one answer too many',
    rule({ then: { lead: 'vendor-ae' } }),
    [{ code: 'output.unknown', path: [...RULE, 'then'] }],
  ],
  [
    'answers by wrong columns',
    framework({
      decisions: {
        other: {
          question: 'What?',
          on: ['deal.won'],
          output: { columns: { a: { type: 'role' }, b: { type: 'role' } } },
          rules: [
            { id: '1', then: { a: 'vendor-ae', c: 'vendor-ae' } },
            { id: '2', then: 'vendor-ae' },
          ],
        },
      },
    }),
    [
      { code: 'output.unknown', path: ['decisions', 'other', 'rules', 0, 'then'], says: '"b" is missing' },
      { code: 'output.unknown', path: ['decisions', 'other', 'rules', 0, 'then', 'c'] },
      { code: 'output.unknown', path: ['decisions', 'other', 'rules', 1, 'then'] },
    ],
  ],
  [
    'guards in a circle',
    registered({
      lifecycles: {
        deal: {
          states: {
            open: { on: { 'deal.won': { target: 'won', guard: when({ registration: 'protected' }) } } },
          },
        },
        registration: {
          states: {
            submitted: {
              on: { 'registration.rejected': { target: 'rejected', guard: when({ stage: 'open' }) } },
            },
          },
        },
      },
    }),
    [
      {
        code: 'guard.circular',
        path: [...OPEN, 'on', 'deal.won', 'guard', 'params', 'facts', 'registration'],
        says: '"deal" reads "registration" reads "deal"',
      },
      {
        code: 'guard.circular',
        path: [
          'lifecycles',
          'registration',
          'states',
          'submitted',
          'on',
          'registration.rejected',
          'guard',
          'params',
          'facts',
          'stage',
        ],
      },
    ],
  ],
  [
    'a timer in a circle',
    registered({
      durations: {
        wait: { rows: [{ when: { registration: 'protected' }, length: 'P1D' }, { length: 'P2D' }] },
      },
      lifecycles: {
        deal: { states: { open: { after: { wait: 'lost' } } } },
        registration: {
          states: {
            submitted: {
              on: { 'registration.rejected': { target: 'rejected', guard: when({ 'state.deal': 'open' }) } },
            },
          },
        },
      },
    }),
    [
      { code: 'guard.circular', path: [...OPEN, 'after', 'wait'] },
      {
        code: 'guard.circular',
        path: [
          'lifecycles',
          'registration',
          'states',
          'submitted',
          'on',
          'registration.rejected',
          'guard',
          'params',
          'facts',
          'state.deal',
        ],
      },
    ],
  ],
];

describe('names', () => {
  it.each(FAULTS.map(([name, text, findings]) => ({ name, text, findings })))(
    'reports $name',
    ({ text, findings }) => {
      expectFindings(text, findings);
    },
  );

  it('knows what the engine tells', () => {
    expectValid(
      registered({
        partnerTypes: { services: { name: 'Services partner' } },
        decisions: {
          customerLead: {
            inputs: undefined,
            rules: [
              {
                id: 'a',
                when: {
                  partnerType: 'services',
                  stage: 'open',
                  registration: ['none', 'protected'],
                  activeRegistrations: '> 1',
                },
                then: 'partner-ae',
              },
              {
                id: 'b',
                when: {
                  hoursInStage: '> 24',
                  'state.deal': 'open',
                  'daysSince.registration.submitted': '[0..30)',
                },
                then: 'vendor-ae',
              },
            ],
          },
          registrationConflict: {
            inputs: undefined,
            rules: [
              {
                id: 'a',
                when: {
                  incumbentState: 'protected',
                  incumbentPartnerType: 'services',
                  challengerPartnerType: '-',
                },
                then: 'first',
              },
              {
                id: 'b',
                when: { 'incumbent.origin': 'partner', 'challenger.origin': 'vendor', 'same.origin': false },
                then: 'second',
              },
            ],
          },
        },
      }),
    );
  });
});

describe('holes', () => {
  const HOLES: readonly (readonly [string, string, readonly ExpectedFinding[]])[] = [
    [
      'nobody says who leads',
      framework({ decisions: { customerLead: undefined } }),
      [{ code: 'decision.missing', path: ['decisions'] }],
    ],
    [
      'there are no decisions at all',
      framework({ decisions: undefined }),
      [{ code: 'decision.missing', path: [] }],
    ],
    [
      'nobody says whose registration stands',
      registered({ decisions: { registrationConflict: undefined } }),
      [{ code: 'decision.missing', path: ['decisions'], says: 'registrationConflict' }],
    ],
    [
      'nobody says who moves up',
      registered({ decisions: { registrationSuccession: undefined } }),
      [{ code: 'decision.missing', path: ['decisions'], says: 'registrationSuccession' }],
    ],
    [
      'a decision has no rules',
      lead({ rules: [], inputs: [] }),
      [{ code: 'decision.empty', path: [...LEAD] }],
    ],
    [
      'a decision is never asked',
      framework({
        decisions: {
          other: { question: 'What?', output: { type: 'role' }, rules: [{ id: 'a', then: 'vendor-ae' }] },
        },
      }),
      [{ code: 'decision.never-asked', path: ['decisions', 'other'] }],
    ],
    [
      'the lead is not a role',
      lead({
        output: { type: 'enum', values: { a: 'it is a' } },
        rules: [{ id: '1', when: { origin: 'vendor' }, then: 'a' }],
      }),
      [{ code: 'decision.output', path: [...LEAD, 'output'] }],
    ],
    [
      'a conflict ends in a way replay cannot compare',
      registered({ decisions: { registrationConflict: { output: { values: { third: 'a third' } } } } }),
      [{ code: 'answer.not-understood', path: ['decisions', 'registrationConflict', 'output', 'values'] }],
    ],
    [
      'an answer only postpones',
      framework({
        durations: { soon: 'P1D' },
        decisions: {
          customerLead: {
            defers: ['escalate'],
            rules: [
              { id: 'a', when: { origin: 'vendor' }, then: 'escalate' },
              { id: 'b', when: { origin: 'partner' }, then: 'escalate', within: 'soon' },
            ],
          },
        },
      }),
      [
        { code: 'answer.only-postpones', path: [...RULE, 'then'], says: 'and by when' },
        { code: 'answer.only-postpones', path: [...LEAD, 'rules', 1, 'then'], says: 'who decides' },
      ],
    ],
    [
      'no rule postpones',
      lead({ defers: ['escalate'] }),
      [{ code: 'defers.unused', path: [...LEAD, 'defers', 0] }],
    ],
    [
      'phrases are missing',
      framework({
        facts: {
          origin: { question: undefined, values: { joint: '' } },
          size: { type: 'enum', question: 'How big?', values: ['s', 'm'] },
        },
        decisions: { customerLead: { question: undefined } },
      }),
      [
        { code: 'phrase.missing', path: ['facts', 'origin'] },
        { code: 'phrase.missing', path: ['facts', 'origin', 'values'], says: '"joint" has' },
        { code: 'phrase.missing', path: ['facts', 'size', 'values'], says: '"s", "m" have' },
        { code: 'phrase.missing', path: [...LEAD] },
      ],
    ],
  ];
  it.each(HOLES.map(([name, text, findings]) => ({ name, text, findings })))(
    'says that $name',
    ({ text, findings }) => {
      expectFindings(text, findings);
    },
  );

  it('lets an answer postpone that says who decides and by when', () => {
    expectValid(
      framework({
        durations: { soon: 'P1D' },
        decisions: {
          customerLead: {
            defers: ['escalate'],
            rules: [
              { id: 'a', when: { origin: 'vendor' }, then: 'escalate', decider: 'vendor-ae', within: 'soon' },
            ],
          },
        },
      }),
    );
  });
});
