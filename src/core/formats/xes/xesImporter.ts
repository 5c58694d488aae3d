import { SaxesParser, type SaxesTagPlain } from 'saxes';
import type { Deal } from '../../model/deal.ts';
import {
  createActivityTable,
  type ActivityLabel,
  type ActivityTable,
  type TypeCollision,
} from '../eventlog/activityTable.ts';
import { countedList, type Counted } from '../eventlog/counted.ts';
import { createSkippedTable, type Skipped } from '../eventlog/skippedTable.ts';
import { traceToDeal, type TraceTally, type XesElement } from './traceToDeal.ts';
import type { XesOptions } from './xesOptions.ts';

/** What became of a log. */
export interface XesReport {
  /** Where the file is not well-formed XML or not XES, in order; damaged or unfinished traces are left out. */
  readonly problems: readonly { readonly line: number; readonly column: number; readonly message: string }[];
  /** Traces that became deals. */
  readonly cases: number;
  /** Recorded events that became events; changes of facts are not counted. */
  readonly events: number;
  /** Traces and events that were left out; `rows` are positions of traces in the log, the first is 1. */
  readonly skipped: readonly Skipped[];
  /** Events kept whose time is missing or cannot be read; replay will call them unreadable. Why, and in which traces. */
  readonly unreadableTimes: readonly Skipped[];
  readonly labels: readonly ActivityLabel[];
  readonly collisions: readonly TypeCollision[];
  /** Events left out because of their lifecycle transition. */
  readonly leftOut: readonly Counted[];
  /** Values of the outcome attribute that name no outcome. */
  readonly unknownOutcomes: readonly Counted[];
}

/** Push importer: feed chunks cut anywhere; each deal comes out when its trace ends. */
export interface XesImporter {
  push(chunk: string): readonly Deal[];
  end(): { readonly deals: readonly Deal[]; readonly report: XesReport };
}

/** A file with more faults than this is not read on. */
const MOST_PROBLEMS = 20;
/** Deeper nesting than any log has; attributes of attributes are not taken over anyway. */
const DEEPEST = 200;

/**
 * Creates an importer for XES logs (IEEE 1849-2016). One trace is one deal: its `concept:name` is the id, its other plain
 * attributes are facts; an event's `concept:name` becomes the type (`toEventType`), `time:timestamp` the time, `org:role` or
 * `org:group` the role, and its other plain attributes the event's data. Memory is one trace. Entities other than the five
 * of XML are never expanded. In a damaged or truncated file the whole traces are kept and the fault is reported.
 */
export function createXesImporter(options: XesOptions = {}): XesImporter {
  const log = new LogImport(options);
  return {
    push: (chunk) => {
      log.write(chunk);
      return log.takeDeals();
    },
    end: () => {
      log.close();
      return { deals: log.takeDeals(), report: log.report() };
    },
  };
}

class LogImport implements TraceTally {
  readonly #options: XesOptions;
  readonly #parser = new SaxesParser({ xmlns: false, position: true } as const);
  readonly activities: ActivityTable;
  readonly skipped = createSkippedTable();
  readonly unreadableTimes = createSkippedTable();
  readonly leftOut = new Map<string, number>();
  readonly unknownOutcomes = new Map<string, number>();
  readonly #problems: { line: number; column: number; message: string }[] = [];
  /** Open elements from the trace down; empty outside traces. */
  readonly #open: XesElement[] = [];
  #depth = 0;
  #ready: Deal[] = [];
  #damaged = false;
  #stopped = false;
  #traces = 0;
  #cases = 0;
  events = 0;

  constructor(options: XesOptions) {
    this.#options = options;
    this.activities = createActivityTable(options.types);
    this.#parser.on('opentag', (tag) => this.#openTag(tag));
    this.#parser.on('closetag', () => this.#closeTag());
    this.#parser.on('error', (error) => this.#fail(plainMessage(error.message)));
  }

  write(chunk: string): void {
    if (!this.#stopped) this.#parser.write(chunk);
  }

  close(): void {
    if (!this.#stopped) this.#parser.close();
    if (this.#open.length > 0)
      this.skipped.add('the file ends, or reading stopped, within the trace', this.#traces);
  }

  takeDeals(): readonly Deal[] {
    const deals = this.#ready;
    this.#ready = [];
    return deals;
  }

  report(): XesReport {
    return {
      problems: this.#problems,
      cases: this.#cases,
      events: this.events,
      skipped: this.skipped.list(),
      unreadableTimes: this.unreadableTimes.list(),
      labels: this.activities.labels(),
      collisions: this.activities.collisions(),
      leftOut: countedList(this.leftOut),
      unknownOutcomes: countedList(this.unknownOutcomes),
    };
  }

  #openTag(tag: SaxesTagPlain): void {
    if (this.#stopped) return;
    const name = localName(tag.name);
    this.#depth += 1;
    if (this.#depth === 1 && name !== 'log') {
      this.#fail(`The file holds <${tag.name.slice(0, 40)}> where an XES log has <log>.`);
      this.#stopped = true;
      return;
    }
    if (this.#depth > DEEPEST) {
      this.#fail('Elements are nested too deeply for a log.');
      this.#stopped = true;
      return;
    }
    const parent = this.#open.at(-1);
    if (!parent && !(name === 'trace' && this.#depth === 2)) return;
    if (!parent) {
      this.#traces += 1;
      this.#damaged = false;
    }
    const { key, value } = tag.attributes;
    const element: XesElement = { name, key, value, children: [] };
    // Attributes of attributes are not taken over, so they need not be kept.
    if (parent && (this.#open.length === 1 || parent.name === 'event')) parent.children.push(element);
    this.#open.push(element);
  }

  #closeTag(): void {
    if (this.#stopped) return;
    this.#depth -= 1;
    const closed = this.#open.pop();
    if (!closed || this.#open.length > 0) return;
    if (this.#damaged) {
      this.skipped.add('the trace is damaged; see the problems', this.#traces);
      return;
    }
    this.#cases += 1;
    this.#ready.push(traceToDeal(closed, this.#traces, this.#options, this));
  }

  #fail(message: string): void {
    if (this.#stopped) return;
    this.#damaged = true;
    const { line, columnIndex } = this.#parser;
    const column = columnIndex + 1;
    const last = this.#problems.at(-1);
    // One fault often makes the parser complain several times on the spot.
    if (last?.line === line && last.column === column) return;
    this.#problems.push({ line, column, message });
    if (this.#problems.length < MOST_PROBLEMS) return;
    this.#stopped = true;
    this.#problems.push({ line, column, message: 'Too many faults; the rest of the file was not read.' });
  }
}

/** The parser puts "line:column: " before its message; the report holds them apart. */
function plainMessage(message: string): string {
  const plain = message.replace(/^(?:undefined:|\d+:)+\s*/, '');
  return `Not well-formed XML: ${plain}`;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
