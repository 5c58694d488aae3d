import type { JsonObject, JsonValue } from '../../model/framework.ts';

/** True for JSON objects, not lists. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The text of a member that is text or a number; "" for everything else. */
export function textOf(object: unknown, key: string): string {
  const value = isJsonObject(object) ? object[key] : undefined;
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
}

/** The objects of a list; none when it is no list. */
export function objectsOf(value: unknown): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}

/** One value of a document: nested names are joined with dots, lists of plain values with "; ", lists of objects are JSON. */
export interface JsonField {
  readonly name: string;
  readonly value: string | number | boolean | undefined;
}

const DEEPEST = 8;

/** The values of a document by dotted name; empty ones are there without a value. */
export function jsonFields(document: JsonObject, prefix = '', depth = 0): readonly JsonField[] {
  const fields: JsonField[] = [];
  for (const [key, value] of Object.entries(document)) {
    const name = prefix + key;
    if (isJsonObject(value) && depth < DEEPEST) fields.push(...jsonFields(value, `${name}.`, depth + 1));
    else fields.push({ name, value: plainValue(value) });
  }
  return fields;
}

function plainValue(value: JsonValue): JsonField['value'] {
  if (value === null || value === '') return undefined;
  if (typeof value !== 'object') return value;
  if (Array.isArray(value) && value.length === 0) return undefined;
  if (Array.isArray(value) && value.every((one) => typeof one !== 'object')) return value.join('; ');
  return JSON.stringify(value);
}
