import { describe, expect, test } from 'vitest';
import { recogniseFiles } from '../../../../src/core/records/index.ts';
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
  textFile,
} from './readFixtures.ts';

describe('[RH7] tables of no system', () => {
  test('a log of activities: semicolons, "sep=", a mark, day first by evidence, formulas as text', async () => {
    const history = await readFixtures(['table/log.csv'], { timezone: 'Europe/Berlin' });
    expect(imbalances(history)).toEqual([]);
    const deal = objectOf(history, 'D-1');
    expect(linesOf(deal.changes)).toEqual([
      '2010-12-30T13:32:00Z activity: register',
      '2011-01-02T08:00:00Z activity: approve',
    ]);
    expect(deal.changes.map(({ by, data, place }) => [by, data.get('Note'), place.row])).toEqual([
      ['Pete', 'two\r\nlines; and a semicolon', 3],
      ['Sara', '=HYPERLINK("http://x")', 4],
    ]);
    expect(deal.changes[1]?.raw).toBe('D-1;approve;02.01.2011 09:00;Sara;"=HYPERLINK(""http://x"")"');
    const asks = await readFixtures(['table/log.csv']);
    expect(notesOf(asks, 'log.csv')).toContain(
      'skipped 3,4,5: Timestamp: the time has no offset; say in which time zone it was recorded (timezone), such as "Europe/Berlin"',
    );
  });

  test('a log of stages: a row that repeats the stage is no step, its other columns tell what changed', async () => {
    const history = await readFixtures(['table/stages.csv']);
    expect(linesOf(objectOf(history, 'D-1').changes)).toEqual([
      '2024-07-03T07:25:00Z stage: Discovery',
      '2024-07-08T07:25:00Z amount: 51000 -> 52000 [compared]',
      '2024-07-30T14:20:00Z stage: Discovery -> Closed Won',
      '2024-09-30T14:20:00Z stage: Closed Won -> Discovery',
    ]);
  });

  test('a list of registrations: times that say what happened, the status at its decision', async () => {
    const history = await readFixtures(['table/registrations.csv']);
    const registration = objectOf(history, 'DR-1001');
    expect(registration.kind).toBe('registration');
    expect(linesOf(registration.changes)).toEqual([
      '2025-03-01T09:05:00Z Submitted_At: true',
      '2025-03-04T16:00:00Z Approved_At: true',
      '2025-03-04T16:00:00Z Status: Approved [assumed]',
    ]);
    expect(registration.links.map(({ kind, id }) => `${kind} ${id}`)).toEqual([
      'partner P1 Consulting',
      'account Acme GmbH',
      'opportunity 006A1',
    ]);
  });

  test('a workbook: the calendar of 1904, formulas by their values, errors empty, empty tails, several sheets', async () => {
    const history = await readFixtures(['table/registrations.xlsx'], { timezone: 'UTC' });
    expect(imbalances(history)).toEqual([]);
    expect(history.files.map(({ file, part, rows, used }) => `${file}: ${part} ${used}/${rows}`)).toEqual([
      'registrations.xlsx › Registrations: registrations 2/3',
      'registrations.xlsx › Stages: stage history 2/2',
    ]);
    expect(notesOf(history, 'registrations.xlsx › Registrations')).toEqual([
      'skipped 8: a total or a footer, not a record',
    ]);
    const registration = objectOf(history, 'R-1');
    expect(linesOf(registration.changes)).toEqual([
      '2025-03-01T09:05:00Z Submitted At: true',
      '2025-03-04T16:00:00Z Decided At: true',
      '2025-03-04T16:00:00Z Status: Approved [assumed]',
    ]);
    expect(registration.fields.get('Amount')).toMatchObject({ value: 50000, place: { row: 4 } });
    expect(registration.fields.get('Expires On')?.value).toBe('2025-06-02');
    const denied = objectOf(history, 'R-2');
    expect(denied.fields.get('Status')?.value).toBe('Denied');
    expect(denied.fields.has('Amount')).toBe(false);
    expect(linesOf(objectOf(history, 'D-1').changes, 'Stage')).toEqual([
      '2025-02-27T08:00:00Z Stage: Discovery',
      '2025-05-30T16:20:00Z Stage: Discovery -> Closed Won',
    ]);
  });

  test('a list of JSON objects is a table of its keys', async () => {
    const history = await readFixtures(['table/deals.json']);
    expect(linesOf(objectOf(history, 'J1').changes)).toEqual([
      '2025-01-03T10:00:00Z stage: Won [assumed]',
      '2025-02-03T10:00:00Z stage: Won -> Lost [compared]',
    ]);
    expect(notesOf(history, 'deals.json')).toEqual([
      'skipped 3: its keys say neither which object it is about nor when',
      'skipped 4: not an object',
    ]);
  });

  test.each([
    ['table/cut.csv', 'The file ends within row 4: it is not whole. What stands before was read.', 2],
    [
      'table/cut-in-quotes.csv',
      'The file ends within row 3: it is not whole. What stands before was read.',
      1,
    ],
  ])('%s is cut off: what stands before is kept', async (path, problem, used) => {
    for (const size of [1, 7, 65_536]) {
      const history = await read([fixture(path, size)]);
      expect(history.files).toMatchObject([{ rows: used + 1, used, problem }]);
      expect(imbalances(history)).toEqual([]);
    }
  });

  test('events after the end and labels outside any list are kept as they are', async () => {
    const history = await readFixtures(['table/stages.csv']);
    expect(objectOf(history, 'D-1').changes.at(-1)?.value).toBe('Discovery');
  });

  test('files cut into chunks anywhere read the same', async () => {
    const paths = [
      'salesforce-weekly',
      'hubspot',
      'hubspot-export',
      'aws',
      'microsoft',
      'ocel',
      'xes',
      'table',
    ].flatMap((folder) => filesOf(folder));
    const whole = await readFixtures(paths, { timezone: 'UTC' });
    for (const size of [1, 3, 1000])
      expect(
        await read(
          paths.map((path) => fixture(path, size)),
          { timezone: 'UTC' },
        ),
      ).toEqual(whole);
  });
});

describe('[RH1] recogniseFiles', () => {
  test('tells system and part by what stands in a file', () => {
    const heads = filesOf('hubspot-warehouse').map((name) => ({ name: 'x.csv', bytes: fixtureBytes(name) }));
    expect(
      recogniseFiles(heads).map((file) => (file.kind === 'known' ? `${file.system} ${file.part}` : file.why)),
    ).toEqual([
      'hubspot deal',
      'hubspot deal_pipeline_stage',
      'hubspot deal_property_history',
      'hubspot merged_deal',
    ]);
  });

  test('agrees with what reading makes of the files', async () => {
    const paths = ['salesforce', 'salesforce-weekly', 'hubspot', 'aws', 'microsoft', 'ocel', 'xes'].flatMap(
      (folder) => filesOf(folder),
    );
    const heads = paths.map((name) => ({ name, bytes: fixtureBytes(name).slice(0, 400) }));
    const history = await readFixtures(paths);
    expect(
      recogniseFiles(heads).map((file) => (file.kind === 'known' ? `${file.system} ${file.part}` : file.why)),
    ).toEqual(history.files.map(({ system, part }) => `${system} ${part}`));
  });

  test('of what it does not know it says what was looked for', async () => {
    const text = 'Field,Description\nname,the name\n';
    const [file] = recogniseFiles([{ name: 'fields.csv', bytes: new TextEncoder().encode(text) }]);
    expect(file).toMatchObject({ kind: 'unknown', file: 'fields.csv' });
    expect(file?.why).toContain('looked for Salesforce (OpportunityId, StageName)');
    const history = await read([textFile('fields.csv', text)]);
    expect(history.files).toMatchObject([{ part: 'not recognised', rows: 1, used: 0, problem: file?.why }]);
    expect(imbalances(history)).toEqual([]);
  });

  test.each([
    ['empty', '', 'The file is empty.'],
    ['gzip', '\u001f\u008b\u0008', 'The file is gzip and was handed over packed.'],
    ['other XML', '<html></html>', 'The outermost element is not the <log> of XES or OCEL.'],
  ])('%s', async (_, text, why) => {
    const bytes = Uint8Array.from(text, (char) => char.charCodeAt(0));
    expect(recogniseFiles([{ name: 'f', bytes }])).toEqual([{ kind: 'unknown', file: 'f', why }]);
    const history = await read([{ name: 'f', size: bytes.length, open: fixtureOf(bytes) }]);
    expect(history.files).toMatchObject([{ rows: 0, used: 0, problem: why }]);
  });
});

function fixtureOf(bytes: Uint8Array): () => AsyncGenerator<Uint8Array> {
  return async function* () {
    await Promise.resolve();
    yield bytes;
  };
}
