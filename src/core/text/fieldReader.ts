import type { Node } from 'jsonc-parser';
import { didYouMean } from '../diagnostics/suggestName.ts';
import type { DiagnosticCode } from '../diagnostics/diagnosticCodes.ts';
import type { JsonPath } from '../diagnostics/diagnostic.ts';
import type { CellSource, FactValue } from '../model/cell.ts';
import { propertiesByName } from './jsonTree.ts';
import type { Place, ReadReport } from './readReport.ts';

/** The article and noun by which a JSON type is called in messages. */
const TYPE_WORDS: Readonly<Record<Node['type'], string>> = {
  object: 'an object',
  array: 'a list',
  property: 'a property',
  string: 'text',
  number: 'a number',
  boolean: 'true or false',
  null: 'null',
};

/** Unknown fields of one object for which a near name is looked up. */
const MOST_HINTS = 100;

/**
 * Reads the fields of one JSON object. Each reading method reports what does not fit and returns a stand-in; since any `error`
 * withholds the framework, stand-ins are never seen. `finish` reports the fields that nobody asked for.
 */
export class FieldReader {
  readonly path: JsonPath;
  readonly #report: ReadReport;
  readonly #properties: ReadonlyMap<string, Node>;
  readonly #asked = new Set<string>();

  constructor(place: Place, report: ReadReport) {
    this.path = place.path;
    this.#report = report;
    const isObject = place.node.type === 'object';
    if (!isObject) reportType(report, place, 'an object');
    this.#properties = isObject ? propertiesByName(place.node) : new Map();
  }

  get keys(): readonly string[] {
    return [...this.#properties.keys()];
  }

  /** The value of a field, if it is there. */
  place(key: string): Place | undefined {
    this.#asked.add(key);
    const node = this.#properties.get(key)?.children?.[1];
    return node && { node, path: [...this.path, key] };
  }

  required(key: string): Place | undefined {
    const place = this.place(key);
    if (!place) this.say('field.missing', `The field "${key}" is missing.`);
    return place;
  }

  text(key: string): string | undefined {
    const place = this.place(key);
    return place && readText(place, this.#report);
  }

  /** Text with at least one visible character. */
  requiredText(key: string): string {
    const place = this.required(key);
    if (!place) return '';
    const text = readText(place, this.#report);
    if (place.node.type === 'string' && text.trim() === '') {
      this.#report('field.missing', place.path, `The field "${key}" is empty.`);
    }
    return text;
  }

  choice<T extends string>(key: string, choices: readonly T[]): T | undefined {
    const place = this.place(key);
    return place && readChoice(place, choices, this.#report);
  }

  requiredChoice<T extends string>(key: string, choices: readonly [T, ...T[]]): T {
    const place = this.required(key);
    return (place && readChoice(place, choices, this.#report)) ?? choices[0];
  }

  number(
    key: string,
    bounds: { readonly min?: number; readonly max?: number; readonly integer?: boolean } = {},
  ): number | undefined {
    const place = this.place(key);
    if (!place) return undefined;
    const value: unknown = place.node.value;
    if (typeof value !== 'number') {
      reportType(this.#report, place, 'a number');
      return undefined;
    }
    const { min = -Infinity, max = Infinity, integer = false } = bounds;
    if (value < min || value > max || (integer && !Number.isInteger(value))) {
      const kind = integer ? 'a whole number' : 'a number';
      const range = max === Infinity ? `of at least ${min}` : `from ${min} to ${max}`;
      this.#report('number.outside', place.path, `"${key}" must be ${kind} ${range}.`);
    }
    return value;
  }

  flag(key: string): boolean | undefined {
    const place = this.place(key);
    if (!place) return undefined;
    const value: unknown = place.node.value;
    if (typeof value === 'boolean') return value;
    reportType(this.#report, place, 'true or false');
    return undefined;
  }

  texts(key: string): readonly string[] {
    return this.list(key, (place) => readText(place, this.#report));
  }

  list<T>(key: string, read: (place: Place, index: number) => T): readonly T[] {
    const place = this.place(key);
    return place ? readList(place, this.#report, read) : [];
  }

  /** A named collection, in document order. `grammar` restricts the names. */
  map<T>(
    key: string,
    read: (place: Place, name: string) => T,
    grammar?: NameGrammar,
  ): ReadonlyMap<string, T> {
    const place = this.place(key);
    return place ? readMap(place, this.#report, read, grammar) : new Map<string, T>();
  }

  /** Column name -> cell as written. */
  cells(key: string): ReadonlyMap<string, CellSource> {
    return this.map(key, (place) => readCell(place, this.#report));
  }

  fields(key: string): FieldReader | undefined {
    const place = this.place(key);
    return place && new FieldReader(place, this.#report);
  }

  /** Reports the object itself. */
  say(code: DiagnosticCode, message: string): void {
    this.#report(code, this.path, message);
  }

  /** Reports every field that no reading method asked for. */
  finish(): void {
    let unknown = 0;
    for (const key of this.#properties.keys()) {
      if (this.#asked.has(key)) continue;
      const hint = ++unknown > MOST_HINTS ? '' : didYouMean(key, this.#asked);
      this.#report('field.unknown', [...this.path, key], `Nothing reads the field "${key}".${hint}`, 'key');
    }
  }
}

/** Which names a collection takes, and how to say so. */
export interface NameGrammar {
  readonly pattern: RegExp;
  readonly words: string;
}

/** Names that stand inside other names and ids: facts, durations, lifecycles, decisions. */
export const PLAIN_NAME: NameGrammar = {
  pattern: /^[A-Za-z_][A-Za-z0-9_-]*$/,
  words: 'a letter or "_", then letters, digits, "_" or "-"',
};

/** Names that stand alone: sides, partner types, roles, activities, calendars. */
export const FREE_NAME: NameGrammar = {
  pattern: /^[A-Za-z0-9_][A-Za-z0-9_.-]*$/,
  words: 'letters, digits, "_", "-" or "."',
};

/** Reports that a value has the wrong type. */
export function reportType(report: ReadReport, place: Place, expected: string): void {
  const found = TYPE_WORDS[place.node.type];
  report('type.wrong', place.path, `${subjectOf(place.path)} must be ${expected}, not ${found}.`);
}

function subjectOf(path: JsonPath): string {
  const last = path.at(-1);
  if (last === undefined) return 'A framework';
  return typeof last === 'number' ? `Entry ${last + 1} of this list` : `"${last}"`;
}

/** Text, or "" after reporting. */
export function readText(place: Place, report: ReadReport): string {
  const value: unknown = place.node.value;
  if (typeof value === 'string') return value;
  reportType(report, place, 'text');
  return '';
}

/** One of a few words. */
export function readChoice<T extends string>(
  place: Place,
  choices: readonly T[],
  report: ReadReport,
): T | undefined {
  const value: unknown = place.node.value;
  const choice = choices.find((known) => known === value);
  if (choice !== undefined) return choice;
  const allowed = choices.map((known) => `"${known}"`).join(', ');
  if (typeof value === 'string') {
    const message = `"${value}" is not possible here; allowed: ${allowed}.${didYouMean(value, choices)}`;
    report('value.unsupported', place.path, message);
  } else {
    reportType(report, place, `one of ${allowed}`);
  }
  return undefined;
}

/** The entries of a list. */
export function readList<T>(
  place: Place,
  report: ReadReport,
  read: (place: Place, index: number) => T,
): readonly T[] {
  if (place.node.type !== 'array') {
    reportType(report, place, 'a list');
    return [];
  }
  return (place.node.children ?? []).map((node, index) =>
    read({ node, path: [...place.path, index] }, index),
  );
}

/** The entries of an object whose keys are names. */
export function readMap<T>(
  place: Place,
  report: ReadReport,
  read: (place: Place, name: string) => T,
  grammar?: NameGrammar,
): ReadonlyMap<string, T> {
  const entries = new Map<string, T>();
  if (place.node.type !== 'object') {
    reportType(report, place, 'an object');
    return entries;
  }
  for (const [name, property] of propertiesByName(place.node)) {
    const node = property.children?.[1];
    if (!node) continue;
    const path = [...place.path, name];
    if (grammar && !grammar.pattern.test(name)) {
      report('name.invalid', path, `The name "${name}" must be ${grammar.words}.`, 'key');
    }
    entries.set(name, read({ node, path }, name));
  }
  return entries;
}

/** A cell as written: one value or a list of values. */
export function readCell(place: Place, report: ReadReport): CellSource {
  if (place.node.type === 'array') return readList(place, report, (entry) => readFactValue(entry, report));
  return readFactValue(place, report);
}

function readFactValue(place: Place, report: ReadReport): FactValue {
  const value: unknown = place.node.value;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  reportType(report, place, 'text, a number, or true or false');
  return '';
}
