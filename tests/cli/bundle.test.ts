import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../../tools/root.mjs';
import { NORTHWIND } from '../support/framework.ts';

const cosell = join(root, 'tools', 'cosell.mjs');
let directory: string;

interface Ended {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the launcher as a process of its own, in the directory of the files. */
function start(args: readonly string[], input?: string): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [cosell, ...args], { cwd: directory });
    const out = { stdout: '', stderr: '' };
    child.stdout.on('data', (chunk: Buffer) => (out.stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (out.stderr += chunk.toString()));
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({ exitCode, ...out }));
    child.stdin.on('error', () => undefined); // a command that refuses its arguments does not read
    child.stdin.end(input);
  });
}

function deal(id: string): string {
  return JSON.stringify({
    id,
    outcome: 'lost',
    facts: { origin: 'vendor', customer: 'new' },
    closedAt: '2026-01-09',
    events: [{ at: '2026-01-06T09:00:00Z', type: 'deal.lost' }],
  });
}

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'cosell-bundle-'));
  writeFileSync(join(directory, 'f.jsonc'), NORTHWIND);
  writeFileSync(join(directory, 'deals.jsonl'), `${deal('D-1')}\n${deal('D-2')}\n`);
  const many = Array.from({ length: 3000 }, (_, index) => deal(`D-${index}`));
  writeFileSync(join(directory, 'many.jsonl'), many.join('\n'));
  const built = await start(['--version']);
  expect(built.stdout).toMatch(/^cosell \d+\.\d+\.\d+ /);
});

afterAll(() => rmSync(directory, { recursive: true }));

test('a command line that is up to date is not built again', async () => {
  // Asked again while somebody is editing the source.
  await expect.poll(async () => (await start(['--version'])).stderr, { timeout: 30_000 }).toBe('');
});

test('exit codes tell passing, failing and misuse apart', async () => {
  const codes = await Promise.all(
    [
      ['check', 'f.jsonc'],
      ['replay', 'f.jsonc', 'deals.jsonl'],
      ['replay', 'f.jsonc'],
      ['check', directory],
    ].map(async (args) => (await start(args)).exitCode),
  );
  expect(codes).toEqual([0, 1, 2, 2]);
});

test('deals come through a pipe', async () => {
  const { exitCode, stdout } = await start(
    ['replay', 'f.jsonc', '-', '--format=json', '--fail-on=none'],
    deal('D-9'),
  );
  expect(exitCode).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ inputs: [{ name: '-', deals: 1 }], deals: { replayed: 1 } });
});

test('[CLI5] workers of the built program give the same bytes', async () => {
  const args = ['replay', 'f.jsonc', 'many.jsonl', '--format=json', '--runs', '--jobs'];
  const [one, three] = await Promise.all([start([...args, '1']), start([...args, '3'])]);
  expect(three.stderr).toBe('');
  expect(three.exitCode).toBe(1);
  expect(three.stdout.length).toBeGreaterThan(1_000_000);
  expect(three.stdout).toBe(one.stdout);
});

test('a whole large report reaches a slow reader', async () => {
  const { stdout } = await start(['replay', 'f.jsonc', 'many.jsonl', '--format=json', '--runs']);
  expect((JSON.parse(stdout) as { runs: unknown[] }).runs).toHaveLength(3000);
});

test('a reader that goes away is no mistake of ours', async () => {
  const child = spawn(
    process.execPath,
    [cosell, 'replay', 'f.jsonc', 'many.jsonl', '--format=json', '--runs', '--jobs=2'],
    {
      cwd: directory,
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  child.stdout.once('data', () => child.stdout.destroy());
  const exitCode = await new Promise((resolve) => child.on('close', resolve));
  expect(exitCode).toBe(1);
  expect(stderr).not.toMatch(/EPIPE|mistake|Error/);
});
