import { printDiagnostic, type SettledDiagnostics, type Severity } from '../core/index.ts';
import type { VerifyReport } from '../core/verify/index.ts';
import { tool } from './buildInfo.ts';
import type { CheckedFile } from './loadFramework.ts';
import type { Paint } from './paint.ts';
import { phraseCount } from './phraseCount.ts';
import { printVerification, toVerificationJson } from './verifyText.ts';

/** A checked file and what is left of its diagnostics under the settings. */
export interface CheckReport {
  readonly file: Omit<CheckedFile, 'diagnostics'>;
  readonly settled: SettledDiagnostics;
  /** Present where it was asked for and the framework can run. */
  readonly verification?: VerifyReport;
}

/** How many diagnostics there are of a severity. */
export function countSeverity({ settled }: CheckReport, severity: Severity): number {
  return settled.diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
}

/** For programs: `cosell-check/1`. */
export function printCheckJson({ file, settled, verification }: CheckReport): string {
  const { framework, digest } = file;
  const list = (diagnostics: SettledDiagnostics['diagnostics']): readonly object[] =>
    diagnostics.map(({ code, severity, message, path, range, witness, id, ...rest }) => ({
      code,
      severity,
      message,
      path,
      range: { start: range.start, end: range.end, line: range.line, column: range.column },
      witness,
      id,
      ...rest,
    }));
  const report = {
    format: 'cosell-check/1',
    tool,
    framework: { id: framework?.id, version: framework?.version, digest },
    diagnostics: list(settled.diagnostics),
    ...(settled.accepted.length > 0 ? { accepted: list(settled.accepted) } : {}),
    ...(settled.outdated.length > 0 ? { outdated: settled.outdated } : {}),
    ...(verification ? { verification: toVerificationJson(verification) } : {}),
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}

/** For people, with the lines in question. */
export function printCheckText(report: CheckReport, paint: Paint): string {
  const { name, text, framework } = report.file;
  const { diagnostics, accepted } = report.settled;
  const title = framework ? `${framework.name} ${framework.version}` : name;
  const [errors, warnings, notes] = (['error', 'warning', 'info'] as const).map((severity) =>
    countSeverity(report, severity),
  ) as [number, number, number];
  const parts = [
    ...(errors > 0 ? [paint.bad(phraseCount(errors, 'error'))] : []),
    ...(warnings > 0 ? [paint.doubtful(phraseCount(warnings, 'warning'))] : []),
    ...(notes > 0 ? [phraseCount(notes, 'note')] : []),
  ];
  const summary = parts.length > 0 ? parts.join(', ') : paint.good('no problems found');
  const more = accepted.length > 0 ? `; ${accepted.length} accepted` : '';
  return [
    ...diagnostics.map(
      (diagnostic) => `${printDiagnostic(diagnostic, text, name).trimEnd()}\n  id ${diagnostic.id}\n`,
    ),
    `${paint.strong(title)}: ${summary}${more}`,
    report.verification ? printVerification(report.verification, paint) : '',
  ].join('\n');
}

/** For pull requests and pages. */
export function printCheckMarkdown({ file, settled }: CheckReport): string {
  const title = file.framework ? `${file.framework.name} ${file.framework.version}` : file.name;
  const rows = settled.diagnostics.map(
    ({ severity, message, code, range }) =>
      `| ${severity} | ${inCell(message)} | \`${code}\` | ${range.line} |`,
  );
  const accepted = settled.accepted.map(
    ({ message, reason }) => `- ${inCell(message)} Accepted: ${inCell(reason)}`,
  );
  return [
    `## ${inCell(title)}`,
    '',
    ...(rows.length > 0
      ? ['| | finding | code | line |', '|---|---|---|---|', ...rows]
      : ['No problems found.']),
    ...(accepted.length > 0 ? ['', '### Accepted', '', ...accepted] : []),
    '',
  ].join('\n');
}

function inCell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('\n', ' ');
}

const SARIF_LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const;

/** SARIF 2.1.0, for code hosts: every finding with its place, its id as fingerprint, and accepted ones as suppressed. */
export function printCheckSarif({ file, settled }: CheckReport): string {
  const findings = [
    ...settled.diagnostics.map((finding) => ({ ...finding, reason: undefined })),
    ...settled.accepted,
  ];
  const results = findings.map(({ code, severity, message, path, range, id, reason }) => ({
    ruleId: code,
    level: SARIF_LEVELS[severity],
    message: { text: message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: encodeURI(file.name) },
          region: {
            startLine: range.line,
            startColumn: range.column,
            charOffset: range.start,
            charLength: range.end - range.start,
          },
        },
        logicalLocations: [{ fullyQualifiedName: path.join('/') }],
      },
    ],
    partialFingerprints: { 'cosellFinding/v1': id },
    ...(reason === undefined ? {} : { suppressions: [{ kind: 'external', justification: reason }] }),
  }));
  const rules = [...new Set(findings.map(({ code }) => code))].sort().map((id) => ({ id }));
  const sarif = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: tool.name, version: tool.version, rules } },
        columnKind: 'utf16CodeUnits',
        results,
      },
    ],
  };
  return `${JSON.stringify(sarif, undefined, 2)}\n`;
}

/** JUnit: errors and warnings fail, remarks pass, accepted findings are skipped. */
export function printCheckJunit(report: CheckReport): string {
  const { file, settled } = report;
  const cases = [
    ...settled.diagnostics.map(({ code, severity, message, range, id }) => {
      const name = `${message} (${id})`;
      if (severity === 'info') return printCase(code, name, `<system-out>line ${range.line}</system-out>`);
      return printCase(
        code,
        name,
        `<failure type="${severity}" message="${escapeXml(message)}">line ${range.line}</failure>`,
      );
    }),
    ...settled.accepted.map(({ code, message, id, reason }) =>
      printCase(code, `${message} (${id})`, `<skipped message="${escapeXml(reason)}"/>`),
    ),
  ];
  const failures = countSeverity(report, 'error') + countSeverity(report, 'warning');
  const all = cases.length > 0 ? cases : [printCase('cosell check', 'no problems found', '')];
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites>
  <testsuite name="${escapeXml(file.name)}" tests="${all.length}" failures="${failures}" skipped="${settled.accepted.length}">
${all.join('\n')}
  </testsuite>
</testsuites>
`;
}

function printCase(group: string, name: string, inner: string): string {
  return `    <testcase classname="${escapeXml(group)}" name="${escapeXml(name)}">${inner}</testcase>`;
}

function escapeXml(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
  };
  return text
    .replace(/[&<>"]/g, (character) => entities[character] ?? character)
    .replace(/[\p{Cc}\p{Cs}]/gu, ' ');
}
