/** An instant as people of the framework's time zone read it: "Tue 13 Jan 2026, 11:40". */
export function phraseInstant(at: string, timezone: string, style: 'full' | 'day' = 'full'): string {
  const epoch = Date.parse(at);
  if (Number.isNaN(epoch)) return at;
  const bareDate = !at.includes('T');
  const options: Intl.DateTimeFormatOptions =
    style === 'day'
      ? { day: 'numeric', month: 'short' }
      : { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' };
  if (style === 'full' && !bareDate) Object.assign(options, { hour: '2-digit', minute: '2-digit' });
  return new Intl.DateTimeFormat('en-GB', { ...options, timeZone: bareDate ? 'UTC' : timezone }).format(
    epoch,
  );
}

const DAY = 86_400_000;
const HOUR = 3_600_000;

/** The time between two instants: "in 3 days", "2 h 35 min later". */
export function phraseSpan(fromMs: number, toMs: number): string {
  const span = Math.abs(toMs - fromMs);
  if (span >= 2 * DAY) return `${Math.round(span / DAY)} days`;
  const hours = Math.floor(span / HOUR);
  const minutes = Math.round((span % HOUR) / 60_000);
  if (hours === 0) return `${minutes} min`;
  return minutes === 0 ? `${hours} h` : `${hours} h ${minutes} min`;
}
