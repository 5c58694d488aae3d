import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { invariant } from '../../src/core/index.ts';
import { parseRecallFile, type RecallFile } from '../../src/core/recall/index.ts';
import { root } from '../../tools/root.mjs';
import { runInMemory } from './runInMemory.ts';

const story = (name: string) => readFileSync(join(root, 'scenarios/twelve-partners', name), 'utf8');

/** The first deals, without who found them. */
const deals = story('closed.deals.jsonl')
  .split('\n')
  .slice(0, 16)
  .map((line) => line.replace(/"origin":"\w+",?/, ''))
  .join('\n');
const files = { 'f.jsonc': story('northwind.cosell.jsonc'), 'd.jsonl': deals };

const recall = (args: readonly string[], more: Readonly<Record<string, string>> = {}) =>
  runInMemory(['recall', 'f.jsonc', 'd.jsonl', ...args], { files: { ...files, ...more }, chunkSize: 4096 });

function cardsOf(text: string): RecallFile {
  const file = parseRecallFile(text);
  invariant(file.ok, 'cards can be read');
  return file.value;
}

describe('IM-recall on the command line', () => {
  test('cards are written, and their answers settle verdicts', async () => {
    const asked = await recall(['--cards', '3']);
    expect(asked.exitCode).toBe(0);
    const file = cardsOf(asked.stdout);
    expect(file.cards).toHaveLength(3);
    expect(asked.stderr).toMatch(/^3 cards with \d+ questions; answers go into "answers" of the file\.\n$/);
    const answers = file.cards.flatMap(({ deal, questions }) =>
      questions.flatMap((question) =>
        question.kind === 'fact'
          ? [
              {
                deal,
                kind: 'fact',
                fact: question.fact,
                value: 'partner',
                recalledBy: 'Bo',
                on: '2026-11-01',
              },
            ]
          : [],
      ),
    );
    expect(answers.length).toBeGreaterThan(0);
    const answered = JSON.stringify({
      ...JSON.parse(asked.stdout),
      answers: [...answers, { ...answers[0], deal: 'X' }],
    });
    const told = await recall(['--answers', 'a.json'], { 'a.json': answered });
    expect(told.exitCode).toBe(0);
    expect(told.stderr).toContain('1 answer about deals that are not here, such as "X", left out.');
    expect(told.stderr).toMatch(
      /answers? taken\. Without: .+ survive.*, \d+ unproven\. With: .+ survive.*, \d+ unproven\./,
    );
    const [, before, after] = /, (\d+) unproven\. With: .*, (\d+) unproven/.exec(told.stderr) ?? [];
    expect(Number(after)).toBeLessThan(Number(before));
    expect(told.stdout).toContain('"recalledBy":"Bo"');
    expect(told.stdout.trimEnd().split('\n')).toHaveLength(16);
  });

  test('cards can be split by partner', async () => {
    const { exitCode, written, stderr } = await recall(['--cards', '4', '--by-partner', 'out/ask']);
    expect(exitCode).toBe(0);
    expect([...written.keys()].every((path) => /^out\/ask-[\w-]+\.recall\.json$/.test(path))).toBe(true);
    expect([...written.values()].flatMap((text) => cardsOf(text).cards)).toHaveLength(4);
    for (const path of written.keys()) expect(stderr).toContain(`${path}: `);
  });

  test.each([
    [['--cards', 'many'], {}, '"many" is no number of cards: write --cards 20.\n'],
    [
      ['--answers', 'a.json'],
      { 'a.json': '{"format":"cosell-recall/1","framework":"other","cards":[]}' },
      '"a.json" was asked for the framework "other", not for "northwind".\n',
    ],
    [
      ['--answers', 'a.json'],
      { 'a.json': '{' },
      '"a.json": The file is not JSON; save it again from where the cards were answered.\n',
    ],
  ])('%j is refused', async (args, more, message) => {
    const { exitCode, stderr } = await recall(args, more);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(message);
  });
});
