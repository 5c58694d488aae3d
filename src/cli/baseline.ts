import { parse, type ParseError } from 'jsonc-parser';
import { ok, parseSeverity, refused, type Result, type SeverityLevel } from '../core/index.ts';
import type { Refusal } from './parseOptions.ts';

/** Reads a file of what somebody accepted: ids with reasons. JSON; comments are allowed. `noun` says what is accepted. */
export function parseBaseline(
  name: string,
  text: string,
  noun: 'break' | 'finding' = 'break',
): Result<ReadonlyMap<string, string>, Refusal> {
  const value = readJson(name, text);
  if (!value.ok) return value;
  const entries = isRecord(value.value) ? value.value['accepted'] : undefined;
  if (!Array.isArray(entries)) {
    return refuse(
      `"${name}" has no list of accepted ${noun}s: { "accepted": [{ "id": "...", "reason": "..." }] }.`,
    );
  }
  return readEntries(name, entries, noun);
}

/** The settings of `cosell check` in a file: `severity` and `accepted`, both optional. */
export function parseCheckSettings(
  name: string,
  text: string,
): Result<
  {
    readonly severities: ReadonlyMap<string, SeverityLevel>;
    readonly accepted: ReadonlyMap<string, string>;
  },
  Refusal
> {
  const value = readJson(name, text);
  if (!value.ok) return value;
  const { severity = {}, accepted = [], ...rest } = isRecord(value.value) ? value.value : { severity: 0 };
  const [unknown] = Object.keys(rest);
  if (!isRecord(severity) || !Array.isArray(accepted) || unknown !== undefined) {
    return refuse(
      `"${name}" is no settings of the check: { "severity": { "theory.*": "off" }, "accepted": [{ "id": "...", "reason": "..." }] }.`,
    );
  }
  const severities = new Map<string, SeverityLevel>();
  for (const [code, level] of Object.entries(severity)) {
    const read = parseSeverity(code, String(level));
    if (!read.ok) return refuse(`"${name}": ${read.error}`);
    severities.set(...read.value);
  }
  const entries = readEntries(name, accepted, 'finding');
  return entries.ok ? ok({ severities, accepted: entries.value }) : entries;
}

function readJson(name: string, text: string): Result<unknown, Refusal> {
  const errors: ParseError[] = [];
  const value: unknown = parse(text, errors, { allowTrailingComma: true });
  return errors.length > 0 ? refuse(`"${name}" is no JSON.`) : ok(value);
}

function readEntries(
  name: string,
  entries: readonly unknown[],
  noun: string,
): Result<ReadonlyMap<string, string>, Refusal> {
  const accepted = new Map<string, string>();
  for (const [index, entry] of entries.entries()) {
    const id: unknown = isRecord(entry) ? entry['id'] : undefined;
    const reason: unknown = isRecord(entry) ? entry['reason'] : undefined;
    if (typeof id !== 'string' || !/^[0-9a-f]{12}$/.test(id)) {
      return refuse(`"${name}": entry ${index + 1} has no ${noun} id of 12 hex digits.`);
    }
    if (typeof reason !== 'string' || reason.trim() === '') {
      return refuse(`"${name}": say in "reason" why ${noun} ${id} is accepted.`);
    }
    accepted.set(id, reason);
  }
  return ok(accepted);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function refuse(message: string): Result<never, Refusal> {
  return refused({ kind: 'input', message });
}
