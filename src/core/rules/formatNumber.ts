import { printNumber } from './printCell.ts';

/** A number as en-US readers write it: "84,000", "-1,234.5". Does not depend on the host's locale data. */
export function formatNumber(value: number): string {
  if (!Number.isFinite(value)) return value < 0 ? 'minus infinity' : 'infinity';
  const [whole = '', fraction] = printNumber(value).split('.');
  const grouped = whole.replace(/\d(?=(?:\d{3})+$)/g, '$&,');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
