import { isIsoDuration, isTimezone } from '../../clock/index.ts';
import { didYouMean } from '../../diagnostics/suggestName.ts';
import type { JsonPath } from '../../diagnostics/diagnostic.ts';
import type { Framework, Length } from '../../model/framework.ts';
import type { CheckReport } from '../checkRule.ts';

/** Lengths of time can be computed: readable, on a declared calendar, in a known time zone. */
export function lengths(framework: Framework, report: CheckReport): void {
  const checkLength = (length: Length, path: JsonPath, short: JsonPath = path): void => {
    if (length.kind === 'iso') {
      if (isIsoDuration(length.text)) return;
      const message = `"${length.text}" is not a length of time such as "P90D", "P6M" or "PT48H".`;
      report('duration.unreadable', [...path, 'length'], message, { or: [...short, 'length'] });
    } else if (!framework.calendars.has(length.calendar)) {
      const hint = didYouMean(length.calendar, framework.calendars.keys());
      const message = `There is no calendar "${length.calendar}".${hint}`;
      report('calendar.unknown', [...path, 'calendar'], message, { or: [...short, 'calendar'] });
    }
  };
  for (const [name, { rows, extend }] of framework.durations) {
    const path = ['durations', name];
    for (const [index, { length }] of rows.entries()) checkLength(length, [...path, 'rows', index], path);
    if (extend) checkLength(extend.by, [...path, 'extend', 'by']);
    if (rows.every((row) => row.when.size > 0)) {
      report(
        'duration.no-length',
        [...path, 'rows'],
        `"${name}" has no length when none of its rows applies; a last row without "when" would give one.`,
      );
    }
  }
  framework.tracking?.visibility.forEach(({ within }, index) => {
    if (within) checkLength(within, ['tracking', 'visibility', index, 'within']);
  });
  checkTimezone(framework.timezone, ['timezone'], report);
  for (const [name, { timezone }] of framework.calendars) {
    if (timezone !== framework.timezone) checkTimezone(timezone, ['calendars', name, 'timezone'], report);
  }
}

function checkTimezone(timezone: string, path: JsonPath, report: CheckReport): void {
  if (isTimezone(timezone)) return;
  report('timezone.unknown', path, `"${timezone}" is not a time zone such as "Europe/Berlin" or "UTC".`);
}
