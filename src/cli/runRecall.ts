import {
  applyAnswers,
  parseRecallFile,
  pickCards,
  printRecallFile,
  splitCards,
  type RecallAnswer,
  type RecallFile,
} from '../core/recall/index.ts';
import {
  compileFramework,
  ok,
  printDeal,
  refused,
  replayDeal,
  summariseRuns,
  type CompiledFramework,
  type Deal,
  type Result,
} from '../core/index.ts';
import type { ExitCode, Io } from './io.ts';
import { loadUsableFramework } from './loadFramework.ts';
import { parseOptions, type Options, type Refusal } from './parseOptions.ts';
import { phraseCount, phraseNumber } from './phraseCount.ts';
import { phraseSurvival } from './phraseSurvival.ts';
import { readDealLines } from './readDealLines.ts';
import { readWhole } from './readInput.ts';
import { inBlocks, refuse, writeFile, writeResult } from './writeResult.ts';

const OPTIONS = {
  cards: { type: 'string' },
  seed: { type: 'string' },
  'by-partner': { type: 'string' },
  answers: { type: 'string', multiple: true },
  output: { type: 'string', short: 'o' },
} as const;

/** `cosell recall FRAMEWORK DEALS...`: picks what people should be asked, or puts their answers into the deals. */
export async function runRecall(args: readonly string[], io: Io): Promise<ExitCode> {
  const parsed = parseOptions(args, OPTIONS);
  if (!parsed.ok) return refuse(io, parsed.error);
  const options = parsed.value;
  const [frameworkName, ...names] = options.positionals;
  if (frameworkName === undefined || names.length === 0) {
    const message =
      'Say for which framework and about which deals: cosell recall FRAMEWORK DEALS... [--answers FILE] [-o FILE]';
    return refuse(io, { kind: 'usage', message });
  }
  const loaded = await loadUsableFramework(io, frameworkName);
  if (!loaded.ok) return refuse(io, loaded.error);
  const compiled = compileFramework(loaded.value.framework);
  const deals: Deal[] = [];
  const read = await readDealLines(io, names, (deal) => deals.push(deal));
  if (!read.ok) return refuse(io, read.error);
  for (const complaint of read.value) await io.stderr.write(`Left out: ${complaint}\n`);
  const done = options.isSet('answers')
    ? await takeAnswers(io, options, compiled, deals)
    : await writeCards(io, options, compiled, deals);
  return done.ok ? 0 : refuse(io, done.error);
}

async function writeCards(
  io: Io,
  options: Options,
  compiled: CompiledFramework,
  deals: readonly Deal[],
): Promise<Result<undefined, Refusal>> {
  const wanted = options.text('cards') ?? '20';
  if (!/^[1-9]\d{0,3}$/.test(wanted))
    return refused({ kind: 'usage', message: `"${wanted}" is no number of cards: write --cards 20.` });
  const cards = pickCards(compiled, deals, { count: Number(wanted), seed: options.text('seed') ?? 1 });
  await io.stderr.write(
    cards.length === 0
      ? 'Nothing that people could be asked would say more about these deals.\n'
      : `${phraseCount(cards.length, 'card')} with ${phraseCount(
          cards.reduce((sum, { questions }) => sum + questions.length, 0),
          'question',
        )}; answers go into "answers" of the file.\n`,
  );
  const { id } = compiled.framework;
  const prefix = options.text('by-partner');
  if (prefix === undefined)
    return writeResult(io, options, printRecallFile({ framework: id, cards, answers: [] }));
  const taken = new Set<string>();
  for (const file of splitCards(id, cards)) {
    const path = freeName(prefix, file, taken);
    const written = await writeFile(io, path, inBlocks([printRecallFile(file)]));
    if (!written.ok) return written;
    await io.stderr.write(`${path}: ${phraseCount(file.cards.length, 'card')}\n`);
  }
  return ok(undefined);
}

async function takeAnswers(
  io: Io,
  options: Options,
  compiled: CompiledFramework,
  deals: readonly Deal[],
): Promise<Result<undefined, Refusal>> {
  const answers: RecallAnswer[] = [];
  for (const name of options.texts('answers')) {
    const text = await readWhole(io, name);
    if (!text.ok) return text;
    const file = parseRecallFile(text.value.text);
    if (!file.ok) return refused({ kind: 'input', message: `"${name}": ${file.error.message}` });
    if (file.value.framework !== compiled.framework.id) {
      const message = `"${name}" was asked for the framework "${file.value.framework}", not for "${compiled.framework.id}".`;
      return refused({ kind: 'input', message });
    }
    answers.push(...file.value.answers);
  }
  const known = new Set(deals.map(({ id }) => id));
  const unknown = answers.filter(({ deal }) => !known.has(deal));
  if (unknown.length > 0) {
    const example = unknown[0]?.deal ?? '';
    await io.stderr.write(
      `${phraseCount(unknown.length, 'answer')} about deals that are not here, such as "${example}", left out.\n`,
    );
  }
  const told = applyAnswers(deals, answers);
  const remembered = answers.filter(({ deal, value }) => value !== undefined && known.has(deal)).length;
  await io.stderr.write(
    `${phraseCount(remembered, 'answer')} taken. Without: ${judge(compiled, deals)}. With: ${judge(compiled, told)}.\n`,
  );
  return writeResult(
    io,
    options,
    told.map((deal) => `${printDeal(deal)}\n`),
  );
}

/** How the closed deals fare. */
function judge(compiled: CompiledFramework, deals: readonly Deal[]): string {
  const closed = deals.filter(({ outcome }) => outcome !== 'open');
  const { deals: counts, survival } = summariseRuns(
    compiled,
    closed.map((deal) => replayDeal(compiled, deal)),
  );
  return `${phraseSurvival(counts.survived, survival)}, ${phraseNumber(counts.unproven)} unproven`;
}

/** "cards-kestrel-ipaas.recall.json"; two partners whose names differ only in signs get a number. */
function freeName(prefix: string, { about }: RecallFile, taken: Set<string>): string {
  const words = (about ?? 'no partner')
    .normalize('NFKD')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u);
  const base = `${prefix}-${words.filter(Boolean).join('-') || 'partner'}`;
  let name = base;
  for (let number = 2; taken.has(name); number += 1) name = `${base}-${String(number)}`;
  taken.add(name);
  return `${name}.recall.json`;
}
