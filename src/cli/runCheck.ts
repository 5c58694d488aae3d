import { printDiagnostic, type Diagnostic } from '../core/index.ts';
import { tool } from './buildInfo.ts';
import type { ExitCode, Io } from './io.ts';
import { loadFramework } from './loadFramework.ts';
import { createPaint, type Paint } from './paint.ts';
import { parseOptions } from './parseOptions.ts';
import { phraseCount } from './phraseCount.ts';
import { verifyFile, type VerifiedFile } from './verifyFile.ts';
import { printVerification, toVerificationJson } from './verifyText.ts';
import { refuse, writeResult } from './writeResult.ts';

const OPTIONS = {
  format: { type: 'string', values: ['text', 'json'] },
  'max-warnings': { type: 'string' },
  verify: { type: 'boolean' },
  output: { type: 'string', short: 'o' },
} as const;

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
  const loaded = await loadFramework(io, name);
  if (!loaded.ok) return refuse(io, loaded.error);
  const checked = options.isSet('verify') ? verifyFile(loaded.value) : loaded.value;
  const text =
    options.text('format') === 'json'
      ? printCheckJson(checked)
      : printCheckText(checked, createPaint(io, options.isSet('output')));
  const written = await writeResult(io, options, text);
  if (!written.ok) return refuse(io, written.error);
  const { errors, warnings } = count(checked.diagnostics);
  return errors > 0 || warnings > Number(limit ?? Infinity) ? 1 : 0;
}

function count(diagnostics: readonly Diagnostic[]): { errors: number; warnings: number; notes: number } {
  const of = (severity: Diagnostic['severity']): number =>
    diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
  return { errors: of('error'), warnings: of('warning'), notes: of('info') };
}

function printCheckJson({ framework, digest, diagnostics, verification }: VerifiedFile): string {
  const report = {
    format: 'cosell-check/1',
    tool,
    framework: { id: framework?.id, version: framework?.version, digest },
    diagnostics: diagnostics.map(({ code, severity, message, path, range, witness, ...rest }) => ({
      code,
      severity,
      message,
      path,
      range: { start: range.start, end: range.end, line: range.line, column: range.column },
      witness,
      ...rest,
    })),
    ...(verification ? { verification: toVerificationJson(verification) } : {}),
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}

function printCheckText(file: VerifiedFile, paint: Paint): string {
  const { name, text, framework, diagnostics, verification } = file;
  const { errors, warnings, notes } = count(diagnostics);
  const title = framework ? `${framework.name} ${framework.version}` : name;
  const parts = [
    ...(errors > 0 ? [paint.bad(phraseCount(errors, 'error'))] : []),
    ...(warnings > 0 ? [paint.doubtful(phraseCount(warnings, 'warning'))] : []),
    ...(notes > 0 ? [phraseCount(notes, 'note')] : []),
  ];
  const summary = parts.length > 0 ? parts.join(', ') : paint.good('no problems found');
  return [
    ...diagnostics.map((diagnostic) => `${printDiagnostic(diagnostic, text, name).trimEnd()}\n`),
    `${paint.strong(title)}: ${summary}`,
    verification ? printVerification(verification, paint) : '',
  ].join('\n');
}
