import { expect, test } from 'vitest';
import { NORTHWIND } from '../support/framework.ts';
import { runInMemory } from './runInMemory.ts';

const files = {
  'wordless.jsonc': NORTHWIND.replace('"question": "Who found the opportunity?",', ''),
  'f.jsonc': NORTHWIND,
  'broken.jsonc': NORTHWIND.replace('"deal.lost": "lost"', '"deal.lost": "lots"'),
};

test('check says what it found, where, and how much', async () => {
  const { exitCode, stdout, stderr } = await runInMemory(['check', 'broken.jsonc'], { files });
  expect(exitCode).toBe(1);
  expect(stderr).toBe('');
  expect(stdout).toContain('broken.jsonc:');
  expect(stdout).toContain('"deal.lost": "lots"');
  expect(stdout).toMatch(/Northwind co-sell 1\.2\.0: \d+ errors?/);
});

test('check passes a framework without errors and counts warnings only when asked', async () => {
  const passed = await runInMemory(['check', 'wordless.jsonc', '--format', 'json'], { files });
  const report = JSON.parse(passed.stdout) as { diagnostics: { severity: string }[] };
  const warnings = report.diagnostics.filter(({ severity }) => severity === 'warning').length;
  expect(passed.exitCode).toBe(0);
  expect(warnings).toBeGreaterThan(0);
  expect(
    (await runInMemory(['check', 'wordless.jsonc', `--max-warnings=${warnings}`], { files })).exitCode,
  ).toBe(0);
  expect(
    (await runInMemory(['check', 'wordless.jsonc', `--max-warnings=${warnings - 1}`], { files })).exitCode,
  ).toBe(1);
});

test('the JSON names every place by offsets, line and column', async () => {
  const { stdout } = await runInMemory(['check', 'broken.jsonc', '--format=json'], { files });
  const report = JSON.parse(stdout) as {
    format: string;
    tool: { name: string };
    framework: { id: string; version: string; digest: string };
    diagnostics: {
      code: string;
      severity: string;
      range: { start: number; end: number; line: number; column: number };
    }[];
  };
  expect(Object.keys(report)).toEqual(['format', 'tool', 'framework', 'diagnostics']);
  expect(report.format).toBe('cosell-check/1');
  expect(report.tool.name).toBe('cosell');
  expect(report.framework).toMatchObject({ id: 'northwind', version: '1.2.0' });
  expect(report.framework.digest).toMatch(/^sha256:[0-9a-f]{64}$/);
  const error = report.diagnostics.find(({ severity }) => severity === 'error');
  expect(Object.keys(error ?? {}).slice(0, 5)).toEqual(['code', 'severity', 'message', 'path', 'range']);
  const { start, end, line, column } = error!.range;
  expect(files['broken.jsonc'].slice(start, end)).toBe('"lots"');
  expect(files['broken.jsonc'].split('\n')[line - 1]?.slice(column - 1, column - 1 + end - start)).toBe(
    '"lots"',
  );
});

test('a text that is no framework at all is reported, not refused', async () => {
  const { exitCode, stdout } = await runInMemory(['check', '-'], { stdin: 'hello' });
  expect(exitCode).toBe(1);
  expect(stdout).toContain('error');
});

test('the result goes to the file named, without colours', async () => {
  const run = await runInMemory(['check', 'broken.jsonc', '-o', 'out.txt'], { files, isTerminal: true });
  expect(run.stdout).toBe('');
  expect(run.written.get('out.txt')).not.toContain('\u001b');
  const unwritable = await runInMemory(['check', 'f.jsonc', '-o', 'missing/out.txt'], { files });
  expect([unwritable.exitCode, unwritable.stderr]).toEqual([
    2,
    '"missing/out.txt" could not be written (ENOENT).\n',
  ]);
});

test('colours are for terminals whose owner wants them', async () => {
  const colourful = await runInMemory(['check', 'broken.jsonc'], { files, isTerminal: true });
  expect(colourful.stdout).toContain('\u001b[');
  for (const env of [{ NO_COLOR: '1' }, { TERM: 'dumb' }]) {
    expect(
      (await runInMemory(['check', 'broken.jsonc'], { files, isTerminal: true, env })).stdout,
    ).not.toContain('\u001b');
  }
  expect(
    (await runInMemory(['check', 'broken.jsonc'], { files, isTerminal: true, env: { NO_COLOR: '' } })).stdout,
  ).toContain('\u001b[');
});

test.each([
  [['check'], 'Name one framework: cosell check FRAMEWORK\n'],
  [['check', 'a', 'b'], 'Name one framework: cosell check FRAMEWORK\n'],
  [['check', 'nowhere.jsonc'], 'There is no file "nowhere.jsonc".\n'],
  [
    ['check', 'f.jsonc', '--max-warnings=few'],
    '"few" is no value of "--max-warnings": give a whole number.\n',
  ],
  [['check', 'f.jsonc', '--format=yaml'], '"yaml" is no value of "--format": choose text, json.\n'],
])('refuses %j', async (argv, message) => {
  const { exitCode, stdout, stderr } = await runInMemory(argv, { files });
  expect([exitCode, stdout, stderr]).toEqual([2, '', message]);
});
