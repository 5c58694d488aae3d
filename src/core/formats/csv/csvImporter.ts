import type { Deal } from '../../model/deal.ts';
import {
  createActivityTable,
  type ActivityLabel,
  type ActivityTable,
  type TypeCollision,
} from '../eventlog/activityTable.ts';
import { countedList, isComplete, type Counted } from '../eventlog/counted.ts';
import { readRecordedTime } from '../eventlog/readRecordedTime.ts';
import { createSkippedTable, type Skipped } from '../eventlog/skippedTable.ts';
import { caseToDeal, keptColumns, type CaseRow, type KeptColumn } from './caseToDeal.ts';
import type { CsvOptions } from './csvOptions.ts';
import { findCsvColumns, type CsvColumns, type CsvMapping } from './csvMapping.ts';
import { createCsvReader, type CsvReader, type CsvRecord } from './csvReader.ts';
import { sniffDelimiter } from './sniffDelimiter.ts';

/** What became of a table. rows = events taken from rows + skipped rows + rows left out by lifecycle. */
export interface CsvReport {
  /** Why nothing could be read at all, and what to do; absent otherwise. */
  readonly problem?: string;
  readonly delimiter: string;
  /** The header. */
  readonly columns: readonly string[];
  /** Which column was taken for what: "case", "time", "fact.amount" -> column name. */
  readonly mapping: readonly { readonly name: string; readonly column: string }[];
  /** Rows below the header, blank ones not counted. */
  readonly rows: number;
  readonly cases: number;
  /** Rows that became events; changes of facts and lead, which become events as well, are not counted. */
  readonly events: number;
  readonly skipped: readonly Skipped[];
  readonly labels: readonly ActivityLabel[];
  readonly collisions: readonly TypeCollision[];
  /** Rows left out because of their lifecycle transition. */
  readonly leftOut: readonly Counted[];
  /** Values of the outcome column that name no outcome. */
  readonly unknownOutcomes: readonly Counted[];
}

/** Push importer: feed chunks cut anywhere; deals come out as soon as they are complete. */
export interface CsvImporter {
  push(chunk: string): readonly Deal[];
  /** The remaining deals and the report. */
  end(): { readonly deals: readonly Deal[]; readonly report: CsvReport };
}

/** More than any header; a first line that goes on is not a table. */
const LONGEST_HEADER = 1_000_000;
/** Beyond this many different texts, sharing them costs more than it saves. */
const MOST_SHARED_TEXTS = 100_000;

/**
 * Creates an importer for a flat event log (one row an event, as process-mining tools export it). Columns that the mapping does not name
 * are guessed from usual names. Rows of different cases may be mixed, so deals come at `end` unless `contiguous` is
 * given. Events are put in order of time. The first recorded value of a fact (or lead) stands from the start, a later
 * different one becomes `fact.changed` (`lead.changed`) before its row's event. Nothing is dropped silently: see `CsvReport`.
 */
export function createCsvImporter(mapping: CsvMapping, options: CsvOptions = {}): CsvImporter {
  let opening = '';
  let reader: CsvReader | undefined;
  let table: TableImport | undefined;

  const start = (complete: boolean): void => {
    const found = sniffDelimiter(opening, complete || opening.length > LONGEST_HEADER);
    if (!found) return;
    const delimiter = options.delimiter ?? found.delimiter;
    table = new TableImport(mapping, options, delimiter, found.start > 1 ? 1 : 0);
    reader = createCsvReader(delimiter, table.takeRecord);
    reader.push(opening.slice(found.start));
    opening = '';
  };

  return {
    push: (chunk) => {
      if (reader) reader.push(chunk);
      else {
        opening += chunk;
        start(false);
      }
      return table?.takeDeals() ?? [];
    },
    end: () => {
      if (!reader) start(true);
      reader?.end();
      const done = table ?? new TableImport(mapping, options, options.delimiter ?? ',', 0);
      return { deals: done.finish(), report: done.report() };
    },
  };
}

class TableImport {
  readonly #mapping: CsvMapping;
  readonly #options: CsvOptions;
  readonly #delimiter: string;
  readonly #activities: ActivityTable;
  readonly #skipped = createSkippedTable();
  readonly #leftOut = new Map<string, number>();
  readonly #unknownOutcomes = new Map<string, number>();
  readonly #texts = new Map<string, string>();
  readonly #cases = new Map<string, CaseRow[]>();
  readonly #closed = new Set<string>();
  #ready: Deal[] = [];
  #header: readonly string[] | undefined;
  #columns: CsvColumns | undefined;
  #kept: readonly KeptColumn[] = [];
  #problem: string | undefined;
  #row: number;
  #rows = 0;
  #events = 0;
  #dealCount = 0;
  #current: string | undefined;

  constructor(mapping: CsvMapping, options: CsvOptions, delimiter: string, linesBefore: number) {
    this.#mapping = mapping;
    this.#options = options;
    this.#delimiter = delimiter;
    this.#row = linesBefore;
    this.#activities = createActivityTable(options.types);
  }

  readonly takeRecord = (record: CsvRecord): void => {
    this.#row += 1;
    if (record.fields.length === 1 && record.fields[0]?.trim() === '') return;
    if (this.#header === undefined) this.#takeHeader(record.fields);
    else {
      this.#rows += 1;
      if (this.#columns) this.#takeRow(record, this.#header, this.#columns);
    }
  };

  takeDeals(): readonly Deal[] {
    const deals = this.#ready;
    this.#ready = [];
    return deals;
  }

  finish(): readonly Deal[] {
    for (const id of [...this.#cases.keys()]) this.#closeCase(id);
    return this.takeDeals();
  }

  report(): CsvReport {
    const columns = this.#header ?? [];
    const problem =
      this.#problem ?? (this.#header ? undefined : 'The file is empty; its first row must name the columns.');
    return {
      ...(problem === undefined ? {} : { problem }),
      delimiter: this.#delimiter,
      columns,
      mapping: this.#columns ? namedColumns(this.#columns, columns) : [],
      rows: this.#rows,
      cases: this.#dealCount,
      events: this.#events,
      skipped: this.#skipped.list(),
      labels: this.#activities.labels(),
      collisions: this.#activities.collisions(),
      leftOut: countedList(this.#leftOut),
      unknownOutcomes: countedList(this.#unknownOutcomes),
    };
  }

  #takeHeader(fields: readonly string[]): void {
    this.#header = fields.map((title) => title.trim());
    const found = findCsvColumns(this.#header, this.#mapping);
    if (found.ok) {
      this.#columns = found.value;
      this.#kept = keptColumns(found.value);
    } else this.#problem = found.error.message;
  }

  #takeRow({ fields, unclosed }: CsvRecord, header: readonly string[], columns: CsvColumns): void {
    const skip = (reason: string, example?: string): void => this.#skipped.add(reason, this.#row, example);
    if (unclosed) {
      skip('a double quote opened in this row is never closed, so the rest of the file is one field');
      return;
    }
    if (fields.slice(header.length).some((field) => field.trim() !== '')) {
      skip('the row has more fields than the header; put fields that hold the delimiter in double quotes');
      return;
    }
    const read = (index: number | undefined): string =>
      index === undefined ? '' : (fields[index] ?? '').trim();
    const id = this.#keep(read(columns.fields.get('case')));
    if (id === '') {
      skip('no case');
      return;
    }
    const label = this.#keep(read(columns.fields.get('activity')));
    if (label === '') {
      skip('no activity');
      return;
    }
    const recorded = read(columns.fields.get('time'));
    const time = readRecordedTime(recorded, this.#options);
    if (!time.ok) {
      skip(time.error.message, recorded === '' ? undefined : recorded);
      return;
    }
    const transition = this.#keep(read(columns.fields.get('lifecycle')));
    if (!isComplete(transition) && this.#options.lifecycle !== 'all') {
      this.#leftOut.set(transition, (this.#leftOut.get(transition) ?? 0) + 1);
      return;
    }
    if (this.#closed.has(id)) {
      skip('the case came back after another one; its rows must stand together', id);
      return;
    }
    if (this.#options.contiguous && this.#current !== undefined && this.#current !== id)
      this.#closeCase(this.#current);
    this.#current = id;

    this.#events += 1;
    this.#activities.count(label);
    const row: CaseRow = {
      ms: time.value.ms,
      at: time.value.at.includes('T') ? undefined : this.#keep(time.value.at),
      label,
      values: this.#kept.map(({ index }) => this.#keep(read(index))),
    };
    const rows = this.#cases.get(id);
    if (rows) rows.push(row);
    else this.#cases.set(id, [row]);
  }

  #closeCase(id: string): void {
    const rows = this.#cases.get(id);
    this.#cases.delete(id);
    if (this.#options.contiguous) this.#closed.add(id);
    if (!rows) return;
    this.#dealCount += 1;
    this.#ready.push(
      caseToDeal(id, rows, this.#kept, this.#options, this.#activities, (value) => {
        this.#unknownOutcomes.set(value, (this.#unknownOutcomes.get(value) ?? 0) + 1);
      }),
    );
  }

  /** One copy of each text, cut loose from the chunk it came in, which would otherwise stay in memory with it. */
  #keep(text: string): string {
    const known = this.#texts.get(text);
    if (known !== undefined) return known;
    const own = text.length < 13 ? text : text.split('').join('');
    if (this.#texts.size < MOST_SHARED_TEXTS) this.#texts.set(own, own);
    return own;
  }
}

function namedColumns(
  { fields, facts, data }: CsvColumns,
  header: readonly string[],
): { readonly name: string; readonly column: string }[] {
  const named = (places: ReadonlyMap<string, number>, prefix: string): { name: string; column: string }[] =>
    [...places].map(([name, index]) => ({ name: prefix + name, column: header[index] ?? '' }));
  return [...named(fields, ''), ...named(facts, 'fact.'), ...named(data, 'data.')];
}
