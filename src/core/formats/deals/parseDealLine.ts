import { parse, type ParseError } from 'jsonc-parser';
import { ok, refused, type Result } from '../../base/result.ts';
import type { FactValue } from '../../model/cell.ts';
import type { Deal, DealEvent, Partner, Verdict } from '../../model/deal.ts';
import type { JsonObject, JsonValue } from '../../model/framework.ts';

/** Why a line is not a deal. The message says what is wrong, where, and what would be right. */
export interface DealProblem {
  readonly message: string;
  /** Keys and indexes from the root of the record; absent when the line as a whole is at fault. */
  readonly path?: readonly (string | number)[];
}

/**
 * Reads one line of a `*.deals.jsonl` file (`cosell-deal/1`). Unknown fields are ignored, missing lists are empty, times stay
 * text (they may be unreadable), `null` counts as absent. A field of the wrong type, an unknown outcome, an event without a
 * type or another format is refused. `format` may be left out.
 */
export function parseDealLine(line: string): Result<Deal, DealProblem> {
  const text = line.startsWith('\ufeff') ? line.slice(1) : line;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return refused({ message: notJson(text) });
  }
  try {
    return ok(readDeal(value));
  } catch (error) {
    if (error instanceof Refusal) return refused(error.problem);
    throw error;
  }
}

/** Says where, in words of our own: the platform's message differs from engine to engine. */
function notJson(text: string): string {
  const errors: ParseError[] = [];
  if (deepest(text) > 1000) return 'The line is not JSON: its brackets open and do not close.';
  parse(text, errors, { disallowComments: true, allowTrailingComma: false });
  const column = (errors[0]?.offset ?? 0) + 1;
  return `The line is not JSON from column ${column} on; write one deal as one JSON object on one line.`;
}

/** How deep brackets nest, strings not told apart: only to keep the recursive parser off an endless row of them. */
function deepest(text: string): number {
  let depth = 0;
  let most = 0;
  for (const char of text) {
    if (char === '[' || char === '{') most = Math.max(most, ++depth);
    else if (char === ']' || char === '}') depth -= 1;
  }
  return most;
}

/** Carries the first problem out of the readers below. */
class Refusal extends Error {
  readonly problem: DealProblem;
  constructor(path: readonly (string | number)[], message: string) {
    super(message);
    this.problem = path.length === 0 ? { message } : { message, path };
  }
}

type Path = readonly (string | number)[];

const OUTCOMES: readonly Deal['outcome'][] = ['won', 'lost', 'open'];
const VERDICTS: readonly Verdict[] = ['survived', 'broken', 'unproven'];
/** Deeper event data than anyone records; printing recurses, so an endless nest must stop here. */
const DEEPEST_DATA = 64;

function readDeal(value: unknown): Deal {
  const record = asObject(value, [], 'The line');
  const format = textOf(record, 'format', []);
  if (format !== undefined && format !== 'cosell-deal/1') {
    throw new Refusal(
      ['format'],
      `"format" is ${show(format)}, but this reads "cosell-deal/1"; convert the file or correct the field.`,
    );
  }
  const id = textOf(record, 'id', []);
  if (id === undefined || id === '')
    throw new Refusal(['id'], 'The deal has no "id"; give every deal its own non-empty text.');
  const source = objectOf(record, 'source', []);
  const expected = objectOf(record, 'expect', []);
  return {
    id,
    ...optional('account', textOf(record, 'account', [])),
    ...optional('partnerType', textOf(record, 'partnerType', [])),
    partners: listOf(record, 'partners', []).map(readPartner),
    facts: factsOf(record, 'facts', []),
    ...optional('lead', textOf(record, 'lead', [])),
    outcome: oneOf(record, 'outcome', OUTCOMES, []) ?? 'open',
    ...optional('closedAt', textOf(record, 'closedAt', [])),
    ...optional('asOf', textOf(record, 'asOf', [])),
    ...(source && {
      source: {
        ...optional('system', textOf(source, 'system', ['source'])),
        ...optional('ref', textOf(source, 'ref', ['source'])),
      },
    }),
    links: listOf(record, 'links', []).map((link, index) => {
      const path = ['links', index];
      const entry = asObject(link, path, `Link ${index}`);
      return { type: neededText(entry, 'type', path), deal: neededText(entry, 'deal', path) };
    }),
    ...optional('edgeCase', textOf(record, 'edgeCase', [])),
    ...(expected && {
      expect: {
        ...optional('verdict', oneOf(expected, 'verdict', VERDICTS, ['expect'])),
        ...(isAbsent(own(expected, 'codes'))
          ? {}
          : {
              codes: listOf(expected, 'codes', ['expect']).map((code, index) =>
                asText(code, ['expect', 'codes', index]),
              ),
            }),
      },
    }),
    ...optional('knownFrom', knownFromOf(record)),
    events: listOf(record, 'events', []).map(readEvent),
  };
}

function readPartner(value: unknown, index: number): Partner {
  const path = ['partners', index];
  const partner = asObject(value, path, `Partner ${index}`);
  return {
    id: neededText(partner, 'id', path),
    ...optional('name', textOf(partner, 'name', path)),
    ...optional('type', textOf(partner, 'type', path)),
    ...optional('since', textOf(partner, 'since', path)),
    facts: factsOf(partner, 'facts', path),
  };
}

function readEvent(value: unknown, index: number): DealEvent {
  const path = ['events', index];
  const event = asObject(value, path, `Event ${index}`);
  const by = objectOf(event, 'by', path) ?? {};
  const data = objectOf(event, 'data', path) ?? {};
  const type = neededText(event, 'type', path);
  for (const [name, entry] of Object.entries(data)) {
    if (!isWithin(DEEPEST_DATA, entry)) {
      throw new Refusal(
        [...path, 'data', name],
        `Data "${name}" of event ${index} is nested too deeply; flatten it.`,
      );
    }
  }
  return {
    at: textOf(event, 'at', path) ?? '',
    type,
    ...optional('object', textOf(event, 'object', path)),
    by: {
      ...optional('side', textOf(by, 'side', [...path, 'by'])),
      ...optional('role', textOf(by, 'role', [...path, 'by'])),
      ...optional('partner', textOf(by, 'partner', [...path, 'by'])),
    },
    data: new Map(Object.entries(data)),
    ...optional('source', provenance(own(event, 'source'))),
  };
}

function knownFromOf(record: JsonObject): ReadonlyMap<string, JsonObject> | undefined {
  const known = provenance(own(record, 'knownFrom'));
  if (known === undefined) return undefined;
  const entries = Object.entries(known).flatMap(([name, value]) => {
    const from = provenance(value);
    return from === undefined ? [] : [[name, from] as const];
  });
  return entries.length === 0 ? undefined : new Map(entries);
}

/** Nothing depends on how something is known: what is no object, or nested without end, is passed over as an unknown field is. */
function provenance(value: JsonValue | undefined): JsonObject | undefined {
  if (typeof value !== 'object' || value === null || isList(value)) return undefined;
  return isWithin(DEEPEST_DATA, value) ? value : undefined;
}

function factsOf(record: JsonObject, key: string, path: Path): ReadonlyMap<string, FactValue> {
  const facts = new Map<string, FactValue>();
  for (const [name, value] of Object.entries(objectOf(record, key, path) ?? {})) {
    if (value === null) continue;
    if (typeof value === 'object') {
      throw new Refusal(
        [...path, key, name],
        `Fact "${name}" is ${kindOf(value)}; a fact is one text, number, true or false.`,
      );
    }
    if (typeof value === 'number' && !Number.isFinite(value)) {
      throw new Refusal(
        [...path, key, name],
        `Fact "${name}" is a number too large to hold; record a smaller unit.`,
      );
    }
    facts.set(name, value === 0 ? 0 : value);
  }
  return facts;
}

function isWithin(depth: number, value: JsonValue): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return depth > 0 && Object.values(value).every((child: JsonValue) => isWithin(depth - 1, child));
}

function objectOf(record: JsonObject, key: string, path: Path): JsonObject | undefined {
  const value = own(record, key);
  return isAbsent(value) ? undefined : asObject(value, [...path, key], `"${key}"`);
}

function listOf(record: JsonObject, key: string, path: Path): readonly JsonValue[] {
  const value = own(record, key);
  if (isAbsent(value)) return [];
  if (isList(value)) return value;
  throw new Refusal([...path, key], `"${key}" is ${kindOf(value)}; it must be a list.`);
}

function textOf(record: JsonObject, key: string, path: Path): string | undefined {
  const value = own(record, key);
  return isAbsent(value) ? undefined : asText(value, [...path, key]);
}

function neededText(record: JsonObject, key: string, path: Path): string {
  const text = textOf(record, key, path);
  if (text !== undefined && text !== '') return text;
  throw new Refusal([...path, key], `${place(path)} has no "${key}"; give it a non-empty text.`);
}

function oneOf<T extends string>(
  record: JsonObject,
  key: string,
  values: readonly T[],
  path: Path,
): T | undefined {
  const text = textOf(record, key, path);
  if (text === undefined) return undefined;
  const value = values.find((candidate) => candidate === text);
  if (value !== undefined) return value;
  throw new Refusal(
    [...path, key],
    `"${key}" is ${show(text)}; it must be one of ${values.map(show).join(', ')}.`,
  );
}

function asText(value: JsonValue | undefined, path: Path): string {
  if (typeof value === 'string') return value;
  throw new Refusal(path, `${quotedPath(path)} is ${kindOf(value)}; it must be a text in double quotes.`);
}

function asObject(value: unknown, path: Path, subject: string): JsonObject {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as JsonObject;
  throw new Refusal(path, `${subject} is ${kindOf(value)}; it must be an object in { }.`);
}

/** Only what the record itself says: a field named like a property of `Object` must not be inherited. */
function own(record: JsonObject, key: string): JsonValue | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

function isAbsent(value: JsonValue | undefined): value is null | undefined {
  return value === undefined || value === null;
}

function isList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function optional<K extends string, T>(key: K, value: T | undefined): { readonly [P in K]?: T } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [P in K]?: T });
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  return typeof value === 'string' ? `the text ${show(value)}` : show(value);
}

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 60 ? `${text.slice(0, 57)}…"` : text;
}

function quotedPath(path: Path): string {
  return `"${path.map(String).join('.')}"`;
}

function place(path: Path): string {
  const [list, index] = path;
  if (list === 'events') return `Event ${String(index)}`;
  if (list === 'partners') return `Partner ${String(index)}`;
  return list === 'links' ? `Link ${String(index)}` : 'The deal';
}
