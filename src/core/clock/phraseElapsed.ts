const UNITS = [
  { ms: 86_400_000, one: 'day', many: 'days' },
  { ms: 3_600_000, one: 'h', many: 'h' },
  { ms: 60_000, one: 'min', many: 'min' },
  { ms: 1000, one: 's', many: 's' },
] as const;

/**
 * A stretch of time in words, at most two neighbouring units, cut off below: "2 h 35 min", "3 days", "1 day 4 h", "12 s".
 * From 10 days on only days. Below a second: "less than 1 s"; zero: "0 s". The sign is ignored.
 */
export function phraseElapsed(ms: number): string {
  const total = Math.abs(ms);
  if (!Number.isFinite(total)) return 'for ever';
  if (total === 0) return '0 s';
  const first = UNITS.findIndex((unit) => total >= unit.ms);
  const large = UNITS[first];
  if (!large) return 'less than 1 s';
  const count = Math.floor(total / large.ms);
  const phrase = `${count} ${count === 1 ? large.one : large.many}`;
  const small = UNITS[first + 1];
  const rest = small ? Math.floor((total - count * large.ms) / small.ms) : 0;
  if (!small || rest === 0 || (first === 0 && count >= 10)) return phrase;
  return `${phrase} ${rest} ${rest === 1 ? small.one : small.many}`;
}
