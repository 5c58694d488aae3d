import type { DealRun, Finding, ReplayReport } from '../core/index.ts';
import { PrintedList, printJson, printPlain } from './printJson.ts';

/** A report but for the lists that are as long as the deals are many. */
export type ReportHead = Omit<ReplayReport, 'findings' | 'runs'>;
export type ReportedRun = NonNullable<ReplayReport['runs']>[number];

/** In the report, a finding or a run stands in a list of the outermost object. */
const INDENT = '    ';
/** Runs that are printed at a time. */
const SOME = 500;

/** The report as JSON, in the documented order of keys. Findings come printed by `printFindings`, in pieces. */
export async function* printReplayJson(
  head: ReportHead,
  findings: AsyncIterable<string>,
  runs: Iterable<ReportedRun> | undefined,
): AsyncGenerator<string> {
  const { format, tool, options, framework, inputs, gate, expectations, deals, survival, baseline, answers } =
    head;
  const { byPartnerType, byPartner, byCode, breaks, coverage, trace } = head;
  yield* printJson({
    format,
    tool,
    options,
    framework,
    inputs,
    gate,
    expectations,
    deals,
    survival,
    baseline,
    answers,
    byPartnerType,
    byPartner,
    byCode,
    breaks,
    findings: new PrintedList(findings),
    coverage,
    runs: runs && new PrintedList(printRuns(runs)),
    trace,
  });
  yield '\n';
}

/** The findings of some runs as elements of the report's list; "" when there are none. */
export function printFindings(runs: Iterable<DealRun>): string {
  const printed: string[] = [];
  for (const { findings } of runs)
    for (const finding of findings) printed.push(`${INDENT}${printPlain(orderFinding(finding), INDENT)}`);
  return printed.join(',\n');
}

function* printRuns(runs: Iterable<ReportedRun>): Generator<string> {
  let some: string[] = [];
  for (const run of runs) {
    some.push(`${INDENT}${printPlain(run, INDENT)}`);
    if (some.length < SOME) continue;
    yield some.join(',\n');
    some = [];
  }
  if (some.length > 0) yield some.join(',\n');
}

function orderFinding(finding: Finding): object {
  const {
    deal,
    code,
    kind,
    severity,
    event,
    until,
    tied,
    at,
    object,
    stage,
    question,
    detail,
    rules,
    ...rest
  } = finding;
  const { nearest, actual, expected, causedBy, assumed, break: id, facts: _facts, ...more } = rest;
  return {
    deal,
    code,
    kind,
    severity,
    event,
    until,
    tied,
    at,
    object,
    stage,
    question,
    detail,
    rules,
    nearest,
    actual,
    expected,
    causedBy,
    assumed,
    break: id,
    ...more,
  };
}
