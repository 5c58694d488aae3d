import { describe, expect, test } from 'vitest';
import { fullId } from '../../../../src/core/records/systems/salesforce/salesforceId.ts';
import {
  filesOf,
  imbalances,
  linesOf,
  notesOf,
  objectOf,
  readFixtures,
  read,
  fixture,
  textFile,
} from './readFixtures.ts';

const ALL = filesOf('salesforce');
const ACME = '0065g00000Acme1AAB';
const BOLT = '0065g00000Bolt2AAB';

describe('[RH3] Salesforce', () => {
  test('joins histories, records, partners, registrations and lookups', async () => {
    const history = await readFixtures(ALL);
    expect(imbalances(history)).toEqual([]);
    const acme = objectOf(history, ACME);
    expect(linesOf(acme.changes, 'CreatedDate', 'StageName', 'OwnerId', 'Partner', 'Amount')).toEqual([
      '2025-03-03T09:12:44Z CreatedDate: true',
      '2025-03-03T09:12:44Z StageName: Prospecting',
      '2025-03-03T09:12:44Z Amount: 50000',
      '2025-03-05T12:00:00Z Partner: 0015g00000Tern1AAB (Tern Managed Services)',
      '2025-03-20T15:02:10Z StageName: Prospecting -> Proposal/Price Quote',
      '2025-04-02T08:00:01Z OwnerId: 0055g00000AnnLeAAJ -> 0055g00000BoDiaAAF (Bo Diaz)',
      '2025-04-11T10:00:00Z Amount: 50000 -> 62000',
      '2025-06-12T16:30:00Z StageName: Proposal/Price Quote -> Closed Won',
    ]);
    expect(acme.links.map(({ as, kind, id }) => `${as} ${kind} ${id}`)).toContain(
      'Reseller partner 0015g00000Tern1AAB',
    );
    expect(acme.fields.get('AccountId')).toMatchObject({ value: '0015g00000Acme1AAB', label: 'Acme GmbH' });
    expect(acme.fields.get('IsWon')?.value).toBe(true);

    const registration = objectOf(history, 'a0R000000000001AAA');
    expect(registration.kind).toBe('registration');
    expect(linesOf(registration.changes)).toEqual([
      '2025-03-01T09:05:00Z CreatedDate: true',
      '2025-03-01T09:05:00Z Submitted_Date__c: true',
      '2025-03-04T16:00:00Z Approved_Date__c: true',
      '2025-03-04T16:00:00Z Status__c: Submitted -> Approved',
    ]);
    expect(registration.links.map(({ kind, id }) => `${kind} ${id}`)).toContain(`opportunity ${ACME}`);
    expect(objectOf(history, '0015g00000Tern1AAB', 'partner').fields.get('Name')?.value).toBe(
      'Tern Managed Services',
    );
    expect(objectOf(history, '0015g00000AcmeXAAA').gone).toEqual({
      kind: 'merged',
      into: '0015g00000Acme1AAB',
    });
    expect(objectOf(history, '0065g00000Core3AAB').gone).toEqual({ kind: 'deleted' });
  });

  test('gives the same objects whatever the order of files', async () => {
    const forth = await readFixtures(ALL);
    const back = await readFixtures([...ALL].reverse());
    const told = (history: typeof forth): string[] =>
      history.objects
        .map(({ kind, id, type, gone, changes, links, fields }) =>
          JSON.stringify([
            kind,
            type,
            id,
            gone,
            linesOf(changes).sort(),
            links.map(({ as, id: to }) => `${as} ${to}`).sort(),
            [...fields].map(([name, { value }]) => `${name}=${String(value)}`).sort(),
          ]),
        )
        .sort();
    expect(told(back)).toEqual(told(forth));
  });

  test('a lead is a registration when its record type or a partner says so', async () => {
    const history = await readFixtures(['salesforce/Lead.csv', 'salesforce/RecordType.csv']);
    expect(objectOf(history, '00Q000000000001AAA').kind).toBe('registration');
    expect(objectOf(history, '00Q000000000002AAA')).toMatchObject({
      kind: 'other',
      type: 'Lead, no registration',
    });
    expect(objectOf(history, '00Q000000000001AAA').fields.get('RecordTypeId')?.label).toBe(
      'Deal Registration',
    );
  });

  test('a custom object has its own name where the file says it, else a common one', async () => {
    const record = 'Id,Name,Status__c,CreatedDate,OwnerId\na0R1,DR,Approved,2025-01-01T00:00:00Z,005A1\n';
    const typeIn = async (name: string): Promise<string> =>
      objectOf(await read([textFile(name, record)]), 'a0R1').type;
    expect(await typeIn('2025-11 Deal_Registration__c (3).csv')).toBe('Deal_Registration__c');
    expect(await typeIn('registrations november.csv')).toBe('Registration__c');
    expect(await typeIn('extract.csv')).toBe('custom record');
  });

  test('states of addresses are no states of the record', async () => {
    const text =
      'Id,Status,Company,State,BillingState,LastModifiedDate\n00Q1,Open,Acme,Bavaria,Bavaria,2025-03-03T09:00:00Z\n';
    const { changes } = objectOf(await read([textFile('Lead.csv', text)]), '00Q1');
    expect(linesOf(changes)).toEqual(['2025-03-03T09:00:00Z Status: Open [assumed]']);
  });

  test('of mirrored partner rows the one that leads away from the customer counts', async () => {
    const history = await readFixtures(['salesforce/Partner.csv', 'salesforce/Opportunity.csv']);
    expect(notesOf(history, 'Partner.csv')).toEqual([
      'skipped 3,4: the mirror of another row (ReversePartnerId), which counts',
      'skipped 6: a partner of an account, not of an opportunity',
    ]);
    const partners = objectOf(history, BOLT).links.filter(({ kind }) => kind === 'partner');
    expect(partners.map(({ id }) => id)).toEqual(['0015g00000VaultAAB']);
    // Without the opportunity's account the first row of a pair has to do.
    const alone = await readFixtures(['salesforce/Partner.csv']);
    expect(notesOf(alone, 'Partner.csv')[0]).toBe(
      'skipped 3,5: the mirror of another row (ReversePartnerId), which counts',
    );
  });

  test('changes of one second are put in the order of their values', async () => {
    const history = await readFixtures(['salesforce/OpportunityFieldHistory.csv']);
    expect(linesOf(objectOf(history, ACME).changes, 'Deal_Registration_Status__c')).toEqual([
      '2025-04-20T10:10:10Z Deal_Registration_Status__c: Submitted',
      '2025-04-20T10:10:10Z Deal_Registration_Status__c: Submitted -> Approved',
    ]);
  });

  test('a change of a lookup told by name and by id is one', async () => {
    const history = await readFixtures(['salesforce/OpportunityFieldHistory.csv']);
    const owner = objectOf(history, ACME).changes.filter(({ field }) => field === 'OwnerId');
    expect(owner).toMatchObject([
      { value: '0055g00000BoDiaAAF', label: 'Bo Diaz', before: '0055g00000AnnLeAAJ' },
    ]);
    expect([...(owner[0]?.data ?? [])]).toEqual([['beforeName', 'Ann Lee']]);
  });

  test('a weekly export: UTC without saying so, padded dates, 0 and 1, empty lookups, Latin-1', async () => {
    const history = await readFixtures(filesOf('salesforce-weekly'), { timezone: 'Europe/Berlin' });
    const deal = objectOf(history, '0064600000J5S51AAA');
    expect(linesOf(deal.changes, 'StageName', 'CloseDate')).toEqual([
      '2018-08-20T23:30:00Z StageName: Qualification',
      '2018-08-20T23:30:00Z CloseDate: 2018-08-22',
      '2018-10-13T17:16:45Z StageName: Qualification -> Geschäft geprüft',
      '2018-10-13T17:16:45Z CloseDate: 2018-08-22 -> 2018-11-22',
    ]);
    expect(deal.fields.get('IsClosed')?.value).toBe(false);
    expect(deal.fields.get('Name')?.value).toBe('Müller & Söhne');
    expect(deal.fields.has('CampaignId')).toBe(false);
    expect(objectOf(history, '0064600000J5S52AAA').gone).toEqual({ kind: 'deleted' });
    expect(objectOf(history, '0064600000J5S52AAA').links.map(({ as }) => as)).toEqual(['OwnerId']);
    expect(notesOf(history, 'OpportunityHistory.csv')).toEqual([
      'guessed : times without a zone in "CreatedDate" were read as UTC, which this system writes; choose another zone if not',
      'guessed : The file is not UTF-8; it was read as Windows-1252 (Latin-1). If letters look wrong, save it as UTF-8.',
    ]);
  });

  test('the zone chosen for a file goes before the one its system writes', async () => {
    const files = new Map([['OpportunityHistory.csv', { timezone: 'Europe/Berlin' }]]);
    const history = await readFixtures(['salesforce-weekly/OpportunityHistory.csv'], { files });
    expect(linesOf(objectOf(history, '0064600000J5S51AAA').changes, 'StageName')[0]).toBe(
      '2018-08-20T21:30:00Z StageName: Qualification',
    );
  });

  test('a report: labels, days first by a day beyond 12, totals and copyright left out', async () => {
    const history = await readFixtures(['salesforce-report/day-first.csv'], { timezone: 'UTC' });
    expect(notesOf(history, 'day-first.csv')).toEqual([
      'skipped 4,6,7,8,9: a total or a footer, not a record',
      'guessed 3: dates of "Close Date" have the day first, as this row shows; choose the order of dates if not',
      'guessed 3: dates of "Last Modified Date" have the day first, as this row shows; choose the order of dates if not',
    ]);
    const deal = objectOf(history, ACME);
    expect(deal.fields.get('CloseDate')?.value).toBe('2025-06-12');
    expect(linesOf(deal.changes)).toEqual(['2025-04-03T17:16:00Z StageName: Closed Won [assumed]']);
  });

  test('dates that may have day or month first ask, and are read once the order is chosen', async () => {
    const asks = await readFixtures(['salesforce-report/ambiguous.csv']);
    expect(notesOf(asks, 'ambiguous.csv')).toContain(
      'guessed 2,3: Last Modified Date: the date may be day or month first; say which (dateOrder: "dmy" or "mdy"); the values of the row are kept, but not when they came about',
    );
    expect(objectOf(asks, ACME).changes).toEqual([]);
    expect(objectOf(asks, ACME).fields.get('CloseDate')?.value).toBe('01-03-17');
    const dmy = await readFixtures(['salesforce-report/ambiguous.csv'], { dateOrder: 'dmy' });
    expect(linesOf(objectOf(dmy, ACME).changes)).toEqual(['2017-03-01 StageName: Closed Won [assumed]']);
    const mdy = await readFixtures(['salesforce-report/ambiguous.csv'], { dateOrder: 'mdy' });
    expect(linesOf(objectOf(mdy, ACME).changes)).toEqual(['2017-01-03 StageName: Closed Won [assumed]']);
  });

  test('rows of a history whose time asks are skipped, each once', async () => {
    const text =
      'Id,OpportunityId,CreatedDate,StageName\n1,006A1,01/02/2025,Open\n2,006A1,03/04/2025,Won\n3,006A1,,Lost\n4,,2025-01-01T00:00:00Z,Lost\n';
    const history = await read([textFile('OpportunityHistory.csv', text)]);
    expect(imbalances(history)).toEqual([]);
    expect(notesOf(history, 'OpportunityHistory.csv').filter((note) => note.startsWith('skipped'))).toEqual([
      'skipped 4: no time (CreatedDate)',
      'skipped 5: no opportunity (OpportunityId)',
      'skipped 2,3: CreatedDate: the date may be day or month first; say which (dateOrder: "dmy" or "mdy")',
    ]);
    expect(history.objects).toEqual([]);
  });

  test('ids of 15 and of 18 characters are one', () => {
    expect(fullId('0065g00000Acme1')).toBe(ACME);
    expect(fullId(ACME)).toBe(ACME);
    expect(fullId('006A1')).toBe('006A1');
    expect(fullId('0010000000abcde')).toBe('0010000000abcdeAAA');
  });

  test('the same export twice changes nothing', async () => {
    const once = await readFixtures(ALL);
    const twice = await read([
      ...ALL.map((path) => fixture(path)),
      ...ALL.map((path) => ({ ...fixture(path), name: `again ${path}` })),
    ]);
    expect(imbalances(twice)).toEqual([]);
    expect(twice.objects).toEqual(once.objects);
    const again = twice.files.slice(ALL.length);
    expect(again.map(({ used }) => used)).toEqual(again.map(() => 0));
  });

  test('a later picture of a record shows what no history told', async () => {
    const before =
      'Id,Name,StageName,CloseDate,Amount,LastModifiedDate\n006A1,Acme,Open,2025-06-30,10,2025-01-01T00:00:00Z\n';
    const after =
      'Id,Name,StageName,CloseDate,Amount,LastModifiedDate\n006A1,Acme,Won,2025-06-30,,2025-02-01T00:00:00Z\n';
    const history = await read([textFile('b.csv', after), textFile('a.csv', before)]);
    expect(linesOf(objectOf(history, '006A1').changes)).toEqual([
      '2025-01-01T00:00:00Z StageName: Open [assumed]',
      '2025-02-01T00:00:00Z StageName: Open -> Won [compared]',
      '2025-02-01T00:00:00Z Amount: 10 -> undefined [compared]',
    ]);
    expect(objectOf(history, '006A1').fields.get('StageName')?.value).toBe('Won');
  });
});
