import { expect, test } from 'vitest';
import { parseDealLine } from '../../src/core/index.ts';
import { runInMemory } from './runInMemory.ts';

const CSV = `Case ID,Activity,Timestamp,Amount
C-1,Pitch,2026-01-05 10:00,500
C-1,Closed Won,2026-01-09 10:00,500
C-2,Pitch,never,700
C-2,Closed Lost,2026-01-09 10:00,700
`;
const XES = `<?xml version="1.0"?><log><trace><string key="concept:name" value="T-1"/>
<event><string key="concept:name" value="Pitch"/><date key="time:timestamp" value="2026-01-05T10:00:00Z"/></event>
</trace></log>`;
const files = { 'log.csv': CSV, 'log.xes': XES, 'empty.csv': '', 'broken.xes': '<log><trace>' };

function idsIn(text: string): string[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => {
      const deal = parseDealLine(line);
      return deal.ok ? deal.value.id : deal.error.message;
    });
}

test('a table becomes deals, and what was left out is said', async () => {
  const run = await runInMemory(['import', '--from=csv', 'log.csv', '--timezone=Europe/Berlin'], { files });
  expect(run.exitCode).toBe(0);
  expect(idsIn(run.stdout)).toEqual(['C-1', 'C-2']);
  expect(run.stdout).toContain('2026-01-05T09:00:00');
  expect(run.stderr).toContain('log.csv: 2 deals with ');
  expect(run.stderr).toContain('never');
});

test('columns may be named', async () => {
  const run = await runInMemory(
    ['import', '--from=csv', 'log.csv', '--map', 'fact.size=Amount', '--timezone=UTC', '-o', 'deals.jsonl'],
    { files },
  );
  expect(run.stdout).toBe('');
  const first = parseDealLine(run.written.get('deals.jsonl')?.split('\n')[0] ?? '');
  expect(first.ok && first.value.facts.get('size')).toBe(500);
});

test('[IM3] labels may be given their event type, and every label is listed', async () => {
  const run = await runInMemory(
    [
      'import',
      '--from=csv',
      'log.csv',
      '--timezone=UTC',
      '--type',
      'Closed Won=deal.won',
      '--type',
      'Pitch=stage.pitch',
    ],
    { files },
  );
  const first = parseDealLine(run.stdout.split('\n')[0] ?? '');
  expect(first.ok && first.value.events.map(({ type }) => type)).toEqual(['stage.pitch', 'deal.won']);
  expect(run.stderr).toContain('"Closed Won" became deal.won, 1 event');
  expect(run.stderr).toContain('"Closed Lost" became closed.lost, 1 event');
  const refused = await runInMemory(['import', '--from=csv', 'log.csv', '--type', 'Pitch=Not a type'], {
    files,
  });
  expect([refused.exitCode, refused.stderr]).toEqual([
    2,
    '"Pitch=Not a type" names no event type: write --type "Closed Won=deal.won".\n',
  ]);
});

test('a log becomes deals, also from standard input', async () => {
  for (const settings of [
    { files, name: 'log.xes' },
    { stdin: XES, name: '-' },
  ]) {
    const run = await runInMemory(['import', '--from=xes', settings.name], settings);
    expect([run.exitCode, idsIn(run.stdout)]).toEqual([0, ['T-1']]);
  }
});

test.each([
  [['log.csv'], 'Say what to import: cosell import --from auto|csv|xes|... FILE... [-o DEALS]\n'],
  [['--from=csv'], 'Say what to import: cosell import --from auto|csv|xes|... FILE... [-o DEALS]\n'],
  [['--from=csv', 'nowhere.csv'], 'There is no file "nowhere.csv".\n'],
  [
    ['--from=xes', 'log.xes', '--map=case=x'],
    'The option "--map" is for csv: an xes file names its own columns.\n',
  ],
  [
    ['--from=csv', 'log.csv', '--timezone=Berlin'],
    '"Berlin" is no time zone: give a name such as Europe/Berlin.\n',
  ],
])('refuses %j', async (args, message) => {
  const { exitCode, stdout, stderr } = await runInMemory(['import', ...args], { files });
  expect([exitCode, stdout, stderr]).toEqual([2, '', message]);
});

test.each([
  ['csv', 'empty.csv'],
  ['csv', 'broken.xes'],
  ['xes', 'broken.xes'],
  ['xes', 'log.csv'],
])('a %s import of %s says why there are no deals', async (kind, name) => {
  const { exitCode, stdout, stderr } = await runInMemory(['import', '--from', kind, name], { files });
  expect([exitCode, stdout]).toEqual([2, '']);
  expect(stderr).toContain(name);
});
