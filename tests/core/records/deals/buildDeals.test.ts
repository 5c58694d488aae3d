import { describe, expect, test } from 'vitest';
import { printDeal } from '../../../../src/core/formats/index.ts';
import type { Framework } from '../../../../src/core/model/framework.ts';
import { buildDeals } from '../../../../src/core/records/deals/buildDeals.ts';
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
});
