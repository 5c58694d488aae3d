import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { parseDeals } from '../../src/core/index.ts';
import { framework } from '../support/framework.ts';
import { runInMemory } from './runInMemory.ts';

const STAGES = `opportunity_id,account,stage,changed_at
D-1,Acme,Discovery,2026-01-05T10:00:00Z
D-1,Acme,Somewhere,2026-01-06T10:00:00Z
D-1,Acme,Closed Won,2026-01-09T10:00:00Z
`;
const files = { 'stages.csv': STAGES, 'f.jsonc': framework() };
const IMPORT = ['import', '--from', 'auto', 'stages.csv'];
const chunkSize = 4096;

describe('[IM4] cosell import by a mapping', () => {
  test('guesses, says what it did, and writes the mapping to be corrected and used', async () => {
    const first = await runInMemory(
      [...IMPORT, '--framework', 'f.jsonc', '--write-mapping', 'm.json', '-o', 'd.jsonl'],
      { files, chunkSize },
    );
    expect([first.exitCode, first.stdout]).toEqual([0, '']);
    expect(first.stderr).toContain('stages.csv: table, stage history: 3 of 3 rows used');
    expect(first.stderr).toContain('3 changes: ');
    expect(first.stderr).toContain('not mapped: opportunity stage = "Somewhere", 1 time');
    const written = first.written.get('m.json') ?? '';
    expect(written).toContain('"value": "Somewhere", "event": "?" }');
    const corrected = written.replace(
      '"events": [',
      '"events": [{ "type": "opportunity", "field": "stage", "value": "Somewhere", "event": "note" },',
    );
    const second = await runInMemory([...IMPORT, '--mapping', 'm.json', '--rows'], {
      files: { ...files, 'm.json': corrected },
      chunkSize,
    });
    const [deal] = parseDeals(second.stdout).deals;
    expect(second.stderr).not.toContain('not mapped:');
    expect(deal?.events.map(({ type }) => type)).toContain('note');
    expect(deal?.events[0]?.source).toEqual({
      file: 'stages.csv',
      row: 2,
      raw: 'D-1,Acme,Discovery,2026-01-05T10:00:00Z',
    });
  });

  test('takes the columns that are told, and remembers them by the name of the file', async () => {
    const strange = 'k;w;s\nD-1;2026-01-05T10:00:00Z;Discovery\nD-1;2026-01-09T10:00:00Z;Closed Won\n';
    const told = { ...files, 'strange.csv': strange };
    const call = ['import', '--from', 'auto', 'strange.csv', '--framework', 'f.jsonc'];
    const first = await runInMemory(
      [...call, '--map', 'case=k,activity=s,time=w', '--write-mapping', 'm.json'],
      { files: told, chunkSize },
    );
    expect(first.stderr).toContain('strange.csv: table, stage history: 2 of 2 rows used');
    expect(parseDeals(first.stdout).deals.map(({ id, events }) => [id, events.length])).toEqual([['D-1', 2]]);
    const written = first.written.get('m.json') ?? '';
    expect(written).toContain(
      '{ "name": "strange.csv", "columns": { "id": "k", "time": "w", "state": "s" } }',
    );
    const again = await runInMemory([...call, '--mapping', 'm.json'], {
      files: { ...told, 'm.json': written },
      chunkSize,
    });
    expect([again.exitCode, again.stdout]).toEqual([0, first.stdout]);
  });

  test('reads packed files, tells programs as JSON, and replaces names on the way in', async () => {
    const packed = new Uint8Array(gzipSync(STAGES));
    const run = await runInMemory([...IMPORT, '--report', 'json', '--key', 'k'], {
      files: { 'stages.csv': packed },
      chunkSize,
    });
    const report = JSON.parse(run.stderr) as { format: string; deals: number; changes: { all: number } };
    expect([report.format, report.deals, report.changes.all]).toEqual(['cosell-import/1', 1, 3]);
    expect(parseDeals(run.stdout).deals[0]?.account).toMatch(/^account-/);
    expect(run.stdout).not.toContain('Acme');
  });

  test.each([
    [[...IMPORT, '--type', 'a=b'], /^The option "--type" is for csv and xes without a framework or mapping/],
    [
      [...IMPORT, '--map', 'case=x'],
      /No column is called "x" \(the deal\)\. The columns are "opportunity_id"/,
    ],
    [
      [...IMPORT, '--map', 'role=x'],
      /^With a framework or mapping, "--map" says case, activity and time only/,
    ],
    [['import', '--from', 'auto', 'nowhere.csv'], 'There is no file "nowhere.csv".\n'],
    [[...IMPORT, '--timezone', 'Berlin'], '"Berlin" is no time zone: give a name such as Europe/Berlin.\n'],
    [
      [...IMPORT, '--mapping', 'bad.json'],
      'bad.json:1:12 This version reads "cosell-mapping/1" only.\n"bad.json" is no mapping that can be used.\n',
    ],
    [['import', '--from', 'auto', 'empty.csv'], /Nothing in the files became a deal\.\n$/],
  ])('refuses %j', async (args, expected) => {
    const run = await runInMemory(args, {
      files: { ...files, 'bad.json': '{"format": 3}', 'empty.csv': '' },
      chunkSize,
    });
    expect([run.exitCode, run.stdout]).toEqual([2, '']);
    expect(run.stderr).toMatch(expected);
  });
});

const DEALS =
  '{"id":"A","account":"Acme","outcome":"won","events":[{"at":"2026-01-05T10:00:00Z","type":"deal.won"}]}\n{"id":"B"}\nwhat\n';

describe('[IM8] cosell export', () => {
  test.each(['csv', 'xes', 'ocel'])('%s is read back', async (kind) => {
    const out = await runInMemory(['export', 'd.jsonl', '--to', kind], {
      files: { 'd.jsonl': DEALS },
      chunkSize,
    });
    expect(out.exitCode).toBe(0);
    expect(out.stderr).toContain('Left out: "d.jsonl" line 3: ');
    expect(out.stderr.includes('1 deal without events (B)')).toBe(kind === 'csv');
    const back = await runInMemory(['import', '--from', 'auto', 'log'], {
      files: { log: out.stdout },
      chunkSize,
    });
    expect(parseDeals(back.stdout).deals.map(({ id, account, outcome }) => [id, account, outcome])).toEqual(
      [
        ['A', 'Acme', 'won'],
        ['B', undefined, 'open'],
      ].slice(0, kind === 'csv' ? 1 : 2),
    );
  });

  test('says how to be called', async () => {
    const run = await runInMemory(['export', 'd.jsonl'], { files: { 'd.jsonl': DEALS } });
    expect([run.exitCode, run.stderr]).toEqual([
      2,
      'Say what to export, and as what: cosell export DEALS... --to csv|xes|ocel [-o FILE]\n',
    ]);
  });
});

describe('[IM11] cosell redact', () => {
  test('writes the same deals under pseudonyms', async () => {
    const run = await runInMemory(['redact', 'd.jsonl', '--key', 'k'], {
      files: { 'd.jsonl': DEALS },
      chunkSize,
    });
    expect([run.exitCode, run.stdout.includes('Acme'), parseDeals(run.stdout).deals.length]).toEqual([
      0,
      false,
      2,
    ]);
    expect(run.stderr).toContain('line 3');
  });

  test.each([
    [
      ['redact', 'd.jsonl'],
      'Say what to redact and by which key: cosell redact DEALS... --key WORD [-o FILE]\n',
    ],
    [['redact', 'none.jsonl', '--key', 'k'], '"none.jsonl" holds no deals.\n'],
  ])('refuses %j', async (args, message) => {
    const run = await runInMemory(args, { files: { 'd.jsonl': DEALS, 'none.jsonl': '\n' }, chunkSize });
    expect([run.exitCode, run.stderr]).toEqual([2, message]);
  });
});
