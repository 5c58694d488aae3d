import {
  compileFramework,
  didYouMean,
  ok,
  refused,
  replayDeal,
  summariseRuns,
  type DealRun,
  type Framework,
  type ReplayReport,
  type Result,
} from '../core/index.ts';
import { tool } from './buildInfo.ts';
import { judgeGate, parseBaseline, parseGate, type Gate } from './gate.ts';
import type { ExitCode, Io } from './io.ts';
import { loadUsableFramework } from './loadFramework.ts';
import { createPaint } from './paint.ts';
import { parseOptions, type Options, type Refusal } from './parseOptions.ts';
import { phraseCount } from './phraseCount.ts';
import { createProgress } from './progress.ts';
import { readDeals } from './readDeals.ts';
import { readWhole } from './readInput.ts';
import { printReplayJson } from './replayJson.ts';
import { printReplayText } from './replayText.ts';
import { refuse, writeResult } from './writeResult.ts';

const OPTIONS = {
  format: { type: 'string', values: ['text', 'json'] },
  runs: { type: 'boolean' },
  trace: { type: 'string' },
  'fail-on': { type: 'string' },
  'min-survival': { type: 'string' },
  baseline: { type: 'string' },
  output: { type: 'string', short: 'o' },
} as const;

/** `cosell replay FRAMEWORK DEALS...`: fails when the gate does. */
export async function runReplay(args: readonly string[], io: Io): Promise<ExitCode> {
  const parsed = parseOptions(args, OPTIONS);
  if (!parsed.ok) return refuse(io, parsed.error);
  const options = parsed.value;
  const [name, ...dealFiles] = options.positionals;
  if (name === undefined || dealFiles.length === 0) {
    return refuse(io, {
      kind: 'usage',
      message: 'Name one framework and at least one file of deals: cosell replay FRAMEWORK DEALS...',
    });
  }
  if (options.positionals.filter((positional) => positional === '-').length > 1) {
    return refuse(io, { kind: 'usage', message: 'Standard input ("-") can be read only once.' });
  }
  const gate = await readGate(io, options);
  if (!gate.ok) return refuse(io, gate.error);
  const result = await createReplay(io, options, gate.value, name, dealFiles);
  if (!result.ok) return refuse(io, result.error);
  const { report, framework } = result.value;
  const text =
    options.text('format') === 'json'
      ? printReplayJson(report)
      : printReplayText(framework, report, gate.value.accepted, createPaint(io, options.isSet('output')));
  const written = await writeResult(io, options, text);
  if (!written.ok) return refuse(io, written.error);
  return report.gate.passed ? 0 : 1;
}

async function readGate(io: Io, options: Options): Promise<Result<Gate, Refusal>> {
  const name = options.text('baseline');
  if (name === undefined) return parseGate(options, new Map());
  const read = await readWhole(io, name);
  if (!read.ok) return read;
  const accepted = parseBaseline(name, read.value.text);
  return accepted.ok ? parseGate(options, accepted.value) : accepted;
}

async function createReplay(
  io: Io,
  options: Options,
  gate: Gate,
  name: string,
  dealFiles: readonly string[],
): Promise<Result<{ readonly report: ReplayReport; readonly framework: Framework }, Refusal>> {
  const loaded = await loadUsableFramework(io, name);
  if (!loaded.ok) return loaded;
  const { framework, digest } = loaded.value;
  const reading = createProgress(io, 'Read');
  const files = await readDeals(io, dealFiles, (count) => reading.report(count));
  await reading.end();
  if (!files.ok) return files;
  const { deals, inputs, repeated } = files.value;
  const traced = options.text('trace');
  if (traced !== undefined && !deals.some((deal) => deal.id === traced)) {
    const ids = deals.map((deal) => deal.id);
    return refused({
      kind: 'input',
      message: `There is no deal "${traced}" here.${didYouMean(traced, ids)}`,
    });
  }

  const compiled = compileFramework(framework);
  const replaying = createProgress(io, 'Replayed');
  const runs: DealRun[] = [];
  for (const deal of deals) {
    runs.push(replayDeal(compiled, deal, { trace: deal.id === traced }));
    replaying.report(runs.length);
  }
  await replaying.end();

  const summary = summariseRuns(compiled, runs);
  const { passed, reasons, outdated } = judgeGate(gate, runs, summary.survival);
  if (repeated.length > 0) {
    await io.stderr.write(
      `${phraseCount(repeated.length, 'deal')} came more than once with the same content and counted once.\n`,
    );
  }
  for (const id of outdated) await io.stderr.write(`The accepted break ${id} does not occur any more.\n`);
  const trace = runs.find((run) => run.deal === traced)?.trace;
  return ok({
    framework,
    report: {
      format: 'cosell-replay/1',
      tool,
      options: optionsOf(options, gate),
      framework: { id: framework.id, version: framework.version, digest },
      inputs,
      gate: { passed, reasons },
      ...summary,
      ...(options.isSet('runs') ? { runs: runs.map(toReportedRun) } : {}),
      ...(trace ? { trace } : {}),
    },
  });
}

/** The options that shape the result, as they were understood. */
function optionsOf(options: Options, gate: Gate): ReplayReport['options'] {
  return {
    failOn: gate.failOn,
    ...(gate.minSurvival ? { minSurvival: gate.minSurvival } : {}),
    ...(options.isSet('baseline')
      ? { baseline: options.text('baseline'), accepted: [...gate.accepted.keys()] }
      : {}),
    ...(options.isSet('runs') ? { runs: true } : {}),
    ...(options.isSet('trace') ? { trace: options.text('trace') } : {}),
  };
}

function toReportedRun(run: DealRun): NonNullable<ReplayReport['runs']>[number] {
  const { deal, verdict, follows, cost, fitness, states } = run;
  return { deal, verdict, follows, cost, fitness, states };
}
