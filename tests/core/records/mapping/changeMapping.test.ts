import { describe, expect, test } from 'vitest';
import {
  changeMapping,
  EMPTY_MAPPING,
  nameMappingChange,
  parseMapping,
  printMapping,
  type EventLine,
  type Mapping,
  type MappingChange,
} from '../../../../src/core/records/index.ts';

const stage = (value: string, event: string | undefined): EventLine => ({
  type: 'Opportunity',
  field: 'StageName',
  value,
  event,
});

const MAPPING: Mapping = {
  ...EMPTY_MAPPING,
  framework: 'northwind',
  objects: [{ type: 'Opportunity', is: 'deal', because: 'opportunities are deals' }],
  events: [
    { ...stage('Proposal', 'stage.pitch'), because: 'looks like it' },
    stage('Won', 'deal.won'),
    { type: 'Opportunity', field: 'OwnerId', event: 'note' },
  ],
  fields: [
    { type: 'Opportunity', field: 'LeadSource', to: 'fact.origin', values: new Map([['Web', 'vendor']]) },
  ],
  standIns: [
    { kind: 'won-before', fact: 'customer', then: 'vendor-account', accepted: false },
    {
      kind: 'owner-at-close',
      type: 'Opportunity',
      field: 'OwnerId',
      roles: new Map(),
      otherwise: 'account-executive',
      accepted: false,
    },
  ],
};
const after = (...changes: readonly MappingChange[]): Mapping => changes.reduce(changeMapping, MAPPING);
const pair = [
  { type: 'Opportunity', id: 'A' },
  { type: 'Deal_Registration__c', id: 'R' },
];

describe('[IM4] a mapping is edited line by line', () => {
  test('a line takes the place of the one that speaks of the same, or stands at the end', () => {
    expect(after({ kind: 'event.set', line: stage('Proposal', 'stage.intro') }).events[0]).toEqual(
      stage('Proposal', 'stage.intro'),
    );
    expect(after({ kind: 'event.set', line: stage('Lost', 'deal.lost') }).events.at(-1)).toEqual(
      stage('Lost', 'deal.lost'),
    );
    const when = new Map([['RecordType', ['Partner']]]);
    expect(
      after({ kind: 'event.set', line: { ...stage('Won', 'note'), when } }).events.map(({ event }) => event),
    ).toEqual(['stage.pitch', 'deal.won', 'note', 'note']);
    expect(after({ kind: 'event.set', index: 1, line: stage('Closed', 'deal.won') }).events[1]?.value).toBe(
      'Closed',
    );
    expect(after({ kind: 'object.set', line: { type: 'Opportunity', is: 'ignored' } }).objects).toEqual([
      { type: 'Opportunity', is: 'ignored' },
    ]);
    const line = { type: 'Opportunity', field: 'Amount', to: 'fact.amount', decimal: ',' } as const;
    expect(after({ kind: 'field.set', line }).fields.map(({ to }) => to)).toEqual([
      'fact.origin',
      'fact.amount',
    ]);
    const actor = { user: 'Ann', role: 'account-executive' };
    expect(
      after({ kind: 'actor.set', line: actor }, { kind: 'actor.set', line: { user: 'Ann', side: 'vendor' } })
        .actors,
    ).toEqual([{ user: 'Ann', side: 'vendor' }]);
  });

  test('a field is left out on purpose, whatever it changes to', () => {
    const { events } = after({ kind: 'field.ignore', type: 'Opportunity', field: 'StageName' });
    expect(events).toEqual([
      { type: 'Opportunity', field: 'OwnerId', event: 'note' },
      { type: 'Opportunity', field: 'StageName', event: undefined },
    ]);
  });

  test('what labels mean is told one by one; the last one takes the table with it', () => {
    const told = after({ kind: 'value.set', index: 0, label: 'Partner', value: 'partner' });
    expect([...(told.fields[0]?.values ?? [])]).toEqual([
      ['Web', 'vendor'],
      ['Partner', 'partner'],
    ]);
    const unknown = after({ kind: 'value.set', index: 0, label: 'Web', value: undefined });
    expect(unknown.fields[0]?.values?.has('Web')).toBe(true);
    expect(after({ kind: 'value.remove', index: 0, label: 'Web' }).fields[0]).toEqual({
      type: 'Opportunity',
      field: 'LeadSource',
      to: 'fact.origin',
    });
  });

  test('joins are settled and opened again, whichever object is named first', () => {
    const declined = after({ kind: 'join.settle', objects: pair, confirmed: false, because: 'same name' });
    expect(declined.joins).toEqual([{ objects: pair, confirmed: false, because: 'same name' }]);
    const turned = pair.toReversed();
    const joined = changeMapping(declined, { kind: 'join.settle', objects: turned, confirmed: true });
    expect(joined.joins).toEqual([{ objects: turned, confirmed: true }]);
    expect(changeMapping(joined, { kind: 'join.open', objects: pair }).joins).toEqual([]);
  });

  test('stand-ins are accepted and taken back; nothing else becomes of the mapping', () => {
    const accepted = after({ kind: 'standIn.accept', index: 1, accepted: true });
    expect(accepted.standIns.map((standIn) => standIn.accepted)).toEqual([false, true]);
    expect(after({ kind: 'standIn.accept', index: 0, accepted: false })).toBe(MAPPING);
    expect(after({ kind: 'standIn.accept', index: 7, accepted: true })).toBe(MAPPING);
    expect(changeMapping(accepted, { kind: 'standIn.accept', index: 1, accepted: false })).toEqual(MAPPING);
  });

  test('lines of types that are new come from a guess; what is known stays', () => {
    const from: Mapping = {
      ...EMPTY_MAPPING,
      objects: [
        { type: 'Opportunity', is: 'ignored' },
        { type: 'deal', is: 'deal' },
      ],
      events: [stage('Proposal', 'other'), { type: 'deal', field: 'dealstage', event: 'note' }],
      fields: [{ type: 'deal', field: 'amount', to: 'fact.amount' }],
      standIns: [{ kind: 'won-before', fact: 'customer', then: 'new', accepted: false }],
    };
    const { objects, events, fields, standIns } = after({ kind: 'types.add', from });
    expect(objects.map(({ type, is }) => `${type} ${is}`)).toEqual(['Opportunity deal', 'deal deal']);
    expect(events).toEqual([...MAPPING.events, { type: 'deal', field: 'dealstage', event: 'note' }]);
    expect(fields.map(({ type }) => type)).toEqual(['Opportunity', 'deal']);
    expect(standIns).toEqual(MAPPING.standIns);
    expect(after({ kind: 'types.add', from: { ...EMPTY_MAPPING, objects: MAPPING.objects } })).toBe(MAPPING);
  });

  test('every edit has a name, and what comes of it is printed and read again', () => {
    const changes: readonly MappingChange[] = [
      { kind: 'object.set', line: { type: 'Lead', is: 'ignored' } },
      { kind: 'event.set', line: stage('Lost', undefined) },
      { kind: 'field.ignore', type: 'Opportunity', field: 'OwnerId' },
      { kind: 'field.set', line: { type: 'Opportunity', field: 'Amount', to: 'fact.amount' } },
      { kind: 'value.set', index: 0, label: 'Event', value: undefined },
      { kind: 'value.remove', index: 0, label: 'Event' },
      { kind: 'actor.set', line: { event: 'deal.won', side: 'vendor' } },
      { kind: 'standIn.accept', index: 0, accepted: true },
      {
        kind: 'standIn.set',
        standIn: { kind: 'won-before', fact: 'customer', then: 'vendor-account', accepted: true },
      },
      { kind: 'join.settle', objects: pair, confirmed: true },
      { kind: 'times.set', timezone: 'Europe/Berlin', dateOrder: 'dmy' },
      { kind: 'pseudonyms.set', pseudonyms: { key: 'partners 2026' } },
      { kind: 'line.remove', list: 'events', index: 0 },
    ];
    let mapping = MAPPING;
    for (const change of changes) {
      const next = changeMapping(mapping, change);
      expect(nameMappingChange(change)).toMatch(/^[A-Z]/);
      expect(parseMapping(printMapping(next))).toEqual({ ok: true, value: next });
      mapping = next;
    }
    expect(mapping).toMatchObject({ timezone: 'Europe/Berlin', dateOrder: 'dmy' });
    const bare = changeMapping(changeMapping(mapping, { kind: 'times.set' }), { kind: 'pseudonyms.set' });
    expect(Object.keys(bare)).not.toContain('timezone');
    expect(Object.keys(bare)).not.toContain('pseudonyms');
    expect(changeMapping(bare, { kind: 'line.remove', list: 'joins', index: 9 })).toBe(bare);
  });
});
