import type { JsonObject, JsonValue } from '../model/framework.ts';
import { LINE_WIDTH } from './lineWidth.ts';
import type { TextStyle } from './textStyle.ts';

/** Writes a value on one line. */
export function printOnOneLine(value: JsonValue, style: TextStyle): string {
  if (!isContainer(value)) return JSON.stringify(value);
  const parts = partsOf(value, style).map(([key, part]) => key + printOnOneLine(part, style));
  if (parts.length === 0) return isList(value) ? '[]' : '{}';
  const list = parts.join(`,${style.space}`);
  return isList(value) ? `[${list}]` : `{${style.padding}${list}${style.padding}}`;
}

/** Writes a list or object with one line for each entry; what is in the entries as it fits. */
export function printOnLines(value: JsonValue, style: TextStyle, indent: string): string {
  if (!isContainer(value)) return JSON.stringify(value);
  const inner = indent + style.indent;
  const parts = partsOf(value, style).map(
    ([key, part]) => inner + key + printToFit(part, style, inner, inner.length + key.length),
  );
  if (parts.length === 0) return isList(value) ? '[]' : '{}';
  const [open, close] = isList(value) ? '[]' : '{}';
  return [open, parts.join(`,${style.lineBreak}`), indent + String(close)].join(style.lineBreak);
}

/** Writes a value on one line if it fits behind `column`, else on several. */
export function printToFit(
  value: JsonValue,
  style: TextStyle,
  indent: string,
  column: number,
  width: number = LINE_WIDTH,
): string {
  const line = printOnOneLine(value, style);
  return !style.lines || column + line.length <= width ? line : printOnLines(value, style, indent);
}

function partsOf(
  value: readonly JsonValue[] | JsonObject,
  style: TextStyle,
): readonly (readonly [string, JsonValue])[] {
  if (isList(value)) return value.map((part) => ['', part]);
  return Object.entries(value)
    .filter(([, part]) => part !== undefined)
    .map(([key, part]) => [JSON.stringify(key) + style.colon, part]);
}

export function isContainer(value: JsonValue): value is readonly JsonValue[] | JsonObject {
  return typeof value === 'object' && value !== null;
}

export function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
