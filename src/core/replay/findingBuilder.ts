import { sha256Hex } from '../base/sha256.ts';
import { formatInstant } from '../clock/index.ts';
import type { FactValue } from '../model/cell.ts';
import type { Finding, FindingKind, Nearest } from '../model/run.ts';
import type { Moment } from './moment.ts';
import type { PreparedDeal } from './prepareDeal.ts';

/** What a finding says, before its place in the record is filled in. */
export interface FindingDraft {
  readonly code: string;
  readonly kind: FindingKind;
  readonly moment: Moment;
  /** File index, where the moment does not tell it. */
  readonly event?: number;
  /** "deal" or "registration/R1". */
  readonly object: string;
  readonly stage: string | undefined;
  readonly question: string;
  readonly detail: string;
  /** What the break key holds after the code. */
  readonly key: readonly string[];
  readonly rules?: readonly string[];
  readonly nearest?: Nearest | undefined;
  readonly actual?: string | undefined;
  readonly expected?: string | undefined;
  readonly causedBy?: string | undefined;
  readonly assumed?: boolean;
  /** Those that are missing. */
  readonly facts?: readonly string[];
  readonly scenario?: Readonly<Record<string, FactValue>>;
  /** Evaluations with the same break that follow each other in one series are one finding with a span. */
  readonly series?: string;
}

const SEVERITY = {
  silent: 'error',
  ambiguous: 'error',
  contradicted: 'warning',
  unreadable: 'info',
} as const;

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Collects the findings of one deal: places them in the record, numbers their breaks and merges spans. */
export class FindingBuilder {
  readonly #prepared: PreparedDeal;
  readonly #findings: Mutable<Finding>[] = [];
  readonly #open = new Map<string, Mutable<Finding>>();

  constructor(prepared: PreparedDeal) {
    this.#prepared = prepared;
  }

  /** Adds a finding, or lengthens the one it continues. Returns the break id. */
  add(draft: FindingDraft): string {
    const event = draft.event ?? this.fileIndex(draft.moment);
    const key = [draft.code, ...draft.key].join('|');
    const id = breakId(key);
    const continued = draft.series === undefined ? undefined : this.#open.get(draft.series);
    if (continued?.break === id) {
      if (event !== continued.event) continued.until = event;
      return id;
    }
    const tied = draft.event === undefined && this.#prepared.events[draft.moment.position]?.tied === true;
    const finding: Mutable<Finding> = {
      deal: this.#prepared.deal.id,
      code: draft.code,
      kind: draft.kind,
      severity: SEVERITY[draft.kind],
      event,
      ...(tied ? { tied } : {}),
      at: formatInstant(draft.moment.at),
      object: draft.object,
      ...(draft.stage === undefined ? {} : { stage: draft.stage }),
      question: draft.question,
      detail: draft.detail,
      rules: draft.rules ?? [],
      ...(draft.nearest ? { nearest: draft.nearest } : {}),
      ...(draft.actual === undefined ? {} : { actual: draft.actual }),
      ...(draft.expected === undefined ? {} : { expected: draft.expected }),
      ...(draft.causedBy === undefined ? {} : { causedBy: draft.causedBy }),
      ...(draft.assumed === true ? { assumed: true } : {}),
      ...(draft.facts ? { facts: draft.facts } : {}),
      break: id,
      key,
      ...(draft.scenario ? { scenario: draft.scenario } : {}),
    };
    this.#findings.push(finding);
    if (draft.series !== undefined) this.#open.set(draft.series, finding);
    return id;
  }

  /** Break id that a finding with this code and key has. */
  breakOf(code: string, key: readonly string[]): string {
    return breakId([code, ...key].join('|'));
  }

  /** Ends a series: the next evaluation with the same break is a finding of its own. */
  close(series: string): void {
    this.#open.delete(series);
  }

  /** As found. */
  get findings(): readonly Finding[] {
    return this.#findings;
  }

  /** File index of the event at a moment's position; the number of events at the record's end. */
  fileIndex(moment: Moment): number {
    return this.#prepared.events[moment.position]?.index ?? this.#prepared.deal.events.length;
  }
}

/** By event, then code; otherwise as found. */
export function sortFindings(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted((a, b) => a.event - b.event || compareText(a.code, b.code));
}

const ids = new Map<string, string>();

/** Break id: the first 12 hex digits of the key's SHA-256. */
function breakId(key: string): string {
  const known = ids.get(key);
  if (known !== undefined) return known;
  const id = sha256Hex(key).slice(0, 12);
  if (ids.size > 10_000) ids.clear();
  ids.set(key, id);
  return id;
}

/** Orders text by UTF-16 code units, the same everywhere. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
