import type { JsonValue } from '../../model/framework.ts';

const WIDTH = 110;

/** A JSON value as a TypeScript literal: plain keys without quotes, short values on one line. */
export function printLiteral(value: JsonValue, indent = ''): string {
  const flat = printFlat(value);
  if (flat.length + indent.length <= WIDTH && !isDeep(value)) return flat;
  const inner = `${indent}  `;
  if (isJsonList(value)) {
    const items = value.map((item) => `${inner}${printLiteral(item, inner)},\n`);
    return `[\n${items.join('')}${indent}]`;
  }
  if (typeof value !== 'object' || value === null) return flat;
  const fields = Object.entries(value).map(
    ([key, field]) => `${inner}${printKey(key)}: ${printLiteral(field, inner)},\n`,
  );
  return `{\n${fields.join('')}${indent}}`;
}

/** A text in single quotes. */
export function printText(text: string): string {
  const body = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${body}'`;
}

/** A property's name, in quotes where it needs them. */
export function printKey(key: string): string {
  if (key === '__proto__') return `['__proto__']`;
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : printText(key);
}

function printFlat(value: JsonValue): string {
  if (typeof value === 'string') return printText(value);
  if (isJsonList(value)) return `[${value.map(printFlat).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  const fields = Object.entries(value).map(([key, field]) => `${printKey(key)}: ${printFlat(field)}`);
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
}

/** States and what they hold stand on lines of their own; guards and lists need not. */
function isDeep(value: JsonValue): boolean {
  if (typeof value !== 'object' || value === null || isJsonList(value)) return false;
  return ['states', 'on', 'after', 'always', 'initial'].some((key) => Object.hasOwn(value, key));
}

function isJsonList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
