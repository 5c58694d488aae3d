import type { Finding, ReplayReport } from '../core/index.ts';

/** The report as JSON, in the documented order of keys; what the format does not name comes last. */
export function printReplayJson(report: ReplayReport): string {
  const { format, tool, options, framework, inputs, gate, deals, survival, baseline, answers, ...groups } =
    report;
  const { byPartnerType, byPartner, byCode, breaks, findings, coverage, runs, trace } = groups;
  const ordered = {
    format,
    tool,
    options,
    framework,
    inputs,
    gate,
    deals,
    survival,
    baseline,
    answers,
    byPartnerType,
    byPartner,
    byCode,
    breaks,
    findings: findings.map(orderFinding),
    coverage,
    runs,
    trace,
  };
  return `${JSON.stringify(ordered, printInfinity, 2)}\n`;
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
  const { nearest, actual, expected, causedBy, assumed, break: id, ...more } = rest;
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

/** JSON has no infinity: "days since" something that never happened. */
function printInfinity(_key: string, value: unknown): unknown {
  return value === Infinity ? 'never' : value;
}
