import { describe, expect, test } from 'vitest';
import { parseFramework } from '../../../../src/core/text/index.ts';
import { buildDeals } from '../../../../src/core/records/deals/buildDeals.ts';
import { proposeJoins } from '../../../../src/core/records/groups/proposeJoins.ts';
import { EMPTY_MAPPING, type Mapping } from '../../../../src/core/records/mapping/mapping.ts';
import { recorded, type ObjectSketch } from '../recorded.ts';

const mapping: Mapping = {
  ...EMPTY_MAPPING,
  objects: [
    { type: 'Opportunity', is: 'deal' },
    { type: 'Registration', is: 'registration' },
    { type: 'Account', is: 'account' },
  ],
  events: [
    { type: 'Registration', field: 'Status', value: 'Submitted', event: 'registration.submitted' },
    { type: 'Opportunity', field: 'StageName', event: 'stage.pitch' },
  ],
  fields: [
    { type: 'Opportunity', field: 'AccountId', to: 'account' },
    { type: 'Account', field: 'Name', to: 'name' },
    { type: 'Registration', field: 'Customer', to: 'account' },
    { type: 'Registration', field: 'Partner', to: 'partner' },
    { type: 'Registration', field: 'Product', to: 'fact.product' },
  ],
};

const deal = (id: string, account: string, at = '2025-03-10T00:00:00Z'): ObjectSketch => ({
  id,
  fields: { AccountId: account },
  changes: [{ at, field: 'StageName', value: 'Pitch' }],
});

const claim = (
  id: string,
  partner: string,
  customer: string,
  more: { readonly at?: string; readonly fields?: Readonly<Record<string, string>> } = {},
): ObjectSketch => ({
  kind: 'registration',
  type: 'Registration',
  id,
  fields: { Customer: customer, Partner: partner, ...more.fields },
  changes: [{ at: more.at ?? '2025-03-01T09:05:00Z', field: 'Status', value: 'Submitted' }],
});

function scope(unit: string) {
  const { framework } = parseFramework(
    JSON.stringify({
      format: 'cosell-framework/1',
      id: 'f',
      name: 'F',
      version: '1',
      registrationScope: { unit },
      facts: { product: { type: 'enum', values: ['core', 'edge'], of: 'registration' } },
      lifecycles: { deal: { id: 'deal', initial: 'a', states: { a: {} } } },
    }),
  );
  return framework;
}

describe('IM-groups', () => {
  test('a registration that was never linked is proposed for the opportunity of its customer', () => {
    const history = recorded([
      { kind: 'account', type: 'Account', id: 'A1', fields: { Name: 'Acme GmbH' } },
      deal('O1', 'A1'),
      claim('R1', 'P1', 'ACME'),
    ]);
    const [join, ...more] = proposeJoins(scope('account'), history, mapping);
    expect(more).toEqual([]);
    expect(join).toEqual({
      objects: [
        { type: 'Opportunity', id: 'O1' },
        { type: 'Registration', id: 'R1' },
      ],
      certainty: 'same',
      because: '"Acme GmbH" and "ACME" are the same name but for its form',
    });
    const confirmed = { ...mapping, joins: [{ objects: join?.objects ?? [], confirmed: true }] };
    expect(buildDeals(undefined, history, confirmed).deals.map(({ id }) => id)).toEqual(['O1']);
    expect(buildDeals(undefined, history, mapping).deals).toHaveLength(2);
  });

  test('names that resemble each other are only alike, and other names are nothing', () => {
    const join = (one: string, other: string) =>
      proposeJoins(
        scope('account'),
        recorded([claim('R1', 'P1', one), claim('R2', 'P2', other)]),
        mapping,
      ).map(({ certainty }) => certainty);
    expect(join('Acme GmbH', 'ACME Germany')).toEqual(['alike']);
    expect(join('Müller & Söhne GmbH', 'Muller und Sohne')).toEqual(['same']);
    expect(join('Brightwater Foods Ltd', 'Brightwater Food')).toEqual(['alike']);
    expect(join('North Bank', 'North Sea Shipping')).toEqual([]);
    expect(join('SAP', 'SAP Fioneer')).toEqual([]);
  });

  test('claims that never stood at the same time are not proposed', () => {
    const history = recorded([
      claim('R1', 'P1', 'Acme', { at: '2024-01-01T00:00:00Z' }),
      claim('R2', 'P2', 'Acme', { at: '2025-03-01T00:00:00Z' }),
    ]);
    expect(proposeJoins(scope('account'), history, mapping)).toEqual([]);
    expect(proposeJoins(scope('account'), history, mapping, { windowDays: 500 })).toHaveLength(1);
  });

  test('two opportunities nobody registered are two deals, and so are two registrations of one partner', () => {
    expect(
      proposeJoins(scope('account'), recorded([deal('O1', 'Acme'), deal('O2', 'Acme')]), mapping),
    ).toEqual([]);
    expect(
      proposeJoins(
        scope('account'),
        recorded([claim('R1', 'P1', 'Acme'), claim('R2', 'P1', 'Acme')]),
        mapping,
      ),
    ).toEqual([]);
  });

  test('where a domain is protected, only the registrable domain counts', () => {
    const at = (email: string) => ({ fields: { Customer_Email: email } });
    const history = recorded([
      claim('R1', 'P1', 'Acme', at('ann@mail.acme.co.uk')),
      claim('R2', 'P2', 'Something else', { fields: { Website: 'https://www.acme.co.uk/contact' } }),
      claim('R3', 'P3', 'Acme', at('bo@gmail.com')),
    ]);
    const joins = proposeJoins(scope('domain'), history, mapping);
    expect(joins.map(({ objects, because }) => [objects.map(({ id }) => id), because])).toEqual([
      [['R1', 'R2'], "Both name the customer's domain acme.co.uk"],
    ]);
  });

  test('where account and product are protected, other products are no conflict and unknown ones are not sure', () => {
    const product = (value: string) => ({ fields: { Product: value } });
    const joins = (...objects: readonly ObjectSketch[]) =>
      proposeJoins(scope('account+product'), recorded(objects), mapping).map(({ certainty }) => certainty);
    expect(
      joins(claim('R1', 'P1', 'Acme', product('core')), claim('R2', 'P2', 'Acme', product('edge'))),
    ).toEqual([]);
    expect(
      joins(claim('R1', 'P1', 'Acme', product('core')), claim('R2', 'P2', 'Acme', product('core'))),
    ).toEqual(['same']);
    expect(joins(claim('R1', 'P1', 'Acme', product('core')), claim('R2', 'P2', 'Acme'))).toEqual(['alike']);
  });

  test('where the opportunity is protected, links alone say what belongs together', () => {
    const history = recorded([deal('O1', 'Acme'), claim('R1', 'P1', 'Acme')]);
    expect(proposeJoins(scope('opportunity'), history, mapping)).toEqual([]);
  });

  test('a pair the mapping speaks of is not proposed again, whether it was confirmed or declined', () => {
    const history = recorded([deal('O1', 'Acme'), claim('R1', 'P1', 'Acme')]);
    const [join] = proposeJoins(scope('account'), history, mapping);
    expect(join).toBeDefined();
    for (const confirmed of [true, false]) {
      const answered = { ...mapping, joins: [{ objects: [...(join?.objects ?? [])].reverse(), confirmed }] };
      expect(proposeJoins(scope('account'), history, answered)).toEqual([]);
    }
  });

  test('two thousand claims are compared within their likes only', () => {
    const words = ['alder', 'birch', 'cedar', 'dogwood', 'elm', 'fir', 'ginkgo', 'hazel', 'iris', 'juniper'];
    const many = Array.from({ length: 2_000 }, (_, index) =>
      claim(
        `R${String(index)}`,
        `P${String(index % 7)}`,
        `${words[index % 10] ?? ''}${String(Math.floor(index / 2))} ${words[(index >> 4) % 10] ?? ''}`,
      ),
    );
    expect(proposeJoins(scope('account'), recorded(many), mapping).length).toBeGreaterThan(0);
  });
});
