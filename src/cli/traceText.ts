import { assertNever, type Framework, type MoveKind, type TraceStep } from '../core/index.ts';
import type { Paint } from './paint.ts';

/** One deal, step by step: what happened, where it led, and what the framework says at that point. */
export function printTraceText(
  framework: Framework,
  deal: string,
  trace: readonly TraceStep[],
  paint: Paint,
): string[] {
  const rows = trace.map((step) => ({
    when: `${step.at.slice(0, 10)} ${step.at.slice(11, 16)}`,
    what: describeMove(step),
    says: describeAnswer(framework, step),
  }));
  const width = Math.max(0, ...rows.map((row) => row.what.length));
  return [
    paint.strong(`How ${deal} went (times in UTC)`),
    ...rows.map(
      ({ when, what, says }) => `  ${when}  ${says === '' ? what : `${what.padEnd(width)}  ${says}`}`,
    ),
    '',
  ];
}

function describeMove({ move, object, before, after }: TraceStep): string {
  const from = before.join(' and ');
  const to = after.join(' and ');
  const way =
    from === to
      ? to === ''
        ? ''
        : ` stays at ${to}`
      : from === ''
        ? ` starts at ${to}`
        : ` goes from ${from} to ${to}`;
  const remark = remarkOn(move);
  return `${object}${way}${remark === '' ? '' : ` (${remark})`}`;
}

function remarkOn(move: MoveKind): string {
  switch (move) {
    case 'sync':
    case 'create':
      return '';
    case 'override':
      return 'although the framework forbids it';
    case 'log':
      return 'the framework has no place for this event';
    case 'model':
      return 'a step the record does not hold';
    case 'timer':
      return 'the time ran out';
    case 'always':
      return 'by itself';
    default:
      return assertNever(move);
  }
}

function describeAnswer(framework: Framework, { lead, registration }: TraceStep): string {
  return [
    ...(lead === undefined ? [] : [`${framework.roles.get(lead)?.name ?? lead} leads`]),
    ...(registration === undefined || registration === 'none' ? [] : [`registration ${registration}`]),
  ].join(', ');
}
