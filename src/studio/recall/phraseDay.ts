const DAY = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

/** A recorded time as "3 Jul 2024"; as it is written where it cannot be read. */
export function phraseDay(at: string): string {
  const time = Date.parse(at);
  return Number.isNaN(time) ? at : DAY.format(time);
}
