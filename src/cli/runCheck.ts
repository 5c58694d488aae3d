import {
  checkFramework,
  ok,
  parseFramework,
  parseSeverity,
  refused,
  settleDiagnostics,
  type CheckSettings,
  type Diagnostic,
  type Result,
} from '../core/index.ts';
import { parseBaseline, parseCheckSettings } from './baseline.ts';
import {
  countSeverity,
  printCheckJson,
  printCheckJunit,
  printCheckMarkdown,
  printCheckSarif,
  printCheckText,
  type CheckReport,
} from './checkReport.ts';
import { coverDeals } from './coverDeals.ts';
import type { ExitCode, Io } from './io.ts';
import { loadFramework, type CheckedFile } from './loadFramework.ts';
import { createPaint } from './paint.ts';
import { parseOptions, type Options, type Refusal } from './parseOptions.ts';
import { readWhole } from './readInput.ts';
import { verifyFile } from './verifyFile.ts';
import { refuse, writeResult } from './writeResult.ts';

const OPTIONS = {
  format: { type: 'string', values: ['text', 'json', 'junit', 'sarif', 'markdown'] },
  deals: { type: 'string', multiple: true },
  severity: { type: 'string', multiple: true },
  settings: { type: 'string' },
  baseline: { type: 'string' },
  'max-warnings': { type: 'string' },
  verify: { type: 'boolean' },
  output: { type: 'string', short: 'o' },
} as const;

const PRINTERS: Readonly<Record<string, (report: CheckReport) => string>> = {
  json: printCheckJson,
  junit: printCheckJunit,
  sarif: printCheckSarif,
  markdown: printCheckMarkdown,
};

/** `cosell check FRAMEWORK`: fails on an error, or on more warnings than allowed. */
export async function runCheck(args: readonly string[], io: Io): Promise<ExitCode> {
  const parsed = parseOptions(args, OPTIONS);
  if (!parsed.ok) return refuse(io, parsed.error);
  const options = parsed.value;
  const [name, ...more] = options.positionals;
  if (name === undefined || more.length > 0) {
    return refuse(io, { kind: 'usage', message: 'Name one framework: cosell check FRAMEWORK' });
  }
  const limit = options.text('max-warnings');
  if (limit !== undefined && !/^\d+$/.test(limit)) {
    return refuse(io, {
      kind: 'usage',
      message: `"${limit}" is no value of "--max-warnings": give a whole number.`,
    });
  }
  const settings = await readSettings(io, options);
  if (!settings.ok) return refuse(io, settings.error);
  const loaded = await loadFramework(io, name);
  if (!loaded.ok) return refuse(io, loaded.error);
  const file = loaded.value;
  const diagnostics = await addTheory(io, file, options.texts('deals'));
  if (!diagnostics.ok) return refuse(io, diagnostics.error);
  const verified = options.isSet('verify') ? verifyFile(file, diagnostics.value) : undefined;
  const found = verified?.diagnostics ?? diagnostics.value;
  const settled = settleDiagnostics(file.framework, found, settings.value);
  for (const id of settled.outdated) {
    await io.stderr.write(`The accepted finding ${id} does not occur any more.\n`);
  }
  const report: CheckReport = { file, settled, ...(verified ? { verification: verified.report } : {}) };
  const print = PRINTERS[options.text('format') ?? 'text'];
  const text = print ? print(report) : printCheckText(report, createPaint(io, options.isSet('output')));
  const written = await writeResult(io, options, text);
  if (!written.ok) return refuse(io, written.error);
  const isTooMuch = countSeverity(report, 'warning') > Number(limit ?? Infinity);
  return countSeverity(report, 'error') > 0 || isTooMuch ? 1 : 0;
}

/** With deals, the diagnostics hold what none of them exercised, too; a framework with errors cannot be replayed. */
async function addTheory(
  io: Io,
  { framework, text, diagnostics }: CheckedFile,
  deals: readonly string[],
): Promise<Result<readonly Diagnostic[], Refusal>> {
  const isUsable = !diagnostics.some(({ severity }) => severity === 'error');
  if (deals.length === 0 || !framework || !isUsable) return ok(diagnostics);
  const coverage = await coverDeals(io, framework, deals);
  return coverage.ok ? ok(checkFramework(parseFramework(text), coverage.value)) : coverage;
}

/** What `--settings`, `--baseline` and `--severity` say, the later beating the earlier. */
async function readSettings(io: Io, options: Options): Promise<Result<CheckSettings, Refusal>> {
  const severities: Map<string, 'error' | 'warning' | 'info' | 'off'> = new Map();
  const accepted = new Map<string, string>();
  const settings = options.text('settings');
  if (settings !== undefined) {
    const read = await readWhole(io, settings);
    if (!read.ok) return read;
    const value = parseCheckSettings(settings, read.value.text);
    if (!value.ok) return value;
    for (const [code, level] of value.value.severities) severities.set(code, level);
    for (const [id, reason] of value.value.accepted) accepted.set(id, reason);
  }
  const baseline = options.text('baseline');
  if (baseline !== undefined) {
    const read = await readWhole(io, baseline);
    if (!read.ok) return read;
    const value = parseBaseline(baseline, read.value.text, 'finding');
    if (!value.ok) return value;
    for (const [id, reason] of value.value) accepted.set(id, reason);
  }
  for (const text of options.texts('severity')) {
    const [code = '', level = ''] = text.split('=');
    const read = parseSeverity(code, level);
    if (!read.ok) return refused({ kind: 'usage', message: `"--severity ${text}": ${read.error}` });
    severities.set(...read.value);
  }
  return ok({ severities, accepted });
}
