import { compileFramework, didYouMean, ok, refused, replayDeal, type Result } from '../core/index.ts';
import {
  createSearch,
  createVocabulary,
  EDGE_CASES,
  judgeExpectation,
  phraseExpectation,
  stressRows,
  synthesiseDeals,
  THEMES,
  USUAL_PER_CELL,
  type EdgeCase,
  type SearchReport,
  type StressCell,
  type StressFinding,
} from '../core/stress/index.ts';
import { tool } from './buildInfo.ts';
import { parseBaseline } from './baseline.ts';
import { parseGate, type Gate } from './gate.ts';
import type { ExitCode, Io } from './io.ts';
import { loadUsableFramework } from './loadFramework.ts';
import { createPaint } from './paint.ts';
import { parseOptions, type Options, type Refusal } from './parseOptions.ts';
import { createProgress } from './progress.ts';
import { readWhole } from './readInput.ts';
import { readStressInput, type StressInput } from './readStressInput.ts';
import { printStressJunit } from './stressJunit.ts';
import { printExamples, printStressJson, type StressResult } from './stressResult.ts';
import { printCatalogue, printStressMarkdown, printStressText } from './stressText.ts';
import { inBlocks, refuse, writeFile, writeResult } from './writeResult.ts';

const OPTIONS = {
  format: { type: 'string', values: ['text', 'json', 'junit', 'markdown'] },
  seed: { type: 'string' },
  only: { type: 'string' },
  'per-cell': { type: 'string' },
  search: { type: 'string' },
  save: { type: 'string' },
  list: { type: 'boolean' },
  'fail-on': { type: 'string' },
  baseline: { type: 'string' },
  output: { type: 'string', short: 'o' },
} as const;

/** Runs of a search between two looks at what else there is to do. */
const SOME_RUNS = 50;

/** What is asked of a stress test, as it was understood. */
interface StressOrder {
  readonly seed: string;
  readonly perCell: number;
  readonly only: readonly string[] | undefined;
  readonly searchRuns: number;
  readonly gate: Gate;
}

/** `cosell stress FRAMEWORK [DEALS...]`: puts edge cases into deals; fails when one breaks the framework or an expectation is not met. */
export async function runStress(args: readonly string[], io: Io): Promise<ExitCode> {
  const parsed = parseOptions(args, OPTIONS);
  if (!parsed.ok) return refuse(io, parsed.error);
  const options = parsed.value;
  const order = await readOrder(io, options);
  if (!order.ok) return refuse(io, order.error);
  if (options.isSet('list')) {
    const written = await writeResult(io, options, listCases(io, options, order.value));
    return written.ok ? 0 : refuse(io, written.error);
  }
  const [name, ...dealFiles] = options.positionals;
  if (name === undefined) {
    const message = 'Name one framework, and deals if there are any: cosell stress FRAMEWORK [DEALS...]';
    return refuse(io, { kind: 'usage', message });
  }
  const loaded = await loadUsableFramework(io, name);
  if (!loaded.ok) return refuse(io, loaded.error);
  const input = await readStressInput(io, dealFiles);
  if (!input.ok) return refuse(io, input.error);
  const { framework, digest } = loaded.value;
  const about = { id: framework.id, version: framework.version, digest };
  const result = await stress(io, compileFramework(framework), about, input.value, order.value);
  const format = options.text('format');
  const text =
    format === 'json'
      ? printStressJson(result)
      : format === 'junit'
        ? printStressJunit(result)
        : format === 'markdown'
          ? printStressMarkdown(framework, result)
          : printStressText(framework, result, createPaint(io, options.isSet('output')));
  const written = await writeResult(io, options, text);
  if (!written.ok) return refuse(io, written.error);
  const path = options.text('save');
  const saved =
    path === undefined ? ok(undefined) : await writeFile(io, path, inBlocks(printExamples(result)));
  if (!saved.ok) return refuse(io, saved.error);
  return result.gate.passed ? 0 : 1;
}

function listCases(io: Io, options: Options, { only }: StressOrder): string {
  const cases = EDGE_CASES.filter(({ id }) => only === undefined || only.includes(id));
  if (options.text('format') !== 'json')
    return printCatalogue(cases, createPaint(io, options.isSet('output')));
  const told = cases.map(({ variants: _variants, ...about }: EdgeCase) => about);
  return `${JSON.stringify({ format: 'cosell-edge-cases/1', tool, edgeCases: told }, undefined, 2)}\n`;
}

async function stress(
  io: Io,
  compiled: ReturnType<typeof compileFramework>,
  framework: StressResult['framework'],
  { recorded, suite, inputs }: StressInput,
  { seed, perCell, only, searchRuns, gate }: StressOrder,
): Promise<StressResult> {
  const madeUp = inputs.length === 0 ? synthesiseDeals(createVocabulary(compiled), seed) : [];
  const deals = [...recorded, ...madeUp];
  const matrix: StressCell[] = [];
  const findings: StressFinding[] = [];
  if (deals.length > 0) {
    const progress = createProgress(io, 'Tried', only?.length ?? EDGE_CASES.length);
    const rows = stressRows(compiled, deals, {
      seed,
      perCell,
      ...(only ? { only } : {}),
      kinds: kindsOf(gate),
    });
    let done = 0;
    for (const row of rows) {
      matrix.push(...row.cells);
      findings.push(...row.findings);
      progress.report((done += 1));
      await io.pause();
    }
    await progress.end();
  }
  const search = searchRuns > 0 ? await searchFor(io, compiled, seed, searchRuns) : undefined;
  const expectations = suite.map((deal) => judgeExpectation(deal, replayDeal(compiled, deal)));
  const reasons = [
    ...gate.failOn.flatMap((kind) => {
      const open = [...findings, ...(search?.finds ?? [])].filter(
        (found) => found.kind === kind && !gate.accepted.has(found.break),
      );
      const breaks = new Set(open.map((found) => found.break)).size;
      return breaks > 0 ? [`${kind}: ${String(breaks)} > 0`] : [];
    }),
    ...expectations.flatMap((judged) => (judged.met ? [] : [phraseExpectation(judged)])),
  ];
  return {
    tool,
    options: {
      seed,
      perCell,
      ...(only ? { only } : {}),
      ...(searchRuns > 0 ? { search: searchRuns } : {}),
      failOn: gate.failOn,
      ...(gate.accepted.size > 0 ? { accepted: [...gate.accepted.keys()] } : {}),
    },
    framework,
    inputs,
    madeUp: madeUp.length,
    gate: { passed: reasons.length === 0, reasons },
    expectations,
    matrix,
    findings,
    search,
  };
}

async function searchFor(
  io: Io,
  compiled: ReturnType<typeof compileFramework>,
  seed: string,
  runs: number,
): Promise<SearchReport> {
  const progress = createProgress(io, 'Searched', runs);
  const search = createSearch(compiled, seed);
  for (let run = 1; run <= runs; run += 1) {
    search.step();
    if (run % SOME_RUNS !== 0) continue;
    progress.report(run);
    await io.pause();
  }
  await progress.end();
  return search.finish();
}

/** What breaks a deal: silent and ambiguous answers, and whatever else the gate fails on. */
function kindsOf({ failOn }: Gate): Gate['failOn'] {
  const kinds: Gate['failOn'] = ['silent', 'ambiguous', 'contradicted', 'unreadable'];
  return kinds.filter((kind) => kind === 'silent' || kind === 'ambiguous' || failOn.includes(kind));
}

async function readOrder(io: Io, options: Options): Promise<Result<StressOrder, Refusal>> {
  const perCell = readCount(options, 'per-cell', USUAL_PER_CELL, 1);
  if (!perCell.ok) return perCell;
  const searchRuns = readCount(options, 'search', 0, 0);
  if (!searchRuns.ok) return searchRuns;
  const only = readOnly(options.text('only'));
  if (!only.ok) return only;
  if (options.text('save') === '-') {
    return refused({
      kind: 'usage',
      message: '"--save" needs the name of a file, such as found.deals.jsonl.',
    });
  }
  const gate = await readGate(io, options);
  if (!gate.ok) return gate;
  return ok({
    seed: options.text('seed') ?? '1',
    perCell: perCell.value,
    only: only.value,
    searchRuns: searchRuns.value,
    gate: gate.value,
  });
}

function readCount(options: Options, name: string, usual: number, least: number): Result<number, Refusal> {
  const text = options.text(name);
  if (text === undefined) return ok(usual);
  const count = /^\d{1,7}$/.test(text) ? Number(text) : -1;
  if (count >= least) return ok(count);
  return refused({
    kind: 'usage',
    message: `"${text}" is no value of "--${name}": give a whole number from ${least} to 9,999,999.`,
  });
}

/** Ids of edge cases, or themes for all of theirs, in the order of the catalogue. */
function readOnly(text: string | undefined): Result<readonly string[] | undefined, Refusal> {
  if (text === undefined) return ok(undefined);
  const names = text.split(',').map((name) => name.trim());
  const known = [...Object.keys(THEMES), ...EDGE_CASES.map(({ id }) => id)];
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    const message = `There is no edge case "${unknown}".${didYouMean(unknown, known)} cosell stress --list lists them; themes are ${Object.keys(THEMES).join(', ')}.`;
    return refused({ kind: 'usage', message });
  }
  return ok(EDGE_CASES.flatMap(({ id, theme }) => (names.includes(id) || names.includes(theme) ? [id] : [])));
}

async function readGate(io: Io, options: Options): Promise<Result<Gate, Refusal>> {
  const name = options.text('baseline');
  if (name === undefined) return parseGate(options, new Map());
  const read = await readWhole(io, name);
  if (!read.ok) return read;
  const accepted = parseBaseline(name, read.value.text);
  return accepted.ok ? parseGate(options, accepted.value) : accepted;
}
