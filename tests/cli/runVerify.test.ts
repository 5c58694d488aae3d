import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseDealLine, replayDeal } from '../../src/core/index.ts';
import { compileText } from '../support/replayed.ts';
import { runInMemory } from './runInMemory.ts';

const GLOSSY = readFileSync('scenarios/twelve-partners/glossy.cosell.jsonc', 'utf8');
const files = { 'glossy.jsonc': GLOSSY, 'broken.jsonc': '{ "format": "cosell-framework/1" }' };

test('[VE10] check --verify prints every claim, and the deal that breaks it', async () => {
  const { exitCode, stdout } = await runInMemory(['check', 'glossy.jsonc', '--verify'], { files });
  expect(exitCode).toBe(0);
  expect(stdout).toContain('Verification: ');
  expect(stdout).toContain('  proved   A deal in the stage "close" can still be won (37 scenarios)');
  expect(stdout).toContain('1. Registration R1: Registration submitted');
  expect(stdout).toContain('[stage.lead-undecided]');
  expect(stdout).toContain('Not covered:');
});

test('[VE10] for programs, with deals that can be replayed; its warnings count', async () => {
  const args = ['check', 'glossy.jsonc', '--format', 'json'];
  const plain = JSON.parse((await runInMemory(args, { files })).stdout) as {
    diagnostics: { severity: string }[];
  };
  const { stdout } = await runInMemory([...args, '--verify'], { files });
  const report = JSON.parse(stdout) as {
    diagnostics: { severity: string }[];
    verification: {
      properties: {
        status: string;
        findings: { counterexample?: { deal: object; shows: { code: string } } }[];
      }[];
    };
  };
  const shown = report.verification.properties
    .flatMap(({ findings }) => findings)
    .flatMap(({ counterexample }) => counterexample ?? [])
    .filter(({ shows }) => 'code' in shows);
  expect(shown.length).toBeGreaterThan(5);
  const compiled = compileText(GLOSSY);
  for (const { deal, shows } of shown) {
    const parsed = parseDealLine(JSON.stringify(deal));
    if (!parsed.ok) throw new Error(parsed.error.message);
    expect(replayDeal(compiled, parsed.value).findings.map(({ code }) => code)).toContain(shows.code);
  }
  const warnings = (list: { severity: string }[]): number =>
    list.filter(({ severity }) => severity === 'warning').length;
  const before = warnings(plain.diagnostics);
  expect(warnings(report.diagnostics)).toBeGreaterThan(before);
  const limit = `--max-warnings=${String(before)}`;
  expect((await runInMemory(['check', 'glossy.jsonc', limit], { files })).exitCode).toBe(0);
  expect((await runInMemory(['check', 'glossy.jsonc', limit, '--verify'], { files })).exitCode).toBe(1);
});

test('[VE10] a framework with errors is only checked', async () => {
  const { exitCode, stdout } = await runInMemory(['check', 'broken.jsonc', '--verify', '--format', 'json'], {
    files,
  });
  expect(exitCode).toBe(1);
  expect(JSON.parse(stdout)).not.toHaveProperty('verification');
});
