import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { chromiumArguments } from '../../tools/chromium.mjs';

const { resolve } = createRequire(createRequire(import.meta.url).resolve('playwright/package.json'));

describe('the arguments of the browser', () => {
  test('turn off whatever Playwright turns off, because the last list counts', () => {
    const bundle = readFileSync(
      join(dirname(resolve('playwright-core/package.json')), 'lib', 'coreBundle.js'),
      'utf8',
    );
    const list = /\n\s*disabledFeatures = \[(.*?)\]\.filter/s.exec(bundle)?.[1] ?? '';
    const theirs = [...list.matchAll(/^\s*"(\w+)"/gm)].map(([, name]) => name);
    expect(theirs.length).toBeGreaterThan(10);
    const ours = chromiumArguments
      .filter((argument) => argument.startsWith('--disable-features='))
      .flatMap((argument) => argument.slice('--disable-features='.length).split(','));
    expect(ours).toEqual(expect.arrayContaining(theirs));
  });
});
