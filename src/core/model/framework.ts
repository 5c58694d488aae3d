import type { Cell, CellSource, FactValue } from './cell.ts';

/**
 * A co-sell framework as read from a `cosell-framework/1` file. Named collections are maps in document order, so that no name
 * can collide with a property of `Object` and none is reordered. A framework value is structurally sound but not
 * necessarily consistent: dangling names and unreadable cells are reported by `checkFramework`.
 */
export interface Framework {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly description?: string;
  /** IANA time zone; the default is "UTC". */
  readonly timezone: string;
  /** ISO date. */
  readonly effectiveFrom?: string;
  readonly origin?: { readonly kind: 'template' | 'mined' | 'written'; readonly note?: string };
  /** Always holds `vendor` and `partner`. */
  readonly sides: ReadonlyMap<string, Side>;
  readonly partnerTypes: ReadonlyMap<string, PartnerType>;
  readonly roles: ReadonlyMap<string, Role>;
  readonly facts: ReadonlyMap<string, FactDefinition>;
  readonly events: ReadonlyMap<string, EventDefinition>;
  readonly activities: ReadonlyMap<string, Activity>;
  readonly calendars: ReadonlyMap<string, Calendar>;
  readonly durations: ReadonlyMap<string, Duration>;
  readonly lifecycles: ReadonlyMap<string, Lifecycle>;
  readonly decisions: ReadonlyMap<string, Decision>;
  readonly responsibilities: readonly Responsibility[];
  readonly tracking?: Tracking;
  readonly registrationScope?: { readonly unit: 'opportunity' | 'account' | 'domain' | 'account+product' };
  /** Canvas positions by lifecycle, then by dotted state path; no rule reads them. */
  readonly layout: ReadonlyMap<string, ReadonlyMap<string, { readonly x: number; readonly y: number }>>;
}

export interface Side {
  readonly name: string;
  /** The column of the canvas and playbook in which a further side is shown. */
  readonly column: 'vendor' | 'partner';
}

export interface PartnerType {
  readonly name: string;
  readonly description?: string;
}

export interface Role {
  readonly name: string;
  readonly side: string;
  readonly description?: string;
}

/** Enum values with their phrase ("the partner found the opportunity"), in document order. */
export type Phrases = ReadonlyMap<string, string | undefined>;

export interface FactDefinition {
  readonly type: 'enum' | 'boolean' | 'number';
  readonly question?: string;
  /** Enum: the closed list. Boolean: optional phrases under "true" and "false". Number: empty. */
  readonly values: Phrases;
  readonly unit?: string;
  readonly min?: number;
  readonly max?: number;
  /** What the fact describes; the default is the deal. */
  readonly of: 'deal' | 'registration' | 'partner';
}

export interface EventDefinition {
  readonly name?: string;
  readonly description?: string;
  readonly data: ReadonlyMap<string, FactDefinition>;
}

export interface Activity {
  readonly name?: string;
  readonly description?: string;
  readonly deliverable?: string;
}

export interface Calendar {
  readonly timezone: string;
  /** ISO weekdays, 1 = Monday. */
  readonly workdays: readonly number[];
  /** Minutes after local midnight, end exclusive; the default is the whole day. */
  readonly hours: { readonly from: number; readonly to: number };
  /** ISO dates. */
  readonly holidays: readonly string[];
}

/** A length of time: an ISO 8601 duration, stepped in a time zone, or working days of a calendar. */
export type Length =
  | {
      readonly kind: 'iso';
      /** As written, such as "P90D". */
      readonly text: string;
    }
  | { readonly kind: 'business'; readonly days: number; readonly calendar: string };

export interface Duration {
  /** First row whose tests hold gives the length; the last row usually has none. */
  readonly rows: readonly { readonly when: ReadonlyMap<string, CellSource>; readonly length: Length }[];
  /** Event type that starts the clock; default: entry of the state that arms it. */
  readonly from?: string;
  /** Which occurrence of `from` counts. */
  readonly which: 'first' | 'latest';
  readonly extend?: { readonly on: string; readonly by: Length; readonly max: number };
  /** Event types that start the clock anew. */
  readonly resets: readonly string[];
}

export interface Lifecycle {
  readonly name: string;
  /** The XState 5 machine config exactly as written (JSON). Cells inside guards stay as written. */
  readonly config: JsonObject;
  /** Types of the events that create an object of this kind at no cost (`meta.createdBy`). */
  readonly createdBy: readonly string[];
  readonly root: StateNode;
}

export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: JsonValue;
}

export interface StateNode {
  /** Last part of the path; the lifecycle's name at the root. */
  readonly key: string;
  /** Keys from below the root; empty at the root. */
  readonly path: readonly string[];
  readonly kind: 'atomic' | 'compound' | 'parallel' | 'final' | 'history';
  readonly initial?: string;
  readonly history?: 'shallow' | 'deep';
  /** Known tags: stage, active, granted, refused, won, lost; others are free. */
  readonly tags: readonly string[];
  readonly description?: string;
  readonly states: readonly StateNode[];
  /** In document order: `on`, `always`, `after` and `onDone` as written. */
  readonly transitions: readonly Transition[];
}

export type Trigger =
  | { readonly kind: 'event'; readonly type: string }
  | { readonly kind: 'always' }
  | { readonly kind: 'after'; readonly duration: string }
  | { readonly kind: 'done' };

export interface Transition {
  /** `lifecycle:path:event|always|after.NAME|done:index`, the address used in coverage. */
  readonly id: string;
  readonly source: readonly string[];
  readonly trigger: Trigger;
  /** Position among the alternatives for the same trigger. */
  readonly index: number;
  /** As written; undefined for a forbidden transition `{}`. */
  readonly target?: string;
  readonly guard?: Guard;
  readonly reenter: boolean;
  readonly description?: string;
  /** JSON path of the transition in the file. */
  readonly jsonPath: readonly (string | number)[];
}

/** The one guard, `when`: all tests must hold. */
export interface Guard {
  readonly facts: ReadonlyMap<string, CellSource>;
  readonly by: { readonly side?: CellSource; readonly role?: CellSource };
  readonly data: ReadonlyMap<string, CellSource>;
}

export type HitPolicy = 'UNIQUE' | 'ANY' | 'PRIORITY' | 'FIRST';

export type SingleOutput = { readonly kind: 'role' } | { readonly kind: 'enum'; readonly values: Phrases };
export type Output =
  SingleOutput | { readonly kind: 'columns'; readonly columns: ReadonlyMap<string, SingleOutput> };

/** One value, or one value per named output column. */
export type Answer = string | ReadonlyMap<string, string>;

export interface Rule {
  readonly id: string;
  readonly when: ReadonlyMap<string, CellSource>;
  readonly then: Answer;
  readonly note?: string;
  /** Needed by an answer that only postpones. */
  readonly decider?: string;
  /** Name of a duration. */
  readonly within?: string;
}

export interface Decision {
  readonly name: string;
  readonly question?: string;
  readonly hitPolicy: HitPolicy;
  /** Columns: names of facts or derived facts. */
  readonly inputs: readonly string[];
  readonly output: Output;
  readonly rules: readonly Rule[];
  /** Answers that only postpone. */
  readonly defers: readonly string[];
  /** Event types at which a decision that is not reserved is asked. */
  readonly on: readonly string[];
}

export interface Responsibility {
  readonly index: number;
  /** A stage, "*", or "lifecycle.state". */
  readonly stage: string;
  readonly activity: string;
  readonly responsible?: string;
  readonly accountable?: string;
  readonly consulted: readonly string[];
  readonly informed: readonly string[];
  readonly when: ReadonlyMap<string, CellSource>;
  readonly how?: string;
}

export interface Tracking {
  readonly system?: string;
  readonly fields: readonly string[];
  readonly visibility: readonly Visibility[];
}

export interface Visibility {
  /** Lifecycle name. */
  readonly object: string;
  readonly state: string;
  /** Sides. */
  readonly seenBy: readonly string[];
  readonly fields: readonly string[];
  readonly masked: readonly string[];
  readonly within?: Length;
}

export type { Cell, CellSource, FactValue };
