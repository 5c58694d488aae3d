import type { Duration, Framework, Length } from '../../core/index.ts';
import { phraseEventType, phraseIsoLength, phraseKey } from './phraseEvent.ts';
import { phraseTest } from './phraseGuard.ts';

const TIMES = ['never', 'once', 'twice', 'three times', 'four times', 'five times'];

/** A length in words: "90 days", "2 working days (vendor)". */
export function phraseLength(length: Length): string {
  if (length.kind === 'iso') return phraseIsoLength(length.text);
  return `${length.days} working ${length.days === 1 ? 'day' : 'days'} (${phraseKey(length.calendar)})`;
}

/** A duration in a sentence: "90 days from the first Registration approved, +30 days at each Extension asked, at most twice." */
export function phraseClock(framework: Framework, duration: Duration): string {
  const rows = duration.rows.map(({ when, length }) => {
    const tests = [...when].map(([column, cell]) => phraseTest(framework, column, cell)).join(' and ');
    return tests === '' ? phraseLength(length) : `${phraseLength(length)} if ${tests}`;
  });
  const lengths = rows.join(', else ');
  const event = (type: string): string => `"${phraseEventType(framework, type)}"`;
  const from =
    duration.from === undefined
      ? ' from the moment its state is entered'
      : ` from the ${duration.which} ${event(duration.from)}`;
  const { extend, resets } = duration;
  const extension = extend
    ? `, +${phraseLength(extend.by)} at each ${event(extend.on)}, at most ${TIMES[extend.max] ?? `${extend.max} times`}`
    : '';
  const reset = resets.length === 0 ? '' : `; ${resets.map(event).join(' or ')} starts it anew`;
  return `${lengths}${from}${extension}${reset}.`;
}
