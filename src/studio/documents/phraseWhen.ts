const TIME = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });

/** When something was done, as its people tell it: "14:05" today, "3 Feb, 14:05" before. */
export function phraseWhen(at: number, now: number = Date.now()): string {
  const time = TIME.format(at);
  return DAY.format(at) === DAY.format(now) ? time : `${DAY.format(at)}, ${time}`;
}
