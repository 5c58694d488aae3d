import { createCsvImporter, parseCsvMapping, type CsvReport } from '../core/formats/csv/index.ts';
import {
  createXesImporter,
  parseOutcomeLabels,
  toEventType,
  type OutcomeLabels,
  type XesReport,
} from '../core/formats/xes/index.ts';
import { isTimezone, ok, printDeal, refused, type Deal, type Result } from '../core/index.ts';
import { importRecords } from './importRecords.ts';
import type { ExitCode, Io } from './io.ts';
import { parseOptions, type Options, type Refusal } from './parseOptions.ts';
import { phraseCount } from './phraseCount.ts';
import { readChunks } from './readInput.ts';
import { refuse, writeResult } from './writeResult.ts';

const OPTIONS = {
  from: {
    type: 'string',
    values: ['auto', 'cosell', 'salesforce', 'hubspot', 'aws', 'microsoft', 'ocel', 'csv', 'xes'],
  },
  framework: { type: 'string' },
  mapping: { type: 'string' },
  'write-mapping': { type: 'string' },
  report: { type: 'string', values: ['text', 'json'] },
  rows: { type: 'boolean' },
  key: { type: 'string' },
  'no-amounts': { type: 'boolean' },
  map: { type: 'string', multiple: true },
  outcome: { type: 'string', multiple: true },
  timezone: { type: 'string' },
  'date-order': { type: 'string', values: ['dmy', 'mdy'] },
  type: { type: 'string', multiple: true },
  lifecycle: { type: 'string', values: ['complete', 'all'] },
  output: { type: 'string', short: 'o' },
} as const;

/** Options of the way by mappings. */
const BY_MAPPING = ['framework', 'mapping', 'write-mapping', 'report', 'rows', 'key', 'no-amounts'] as const;
/** Options of the plain way, which takes every label for an event. */
const BY_LABELS = ['outcome', 'type', 'lifecycle'] as const;
const MOST_ROWS_NAMED = 5;
const MOST_LABELS_NAMED = 20;

/** Feeds on a file in chunks and hands out deals as they are complete. */
interface Importer {
  push(chunk: string): readonly Deal[];
  end(): { readonly deals: readonly Deal[]; readonly report: CsvReport | XesReport };
}

/** `cosell import --from KIND FILE...`: writes one deal a line and says on standard error what was left out. */
export async function runImport(args: readonly string[], io: Io): Promise<ExitCode> {
  const parsed = parseOptions(args, OPTIONS);
  if (!parsed.ok) return refuse(io, parsed.error);
  const options = parsed.value;
  if (options.text('from') === undefined || options.positionals.length === 0) {
    return refuse(io, {
      kind: 'usage',
      message: 'Say what to import: cosell import --from auto|csv|xes|... FILE... [-o DEALS]',
    });
  }
  const timezone = options.text('timezone');
  if (timezone !== undefined && !isTimezone(timezone)) {
    const message = `"${timezone}" is no time zone: give a name such as Europe/Berlin.`;
    return refuse(io, { kind: 'usage', message });
  }
  const from = options.text('from');
  if ((from !== 'csv' && from !== 'xes') || BY_MAPPING.some((name) => options.isSet(name))) {
    const old = BY_LABELS.find((name) => options.isSet(name));
    if (old === undefined) return importRecords(io, options);
    const message = `The option "--${old}" is for csv and xes without a framework or mapping: a mapping says it in its own lines; --write-mapping writes one to begin with.`;
    return refuse(io, { kind: 'usage', message });
  }
  const createImporter = parseImporter(options);
  if (!createImporter.ok) return refuse(io, createImporter.error);
  const lines: string[] = [];
  for (const name of options.positionals) {
    const importer = createImporter.value(name);
    const take = (deals: readonly Deal[]): void => {
      for (const deal of deals) lines.push(`${printDeal(deal)}\n`);
    };
    const before = lines.length;
    const read = await readChunks(io, name, (chunk) => take(importer.push(chunk)));
    if (!read.ok) return refuse(io, read.error);
    const { deals, report } = importer.end();
    take(deals);
    if ('problem' in report && report.problem !== undefined) {
      return refuse(io, { kind: 'input', message: `${nameOf(name)}: ${report.problem}` });
    }
    await io.stderr.write(describeReport(name, lines.length - before, report));
    if (lines.length === before) {
      return refuse(io, { kind: 'input', message: `${nameOf(name)} holds no deals.` });
    }
  }
  const written = await writeResult(io, options, lines);
  return written.ok ? 0 : refuse(io, written.error);
}

function parseImporter(options: Options): Result<(name: string) => Importer, Refusal> {
  const outcomes = parseOutcomeLabels(options.texts('outcome'));
  if (!outcomes.ok) return refusal(outcomes.error.message);
  const timezone = options.text('timezone');
  const dateOrder = options.text('date-order');
  const types = parseTypes(options.texts('type'));
  if (!types.ok) return refusal(types.error);
  const shared = (name: string): SharedOptions => ({
    outcomes: outcomes.value,
    ref: name,
    types: types.value,
    lifecycle: options.text('lifecycle') === 'all' ? 'all' : 'complete',
    ...(timezone === undefined ? {} : { timezone }),
    ...(dateOrder === 'dmy' || dateOrder === 'mdy' ? { dateOrder } : {}),
  });
  if (options.text('from') === 'xes') {
    if (options.isSet('map'))
      return refusal('The option "--map" is for csv: an xes file names its own columns.');
    return ok((name) => createXesImporter(shared(name)));
  }
  const mapping = parseCsvMapping(options.texts('map'));
  if (!mapping.ok) return refusal(mapping.error.message);
  return ok((name) => createCsvImporter(mapping.value, shared(name)));
}

interface SharedOptions {
  readonly outcomes: OutcomeLabels;
  readonly ref: string;
  readonly types: ReadonlyMap<string, string>;
  readonly lifecycle: 'complete' | 'all';
  readonly timezone?: string;
  readonly dateOrder?: 'dmy' | 'mdy';
}

/** Reads texts such as "Closed Won=deal.won": what an activity label is called in the framework. */
function parseTypes(entries: readonly string[]): Result<ReadonlyMap<string, string>, string> {
  const types = new Map<string, string>();
  for (const entry of entries) {
    const border = entry.lastIndexOf('=');
    const type = entry.slice(border + 1).trim();
    if (border < 1 || !isEventType(type))
      return refused(`"${entry}" names no event type: write --type "Closed Won=deal.won".`);
    types.set(entry.slice(0, border).trim(), type);
  }
  return ok(types);
}

/** Event types are dotted words that {@link toEventType} leaves as they are. */
function isEventType(type: string): boolean {
  return type !== '' && toEventType(type) === type;
}

/** What was taken from a file and what was not; nothing is left out silently. */
function describeReport(name: string, deals: number, report: CsvReport | XesReport): string {
  const rows = 'problems' in report ? 'trace' : 'row';
  const problems = 'problems' in report ? report.problems : [];
  const unreadable = 'unreadableTimes' in report ? report.unreadableTimes : [];
  const lines = [
    `${nameOf(name)}: ${phraseCount(deals, 'deal')} with ${phraseCount(report.events, 'event')}`,
    ...problems.map(({ line, column, message }) => `  line ${line}, column ${column}: ${message}`),
    ...report.skipped.map((skipped) => `  left out: ${describeSkipped(skipped, rows)}`),
    ...unreadable.map((skipped) => `  time unreadable: ${describeSkipped(skipped, rows)}`),
    ...report.leftOut.map(
      ({ value, count }) => `  left out: ${phraseCount(count, 'event')} of lifecycle "${value}"`,
    ),
    ...report.unknownOutcomes.map(
      ({ value, count }) =>
        `  "${value}" (${phraseCount(count, 'time')}) is no outcome that is known: --outcome says what it means`,
    ),
    ...report.labels
      .slice(0, MOST_LABELS_NAMED)
      .map(({ label, type, count }) => `  "${label}" became ${type}, ${phraseCount(count, 'event')}`),
    ...(report.labels.length > MOST_LABELS_NAMED
      ? [`  and ${phraseCount(report.labels.length - MOST_LABELS_NAMED, 'label')} more`]
      : []),
    ...report.collisions.map(({ type, labels }) => `  different labels became ${type}: ${labels.join(', ')}`),
  ];
  return `${lines.join('\n')}\n`;
}

function describeSkipped({ reason, rows, example }: CsvReport['skipped'][number], noun: string): string {
  const named = rows.slice(0, MOST_ROWS_NAMED).join(', ');
  const more = rows.length > MOST_ROWS_NAMED ? ' ...' : '';
  const value = example === undefined ? '' : `, such as "${example}"`;
  return `${phraseCount(rows.length, noun)} (${named}${more}): ${reason}${value}`;
}

function nameOf(name: string): string {
  return name === '-' ? 'Standard input' : name;
}

function refusal(message: string): Result<never, Refusal> {
  return refused({ kind: 'usage', message });
}
