import { describe, expect, test } from 'vitest';
import { printDeal } from '../../../../src/core/formats/index.ts';
import type { Framework } from '../../../../src/core/model/framework.ts';
import { buildDeals } from '../../../../src/core/records/deals/buildDeals.ts';
import { guessMapping } from '../../../../src/core/records/mapping/guessMapping.ts';
import { EMPTY_MAPPING, type Mapping } from '../../../../src/core/records/mapping/mapping.ts';
import { readFileSync } from 'node:fs';
import { parseFramework } from '../../../../src/core/text/index.ts';
import { recorded, type ObjectSketch } from '../recorded.ts';

const parsedFramework = parseFramework(
  readFileSync('scenarios/twelve-partners/northwind.cosell.jsonc', 'utf8'),
).framework;
if (!parsedFramework) throw new Error('the scenario reads');
const northwind: Framework = parsedFramework;

const stage = (value: string, event: string | undefined, more: object = {}) => ({
  type: 'Opportunity',
  field: 'StageName',
  value,
  event,
  ...more,
});
const MAPPING: Mapping = {
  ...EMPTY_MAPPING,
  objects: [
    { type: 'Opportunity', is: 'deal' },
    { type: 'Registration', is: 'registration' },
    { type: 'Account', is: 'account' },
    { type: 'Partner', is: 'partner' },
  ],
  events: [
    stage('Qualification', 'stage.discovery', { start: true }),
    stage('Proposal', 'stage.pitch'),
    stage('Quote', 'stage.pitch'),
    stage('Negotiation', 'stage.close'),
    stage('Closed Won', 'deal.won'),
    stage('Closed Lost', 'deal.lost'),
    stage('Parked', undefined),
    { type: 'Registration', field: 'Status', value: 'Submitted', event: 'registration.submitted' },
    { type: 'Registration', field: 'Status', value: 'Approved', event: 'registration.approved' },
  ],
  fields: [
    {
      type: 'Opportunity',
      field: 'StageName',
      to: 'outcome',
      values: new Map([
        ['Closed Won', 'won'],
        ['Closed Lost', 'lost'],
      ]),
    },
    { type: 'Opportunity', field: 'AccountId', to: 'account' },
    { type: 'Opportunity', field: 'Amount', to: 'fact.amount' },
    {
      type: 'Opportunity',
      field: 'Source',
      to: 'fact.origin',
      values: new Map([
        ['Partner', 'partner'],
        ['Web', 'vendor'],
        ['Other', undefined],
      ]),
    },
    { type: 'Account', field: 'Name', to: 'name' },
    { type: 'Registration', field: 'Partner', to: 'partner' },
    { type: 'Partner', field: 'Name', to: 'name' },
    { type: 'Partner', field: 'Kind', to: 'partnerType', values: new Map([['SI', 'services']]) },
  ],
};

const build = (objects: readonly ObjectSketch[], mapping: Mapping = MAPPING) =>
  buildDeals(northwind, recorded(objects), mapping);
const stages = (...steps: readonly [string, string][]) =>
  steps.map(([at, value]) => ({ at, field: 'StageName', value }));
const WON = stages(
  ['2026-01-05T09:00:00Z', 'Qualification'],
  ['2026-01-12T09:00:00Z', 'Proposal'],
  ['2026-01-20T09:00:00Z', 'Negotiation'],
  ['2026-02-01T09:00:00Z', 'Closed Won'],
);
const types = (built: ReturnType<typeof build>) =>
  built.deals.map(({ events }) => events.map(({ type }) => type));

describe('[IM6] deals from records', () => {
  test('an opportunity with its stages, registration, partner and account becomes one deal', () => {
    const { deals, report } = build([
      { kind: 'account', type: 'Account', id: '001', fields: { Name: 'Acme GmbH' } },
      { kind: 'partner', type: 'Partner', id: 'P7', fields: { Name: 'Initech', Kind: 'SI' } },
      { id: '006', changes: WON, fields: { Amount: 84000, Source: 'Partner' }, links: { AccountId: '001' } },
      {
        kind: 'registration',
        type: 'Registration',
        id: 'R1',
        changes: [
          { at: '2026-01-06T09:00:00Z', field: 'Status', value: 'Submitted' },
          { at: '2026-01-07T09:00:00Z', field: 'Status', value: 'Approved' },
        ],
        links: { Opportunity__c: '006', Partner: 'P7' },
      },
    ]);
    expect(deals.map(printDeal).join('\n')).toBe(
      '{"format":"cosell-deal/1","id":"006","account":"Acme GmbH","partnerType":"services",' +
        '"partners":[{"id":"P7","name":"Initech","type":"services"}],"facts":{"amount":84000,"origin":"partner"},' +
        '"outcome":"won","closedAt":"2026-02-01T09:00:00Z","source":{"system":"salesforce","ref":"006"},' +
        '"knownFrom":{"facts.amount":{"file":"export.csv","row":4},"facts.origin":{"file":"export.csv","row":4},"outcome":{"file":"export.csv","row":8}},' +
        '"events":[{"at":"2026-01-05T09:00:00Z","type":"note","data":{"field":"StageName","value":"Qualification"},"source":{"file":"export.csv","row":5}},' +
        '{"at":"2026-01-06T09:00:00Z","type":"registration.submitted","object":"registration/R1","by":{"partner":"P7"},"source":{"file":"export.csv","row":10}},' +
        '{"at":"2026-01-07T09:00:00Z","type":"registration.approved","object":"registration/R1","source":{"file":"export.csv","row":11}},' +
        '{"at":"2026-01-12T09:00:00Z","type":"stage.pitch","source":{"file":"export.csv","row":6}},' +
        '{"at":"2026-01-20T09:00:00Z","type":"stage.close","source":{"file":"export.csv","row":7}},' +
        '{"at":"2026-02-01T09:00:00Z","type":"deal.won","source":{"file":"export.csv","row":8}}]}',
    );
    expect(report.changes).toEqual({
      all: 6,
      event: 5,
      note: 1,
      value: 0,
      repeated: 0,
      ignored: 0,
      unmapped: 0,
      leftOut: 0,
    });
    expect(report.objects).toEqual(
      new Map([
        ['account', 1],
        ['partner', 1],
        ['deal', 1],
        ['registration', 1],
      ]),
    );
  });

  test('a second label of the same stage is kept as a note, a way back to the first stage is a step', () => {
    const built = build([
      {
        id: '1',
        changes: stages(
          ['2026-01-05T09:00:00Z', 'Qualification'],
          ['2026-01-12T09:00:00Z', 'Proposal'],
          ['2026-01-13T09:00:00Z', 'Quote'],
          ['2026-01-14T09:00:00Z', 'Qualification'],
          ['2026-01-15T09:00:00Z', 'Parked'],
          ['2026-01-16T09:00:00Z', 'Nobody knows'],
        ),
      },
    ]);
    expect(types(built)).toEqual([['note', 'stage.pitch', 'note', 'stage.discovery']]);
    expect(built.report.changes).toMatchObject({ event: 2, note: 2, ignored: 1, unmapped: 1 });
    expect(built.report.unmapped).toEqual([
      {
        type: 'Opportunity',
        field: 'StageName',
        value: 'Nobody knows',
        count: 1,
        first: { file: 'export.csv', row: 8 },
      },
    ]);
    expect(built.report.values).toEqual([]);
  });

  test('deleted opportunities are left out, merged ones join their survivor, in whatever order they come', () => {
    const built = build([
      { id: 'gone', changes: WON, gone: { kind: 'deleted' } },
      {
        id: 'absorbed',
        changes: stages(['2026-01-02T09:00:00Z', 'Proposal']),
        gone: { kind: 'merged', into: 'kept' },
      },
      { id: 'kept', changes: WON },
      { id: 'orphan', changes: WON, gone: { kind: 'merged', into: 'nowhere' } },
    ]);
    expect(built.deals.map(({ id, events }) => [id, events.length])).toEqual([
      ['kept', 5],
      ['orphan', 4],
    ]);
    expect(built.report.notes).toEqual([
      { kind: 'merged', objects: [{ type: 'Opportunity', id: 'absorbed' }] },
      { kind: 'orphaned', objects: [{ type: 'Opportunity', id: 'orphan' }] },
      { kind: 'deleted', objects: [{ type: 'Opportunity', id: 'gone' }] },
    ]);
    expect(built.report.changes).toMatchObject({ all: 13, leftOut: 4, event: 7, note: 2 });
  });

  test('opportunities merged into each other in a circle stand for themselves', () => {
    const built = build([
      { id: 'a', changes: WON, gone: { kind: 'merged', into: 'b' } },
      { id: 'b', changes: WON, gone: { kind: 'merged', into: 'a' } },
    ]);
    expect(built.deals).toHaveLength(1);
    expect(built.report.notes.map(({ kind }) => kind)).toEqual(['merged', 'orphaned']);
  });

  const REGISTRATION: ObjectSketch = {
    kind: 'registration',
    type: 'Registration',
    id: 'R9',
    changes: [{ at: '2026-01-06T09:00:00Z', field: 'Status', value: 'Submitted' }],
  };

  test('a registration without an opportunity is a deal of its own, until a confirmed join says whose it is', () => {
    const objects = [REGISTRATION, { id: '006', changes: WON }];
    const alone = build(objects);
    expect(alone.deals.map(({ id, outcome }) => [id, outcome])).toEqual([
      ['R9', 'open'],
      ['006', 'won'],
    ]);
    expect(alone.report.notes).toEqual([{ kind: 'lone', objects: [{ type: 'Registration', id: 'R9' }] }]);
    const join = {
      objects: [
        { type: 'Registration', id: 'R9' },
        { type: 'Opportunity', id: '006' },
        { type: 'Opportunity', id: '007' },
      ],
      confirmed: true,
    };
    const joined = build(objects, { ...MAPPING, joins: [join] });
    expect(joined.deals.map(({ id, events }) => [id, events.map(({ object }) => object)[1]])).toEqual([
      ['006', 'registration/R9'],
    ]);
    expect(joined.report.notes).toEqual([{ kind: 'missing', objects: [{ type: 'Opportunity', id: '007' }] }]);
    expect(build(objects, { ...MAPPING, joins: [{ ...join, confirmed: false }] }).deals).toHaveLength(2);
  });

  test('what a picture shows is told once where the system recorded it', () => {
    const mapping = {
      ...MAPPING,
      events: [
        ...MAPPING.events,
        { type: 'Registration', field: 'Submitted_At', event: 'registration.submitted' },
      ],
    };
    const built = build(
      [
        {
          ...REGISTRATION,
          changes: [
            { at: '2026-01-05T09:00:00Z', field: 'Submitted_At', value: true },
            { at: '2026-01-06T09:00:00Z', field: 'Status', value: 'Submitted', confidence: 'assumed' },
            { at: '2026-01-07T09:00:00Z', field: 'Status', value: 'Approved', confidence: 'compared' },
          ],
        },
      ],
      mapping,
    );
    expect(types(built)).toEqual([['registration.submitted', 'registration.approved']]);
    expect(built.deals[0]?.events[1]?.source).toMatchObject({ confidence: 'compared' });
    expect(built.report.confidence).toEqual({ recorded: 1, compared: 1, assumed: 0 });
    expect(built.report.changes.repeated).toBe(1);
  });

  test('facts stand as they were at the first event and change with the record', () => {
    const amount: Mapping['fields'][number] = {
      type: 'Opportunity',
      field: 'Amount',
      to: 'fact.amount',
      decimal: ',',
      currency: { field: 'Code', into: 'EUR', rates: new Map([['USD', 0.5]]) },
    };
    const mapping = {
      ...MAPPING,
      fields: [...MAPPING.fields.filter(({ to }) => to !== 'fact.amount'), amount],
    };
    const built = build(
      [
        {
          id: '1',
          fields: { Code: 'USD' },
          changes: [
            ...WON,
            { at: '2026-01-12T09:00:00Z', field: 'Amount', value: '84.000,50', before: '1.000' },
            { at: '2026-01-13T09:00:00Z', field: 'Amount', value: 'a lot' },
            { at: '2026-01-14T09:00:00Z', field: 'Source', value: 'Fair' },
          ],
        },
        { id: '2', fields: { Code: 'CHF', Amount: 5, Source: 'Other' }, changes: WON },
      ],
      mapping,
    );
    expect(built.deals.map(({ facts }) => [...facts])).toEqual([[['amount', 500]], []]);
    expect(built.deals[0]?.events.filter(({ type }) => type === 'fact.changed')).toMatchObject([
      {
        at: '2026-01-12T09:00:00Z',
        data: new Map<string, unknown>([
          ['fact', 'amount'],
          ['value', 42000.25],
        ]),
      },
    ]);
    expect(built.report.values.map(({ kind, value, to }) => [kind, value, to])).toEqual([
      ['unlisted', 'Fair', 'fact.origin'],
      ['unreadable', 'a lot', 'fact.amount'],
      ['currency', '5', 'fact.amount'],
    ]);
  });

  test('values and roles the framework does not declare are kept and said', () => {
    const built = build([{ id: '1', changes: WON, fields: { Amount: -5 } }], {
      ...MAPPING,
      fields: [...MAPPING.fields, { type: 'Opportunity', field: 'Owner', to: 'lead' }],
    });
    expect(built.report.values).toMatchObject([{ kind: 'outside', to: 'fact.amount', value: '-5' }]);
    expect(built.deals[0]?.facts.get('amount')).toBe(-5);
  });

  test('who acts is known by user, by event and by column; a role brings its side', () => {
    const mapping: Mapping = {
      ...MAPPING,
      fields: [
        ...MAPPING.fields,
        { type: 'Opportunity', field: 'actor', to: 'by.role', values: new Map([['PM', 'partner-manager']]) },
      ],
      actors: [
        { user: '005', role: 'vendor-ae' },
        { event: 'registration.submitted', side: 'partner' },
      ],
    };
    const built = build(
      [
        {
          id: '1',
          changes: [
            { at: '2026-01-12T09:00:00Z', field: 'StageName', value: 'Proposal', by: '005' },
            {
              at: '2026-01-13T09:00:00Z',
              field: 'StageName',
              value: 'Negotiation',
              by: '005',
              data: { actor: 'PM' },
            },
          ],
        },
        REGISTRATION,
      ],
      mapping,
    );
    expect(built.deals.flatMap(({ events }) => events.map(({ by }) => by))).toEqual([
      { side: 'vendor', role: 'vendor-ae' },
      { side: 'vendor', role: 'partner-manager' },
      { side: 'partner' },
    ]);
  });

  test('rows are kept on demand, times that cannot be read stay, and what is recorded after the end as well', () => {
    const history = recorded([
      {
        id: '1',
        changes: [
          ...WON,
          { at: '2026-03-01T09:00:00Z', field: 'StageName', value: 'Negotiation' },
          { at: 'soon', field: 'StageName', value: 'Proposal' },
        ],
      },
    ]);
    const { deals, report } = buildDeals(northwind, history, MAPPING, { withRaw: true });
    expect(deals[0]).toMatchObject({ outcome: 'open', asOf: '2026-03-01T09:00:00Z' });
    expect(deals[0]?.events.map(({ at }) => at).slice(-2)).toEqual(['2026-03-01T09:00:00Z', 'soon']);
    expect(deals[0]?.events[0]?.source).toEqual({ file: 'export.csv', row: 3, raw: 'row 3' });
    expect(report.values).toMatchObject([{ kind: 'untimed', value: 'soon' }]);
  });

  test('[IM7] two opportunities of one id are told apart, and importing twice gives the same bytes', () => {
    const objects: ObjectSketch[] = [
      { id: '1', changes: WON },
      { type: 'deal', id: '1', changes: WON },
    ];
    const mapping = {
      ...MAPPING,
      objects: [...MAPPING.objects, { type: 'deal', is: 'deal' }],
      events: MAPPING.events.flatMap((line) => [line, { ...line, type: 'deal' }]),
    };
    const print = () => build(objects, mapping).deals.map(printDeal).join('\n');
    expect(build(objects, mapping).deals.map(({ id }) => id)).toEqual(['1', 'deal/1']);
    expect(print()).toBe(print());
  });

  test('types nobody spoke of and empty objects are counted', () => {
    const built = build([
      { id: '1' },
      {
        type: 'Quote',
        id: 'q',
        kind: 'other',
        changes: [{ at: '2026-01-01', field: 'Status', value: 'Sent' }],
      },
    ]);
    expect(built.deals).toEqual([]);
    expect(built.report.objects).toEqual(
      new Map([
        ['deal', 1],
        ['unknown', 1],
      ]),
    );
    expect(built.report.unmapped).toMatchObject([
      { type: 'Quote', field: 'Status', value: 'Sent', count: 1 },
    ]);
    expect(built.report.notes).toEqual([{ kind: 'empty', objects: [{ type: 'Opportunity', id: '1' }] }]);
  });
});

test('[IM6] a field that says when is told by the history of the state where there is one, and by itself where there is none', () => {
  const history = recorded([
    {
      kind: 'registration',
      type: 'Deal_Registration__c',
      id: 'R1',
      changes: [
        { at: '2026-01-02T09:00:00Z', field: 'Submitted_Date__c', value: true },
        { at: '2026-01-03T09:00:00Z', field: 'Status__c', value: 'Approved', before: 'Submitted' },
        { at: '2026-01-03T00:00:00Z', field: 'Approved_Date__c', value: true },
      ],
    },
    {
      kind: 'registration',
      type: 'Deal_Registration__c',
      id: 'R2',
      changes: [{ at: '2026-01-04T00:00:00Z', field: 'Approved_Date__c', value: true }],
    },
  ]);
  const { deals, report } = buildDeals(northwind, history, guessMapping(northwind, history));
  expect(deals.map(({ id, events }) => [id, events.map(({ at, type }) => `${at} ${type}`)])).toEqual([
    ['R1', ['2026-01-02T09:00:00Z registration.submitted', '2026-01-03T09:00:00Z registration.approved']],
    ['R2', ['2026-01-04T00:00:00Z registration.approved']],
  ]);
  expect(report.changes).toMatchObject({ all: 4, event: 3, repeated: 1 });
});
