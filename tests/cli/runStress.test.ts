import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseDeals } from '../../src/core/formats/index.ts';
import { runInMemory, type MemoryRun } from './runInMemory.ts';

const scenarios = resolve(import.meta.dirname, '../../scenarios/twelve-partners');
const read = (file: string): string => readFileSync(resolve(scenarios, file), 'utf8');
const northwind = read('northwind.cosell.jsonc');
const closed = read('closed.deals.jsonl').split('\n').slice(0, 40).join('\n');
const files = { 'f.jsonc': northwind, 'd.jsonl': closed };
const FEW = ['--only', 'two-accounts-become-one,customer-disputed', '--per-cell', '3'];

const stress = (args: readonly string[], more: Readonly<Record<string, string>> = {}): Promise<MemoryRun> =>
  runInMemory(['stress', ...args], { files: { ...files, ...more }, chunkSize: 4096 });

interface Report {
  readonly format: string;
  readonly options: Readonly<Record<string, unknown>>;
  readonly madeUp: number;
  readonly gate: { readonly passed: boolean; readonly reasons: readonly string[] };
  readonly matrix: readonly {
    readonly edgeCase: string;
    readonly partnerType: string;
    readonly tried: number;
    readonly survived: number;
    readonly example: { readonly edgeCase: string; readonly events: readonly object[] } | null;
  }[];
  readonly findings: readonly { readonly break: string; readonly example: string }[];
  readonly search?: { readonly runs: number };
}

describe('[SX8] cosell stress', () => {
  it('says in JSON how every edge case went for every partner type', async () => {
    const run = await stress(['f.jsonc', 'd.jsonl', ...FEW, '--format', 'json', '--seed', '7']);
    const report = JSON.parse(run.stdout) as Report;
    expect(run.exitCode).toBe(1);
    expect(Object.keys(report)).toEqual([
      'format',
      'tool',
      'options',
      'framework',
      'inputs',
      'madeUp',
      'gate',
      'expectations',
      'matrix',
      'findings',
    ]);
    expect([report.format, report.madeUp]).toEqual(['cosell-stress/1', 0]);
    expect(report.options).toEqual({
      seed: '7',
      perCell: 3,
      only: ['customer-disputed', 'two-accounts-become-one'],
      failOn: ['silent', 'ambiguous'],
    });
    expect(
      report.matrix.map(({ edgeCase, partnerType, tried, survived, example }) => [
        edgeCase,
        partnerType,
        tried,
        survived,
        example?.edgeCase ?? null,
        example?.events.length ?? null,
      ]),
    ).toEqual([
      ['customer-disputed', 'integration', 3, 3, null, null],
      ['customer-disputed', 'services', 3, 3, null, null],
      ['two-accounts-become-one', 'integration', 3, 0, 'two-accounts-become-one', 3],
      ['two-accounts-become-one', 'services', 3, 0, 'two-accounts-become-one', 3],
    ]);
    expect(report.gate).toEqual({ passed: false, reasons: ['silent: 1 > 0'] });
    const again = await stress(['f.jsonc', 'd.jsonl', ...FEW, '--format', 'json', '--seed', '7']);
    expect(again.stdout).toBe(run.stdout);
  });

  it('takes accepted breaks, and fails on what it is told to', async () => {
    const run = await stress(['f.jsonc', 'd.jsonl', ...FEW, '--format', 'json']);
    const [found] = (JSON.parse(run.stdout) as Report).findings;
    const accepted = JSON.stringify({ accepted: [{ id: found?.break, reason: 'decided in March' }] });
    const args = ['f.jsonc', 'd.jsonl', ...FEW];
    expect((await stress([...args, '--baseline', 'known.json'], { 'known.json': accepted })).exitCode).toBe(
      0,
    );
    expect((await stress([...args, '--fail-on', 'none'])).exitCode).toBe(0);
    expect((await stress([...args, '--fail-on', 'ambiguous'])).exitCode).toBe(0);
  });

  it('makes deals up where none are given, and searches', async () => {
    const run = await stress(['f.jsonc', ...FEW, '--search', '120', '--format', 'json']);
    const report = JSON.parse(run.stdout) as Report;
    expect([report.madeUp, report.search?.runs]).toEqual([48, 120]);
    const text = await stress(['f.jsonc', ...FEW, '--search', '120']);
    expect(text.stdout).toContain('48 deals made up from the framework');
    expect(text.stdout).toMatch(/Deals nobody recorded: 120 runs\n {2}reached \d+ of 24 transitions/);
  });

  it('keeps the smallest deals as a suite that passes today and fails when the framework changes', async () => {
    const run = await stress(['f.jsonc', 'd.jsonl', ...FEW, '--search', '60', '--save', 'suite.deals.jsonl']);
    const suite = run.written.get('suite.deals.jsonl') ?? '';
    const { deals, rejected } = parseDeals(suite);
    expect(rejected).toEqual([]);
    expect(deals.map(({ edgeCase }) => edgeCase)).toEqual(
      expect.arrayContaining(['two-accounts-become-one', 'found-by-search']),
    );
    expect(deals.every(({ expect: expected }) => expected?.verdict === 'broken')).toBe(true);
    const today = await stress(['f.jsonc', 's.jsonl'], { 's.jsonl': suite });
    expect([
      today.exitCode,
      today.stdout.includes(`${String(deals.length)} of ${String(deals.length)} expectations met`),
    ]).toEqual([0, true]);
    const decided = northwind.replace('"when": { "activeRegistrations": "<= 1" }', '"when": {}');
    expect(decided).not.toBe(northwind);
    const later = await stress(['later.jsonc', 's.jsonl', '--format', 'junit'], {
      'later.jsonc': decided,
      's.jsonl': suite,
    });
    expect(later.exitCode).toBe(1);
    expect(later.stdout).toContain('<testsuite name="expectations"');
    expect(later.stdout).toContain(
      'name="two-accounts-become-one: S-two-accounts-become-one-integration"><failure message="S-two-accounts-become-one-integration: expected broken (decision.undecided), came',
    );
    expect(later.stdout.split('<testcase ').length - 1).toBe(deals.length);
  });

  it('lists the catalogue', async () => {
    const run = await stress(['--list', '--only', 'accounts']);
    expect(run.exitCode).toBe(0);
    expect(run.stdout).toContain(
      'two-accounts-become-one\n    Two accounts are merged with a registration on each: whose protection survives?',
    );
    expect(run.stdout).not.toContain('two-partners-within-hours');
    const json = JSON.parse((await stress(['--list', '--format', 'json'])).stdout) as {
      edgeCases: { id: string; parameters: object[] }[];
    };
    expect(json.edgeCases.find(({ id }) => id === 'two-partners-within-hours')?.parameters).toEqual([
      { name: 'hours', meaning: 'hours between the two registrations' },
      { name: 'partner', meaning: 'the type of the other partner' },
    ]);
  });

  it('prints a matrix for people, a table in Markdown, a test for each cell in JUnit', async () => {
    const args = ['f.jsonc', 'd.jsonl', ...FEW];
    const text = (await stress(args)).stdout;
    expect(text).toContain(
      '2 edge cases in up to 3 deals for each partner type, drawn by the seed 1 from 40 deals',
    );
    expect(text).toMatch(/two-accounts-become-one +broke 3 of 3 +broke 3 of 3\n/);
    expect(text).toContain('Nearest: merged-1 would have answered');
    const markdown = (await stress([...args, '--format', 'markdown'])).stdout;
    expect(markdown).toContain('| two-accounts-become-one | broke 3 of 3 | broke 3 of 3 |');
    const junit = (await stress([...args, '--format', 'junit'])).stdout;
    expect(junit).toContain('<testsuite name="edge cases" tests="4" failures="2" skipped="0">');
  });

  it.each([
    [
      ['f.jsonc', '--only', 'two-partners-within-hour'],
      'There is no edge case "two-partners-within-hour". Did you mean "two-partners-within-hours"?',
    ],
    [['f.jsonc', '--only', 'zzz'], 'themes are '],
    [['f.jsonc', '--save', '-'], '"--save" needs the name of a file'],
    [['f.jsonc', '--per-cell', '0'], '"0" is no value of "--per-cell"'],
    [['f.jsonc', '--search', 'many'], '"many" is no value of "--search"'],
    [[], 'Name one framework'],
    [['f.jsonc', 'nowhere.jsonl'], 'There is no file "nowhere.jsonl"'],
  ])('refuses %j', async (args, message) => {
    const run = await stress(args);
    expect([run.exitCode, run.stdout]).toEqual([2, '']);
    expect(run.stderr).toContain(message);
  });
});

describe('[SX7] expectations of deals', () => {
  const line = closed.split('\n')[0] ?? '';
  const withExpect = (expected: object, id: string): string =>
    JSON.stringify({ ...(JSON.parse(line) as object), id, edgeCase: 'kept', expect: expected });
  const broken =
    closed.split('\n').find((text) => text.includes('"deal.split"')) ??
    read('closed.deals.jsonl')
      .split('\n')
      .find((text) => text.includes('"deal.split"')) ??
    '';
  const replay = (deals: string, ...args: string[]): Promise<MemoryRun> =>
    runInMemory(['replay', 'f.jsonc', 's.jsonl', ...args], {
      files: { ...files, 's.jsonl': deals },
      chunkSize: 4096,
    });

  it('are checked by replay: a deal that breaks as expected passes the gate', async () => {
    const expected = JSON.stringify({ ...(JSON.parse(broken) as object), expect: { verdict: 'broken' } });
    expect([(await replay(broken)).exitCode, (await replay(expected)).exitCode]).toEqual([1, 0]);
  });

  it('fail the gate of replay and stress when another thing comes', async () => {
    const suite = [
      withExpect({ verdict: 'survived' }, 'A'),
      withExpect({ verdict: 'broken', codes: ['lead.undecided'] }, 'B'),
    ].join('\n');
    const reason = 'B: expected broken (lead.undecided), came survived';
    const run = await replay(suite, '--format', 'json', '--fail-on', 'none');
    const report = JSON.parse(run.stdout) as {
      gate: { reasons: string[] };
      expectations: { deal: string; edgeCase: string; met: boolean }[];
    };
    expect(run.exitCode).toBe(1);
    expect(report.gate.reasons).toEqual([expect.stringContaining(reason)]);
    expect(report.expectations.map(({ deal, edgeCase, met }) => [deal, edgeCase, met])).toEqual([
      ['A', 'kept', true],
      ['B', 'kept', false],
    ]);
    const stressed = await stress(['f.jsonc', 's.jsonl', '--fail-on', 'none'], { 's.jsonl': suite });
    expect([stressed.exitCode, stressed.stdout.includes(reason)]).toEqual([1, true]);
  });

  it('say nothing where no deal expects anything', async () => {
    const run = await replay(line, '--format', 'json');
    expect(JSON.parse(run.stdout)).not.toHaveProperty('expectations');
  });
});
