import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { tool } from '../../src/cli/buildInfo.ts';
import { printJson, PrintedList } from '../../src/cli/printJson.ts';
import { printFindings } from '../../src/cli/replayJson.ts';
import {
  compileFramework,
  mergeDuplicates,
  parseDealLine,
  parseFramework,
  replayDeal,
  summariseRuns,
  type Deal,
} from '../../src/core/index.ts';
import type { ShareLink } from '../../src/engine/share/index.ts';
import { growDeals } from '../bench/columns/growDeals.ts';
import { runInMemory, type MemoryRun, type MemorySettings } from './runInMemory.ts';

const scenario = (name: string): string =>
  readFileSync(new URL(`../../scenarios/${name}`, import.meta.url), 'utf8');
const FRAMEWORK = scenario('twelve-partners/glossy.cosell.jsonc');
const RECORDED = ['twelve-partners/closed', 'edge-cases/edge-cases', 'gitlab-handbook/handbook']
  .flatMap((name) => scenario(`${name}.deals.jsonl`).split('\n'))
  .filter((line) => line !== '');
const COUNT = 2000;

let lines: readonly string[];
let files: Readonly<Record<string, string | Uint8Array>>;
let plain: MemoryRun;

beforeAll(async () => {
  const grow = growDeals(RECORDED, 11);
  lines = Array.from({ length: COUNT }, (_, index) => grow(index));
  const again = [
    ...lines.slice(5, 8),
    lines[9]?.replace(/"outcome":"\w+"/, '"outcome":"open"'),
    'nonsense',
    '',
  ];
  files = {
    'f.jsonc': FRAMEWORK,
    'all.jsonl': lines.join('\n'),
    'all.gz': gzipSync(lines.join('\n')),
    'first.jsonl': lines.slice(0, 1000).join('\r\n'),
    'rest.gz': gzipSync(`${[...again, ...lines.slice(1000)].join('\n')}\n`),
  };
  plain = await replay(['all.jsonl', '--format=json']);
});

function replay(args: readonly string[], settings: MemorySettings = {}): Promise<MemoryRun> {
  return runInMemory(['replay', 'f.jsonc', ...args], { files, chunkSize: 50_000, ...settings });
}

test.each([
  [['--format=json', '--runs', '--trace=D-1000007']],
  [['--format=text', '--trace=D-1001999', '--fail-on=contradicted,unreadable', '--min-survival=0.4:low']],
])('[CLI5] the same bytes for every number of jobs: %j', async (options) => {
  const [one, two, three] = await Promise.all(
    ['1', '2', '3'].map((jobs) => replay(['all.jsonl', ...options, '--jobs', jobs])),
  );
  expect(one!.exitCode).toBe(1);
  expect([one!.workers, two!.workers, three!.workers]).toEqual([0, 1, 2]);
  for (const other of [two, three]) {
    expect(other!.stdout).toBe(one!.stdout);
    expect(other!.stderr).toBe(one!.stderr);
    expect(other!.exitCode).toBe(one!.exitCode);
  }
});

test('[CLI5] what is replayed in bulk is what one replay after another gives', async () => {
  const { stdout } = await replay(['all.jsonl', '--format=json', '--runs', '--jobs=2']);
  const { framework } = parseFramework(FRAMEWORK);
  const compiled = compileFramework(framework!);
  const deals = lines.map((line) => {
    const deal = parseDealLine(line);
    expect(deal.ok).toBe(true);
    return (deal as { value: Deal }).value;
  });
  const runs = mergeDuplicates(deals).deals.map((deal) => replayDeal(compiled, deal));
  const { findings, coverage, ...summary } = summariseRuns(compiled, runs);
  expect(findings.length).toBeGreaterThan(COUNT);
  const { format, options, framework: named, inputs, gate } = JSON.parse(stdout) as Record<string, unknown>;
  const { deals: counts, survival, baseline, answers, byPartnerType, byPartner, byCode, breaks } = summary;
  let expected = '';
  for await (const piece of printJson({
    ...{ format, tool, options, framework: named, inputs, gate, deals: counts, survival, baseline, answers },
    ...{
      byPartnerType,
      byPartner,
      byCode,
      breaks,
      findings: new PrintedList([printFindings(runs)]),
      coverage,
    },
    runs: runs.map(({ deal, verdict, follows, cost, fitness, states }) => ({
      ...{ deal, verdict, follows, cost, fitness, states },
    })),
  }))
    expected += piece;
  expect(stdout).toBe(`${expected}\n`);
});

test('[CLI6] packed files and standard input give what plain files give', async () => {
  const packed = await replay(['all.gz', '--format=json']);
  const piped = await replay(['-', '--format=json'], { stdin: files['all.jsonl'] as string });
  const body = ({ stdout }: MemoryRun): string => stdout.slice(stdout.indexOf('"gate"'));
  expect(body(packed)).toBe(body(plain));
  expect(body(piped)).toBe(body(plain));
});

test('[DR4] deals that come again in another file count once', async () => {
  const cut = await replay(['first.jsonl', 'rest.gz', '--format=json']);
  const whole = JSON.parse(plain.stdout) as Record<string, unknown>;
  const parts = JSON.parse(cut.stdout) as Record<string, unknown>;
  expect(parts).toMatchObject({
    inputs: [
      { name: 'first.jsonl', deals: 1000, rejectedLines: [] },
      { name: 'rest.gz', deals: 1004, rejectedLines: [{ line: 4 }, { line: 5 }] },
    ],
  });
  expect({ ...parts, inputs: [] }).toEqual({ ...whole, inputs: [] });
  expect(cut.stderr).toBe('3 deals came more than once with the same content and counted once.\n');
});

test('[CLI5] few deals start no worker', () => {
  expect(plain.workers).toBe(0);
});

test.each([
  ['while it replays', 'share.replay'],
  ['while it prints', 'share.print'],
] as const)('[CLI1] a worker that fails %s is a mistake of ours', async (_, kind) => {
  const closed: boolean[] = [];
  const startWorker = (): ShareLink => {
    let fail: (error: Error) => void = () => undefined;
    let answer: Parameters<ShareLink['listen']>[0] = () => undefined;
    return {
      post: (request) =>
        setImmediate(() => {
          if (request.kind === kind) fail(new Error('out of memory'));
          else if (request.kind === 'share.replay') {
            const kindOf = new Uint32Array(request.to - request.from);
            answer({ kind: 'share.replayed', share: { kinds: [], kindOf } });
          }
        }),
      listen: (onReply, onFailure) => {
        answer = onReply;
        fail = onFailure;
      },
      close: () => closed.push(true),
    };
  };
  const { exitCode, stderr } = await replay(['all.jsonl', '--format=json', '--jobs=3'], { startWorker });
  expect(exitCode).toBe(3);
  expect(stderr).toContain('because of a mistake of its own: out of memory\n');
  expect(closed).toHaveLength(2);
});

test('[CLI1] too little memory in a worker is said as such, and ends the command', async () => {
  let fail: (error: Error) => void = () => undefined;
  const startWorker = (): ShareLink => ({
    post: () =>
      setImmediate(() => fail(Object.assign(new Error('heap'), { code: 'ERR_WORKER_OUT_OF_MEMORY' }))),
    listen: (_, onFailure) => (fail = onFailure),
    close: () => undefined,
  });
  const { exitCode, stdout, stderr } = await replay(['all.jsonl', '--jobs=2'], { startWorker });
  expect([exitCode, stdout]).toEqual([3, '']);
  expect(stderr).toMatch(/^cosell ran out of memory\. Give it fewer deals at a time or fewer --jobs/);
});

test('[CLI6] a line that never ends is refused before it fills the memory', async () => {
  const endless = new Uint8Array(70 << 20).fill(0x61);
  const { exitCode, stderr } = await replay(['endless.gz'], {
    files: { ...files, 'endless.gz': gzipSync(endless) },
  });
  expect([exitCode, stderr]).toEqual([
    2,
    '"endless.gz" holds a line of more than 64 MB; every deal takes one line of its own.\n',
  ]);
});
