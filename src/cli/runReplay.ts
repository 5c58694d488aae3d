import { ok, refused, type Result } from '../core/index.ts';
import { shareColumns } from '../engine/share/index.ts';
import { parseBaseline } from './baseline.ts';
import { parseGate, type Gate } from './gate.ts';
import type { ExitCode, Io } from './io.ts';
import { loadUsableFramework } from './loadFramework.ts';
import { createPaint } from './paint.ts';
import { parseOptions, type Options, type Refusal } from './parseOptions.ts';
import { createProgress } from './progress.ts';
import { readDeals } from './readDeals.ts';
import { readWhole } from './readInput.ts';
import { countJobs, replayFiles, type ReplayedFiles, type ReplayOrder } from './replayFiles.ts';
import { printReplayJson, type ReportHead } from './replayJson.ts';
import { printReplayText } from './replayText.ts';
import { refuse, writeResult } from './writeResult.ts';

const OPTIONS = {
  format: { type: 'string', values: ['text', 'json'] },
  runs: { type: 'boolean' },
  trace: { type: 'string' },
  'fail-on': { type: 'string' },
  'min-survival': { type: 'string' },
  baseline: { type: 'string' },
  jobs: { type: 'string' },
  output: { type: 'string', short: 'o' },
} as const;

const MOST_JOBS = 256;

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
  const order = await readOrder(io, options, name);
  if (!order.ok) return refuse(io, order.error);
  const reading = createProgress(io, 'Read');
  const files = await readDeals(
    io,
    dealFiles,
    (count) => reading.report(count),
    (columns) => (countJobs(io, order.value, columns.deals) > 1 ? shareColumns(columns) : columns),
  );
  await reading.end();
  if (!files.ok) return refuse(io, files.error);
  const result = await replayFiles(io, files.value, order.value, async (replayed) => {
    const written = await writeResult(io, options, printReport(io, options, order.value, replayed));
    return written.ok ? ok(replayed.head.gate.passed) : written;
  });
  if (!result.ok) return refuse(io, result.error);
  if (!result.value.ok) return refuse(io, result.value.error);
  return result.value.value ? 0 : 1;
}

function printReport(
  io: Io,
  options: Options,
  { framework, format, gate }: ReplayOrder,
  { head, findingsOf, findings, runs }: ReplayedFiles,
): string | AsyncIterable<string> {
  if (format === 'json') return printReplayJson(head, findings(), options.isSet('runs') ? runs() : undefined);
  const paint = createPaint(io, options.isSet('output'));
  return printReplayText(framework.framework, head, findingsOf, gate.accepted, paint);
}

async function readOrder(io: Io, options: Options, name: string): Promise<Result<ReplayOrder, Refusal>> {
  const jobs = parseJobs(options);
  if (!jobs.ok) return jobs;
  const gate = await readGate(io, options);
  if (!gate.ok) return gate;
  const framework = await loadUsableFramework(io, name);
  if (!framework.ok) return framework;
  const output = options.text('output');
  return ok({
    framework: framework.value,
    format: options.text('format') === 'json' ? 'json' : 'text',
    isOnScreen: io.stdout.isTerminal && (output === undefined || output === '-'),
    gate: gate.value,
    options: describeOptions(options, gate.value),
    traced: options.text('trace'),
    jobs: jobs.value,
  });
}

function parseJobs(options: Options): Result<number | undefined, Refusal> {
  const text = options.text('jobs');
  if (text === undefined) return ok(undefined);
  const jobs = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (jobs >= 1 && jobs <= MOST_JOBS) return ok(jobs);
  return refused({
    kind: 'usage',
    message: `"${text}" is no value of "--jobs": give a whole number from 1 to ${MOST_JOBS}.`,
  });
}

async function readGate(io: Io, options: Options): Promise<Result<Gate, Refusal>> {
  const name = options.text('baseline');
  if (name === undefined) return parseGate(options, new Map());
  const read = await readWhole(io, name);
  if (!read.ok) return read;
  const accepted = parseBaseline(name, read.value.text);
  return accepted.ok ? parseGate(options, accepted.value) : accepted;
}

/** The options that shape the result, as they were understood. */
function describeOptions(options: Options, gate: Gate): ReportHead['options'] {
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
