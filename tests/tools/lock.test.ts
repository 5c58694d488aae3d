import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runAlone } from '../../tools/lock.mjs';
import { root } from '../../tools/root.mjs';

const lock = join(root, 'dist', '.lock');

test('a lock is held while the task runs, and one whose owner died is taken over', () => {
  const dead = spawnSync(process.execPath, ['--version']).pid;
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(lock, String(dead));
  const seen: boolean[] = [];
  runAlone(() => seen.push(existsSync(lock)));
  expect(seen).toEqual([true]);
});
