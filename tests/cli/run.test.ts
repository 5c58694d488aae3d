import { expect, test } from 'vitest';
import { runInMemory } from './runInMemory.ts';

test('--help lists the commands, and every command explains itself', async () => {
  const help = await runInMemory(['--help']);
  expect([help.exitCode, help.stderr]).toEqual([0, '']);
  for (const command of ['check', 'replay', 'import', 'ask']) {
    expect(help.stdout).toContain(`\n  ${command}`);
    const about = await runInMemory([command, '--help']);
    expect([about.exitCode, about.stdout]).toEqual([0, (await runInMemory(['help', command])).stdout]);
    expect(about.stdout).toContain(`Usage: cosell ${command} `);
  }
});

test('--version names the program and its interpreter', async () => {
  expect((await runInMemory(['--version'])).stdout).toMatch(
    /^cosell \d+\.\d+\.\d+ \(xstate 5\.\d+\.\d+\)\n$/,
  );
});

test.each([
  [
    ['repaly'],
    'There is no command "repaly". Did you mean "replay"? The commands are check, replay, stress, ask, import, recall, export, redact; cosell --help explains them.\n',
  ],
  [
    ['playbook'],
    'There is no command "playbook". The commands are check, replay, stress, ask, import, recall, export, redact; cosell --help explains them.\n',
  ],
  [
    ['--frmat'],
    'There is no option "--frmat". The commands are check, replay, stress, ask, import, recall, export, redact; cosell --help explains them.\n',
  ],
])('%j is refused', async (argv, message) => {
  const { exitCode, stdout, stderr } = await runInMemory(argv);
  expect([exitCode, stdout, stderr]).toEqual([2, '', message]);
});

test('without a command the help goes to standard error', async () => {
  const { exitCode, stdout, stderr } = await runInMemory([]);
  expect([exitCode, stdout]).toEqual([2, '']);
  expect(stderr).toContain('Usage: cosell COMMAND');
});

test('a mistake of ours is owned up to, with its place only when asked for', async () => {
  const files = { 'f.jsonc': { error: undefined as unknown as string } };
  const plain = await runInMemory(['check', 'f.jsonc'], { files });
  expect(plain.exitCode).toBe(3);
  expect(plain.stderr).toContain('Please report it');
  expect(plain.stderr).not.toContain('    at ');
  expect((await runInMemory(['check', 'f.jsonc', '--debug'], { files })).stderr).toContain('    at ');
});
