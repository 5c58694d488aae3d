import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../tools/root.mjs';

const listed = spawnSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' });
const files = listed.stdout.split('\0').filter((path) => path !== '');
// Directories that exist on the machine of whoever wrote the line and nowhere else.
const MACHINE_PATH = /(?<![\w.~:/-])\/(?:home|Users|root|work|tmp|private|mnt)\/\w[\w./-]*/;

test('no file names a path of somebody’s machine', () => {
  expect(files.length).toBeGreaterThan(50);
  const named = files.flatMap((path) => {
    const content = readTracked(path);
    if (content === undefined || content.includes('\0')) return [];
    return content.split('\n').flatMap((line, index) => {
      const found = MACHINE_PATH.exec(line);
      return found ? [`${path}:${index + 1} ${found[0]}`] : [];
    });
  });
  expect(named).toEqual([]);
});

test('nothing that is built or installed is tracked', () => {
  expect(files.filter((path) => /^(dist|node_modules|coverage|test-results)\//.test(path))).toEqual([]);
});

test('the lock file pins every package by its digest and names no registry', () => {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, { readonly resolved?: string; readonly integrity?: string }>>;
  };
  const packages = Object.entries(lock.packages).filter(([path]) => path !== '');
  expect(packages.length).toBeGreaterThan(50);
  expect(packages.filter(([, { integrity }]) => integrity === undefined)).toEqual([]);
  expect(packages.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
});

test('the lock file holds what every platform needs, not only the one it was written on', () => {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<
      Record<string, { readonly optionalDependencies?: Readonly<Record<string, string>> }>
    >;
  };
  const missing = Object.values(packages).flatMap(({ optionalDependencies = {} }) =>
    Object.keys(optionalDependencies).filter(
      (name) => !Object.keys(packages).some((path) => path.endsWith(`node_modules/${name}`)),
    ),
  );
  expect(missing).toEqual([]);
});

/** Undefined for a tracked file that was just deleted. */
function readTracked(path: string): string | undefined {
  try {
    return readFileSync(join(root, path), 'utf8');
  } catch {
    return undefined;
  }
}
