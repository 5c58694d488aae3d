const WHOLE = new Intl.NumberFormat('en-GB');
const SHORT = new Intl.NumberFormat('en-GB', { notation: 'compact', maximumFractionDigits: 1 });
const PERCENT = new Intl.NumberFormat('en-GB', { style: 'percent', maximumFractionDigits: 0 });

/** 10000 as "10,000". */
export function phraseCount(value: number): string {
  return WHOLE.format(value);
}

/** 84000 as "84K"; with its unit when there is one. */
export function phraseAmount(value: number, unit?: string): string {
  return unit === undefined ? SHORT.format(value) : `${SHORT.format(value)} ${unit}`;
}

/** 0.43 as "43%". */
export function phraseShare(value: number): string {
  return PERCENT.format(value);
}

/** 0.31 and 0.44 as "31–44%". */
export function phraseRange(low: number, high: number): string {
  return `${Math.round(low * 100)}–${Math.round(high * 100)}%`;
}
