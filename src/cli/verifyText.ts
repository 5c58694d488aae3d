import { printDeal } from '../core/index.ts';
import type { PropertyStatus, VerifyFinding, VerifyProperty, VerifyReport } from '../core/verify/index.ts';
import type { Paint } from './paint.ts';
import { phraseCount, phraseNumber } from './phraseCount.ts';

const WIDEST_STATUS = 'possible'.length;

/** A verification for people: every claim with how many scenarios it was looked at in, and the deal that breaks it. */
export function printVerification(report: VerifyReport, paint: Paint): string {
  const { properties, explored, notCovered } = report;
  const combinations = explored.reduce((sum, part) => sum + part.combinations, 0);
  const counts = (['proved', 'refuted', 'possible', 'open'] as const).flatMap((status) => {
    const count = properties.filter((property) => property.status === status).length;
    return count > 0 ? [paintStatus(paint, status, `${phraseNumber(count)} ${status}`)] : [];
  });
  return [
    `${paint.strong('Verification')}: ${phraseCount(properties.length, 'claim')}, ${counts.join(', ')}; ${phraseCount(combinations, 'combination')} of states`,
    ...properties.flatMap((property) => printProperty(property, paint)),
    'Not covered:',
    ...notCovered.map((sentence) => `  ${sentence}`),
    '',
  ].join('\n');
}

function printProperty(
  { claim, status, scenarios, findings }: VerifyProperty,
  paint: Paint,
): readonly string[] {
  const margin = ' '.repeat(WIDEST_STATUS + 3);
  return [
    `  ${paintStatus(paint, status, status.padEnd(WIDEST_STATUS))} ${claim} (${phraseCount(scenarios, 'scenario')})`,
    ...findings.flatMap(({ message, counterexample }) => [
      `${margin}${message}`,
      ...(counterexample?.steps ?? []).map((step, index) => `${margin}  ${String(index + 1)}. ${step}`),
    ]),
  ];
}

function paintStatus(paint: Paint, status: PropertyStatus, text: string): string {
  if (status === 'proved') return paint.good(text);
  return status === 'refuted' ? paint.bad(text) : paint.doubtful(text);
}

/** The field `verification` of `cosell-check/1`; deals are as in a `*.deals.jsonl`. */
export function toVerificationJson({ conclusive, explored, properties, notCovered }: VerifyReport): object {
  return {
    conclusive,
    explored,
    properties: properties.map(({ kind, subject, claim, status, scenarios, findings }) => ({
      kind,
      subject,
      claim,
      status,
      scenarios,
      findings: findings.map(toFindingJson),
    })),
    notCovered,
  };
}

function toFindingJson({ code, message, path, witness, confirmed, counterexample }: VerifyFinding): object {
  return {
    code,
    message,
    path,
    witness,
    confirmed,
    ...(counterexample
      ? {
          counterexample: {
            steps: counterexample.steps,
            shows: counterexample.shows,
            deal: JSON.parse(printDeal(counterexample.deal)) as object,
          },
        }
      : {}),
  };
}
