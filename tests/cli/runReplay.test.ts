import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { ReplayReport } from '../../src/core/index.ts';
import { NORTHWIND } from '../support/framework.ts';
import { runInMemory, type MemorySettings } from './runInMemory.ts';

/** A short lost deal; the framework answers who leads for some of its facts only. */
function deal(id: string, facts: Readonly<Record<string, string>>, more: object = {}): string {
  return JSON.stringify({
    format: 'cosell-deal/1',
    id,
    partnerType: 'services',
    partners: [{ id: 'P1', type: 'services' }],
    facts: { amount: 1000, tender: false, ...facts },
    outcome: 'lost',
    closedAt: '2026-01-20',
    events: [
      { at: '2026-01-05T09:00:00Z', type: 'note' },
      { at: '2026-01-06T09:00:00Z', type: 'deal.lost' },
    ],
    ...more,
  });
}

const ANSWERED = deal('D-1', { origin: 'partner', customer: 'new' });
const SILENT = deal('D-2', { origin: 'vendor', customer: 'new' });
const files = {
  'f.jsonc': NORTHWIND,
  'errors.jsonc': NORTHWIND.replace('"deal.lost": "lost"', '"deal.lost": "lots"'),
  'answered.jsonl': `${ANSWERED}\n`,
  'both.jsonl': `${ANSWERED}\n\n${SILENT}\n`,
  'packed.gz': gzipSync(`${ANSWERED}\n${SILENT}\n`),
  'mixed.jsonl': `${ANSWERED}\nnonsense\n{"id":7}\n${SILENT}`,
  'nonsense.jsonl': 'one\ntwo\n',
  'empty.jsonl': '\n',
  'again.jsonl': `${ANSWERED}\n${SILENT.replace('vendor', 'joint')}\n`,
};

async function replay(args: readonly string[], settings: MemorySettings = {}) {
  return runInMemory(['replay', 'f.jsonc', ...args], { files, chunkSize: 1000, ...settings });
}

async function report(...args: string[]): Promise<ReplayReport> {
  const { stdout } = await replay([...args, '--format=json']);
  return JSON.parse(stdout) as ReplayReport;
}

test('the report has the documented keys in the documented order', async () => {
  const found = await report('both.jsonl', '--runs', '--trace=D-1');
  expect(Object.keys(found)).toEqual([
    'format',
    'tool',
    'options',
    'framework',
    'inputs',
    'gate',
    'deals',
    'survival',
    'baseline',
    'answers',
    'byPartnerType',
    'byPartner',
    'byCode',
    'breaks',
    'findings',
    'coverage',
    'runs',
    'trace',
  ]);
  expect(found.format).toBe('cosell-replay/1');
  expect(found.options).toEqual({ failOn: ['silent', 'ambiguous'], runs: true, trace: 'D-1' });
  expect(found.framework).toMatchObject({ id: 'northwind', version: '1.2.0' });
  expect(found.inputs).toMatchObject([{ name: 'both.jsonl', deals: 2, rejectedLines: [] }]);
  expect(found.deals).toMatchObject({ replayed: 2, broken: 1, survived: 1 });
  expect(found.survival).toMatchObject({ of: 2, rate: 0.5, atLeast: 0.5, atMost: 0.5 });
  expect(found.byCode).toEqual({ 'lead.undecided': 1 });
  expect(found.breaks).toMatchObject([
    { code: 'lead.undecided', kind: 'silent', deals: 1, example: 'D-2', dealIds: ['D-2'] },
  ]);
  expect(Object.keys(found.findings[0] ?? {}).slice(0, 5)).toEqual([
    'deal',
    'code',
    'kind',
    'severity',
    'event',
  ]);
  expect(found.runs?.map((run) => [run.deal, run.verdict])).toEqual([
    ['D-1', 'survived'],
    ['D-2', 'broken'],
  ]);
  expect(found.trace?.length).toBeGreaterThan(0);
  expect((await report('both.jsonl')).runs).toBeUndefined();
});

test('the same input gives the same bytes', async () => {
  const once = await replay(['both.jsonl', '--format=json', '--runs', '--trace=D-2']);
  const again = await replay(['both.jsonl', '--format=json', '--runs', '--trace=D-2'], { chunkSize: 3 });
  expect(again.stdout).toBe(once.stdout);
});

test('the gate decides the exit code', async () => {
  expect((await replay(['both.jsonl'])).exitCode).toBe(1);
  expect((await replay(['answered.jsonl'])).exitCode).toBe(0);
  expect((await replay(['both.jsonl', '--fail-on=none'])).exitCode).toBe(0);
  expect((await replay(['both.jsonl', '--fail-on=none', '--min-survival=0.6'])).exitCode).toBe(1);
  expect((await replay(['both.jsonl', '--fail-on=ambiguous', '--min-survival=0.5'])).exitCode).toBe(0);
  expect((await report('both.jsonl')).gate).toEqual({ passed: false, reasons: ['silent: 1 > 0'] });
});

test('an accepted break passes, with its reason; one that is gone is named', async () => {
  const id = (await report('both.jsonl')).breaks[0]!.id;
  const accepted = [
    { id, reason: 'rare' },
    { id: '000000000000', reason: 'old' },
  ];
  const run = await replay(['both.jsonl', '--baseline', 'known.json'], {
    files: { ...files, 'known.json': JSON.stringify({ accepted }) },
  });
  expect(run.exitCode).toBe(0);
  expect(run.stdout).toContain('Accepted: rare.');
  expect(run.stderr).toBe('The accepted break 000000000000 does not occur any more.\n');
});

test('people read the survival, the questions, and where to look', async () => {
  const { stdout } = await replay(['both.jsonl']);
  expect(stdout).toContain('1 of 2 deals survives; too few to tell, could be 9–91 %.');
  expect(stdout).toContain('Questions the framework does not answer');
  expect(stdout).toContain('The framework is silent: 1 deal, 0 won.');
  expect(stdout).toContain('For example D-2, 2026-01-05 09:00 UTC, at discovery.');
  expect(stdout).toContain('Theory so far: no deal ever used');
  expect(stdout).toMatch(/The gate failed: silent: 1 > 0\.\n$/);
  expect(stdout).not.toMatch(/fitness|alignment|token|trace|undefined|NaN|\[object/);
});

test('one deal is told step by step', async () => {
  const { stdout } = await replay(['both.jsonl', '--trace', 'D-1']);
  expect(stdout).toContain('How D-1 went (times in UTC)');
  expect(stdout).toMatch(/2026-01-06 09:00 {2}deal goes from discovery to lost/);
});

test('deals come from several files, packed ones and standard input', async () => {
  const packed = await replay(['packed.gz', '--format=json']);
  expect((JSON.parse(packed.stdout) as ReplayReport).deals.replayed).toBe(2);
  const piped = await replay(['answered.jsonl', '-', '--format=json'], { stdin: `${SILENT}\n` });
  expect((JSON.parse(piped.stdout) as ReplayReport).inputs.map(({ name, deals }) => [name, deals])).toEqual([
    ['answered.jsonl', 1],
    ['-', 1],
  ]);
});

test('lines that are no deal are named, not fatal', async () => {
  const found = await report('mixed.jsonl');
  expect(found.deals.replayed).toBe(2);
  expect(found.inputs[0]?.rejectedLines.map(({ line }) => line)).toEqual([2, 3]);
  expect((await replay(['mixed.jsonl'])).stdout).toContain('mixed.jsonl, line 2: ');
});

test('a deal counts once: a repeated one is named, one with other content under a known id is left out', async () => {
  const run = await replay(['both.jsonl', 'again.jsonl', '--format=json']);
  const found = JSON.parse(run.stdout) as ReplayReport;
  expect(found.deals.replayed).toBe(2);
  expect(found.inputs[1]?.rejectedLines).toMatchObject([{ line: 2 }]);
  expect(run.stderr).toBe('1 deal came more than once with the same content and counted once.\n');
});

test('[CLI3] progress is for terminals', async () => {
  const many = Array.from({ length: 5000 }, (_, index) => deal(`D-${index}`, { origin: 'partner' })).join(
    '\n',
  );
  const shown = await replay(['-'], { stdin: many, isTerminal: true, chunkSize: 65_536 });
  expect(shown.stderr).toMatch(/\rRead [\d,]+ deals/);
  expect(shown.stderr).toMatch(/\rReplayed [\d,]+ of 5,000 deals/);
  expect(shown.stderr).toMatch(/\u001b\[K$/);
  expect((await replay(['-'], { stdin: many, chunkSize: 65_536 })).stderr).toBe('');
});

test.each([
  [[], 'Name one framework and at least one file of deals: cosell replay FRAMEWORK DEALS...'],
  [['nowhere.jsonl'], 'There is no file "nowhere.jsonl".'],
  [['empty.jsonl'], '"empty.jsonl" holds no deals.'],
  [['-', '-'], 'Standard input ("-") can be read only once.'],
  [['both.jsonl', '--trace=D-3'], 'There is no deal "D-3" here. Did you mean "D-1"?'],
  [['both.jsonl', '--jobs=0'], '"0" is no value of "--jobs": give a whole number from 1 to 256.'],
  [['both.jsonl', '--jobs=many'], '"many" is no value of "--jobs": give a whole number from 1 to 256.'],
  [['both.jsonl', '--baseline=nowhere.json'], 'There is no file "nowhere.json".'],
])('refuses %j', async (args, message) => {
  const { exitCode, stdout, stderr } = await replay(args);
  expect([exitCode, stdout, stderr]).toEqual([2, '', `${message}\n`]);
});

test('a file without any deal is refused with the first reason', async () => {
  const { exitCode, stderr } = await replay(['nonsense.jsonl']);
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/^None of the 2 lines of "nonsense\.jsonl" is a deal; line 1: /);
});

test('a framework with errors is refused with the errors', async () => {
  const { exitCode, stdout, stderr } = await runInMemory(['replay', 'errors.jsonc', 'both.jsonl'], { files });
  expect([exitCode, stdout]).toEqual([2, '']);
  expect(stderr).toContain('errors.jsonc:');
  expect(stderr).toMatch(/"errors\.jsonc" has errors and cannot be used\.\n$/);
});
