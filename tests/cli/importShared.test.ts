import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { FileAccount } from '../../src/core/records/index.ts';
import { root } from '../../tools/root.mjs';
import { NORTHWIND } from '../support/framework.ts';
import { runInMemory } from './runInMemory.ts';

/** Real exports, where they lie beside the repository; their licences do not let them stand in it. */
const DATA = resolve(root, '../shared/data');
const files = existsSync(DATA)
  ? readdirSync(DATA, { recursive: true, encoding: 'utf8' })
      .filter((path) => statSync(join(DATA, path)).isFile() && !/LICENSE|README/.test(path))
      .sort()
  : [];

interface Report {
  readonly files: readonly FileAccount[];
  readonly changes: Readonly<Record<string, number>>;
}

async function importAll(paths: readonly string[]): Promise<{ exitCode: number; report: Report }> {
  const given = Object.fromEntries(
    paths.map((path) => [path, new Uint8Array(readFileSync(join(DATA, path)))]),
  );
  const run = await runInMemory(
    ['import', '--from', 'auto', ...paths, '--framework', 'f.jsonc', '--report', 'json', '-o', 'd.jsonl'],
    { files: { ...given, 'f.jsonc': NORTHWIND }, chunkSize: 65_536 },
  );
  const json = run.stderr.slice(0, run.stderr.lastIndexOf('}') + 1);
  return { exitCode: run.exitCode, report: JSON.parse(json) as Report };
}

function expectSums({ files: accounts, changes }: Report): void {
  for (const { file, rows, used, notes, problem } of accounts) {
    const skipped = new Set(notes.flatMap((note) => (note.kind === 'skipped' ? note.rows : [])));
    expect([file, used + skipped.size]).toEqual([file, rows]);
    expect([file, rows > 0 || problem !== undefined]).toEqual([file, true]);
  }
  const { all, ...uses } = changes;
  expect(Object.values(uses).reduce((sum, count) => sum + count, 0)).toBe(all);
}

describe.skipIf(files.length === 0)(
  '[RH2] real exports by the command line (they lie beside the repository)',
  () => {
    test.each(files)('%s: the counts of the report add up', async (path) => {
      const { exitCode, report } = await importAll([path]);
      expect([0, 2]).toContain(exitCode);
      expect(report.files.length).toBeGreaterThan(0);
      expectSums(report);
    });

    test('all in one import', async () => {
      const { exitCode, report } = await importAll(files);
      expect(exitCode).toBe(0);
      expect(report.files).toHaveLength(files.length);
      expectSums(report);
    });
  },
);
