import { parseIsoDuration } from '../../clock/parseLength.ts';
import type { Duration, Length } from '../../model/framework.ts';
import { printText } from './printLiteral.ts';

/** A duration as an XState delay: the expression, and what it leaves out, in words. */
export interface PrintedDelay {
  readonly expression: string;
  readonly notes: readonly string[];
  /** Whether it asks for facts. */
  readonly asksFacts: boolean;
}

/** @param printTests a row's tests as a literal; undefined when it has none */
export function printDelay(
  duration: Duration,
  printTests: (when: Duration['rows'][number]['when']) => string | undefined,
): PrintedDelay {
  const notes = new Set<string>();
  if (duration.from !== undefined)
    notes.add(`counted from the ${duration.which} ${printText(duration.from)}`);
  if (duration.extend)
    notes.add(
      `extended by ${nameOf(duration.extend.by)} on ${printText(duration.extend.on)}, at most ${duration.extend.max} times`,
    );
  if (duration.resets.length > 0) notes.add(`starts anew on ${duration.resets.map(printText).join(', ')}`);
  let expression: string | undefined;
  let asksFacts = false;
  for (const row of duration.rows.toReversed()) {
    const length = printLength(row.length, notes);
    const tests = printTests(row.when);
    if (tests === undefined || expression === undefined) expression = length;
    else {
      expression = `holds(${tests}, factOf) ? ${length} : ${expression}`;
      asksFacts = true;
    }
  }
  return {
    expression: asksFacts ? `() => (${expression ?? '0'})` : (expression ?? '0'),
    notes: [...notes],
    asksFacts,
  };
}

function nameOf(length: Length): string {
  return length.kind === 'iso' ? length.text : `${length.days} working days`;
}

function printLength(length: Length, notes: Set<string>): string {
  if (length.kind === 'business') {
    notes.add(`working days of ${printText(length.calendar)}, here days of 24 hours`);
    return `${length.days} * DAY`;
  }
  const parts = parseIsoDuration(length.text);
  if (!parts) return '0';
  if (parts.months > 0) notes.add('a month is 30 days here');
  const days = parts.months * 30 + parts.days;
  const hours = parts.timeMs / 3_600_000;
  const time = Number.isInteger(hours) ? `${hours} * HOUR` : String(parts.timeMs);
  if (parts.timeMs === 0) return `${days} * DAY`;
  return days === 0 ? time : `${days} * DAY + ${time}`;
}
