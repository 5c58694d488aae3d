import { describe, expect, test } from 'vitest';
import { buildDeals } from '../../../../src/core/records/deals/buildDeals.ts';
import { EMPTY_MAPPING, type Mapping, type StandIn } from '../../../../src/core/records/mapping/mapping.ts';
import { recorded, type ObjectSketch } from '../recorded.ts';

const step = (at: string, value: string) => ({ at, field: 'StageName', value });
const OBJECTS: readonly ObjectSketch[] = [
  {
    id: 'early',
    fields: { Account: 'Acme', OwnerId: '005A' },
    changes: [step('2026-01-01T00:00:00Z', 'New'), step('2026-02-01T00:00:00Z', 'Won')],
  },
  {
    id: 'late',
    fields: { Account: 'Acme', Source: 'joint', OwnerId: '005B' },
    changes: [
      step('2026-03-01T00:00:00Z', 'New'),
      { at: '2026-03-02T00:00:00Z', field: 'OwnerId', value: '005C', before: '005A', label: 'Cem' },
      step('2026-03-05T00:00:00Z', 'Won'),
      { at: '2026-03-09T00:00:00Z', field: 'OwnerId', value: '005B', before: '005C' },
    ],
  },
  {
    kind: 'registration',
    type: 'Registration',
    id: 'R',
    changes: [{ at: '2025-12-31T00:00:00Z', field: 'Status', value: 'Submitted' }],
    links: { Opportunity: 'early' },
  },
];
const STAND_INS: readonly StandIn[] = [
  { kind: 'registered-first', fact: 'origin', then: 'partner', otherwise: 'vendor', accepted: false },
  { kind: 'won-before', fact: 'customer', then: 'vendor-account', accepted: false },
  {
    kind: 'owner-at-close',
    type: 'Opportunity',
    field: 'OwnerId',
    roles: new Map([['005A', 'vendor-ae']]),
    accepted: false,
  },
];
const MAPPING: Mapping = {
  ...EMPTY_MAPPING,
  objects: [
    { type: 'Opportunity', is: 'deal' },
    { type: 'Registration', is: 'registration' },
  ],
  events: [
    { type: 'Opportunity', field: 'StageName', event: 'stage' },
    { type: 'Registration', field: 'Status', event: 'registration.submitted' },
  ],
  fields: [
    { type: 'Opportunity', field: 'StageName', to: 'outcome', values: new Map([['Won', 'won']]) },
    { type: 'Opportunity', field: 'Account', to: 'account' },
    { type: 'Opportunity', field: 'Source', to: 'fact.origin' },
  ],
  actors: [{ user: 'Cem', role: 'partner-manager' }],
  standIns: STAND_INS,
};

describe('[IM9] stand-ins', () => {
  test('say nothing until they are accepted, and how often they would', () => {
    const { deals, report } = buildDeals(undefined, recorded(OBJECTS), MAPPING);
    expect(deals.map(({ facts, lead }) => [[...facts], lead])).toEqual([
      [[], undefined],
      [[['origin', 'joint']], undefined],
    ]);
    expect(report.standIns).toEqual([
      { index: 0, silent: 1, inferred: 1 },
      { index: 1, silent: 2, inferred: 1 },
      { index: 2, silent: 2, inferred: 2 },
    ]);
  });

  test('speak where the record is silent, and what they say is marked', () => {
    const standIns = STAND_INS.map((standIn) => ({ ...standIn, accepted: true }));
    const { deals } = buildDeals(undefined, recorded(OBJECTS), { ...MAPPING, standIns });
    expect(deals.map(({ facts, lead }) => [Object.fromEntries(facts), lead])).toEqual([
      [{ origin: 'partner' }, 'vendor-ae'],
      [{ origin: 'joint', customer: 'vendor-account' }, 'partner-manager'],
    ]);
    expect(deals.map(({ knownFrom }) => Object.fromEntries(knownFrom ?? []))).toMatchObject([
      {
        'facts.origin': { inferred: 'registration before opportunity creation' },
        lead: { inferred: 'owner at close' },
      },
      { 'facts.origin': { row: 5 }, 'facts.customer': { inferred: 'earlier won deal on the account' } },
    ]);
  });
});
