import { ok, refused, type Result } from '../../base/result.ts';
import { didYouMean } from '../../diagnostics/index.ts';
import { toFactName } from '../eventlog/factValue.ts';

/** What a column can be, besides a fact or event data. */
export const CSV_FIELDS = [
  'case',
  'activity',
  'time',
  'role',
  'side',
  'partner',
  'partnerName',
  'partnerType',
  'account',
  'lead',
  'object',
  'outcome',
  'closedAt',
  'lifecycle',
] as const;

export type CsvField = (typeof CSV_FIELDS)[number];

/** Which column of a table is what, by column name. An empty column name means: no column, and do not guess one. */
export interface CsvMapping {
  readonly fields: ReadonlyMap<CsvField, string>;
  /** Fact name -> column. */
  readonly facts: ReadonlyMap<string, string>;
  /** Name in the event's data -> column. */
  readonly data: ReadonlyMap<string, string>;
}

/** `syntax`: an entry is not `name=column`; `name`: nothing is called that. */
export interface CsvMappingProblem {
  readonly kind: 'syntax' | 'name';
  readonly message: string;
}

/** A mapping that leaves everything to guessing. */
export const NO_MAPPING: CsvMapping = { fields: new Map(), facts: new Map(), data: new Map() };

/**
 * Reads a mapping such as `case=Case ID,activity=Activity,time=Complete Timestamp,fact.amount=Amount,data.cost=Costs`, in one or
 * several texts. Names are those of `CSV_FIELDS`, `fact.NAME` and `data.NAME`. A column whose name holds a comma goes in
 * double quotes, with "" for a quote.
 */
export function parseCsvMapping(texts: readonly string[]): Result<CsvMapping, CsvMappingProblem> {
  const fields = new Map<CsvField, string>();
  const facts = new Map<string, string>();
  const data = new Map<string, string>();
  for (const text of texts) {
    for (const entry of splitEntries(text)) {
      const equals = entry.indexOf('=');
      if (equals < 1) {
        return refused({
          kind: 'syntax',
          message: `"${entry.trim()}" does not map a column; write name=column, such as case=Case ID, and put a column whose name holds a comma in double quotes.`,
        });
      }
      const name = entry.slice(0, equals).trim();
      const column = unquote(entry.slice(equals + 1).trim());
      const field = CSV_FIELDS.find((known) => known === name);
      if (field) fields.set(field, column);
      else if (/^fact\../s.test(name)) facts.set(name.slice('fact.'.length), column);
      else if (/^data\../s.test(name)) data.set(name.slice('data.'.length), column);
      else {
        return refused({
          kind: 'name',
          message: `Nothing is called "${name}".${didYouMean(name, CSV_FIELDS)} Known are ${CSV_FIELDS.join(', ')}, fact.NAME and data.NAME.`,
        });
      }
    }
  }
  return ok({ fields, facts, data });
}

/** Column names that usually mean a field, most telling first; compared without case, spaces and punctuation. */
const USUAL: Readonly<Partial<Record<CsvField, readonly string[]>>> = {
  case: [
    'case:concept:name',
    'Case ID',
    'Case',
    'Case Identifier',
    'Deal ID',
    'Opportunity ID',
    'Trace ID',
    'Deal',
  ],
  activity: [
    'concept:name',
    'Activity',
    'Activity Name',
    'Event',
    'Event Name',
    'Event Type',
    'Task',
    'Stage',
    'Stage Name',
    'Deal Stage',
  ],
  time: [
    'time:timestamp',
    'Complete Timestamp',
    'Timestamp',
    'Complete Time',
    'End Timestamp',
    'Event Time',
    'Time',
    'Date Time',
    'Date',
    'Changed At',
    'Created Date',
    'At',
  ],
  role: ['org:role', 'Role'],
  side: ['Side'],
  partner: ['Partner ID', 'Partner'],
  partnerName: ['Partner Name'],
  partnerType: ['Partner Type'],
  account: ['Account ID', 'Account', 'Account Name'],
  object: ['Object'],
  outcome: ['Outcome'],
  closedAt: ['Closed At', 'Close Date'],
  lifecycle: ['lifecycle:transition'],
};

/** The prefix under which process-mining tools write attributes of the whole case. */
const CASE_PREFIX = 'case:';

/** A mapping with positions instead of names. */
export interface CsvColumns {
  readonly fields: ReadonlyMap<CsvField, number>;
  readonly facts: ReadonlyMap<string, number>;
  readonly data: ReadonlyMap<string, number>;
}

/**
 * Finds the columns of a mapping in a header and guesses the rest from usual names; columns `case:NAME` that are not used
 * otherwise become facts. Refused when a named column is not there, or case, activity or time is neither named nor guessed.
 */
export function findCsvColumns(
  header: readonly string[],
  mapping: CsvMapping,
): Result<CsvColumns, { readonly kind: 'column'; readonly message: string }> {
  const fields = new Map<CsvField, number>();
  const facts = new Map<string, number>();
  const data = new Map<string, number>();
  const problems: string[] = [];
  const used = new Set<number>();
  const columnOf = (name: string, column: string): number | undefined => {
    const exact = header.indexOf(column);
    const index =
      exact >= 0 ? exact : header.findIndex((title) => bare(title) === bare(column) && bare(title) !== '');
    if (index < 0) {
      problems.push(`No column is called "${column}" (${name}).${didYouMean(column, header)}`);
      return undefined;
    }
    used.add(index);
    return index;
  };
  const place = <K>(target: Map<K, number>, names: ReadonlyMap<K, string>, prefix: string): void => {
    for (const [name, column] of names) {
      const index = column === '' ? undefined : columnOf(`${prefix}${String(name)}`, column);
      if (index !== undefined) target.set(name, index);
    }
  };
  place(fields, mapping.fields, '');
  place(facts, mapping.facts, 'fact.');
  place(data, mapping.data, 'data.');

  for (const field of CSV_FIELDS) {
    if (mapping.fields.has(field)) continue;
    const index = (USUAL[field] ?? [])
      .map((usual) => header.findIndex((title, at) => !used.has(at) && bare(title) === bare(usual)))
      .find((found) => found >= 0);
    if (index === undefined) continue;
    used.add(index);
    fields.set(field, index);
  }
  header.forEach((title, index) => {
    if (used.has(index) || !title.startsWith(CASE_PREFIX)) return;
    const name = toFactName(title.slice(CASE_PREFIX.length));
    if (!facts.has(name) && !mapping.facts.has(name)) facts.set(name, index);
  });

  for (const needed of ['case', 'activity', 'time'] as const) {
    if (!fields.has(needed) && !mapping.fields.get(needed)) {
      problems.push(`No column is known for "${needed}"; say which with ${needed}=COLUMN.`);
    }
  }
  if (problems.length === 0) return ok({ fields, facts, data });
  const columns = header.map((title) => `"${title}"`).join(', ');
  return refused({ kind: 'column', message: `${problems.join(' ')} The columns are ${columns}.` });
}

function bare(title: string): string {
  return title.toLowerCase().replace(/[^\p{L}\p{N}:]+/gu, '');
}

/** Splits at commas outside double quotes; entries of white space only are passed over. */
function splitEntries(text: string): string[] {
  const entries = text.match(/(?:"(?:[^"]|"")*"|[^,])+/g) ?? [];
  return entries.filter((entry) => entry.trim() !== '');
}

function unquote(text: string): string {
  return /^".*"$/s.test(text) && text.length > 1 ? text.slice(1, -1).replaceAll('""', '"') : text;
}
