import { describe, expect, test } from 'vitest';
import { recogniseFiles, type FileChoice } from '../../../../src/core/records/index.ts';
import {
  fixture,
  fixtureBytes,
  imbalances,
  linesOf,
  objectOf,
  read,
  readFixtures,
  textFile,
} from './readFixtures.ts';

const partOf = (text: string): string => {
  const [file] = recogniseFiles([{ name: 'x.csv', bytes: new TextEncoder().encode(text) }]);
  return file?.kind === 'known' ? `${file.system} ${file.part}` : 'unknown';
};
const own = (name: string, choice: FileChoice) => ({ files: new Map([[name, choice]]) });

describe('[RH7] tables whose columns no system uses', () => {
  test('a date, an opportunity and a stage are a stage history', async () => {
    const bytes = fixtureBytes('table/plain-history.csv');
    expect(recogniseFiles([{ name: 'plain-history.csv', bytes }])).toEqual([
      {
        kind: 'known',
        file: 'plain-history.csv',
        system: 'table',
        part: 'stage history',
        why: 'each row names an object (opportunity), a state (stage) and a time (date)',
      },
    ]);
    for (const size of [1, 7, 65_536]) {
      const history = await read([fixture('table/plain-history.csv', size)]);
      expect(history.files).toMatchObject([{ part: 'stage history', rows: 5, used: 5 }]);
      expect(linesOf(objectOf(history, 'Acme rollout', 'opportunity').changes)).toEqual([
        '2026-01-05 stage: Discovery',
        '2026-01-19 stage: Discovery -> Proposal',
        '2026-02-02 stage: Proposal -> Closed Won',
      ]);
    }
  });

  test.each([
    ['Deal,Stage,When\nA,Open,2026-01-05\n', 'table stage history'],
    ['Deal No.,Date,Status\nA,2026-01-05,Open\nA,2026-01-06,Won\n', 'table stage history'],
    ['Reference,Phase,Day\nR-1,Fit,2026-01-05\nR-2,Fit,2026-01-06\n', 'table event log'],
    ['name;at;step\nAcme;2026-01-05;Call\nAcme;2026-01-09;Offer\n', 'table event log'],
    [
      'order,on,what\n1,2026-01-05,Call\n1,2026-01-06,Offer\n2,2026-01-06,Call\n2,2026-01-07,Offer\n',
      'table event log',
    ],
    ['Deal,Stage,Created Date,Close Date\nA,Open,2026-01-05,2026-05-01\n', 'table opportunities'],
    ['Deal,Status,Submitted At,Approved At\nA,Open,2026-01-05,2026-02-01\n', 'table opportunities'],
    ['name,city,since\nAcme,Berlin,2020\nGlobex,Paris,2021\n', 'unknown'],
    ['Field,Description\nname,the name\n', 'unknown'],
  ])('%j is %s', async (text, part) => {
    expect(partOf(text)).toBe(part);
    const history = await read([textFile('x.csv', text)]);
    const [account] = history.files;
    expect(`${account?.system ?? ''} ${account?.part ?? ''}`).toBe(
      part === 'unknown' ? 'table not recognised' : part,
    );
    expect(imbalances(history)).toEqual([]);
  });
});

describe('[RH12] columns that somebody named', () => {
  test('make a table what they say, with semicolons and in JSON', async () => {
    expect((await readFixtures(['table/strange.csv'])).files).toMatchObject([{ used: 0 }]);
    const history = await readFixtures(
      ['table/strange.csv'],
      own('strange.csv', { columns: { id: 'Vorgang', time: 'wann', state: 'Schritt' }, dateOrder: 'dmy' }),
    );
    expect(history.files).toMatchObject([{ system: 'table', part: 'stage history', rows: 4, used: 4 }]);
    expect(linesOf(objectOf(history, 'A-17').changes)).toEqual([
      '2026-01-05 Schritt: Erstgespräch',
      '2026-01-19 Schritt: Erstgespräch -> Angebot',
      '2026-02-02 Schritt: Angebot -> Gewonnen',
      '2026-02-02 Betrag: 1000 -> 1200 [compared]',
    ]);
    const json = await readFixtures(
      ['table/strange.json'],
      own('strange.json', { columns: { id: 'k', time: 'w.n', state: 's' } }),
    );
    expect(linesOf(objectOf(json, 'A-17').changes)).toEqual([
      '2026-01-05T10:00:00Z s: Erstgespräch',
      '2026-02-02T10:00:00Z s: Erstgespräch -> Gewonnen',
    ]);
  });

  test('go before what a file was recognised as; what is not named is found as ever', async () => {
    const text =
      'OpportunityId,StageName,CreatedDate,Phase\n006A,New,2026-01-05,One\n006A,New,2026-01-06,Two\n';
    const history = await read([textFile('h.csv', text)], own('h.csv', { columns: { state: 'Phase' } }));
    expect(history.files).toMatchObject([{ system: 'table', part: 'stage history' }]);
    expect(linesOf(objectOf(history, '006A').changes, 'Phase')).toEqual([
      '2026-01-05 Phase: One',
      '2026-01-06 Phase: One -> Two',
    ]);
  });

  test('of sheets only those that have them are read so', async () => {
    const history = await readFixtures(['table/registrations.xlsx'], {
      timezone: 'UTC',
      ...own('registrations.xlsx', { columns: { state: 'Stage' } }),
    });
    expect(history.files.map(({ part, used }) => `${part} ${used}`)).toEqual([
      'registrations 2',
      'stage history 2',
    ]);
  });

  test('that are not there are said with those that are', async () => {
    const history = await readFixtures(['table/strange.csv', 'table/strange.json'], {
      files: new Map([
        ['strange.csv', { columns: { id: 'Vorgan', time: 'Wann' } }],
        ['strange.json', { columns: { id: 'k' } }],
      ]),
    });
    expect(history.files.map(({ problem, rows, used }) => [problem, rows, used])).toEqual([
      [
        'No column is called "Vorgan" (the deal). Did you mean "Vorgang"? The columns are "Vorgang", "Wann", "Schritt", "Betrag".',
        4,
        0,
      ],
      ['No column is known to tell the stage: say which. The columns are "k", "w.n", "s".', 2, 0],
    ]);
    expect(imbalances(history)).toEqual([]);
  });

  test('are remembered by name; what is chosen for the file itself goes before', async () => {
    const remembered = [
      { name: 'other.csv', columns: { id: 'Betrag' } },
      { name: 'STR*.csv', columns: { id: 'Vorgang', time: 'Wann', state: 'Schritt' }, dateOrder: 'dmy' },
    ] as const;
    const history = await readFixtures(['table/strange.csv'], { remembered });
    expect(history.files).toMatchObject([{ part: 'stage history', used: 4 }]);
    const chosen = await readFixtures(['table/strange.csv'], {
      remembered,
      ...own('strange.csv', { columns: { id: 'nothing' } }),
    });
    expect(chosen.files).toMatchObject([{ used: 0 }]);
  });
});
