import { parseIsoDuration } from '../clock/parseLength.ts';
import type { Framework, Length } from '../model/framework.ts';

const DAY_MS = 86_400_000;

/**
 * About how many days a length takes, for telling which of two is clearly longer: months have 30 days, years 365, and business days
 * are spread over the calendar's week. Undefined when the length cannot be read.
 */
export function estimateDays(framework: Framework, length: Length): number | undefined {
  if (length.kind === 'business') {
    const workdays = framework.calendars.get(length.calendar)?.workdays.length ?? 0;
    return workdays === 0 ? undefined : (length.days * 7) / workdays;
  }
  const parts = parseIsoDuration(length.text);
  if (!parts) return undefined;
  const years = Math.floor(parts.months / 12);
  return years * 365 + (parts.months % 12) * 30 + parts.days + parts.timeMs / DAY_MS;
}

/** The shortest and the longest that a duration can be without extensions, in about days. */
export function estimateSpan(
  framework: Framework,
  duration: string,
): { readonly shortest: number; readonly longest: number } | undefined {
  const rows = framework.durations.get(duration)?.rows ?? [];
  const days = rows.flatMap(({ length }) => estimateDays(framework, length) ?? []);
  return days.length === 0 ? undefined : { shortest: Math.min(...days), longest: Math.max(...days) };
}
