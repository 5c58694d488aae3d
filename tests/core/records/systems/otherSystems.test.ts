import initSqlJs from 'sql.js';
import { describe, expect, test } from 'vitest';
import { openWithSqlJs, type SqlJs } from '../../../../src/core/records/index.ts';
import {
  filesOf,
  fixture,
  fixtureBytes,
  imbalances,
  linesOf,
  notesOf,
  objectOf,
  read,
  readFixtures,
  sourceFile,
  textFile,
} from './readFixtures.ts';

describe('[RH4] HubSpot', () => {
  test('deals with history, whose stages have labels from the pipelines', async () => {
    const history = await readFixtures(['hubspot/deals.json', 'hubspot/pipelines.json']);
    expect(imbalances(history)).toEqual([]);
    const deal = objectOf(history, '77');
    expect(linesOf(deal.changes)).toEqual([
      '2025-03-01T09:00:00Z createdate: true',
      '2025-03-01T09:00:00Z dealstage: 9021 (Qualified to buy)',
      '2025-03-01T09:00:00Z hubspot_owner_id: 10420865',
      '2025-04-01T09:00:00Z hubspot_owner_id: 10420865 -> undefined',
      '2025-05-11T08:30:00Z dealstage: 9021 -> contractsent (Contract sent)',
      '2025-06-30T10:00:00Z dealstage: contractsent -> closedlost (Closed lost)',
    ]);
    expect(deal.fields.has('hubspot_owner_id')).toBe(false);
    expect(deal.links).toMatchObject([{ kind: 'account', id: '501' }]);
    expect(objectOf(history, '78').gone).toEqual({ kind: 'merged', into: '77' });
    expect(objectOf(history, '79').gone).toEqual({ kind: 'deleted' });
  });

  test('versions of the old API, in milliseconds', async () => {
    const history = await readFixtures(['hubspot/deals-v1.json']);
    expect(linesOf(objectOf(history, '151088').changes, 'createdate', 'dealstage')).toEqual([
      '2014-08-31T00:00:00Z createdate: true',
      '2014-08-31T00:00:00Z dealstage: appointmentscheduled',
      '2015-09-03T10:40:00Z dealstage: appointmentscheduled -> closedwon',
    ]);
  });

  test('tables of a warehouse, in UTC', async () => {
    const history = await readFixtures(filesOf('hubspot-warehouse'), { timezone: 'Asia/Tokyo' });
    expect(imbalances(history)).toEqual([]);
    expect(linesOf(objectOf(history, '301').changes)).toEqual([
      '2025-03-01T09:00:00Z createdate: true',
      '2025-03-01T09:00:00Z dealstage: 9021 (Qualified to buy)',
      '2025-03-09T10:30:00.250Z dealstage: contractsent (Contract sent)',
      '2025-03-20T10:30:00.250Z amount: 5000',
      '2025-04-02T12:00:00Z dealstage: closedwon (Closed won)',
    ]);
    expect(objectOf(history, '302').gone).toEqual({ kind: 'merged', into: '301' });
    expect(objectOf(history, '303').gone).toEqual({ kind: 'deleted' });
    expect(notesOf(history, 'deal_property_history.csv')[0]).toBe('skipped 7: no deal (deal_id)');
  });

  test('the export of deals: UTF-16, semicolons, times that ask for the portal’s zone', async () => {
    const asks = await readFixtures(['hubspot-export/deals.csv']);
    expect(objectOf(asks, '9001').changes).toEqual([]);
    expect(notesOf(asks, 'deals.csv').join('\n')).toContain('Create Date: the time has no offset');
    const history = await readFixtures(['hubspot-export/deals.csv'], { timezone: 'Europe/Berlin' });
    expect(linesOf(objectOf(history, '9001').changes)).toEqual([
      '2025-03-01T08:00:00Z createdate: true',
      '2025-06-30T08:00:00Z dealstage: Contract sent [assumed]',
    ]);
    expect(objectOf(history, '9001').fields.get('dealname')?.value).toBe('Äcme – Größe');
    expect(objectOf(history, '9002').fields.has('dealstage')).toBe(false);
  });
});

describe('[RH4] HubSpot without versions', () => {
  test('the times at which stages were entered stand in for their history', async () => {
    const csv =
      'Record ID;Deal Name;Deal Stage;"Date entered ""Contract sent (Sales)""";"Date entered ""Closed won (Sales)""";Last Modified Date\n1;Acme;Closed won;2025-03-01 09:00;2025-04-01 10:00;2025-05-01 10:00\n';
    const history = await read([textFile('export.csv', csv)], { timezone: 'UTC' });
    expect(linesOf(objectOf(history, '1').changes)).toEqual([
      '2025-03-01T09:00:00Z dealstage: Contract sent',
      '2025-04-01T10:00:00Z dealstage: Closed won',
    ]);
    const json =
      '{"id":"2","properties":{"dealstage":"closedwon","hs_date_entered_closedwon":"2025-04-01T10:00:00Z"},"updatedAt":"2025-05-01T10:00:00Z"}';
    const [change] = objectOf(await read([textFile('deals.json', json)]), '2').changes;
    expect(change).toMatchObject({ field: 'dealstage', value: 'closedwon', confidence: 'recorded' });
  });
});

describe('[RH5] AWS and Microsoft keep no history', () => {
  test('AWS: events and compared pictures; a cleared field is not believed, nor is the list of stages complete', async () => {
    const history = await readFixtures(filesOf('aws'));
    expect(imbalances(history)).toEqual([]);
    expect(linesOf(objectOf(history, 'O123456').changes)).toEqual([
      '2025-01-07T19:27:40Z CreatedDate: true',
      '2025-01-07T19:27:41Z activity: Opportunity Created',
      '2025-01-07T19:27:41.123Z LifeCycle.Stage: Prospect [assumed]',
      '2025-01-07T19:27:41.123Z LifeCycle.ReviewStatus: Pending Submission [assumed]',
      '2025-01-10T09:00:00Z LifeCycle.NextSteps: Call the customer',
      '2025-01-20T09:00:00Z LifeCycle.Stage: Prospect -> Qualified [compared]',
      '2025-01-20T09:00:00Z LifeCycle.ReviewStatus: Pending Submission -> Approved [compared]',
      '2025-02-01T08:00:00Z activity: Opportunity Updated',
      '2025-03-01T00:00:00.500Z LifeCycle.Stage: Qualified -> Closed Won [compared]',
    ]);
    expect(objectOf(history, 'O123456').fields.get('AwsOpportunitySummary.InvolvementType')?.value).toBe(
      'Co-Sell',
    );
    expect(objectOf(history, 'engi-0123456789abc')).toMatchObject({
      kind: 'registration',
      links: [{ kind: 'opportunity', id: 'O123457' }],
    });
    expect(linesOf(objectOf(history, 'O900').changes, 'stage', 'partnerAcceptanceStatus', 'state')).toEqual([
      '2022-03-08T13:15:35Z stage: Prospect [assumed]',
      '2022-03-15T10:00:00Z stage: Prospect -> Qualified [compared]',
      '2022-03-15T10:00:00Z partnerAcceptanceStatus: Accepted [compared]',
    ]);
  });

  test('Microsoft: referrals, webhook events and the download tell of one referral; fractions of 7 digits', async () => {
    const history = await readFixtures(filesOf('microsoft'));
    expect(imbalances(history)).toEqual([]);
    expect(
      linesOf(
        objectOf(history, '4111fffc-0000-4d53-bba6-569135228642').changes,
        'status',
        'substatus',
        'activity',
        'acceptedDateTime',
      ),
    ).toEqual([
      '2019-02-23T02:05:23.293Z activity: referral-created',
      '2019-02-23T02:05:23.293Z status: New [assumed]',
      '2019-02-23T02:05:23.293Z substatus: Pending [assumed]',
      '2019-02-25T08:00:00.123Z acceptedDateTime: true',
      '2019-02-25T08:00:00.123Z status: New -> Active [compared]',
      '2019-02-25T08:00:00.123Z substatus: Pending -> Accepted [compared]',
      '2019-06-01T08:00:00.765Z activity: referral-updated',
      '2019-06-01T08:00:00.765Z status: Active -> Closed [compared]',
      '2019-06-01T08:00:00.765Z substatus: Accepted -> Won [compared]',
      '2019-06-01T08:00:01Z substatus: Won -> Lost [compared]',
    ]);
  });
});

const openSqlite = openWithSqlJs(() => initSqlJs() as Promise<SqlJs>);

describe('[RH6] OCEL 2.0 and XES', () => {
  test.each(['ocel/cosell.jsonocel', 'ocel/cosell.xmlocel'])(
    '%s: events go to the object they are about',
    async (path) => {
      const history = await readFixtures([path]);
      expect(imbalances(history)).toEqual([]);
      expect(history.objects.map(({ kind, id }) => `${kind} ${id}`)).toEqual([
        'opportunity 006A1',
        'registration DR-1001',
        'registration DR-1002',
        'partner P1',
        'account ACME',
      ]);
      const deal = objectOf(history, '006A1');
      expect(deal.fields.get('amount')?.value).toBe(50000);
      expect(linesOf(deal.changes)).toEqual([
        '2025-03-01T09:00:00Z activity: Opportunity Created',
        '2025-03-01T09:00:00Z owner: Ann Lee',
        '2025-03-05T16:00:00Z activity: Registrations Compared',
        '2025-04-02T08:00:01Z owner: Ann Lee -> Bo Diaz',
      ]);
      const registration = objectOf(history, 'DR-1001');
      expect(linesOf(registration.changes)).toEqual(['2025-03-04T16:00:00Z activity: Registration Approved']);
      expect([...(registration.changes[0]?.data ?? [])]).toEqual([
        ['actorRole', 'ASM'],
        ['deal', '006A1'],
        ['registrant', 'P1'],
        ['customer', 'ACME'],
      ]);
      expect(registration.links.map(({ as, kind }) => `${as} ${kind}`)).toEqual([
        'deal opportunity',
        'registrant partner',
        'customer account',
      ]);
    },
  );

  test('SQLite by the opener a host brings', async () => {
    const history = await readFixtures(['ocel/cosell.sqlite'], { openSqlite });
    expect(history.files).toMatchObject([{ system: 'ocel', rows: 3, used: 3, notes: [] }]);
    expect(linesOf(objectOf(history, '006A1').changes)).toEqual([
      '2025-04-02T08:00:01Z owner: Ann Lee -> Bo Diaz',
    ]);
    expect(linesOf(objectOf(history, 'DR-1001').changes)).toEqual([
      '2025-03-04T16:00:00Z activity: Registration Approved',
    ]);
    const unopened = await readFixtures(['ocel/cosell.sqlite']);
    expect(unopened.files[0]?.problem).toBe('The file is a SQLite database; they are not read here.');
  });

  test('a damaged database is a problem of the file', async () => {
    const bytes = fixtureBytes('ocel/cosell.sqlite').slice(0, 3000);
    const history = await read([sourceFile('cut.sqlite', bytes)], { openSqlite });
    expect(history.files[0]?.problem).toMatch(/^The database is damaged: /);
  });

  test('XES: traces are objects, events activities; times that cannot be read are kept as they are', async () => {
    const history = await readFixtures(['xes/log.xes']);
    expect(imbalances(history)).toEqual([]);
    expect(linesOf(objectOf(history, 'D-1').changes)).toEqual([
      '2025-03-01T09:05:00Z activity: Register',
      '2025-03-04T16:00:00Z activity: Approve (start)',
      'sometime activity: Approve',
    ]);
    expect(objectOf(history, 'D-1').changes.map(({ by }) => by)).toEqual(['Ann', 'ASM', undefined]);
    expect(notesOf(history, 'log.xes')).toEqual([
      'skipped 5: no activity (concept:name)',
      'guessed 5: the trace has no name (concept:name); it is called after its position',
    ]);
  });

  test('XES cut off in the middle keeps the events before', async () => {
    const history = await read([fixture('xes/cut.xes', 10)]);
    expect(history.files).toMatchObject([
      {
        rows: 2,
        used: 1,
        problem: 'The file ends within <event>, in line 5: it is not whole. What stands before was read.',
      },
    ]);
    expect(objectOf(history, 'D-1').changes).toHaveLength(1);
  });

  test('XML that declares entities is refused, whatever they would grow to', async () => {
    const history = await readFixtures(['xes/entities.xes']);
    expect(history.objects).toEqual([]);
    expect(history.files[0]?.problem).toMatch(/^The file declares XML entities/);
  });
});
