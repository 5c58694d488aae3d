import type { Deal } from '../../model/deal.ts';
import type { JsonValue } from '../../model/framework.ts';

/** Where something stands in a file: a line of text, a row of a sheet, an element of a JSON list, counted from 1 as a person would. */
export interface Place {
  readonly file: string;
  readonly row: number;
}

/**
 * How a change is known. `recorded`: the system kept the change itself. `compared`: two pictures of the object differ; it happened at the later
 * one's time or before. `assumed`: the system says that it happened, and its time is that of something else.
 */
export type Confidence = 'recorded' | 'compared' | 'assumed';

/** A time as recorded, readable or not. */
export interface HistoryTime {
  /** ISO 8601: an instant, or a bare date. As it stood in the file when it cannot be read. */
  readonly at: string;
  /** Epoch ms, for sorting; absent when the time cannot be read. */
  readonly ms?: number;
}

/** A value of a system's field; empty ones are absent, never "". */
export type FieldValue = string | number | boolean;

/** Something a system says happened to an object: a field took a value, or an entry of a log ("activity"). */
export interface RecordedChange {
  readonly time: HistoryTime;
  /** As the system names it: "StageName", "dealstage", "LifeCycle.Stage"; `ACTIVITY` for entries of event logs. */
  readonly field: string;
  /** After the change; absent when it was cleared. `true` for times that only say that something happened then ("CreatedDate", "Approved_At"). */
  readonly value: FieldValue | undefined;
  readonly before?: FieldValue;
  /** What people see for `value` where the system keeps that apart from it. */
  readonly label?: string;
  /** Who did it, as recorded: a user's name or id. */
  readonly by?: string;
  /** What else the same row says about the change. */
  readonly data: ReadonlyMap<string, JsonValue>;
  readonly confidence: Confidence;
  readonly place: Place;
  /** The row as it stood in the file; of workbooks, databases and XML, its cells or attributes as JSON. */
  readonly raw: string;
}

/** Field of changes that are entries of an event log. */
export const ACTIVITY = 'activity';

/** The last known value of a field. */
export interface RecordedField {
  readonly value: FieldValue;
  readonly label?: string;
  readonly place: Place;
}

/** Another object that an object names. */
export interface RecordedLink {
  /** What the link is: a field or qualifier, as recorded ("AccountId", "registrant"). */
  readonly as: string;
  readonly kind: ObjectKind;
  readonly id: string;
  readonly place: Place;
}

/** What an object of a system is to co-selling; `other` objects serve only to be named. */
export type ObjectKind = 'opportunity' | 'registration' | 'account' | 'partner' | 'user' | 'other';

/** One object of a system and what happened to it. */
export interface RecordedObject {
  readonly kind: ObjectKind;
  /** As the system names the kind: "Opportunity", "Deal_Registration__c", "order". */
  readonly type: string;
  readonly id: string;
  readonly fields: ReadonlyMap<string, RecordedField>;
  /** In order of time, ties as their values follow on each other, else as in the files; those whose time cannot be read last. */
  readonly changes: readonly RecordedChange[];
  readonly links: readonly RecordedLink[];
  /** The system says that it was deleted, or absorbed by another object of the kind. */
  readonly gone?: { readonly kind: 'deleted' } | { readonly kind: 'merged'; readonly into: string };
}

/** Systems whose exports are understood. */
export const SYSTEMS = [
  'cosell',
  'salesforce',
  'hubspot',
  'aws',
  'microsoft',
  'ocel',
  'xes',
  'table',
] as const;
export type SystemName = (typeof SYSTEMS)[number];

/** Rows that were left out or understood only by a guess, by reason. */
export interface RowNote {
  readonly kind: 'skipped' | 'guessed';
  /** What is the matter and what to do, without the row's own content. */
  readonly reason: string;
  readonly rows: readonly number[];
  /** A value that shows the reason. */
  readonly example?: string;
}

/** What was made of one file. `rows` = `used` + rows of notes that are `skipped`, each row once. */
export interface FileAccount {
  readonly file: string;
  readonly system: SystemName;
  /** What the file is in its system: "OpportunityHistory", "deals with history". */
  readonly part: string;
  readonly rows: number;
  readonly used: number;
  readonly notes: readonly RowNote[];
  /** Why nothing, or not all, of the file could be read. What came before it is kept. */
  readonly problem?: string;
}

/** What systems recorded, before anyone says what it means to a framework. */
export interface History {
  readonly objects: readonly RecordedObject[];
  /** Deals of our own among the files: they need no mapping. One per id. */
  readonly deals: readonly Deal[];
  readonly files: readonly FileAccount[];
}
