import type { FactValue } from '../../model/cell.ts';
import type { FileLine } from '../systems/fileChoice.ts';

/** The format this version reads and writes. */
export const MAPPING_FORMAT = 'cosell-mapping/1';

/**
 * What the records of a system mean to a framework (`cosell-mapping/1`). Lines name types, fields and labels as the system does; what no line names
 * stays unmapped and is counted. Several lines may speak of the same field: a stage makes events and tells the outcome.
 */
export interface Mapping {
  /** Id of the framework it was made for. */
  readonly framework?: string;
  /** Where times without an offset were recorded (IANA). */
  readonly timezone?: string;
  /** Order of day and month in dates such as 01/02/2026. */
  readonly dateOrder?: 'dmy' | 'mdy';
  /** How single files are read; the first that fits a file's name counts. */
  readonly files?: readonly FileLine[];
  readonly objects: readonly ObjectLine[];
  readonly events: readonly EventLine[];
  readonly fields: readonly FieldLine[];
  readonly actors: readonly ActorLine[];
  readonly standIns: readonly StandIn[];
  readonly joins: readonly Join[];
  readonly pseudonyms?: Pseudonyms;
}

/** Meanings of a type that are no lifecycle of the framework. */
export const PLAIN_MEANINGS = ['account', 'partner', 'ignored'] as const;

/** What the objects of a type are. */
export interface ObjectLine {
  readonly type: string;
  /** "deal", another lifecycle such as "registration", or one of `PLAIN_MEANINGS`. */
  readonly is: string;
  /** The link or field that names the deal it belongs to; by default any that leads to one. */
  readonly deal?: string;
  readonly because?: string;
}

/** What a change of a field, or an entry of a log, means. */
export interface EventLine {
  readonly type: string;
  readonly field: string;
  /** Label, or value where there is no label; absent: whatever it changes to. */
  readonly value?: string;
  /** Other columns of the row, or else fields of the object, that must hold one of these. */
  readonly when?: ReadonlyMap<string, readonly string[]>;
  /** Event type of the framework; undefined: left out on purpose. */
  readonly event: string | undefined;
  /** An object that begins with this value has not taken a step: it is where the path begins, and is kept as a note. */
  readonly start?: true;
  readonly because?: string;
}

/**
 * What a field can tell, besides `fact.NAME` and, of the row an event comes from, `data.NAME`. `object` is what the row's event happened to; `rest` is JSON
 * with what our own exports cannot write as plain values.
 */
export const FIELD_MEANINGS = [
  'outcome',
  'closedAt',
  'account',
  'lead',
  'partner',
  'partnerName',
  'partnerType',
  'partnerSince',
  'name',
  'by.side',
  'by.role',
  'by.partner',
  'object',
  'rest',
] as const;

/** What a field tells of its object. */
export interface FieldLine {
  readonly type: string;
  /** A field, a link, or for `data.` and `by.` a column of the row; `USER` is who did it. */
  readonly field: string;
  /** One of `FIELD_MEANINGS`, "fact.NAME" or "data.NAME". */
  readonly to: string;
  /** What labels mean; undefined: left unknown on purpose. Absent: values are taken as they are. */
  readonly values?: ReadonlyMap<string, FactValue | undefined>;
  /** Decimal sign of numbers that are written as text; by default "." */
  readonly decimal?: '.' | ',';
  readonly currency?: Currency;
  readonly because?: string;
}

/** Field name of whoever made a change. */
export const USER = '@user';

/** How amounts in other currencies are read. */
export interface Currency {
  /** The field that holds the code. */
  readonly field: string;
  /** The code in which the fact is told. */
  readonly into: string;
  /** Code -> how many of `into` one is worth. Amounts in other currencies stay unknown. */
  readonly rates: ReadonlyMap<string, number>;
}

/** Who acts: by the user, by the event, or both. */
export interface ActorLine {
  readonly user?: string;
  readonly event?: string;
  readonly role?: string;
  readonly side?: string;
  readonly because?: string;
}

/** Something inferred where the record is silent; without effect until accepted. */
export type StandIn = {
  readonly accepted: boolean;
  readonly because?: string;
} & (
  | {
      /** A registration that was there before the opportunity says who found it. */
      readonly kind: 'registered-first';
      readonly fact: string;
      readonly then: FactValue;
      /** The value when it was not; absent: unknown. */
      readonly otherwise?: FactValue;
    }
  | {
      /** An earlier won deal on the account says whose customer it is. */
      readonly kind: 'won-before';
      readonly fact: string;
      readonly then: FactValue;
      readonly otherwise?: FactValue;
    }
  | {
      /** Whoever owned the opportunity at close led the customer. */
      readonly kind: 'owner-at-close';
      readonly type: string;
      readonly field: string;
      /** Owner -> role; the actors' lines are asked as well. */
      readonly roles: ReadonlyMap<string, string>;
      /** Role of every other owner; absent: unknown. */
      readonly otherwise?: string;
    }
);

/** Names an object of a system. */
export interface ObjectName {
  readonly type: string;
  readonly id: string;
}

/** Objects that are one deal, or may be, though no link says so. */
export interface Join {
  readonly objects: readonly ObjectName[];
  /** Absent: nobody has answered yet, and they are not joined. */
  readonly confirmed?: boolean;
  readonly because?: string;
}

/** Names are replaced on the way in. */
export interface Pseudonyms {
  /** What the key is called; the key itself is never kept. */
  readonly key: string;
  /** Amounts are left out as well. */
  readonly withoutAmounts?: true;
}

/** A mapping that says nothing. */
export const EMPTY_MAPPING: Mapping = {
  objects: [],
  events: [],
  fields: [],
  actors: [],
  standIns: [],
  joins: [],
};
