const UNITS = ['KB', 'MB', 'GB'] as const;
const SHORT = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 2 });
const WHOLE = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });

/** 1711820183 as "1.7 GB", 512 as "512 bytes"; a thousand of one unit are one of the next. */
export function phraseBytes(bytes: number): string {
  if (bytes < 1000) return bytes === 1 ? '1 byte' : `${bytes} bytes`;
  const step = Math.min(UNITS.length, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** step;
  return `${(value < 10 ? SHORT : WHOLE).format(value)} ${UNITS[step - 1] ?? ''}`;
}
