import type { JsonValue } from '../../core/index.ts';
import { BYTE, UNUSUAL, type JsonBytes } from './jsonBytes.ts';
import { decodeForeign } from './textBytes.ts';

/** Less than what `parseDealLine` refuses. */
const DEEPEST = 60;
const BACKSLASH = 0x5c;

/** A nested value as JSON that is read back exactly, also a negative zero. */
export function printNested(value: JsonValue): string {
  if (Object.is(value, -0)) return '-0';
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item: JsonValue) => printNested(item)).join()}]`;
  const entries = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}:${printNested(item)}`);
  return `{${entries.join()}}`;
}

/** Reads a list or record, which the platform understands, and prints it like `printNested`. */
export function readNested(json: JsonBytes): string {
  const { bytes, at: start } = json;
  let at = start;
  let depth = 0;
  let within = false;
  do {
    const byte = bytes[at] ?? 0;
    if (byte < 0x20) throw UNUSUAL;
    if (within) {
      if (byte === BACKSLASH) at += 1;
      else if (byte === BYTE.quote) within = false;
    } else if (byte === BYTE.quote) within = true;
    else if (byte === BYTE.open || byte === BYTE.openList) depth += 1;
    else if (byte === BYTE.close || byte === BYTE.closeList) depth -= 1;
    if (depth > DEEPEST) throw UNUSUAL;
    at += 1;
  } while (depth > 0);
  json.at = at;
  return printNested(parse(decodeForeign(bytes, start, at)));
}

function parse(text: string): JsonValue {
  try {
    return JSON.parse(text) as JsonValue;
  } catch (error) {
    if (error instanceof SyntaxError) throw UNUSUAL;
    throw error;
  }
}
