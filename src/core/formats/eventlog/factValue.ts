import type { FactValue } from '../../model/cell.ts';

const PLAIN_NUMBER = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,14})?$/;

/**
 * A fact's value from text: plain decimal numbers become numbers, "true" and "false" (any case) booleans, all else stays text.
 * Numbers with leading zeros, thousands separators or more than 15 digits stay text: they may be identifiers.
 */
export function toFactValue(text: string): FactValue {
  if (PLAIN_NUMBER.test(text) && text.replace(/\D/g, '').length <= 15) return Number(text) + 0;
  const lower = text.toLowerCase();
  if (lower === 'true') return true;
  return lower === 'false' ? false : text;
}

/** A fact name a framework can declare: letters, digits, "_" and "-", not starting with a digit. */
export function toFactName(attribute: string): string {
  const name = attribute.replace(/[^A-Za-z0-9_-]+/g, '-').replace(/^-+|-+$/g, '');
  return /^[A-Za-z_]/.test(name) ? name : `fact-${name}`.replace(/-$/, '');
}
