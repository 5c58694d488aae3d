import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { buildDeals } from '../../../../src/core/records/deals/buildDeals.ts';
import { countMapping } from '../../../../src/core/records/mapping/countMapping.ts';
import { guessMapping } from '../../../../src/core/records/mapping/guessMapping.ts';
import { conceptOf, plainWords } from '../../../../src/core/records/mapping/stageWords.ts';
import { parseFramework } from '../../../../src/core/text/index.ts';
import { recorded, type ObjectSketch } from '../recorded.ts';

const load = (name: string) => parseFramework(readFileSync(`scenarios/${name}`, 'utf8')).framework;
const northwind = load('twelve-partners/northwind.cosell.jsonc');
const gitlab = load('gitlab-handbook/gitlab.cosell.jsonc');

/** A deal that takes each stage in turn, a day each. */
const dealOf = (
  id: string,
  field: string,
  labels: readonly string[],
  more: Partial<ObjectSketch> = {},
): ObjectSketch => ({
  id,
  changes: labels.map((value, day) => ({
    at: new Date(Date.UTC(2026, 0, day + 1)).toISOString(),
    field,
    value,
  })),
  ...more,
});
const SALESFORCE = [
  'Prospecting',
  'Qualification',
  'Needs Analysis',
  'Value Proposition',
  'Id. Decision Makers',
  'Perception Analysis',
  'Proposal/Price Quote',
  'Negotiation/Review',
];
const HUBSPOT = [
  'appointmentscheduled',
  'qualifiedtobuy',
  'presentationscheduled',
  'decisionmakerboughtin',
  'contractsent',
];
const AWS = ['Prospect', 'Qualified', 'Technical Validation', 'Business Validation', 'Committed'];

const guessed = (framework: typeof northwind, objects: readonly ObjectSketch[]) => {
  const history = recorded(objects);
  const mapping = guessMapping(framework, history);
  return { history, mapping, counts: countMapping(framework, mapping, history) };
};
const table = (framework: typeof northwind, field: string, labels: readonly string[]) =>
  Object.fromEntries(
    guessed(framework, [dealOf('1', field, labels)]).mapping.events.map(({ value, event }) => [value, event]),
  ) as Record<string, string | undefined>;

describe('[IM5] guessing what records mean', () => {
  test.each([
    [
      'StageName',
      [...SALESFORCE, 'Closed Won'],
      {
        Prospecting: 'stage.discovery',
        Qualification: 'stage.discovery',
        'Needs Analysis': 'stage.discovery',
        'Proposal/Price Quote': 'stage.pitch',
        'Negotiation/Review': 'stage.close',
        'Closed Won': 'deal.won',
      },
    ],
    [
      'dealstage',
      [...HUBSPOT, 'closedlost'],
      {
        appointmentscheduled: 'stage.discovery',
        qualifiedtobuy: 'stage.discovery',
        presentationscheduled: 'stage.pitch',
        contractsent: 'stage.close',
        closedlost: 'deal.lost',
      },
    ],
    [
      'LifeCycle.Stage',
      [...AWS, 'Launched'],
      {
        Prospect: 'stage.discovery',
        Qualified: 'stage.discovery',
        'Business Validation': 'stage.pitch',
        Committed: 'stage.close',
        Launched: 'deal.won',
      },
    ],
  ])(
    'the default stages of %s find theirs in northwind; what is not sure is left',
    (field, labels, expected) => {
      expect(table(northwind, field, labels)).toEqual(expected);
      const { counts } = guessed(northwind, [dealOf('1', field, labels)]);
      const open = labels.filter((label) => !(label in expected));
      expect(counts.unmapped.map(({ value, count }) => [value, count])).toEqual(
        open.map((label) => [label, 1]),
      );
    },
  );

  test('a framework with stages of its own is matched by their names and short descriptions', () => {
    expect(
      table(gitlab, 'StageName', [
        '0-Pending Acceptance',
        '1-Discovery',
        '6-Awaiting Signature',
        '8-Closed Lost',
        '9-Unqualified',
      ]),
    ).toEqual({
      '0-Pending Acceptance': 'stage.pending-acceptance',
      '1-Discovery': 'stage.discovery',
      '6-Awaiting Signature': 'stage.awaiting-signature',
      '8-Closed Lost': 'deal.lost',
      '9-Unqualified': 'deal.unqualified',
    });
  });

  test('a label no one knows is placed by where it stands in the data', () => {
    const objects = ['a', 'b', 'c', 'd', 'e'].map((id) =>
      dealOf(id, 'Stage', ['Kick-off', 'Proposal', 'Redlining', 'Quote', 'Mystery', 'Closed Won']),
    );
    const { mapping, counts } = guessed(northwind, objects);
    expect(
      mapping.events.map(({ value, event, start, because }) => [value, event, start === true, because]),
    ).toEqual([
      [
        'Kick-off',
        'stage.discovery',
        true,
        'nearly every deal begins with it, as the path does with "discovery"',
      ],
      ['Proposal', 'stage.pitch', false, '"Proposal" looks like "pitch": another word for proposal'],
      ['Redlining', 'stage.pitch', false, 'stands between "Proposal" and "Quote", which are both "pitch"'],
      ['Quote', 'stage.pitch', false, '"Quote" looks like "pitch": another word for proposal'],
      ['Closed Won', 'deal.won', false, '"Closed Won" looks like "won": another word for won'],
    ]);
    expect(counts.unmapped).toMatchObject([{ field: 'Stage', value: 'Mystery', count: 5 }]);
    expect(counts.events).toEqual([5, 5, 5, 5, 5]);
  });

  test('facts, account, partner type, registration and stand-ins come from names and values; every line says why', () => {
    const { mapping, counts } = guessed(northwind, [
      dealOf('1', 'StageName', ['Qualification', 'Closed Won'], {
        fields: {
          Amount: 5,
          CurrencyIsoCode: 'EUR',
          LeadSource: 'Partner Referral',
          Letter__c: 'none',
          OwnerId: '005',
          ForecastCategory: 'Closed',
        },
        links: { AccountId: '001' },
      }),
      dealOf('2', 'StageName', ['Qualification'], { fields: { LeadSource: 'Web', Letter__c: 'second' } }),
      {
        kind: 'registration',
        type: 'Deal_Registration__c',
        id: 'R',
        fields: { Partner_Type__c: 'System Integrator' },
        changes: [
          { at: '2026-01-01', field: 'Submitted_At', value: true },
          { at: '2026-01-02', field: 'Decided_At', value: true },
          { at: '2026-01-02', field: 'Status__c', value: 'Denied', confidence: 'assumed' },
        ],
      },
    ]);
    const fields = mapping.fields.map(({ field, to, values }) => [
      field,
      to,
      ...(values ? [Object.fromEntries(values)] : []),
    ]);
    expect(fields).toEqual([
      ['StageName', 'outcome', { 'Closed Won': 'won' }],
      ['AccountId', 'account'],
      ['LeadSource', 'fact.origin', { 'Partner Referral': 'partner' }],
      ['Letter__c', 'fact.customerLetter', { none: 'none', second: 'second' }],
      ['Amount', 'fact.amount'],
      ['Partner_Type__c', 'partnerType', { 'System Integrator': 'services' }],
    ]);
    expect(
      mapping.events
        .filter(({ type }) => type === 'Deal_Registration__c')
        .map(({ field, value, event }) => [field, value, event]),
    ).toEqual([
      ['Status__c', 'Denied', 'registration.rejected'],
      ['Submitted_At', undefined, 'registration.submitted'],
      ['Decided_At', undefined, undefined],
    ]);
    expect(mapping.standIns.map(({ kind, accepted }) => [kind, accepted])).toEqual([
      ['registered-first', false],
      ['won-before', false],
      ['owner-at-close', false],
    ]);
    const lines = [...mapping.objects, ...mapping.events, ...mapping.fields, ...mapping.standIns];
    expect(lines.filter(({ because }) => because === undefined)).toEqual([]);
    expect(counts.unmapped).toMatchObject([
      { field: 'LeadSource', value: 'Web', to: 'fact.origin', count: 1 },
    ]);
    expect(counts.untold).toEqual(['customer', 'relationship']);
  });

  test('[IM6] one mapping counts what building counts, also by conditions', () => {
    const history = recorded([
      dealOf('1', 'StageName', ['Qualification', 'Proposal', 'Closed Won'], { fields: { Type: 'New' } }),
      dealOf('2', 'StageName', ['Qualification', 'Proposal'], { fields: { Type: 'Renewal' } }),
    ]);
    const mapping = guessMapping(northwind, history);
    const events = mapping.events.map((line) =>
      line.value === 'Proposal' ? { ...line, when: new Map([['Type', ['New']]]) } : line,
    );
    const counts = countMapping(northwind, { ...mapping, events }, history);
    const { report } = buildDeals(northwind, history, { ...mapping, events });
    expect(counts.events).toEqual([2, 1, 1]);
    expect(counts.unmapped).toMatchObject([{ value: 'Proposal', count: 1 }]);
    expect(report.changes).toMatchObject({ all: 5, event: 2, note: 2, unmapped: 1 });
    expect(report.unmapped).toMatchObject([{ value: 'Proposal', count: 1 }]);
  });

  test('a planned day is no event, the day a record was made begins the deal', () => {
    const changes = [
      { at: '2026-01-01', field: 'CreatedDate', value: true },
      { at: '2026-01-02', field: 'CloseDate', value: '2026-03-01' },
      { at: '2026-01-03', field: 'StageName', value: 'Proposal' },
    ];
    const { mapping } = guessed(northwind, [{ id: '1', changes }]);
    expect(mapping.events.map(({ field, event }) => [field, event])).toEqual([
      ['StageName', 'stage.pitch'],
      ['CreatedDate', 'note'],
    ]);
    expect(mapping.fields.map(({ field, to }) => [field, to])).toEqual([['CloseDate', 'closedAt']]);
  });

  test('labels are compared as plain words', () => {
    expect(['4-Proposal/Price Quote', 'Closed-Won', 'Négociation', '7', 'StageName'].map(plainWords)).toEqual(
      ['proposal price quote', 'closed won', 'negociation', '7', 'stage name'],
    );
    expect(['Proposal - Draft', 'Won / Lost', 'Quote', '#'].map(conceptOf)).toEqual([
      'proposal',
      undefined,
      'proposal',
      undefined,
    ]);
  });
});
