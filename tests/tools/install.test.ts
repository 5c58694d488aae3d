import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isInstalled } from '../../tools/install.mjs';

let directory: string;
const left = { version: '1.0.0', integrity: 'sha512-left' };
const right = { version: '2.0.0', integrity: 'sha512-right' };

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'cosell-install-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

function write(wanted: object, installed?: object): void {
  writeFileSync(join(directory, 'package-lock.json'), JSON.stringify({ packages: { '': {}, ...wanted } }));
  if (!installed) return;
  mkdirSync(join(directory, 'node_modules'));
  writeFileSync(
    join(directory, 'node_modules', '.package-lock.json'),
    JSON.stringify({ packages: installed }),
  );
}

test('a fresh clone is not installed', () => {
  write({ 'node_modules/left': left });
  expect(isInstalled(directory)).toBe(false);
});

test('the same packages are installed, whatever the times of the files', () => {
  write({ 'node_modules/left': left }, { 'node_modules/left': left });
  expect(isInstalled(directory)).toBe(true);
});

test('a package that is missing, older or other than the lock says is not installed', () => {
  write({ 'node_modules/left': left, 'node_modules/right': right }, { 'node_modules/left': left });
  expect(isInstalled(directory)).toBe(false);
  rmSync(join(directory, 'node_modules'), { recursive: true });
  write({ 'node_modules/left': left }, { 'node_modules/left': { ...left, version: '0.9.0' } });
  expect(isInstalled(directory)).toBe(false);
  rmSync(join(directory, 'node_modules'), { recursive: true });
  write({ 'node_modules/left': left }, { 'node_modules/left': { ...left, integrity: 'sha512-other' } });
  expect(isInstalled(directory)).toBe(false);
});

test('a package for another platform may be missing', () => {
  write({ 'node_modules/left': { ...left, optional: true } }, {});
  expect(isInstalled(directory)).toBe(true);
});
