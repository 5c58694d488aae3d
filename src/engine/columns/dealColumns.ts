import type { FactValue, JsonValue } from '../../core/index.ts';

/** Texts end to end in UTF-8: text n lies between `ends[n - 1]` (0 for the first) and `ends[n]`. */
export interface TextColumn {
  readonly bytes: Uint8Array;
  readonly ends: Uint32Array;
}

/** A list of numbers per deal: those of deal n lie between `first[n]` and `first[n + 1]`. */
export interface ListColumn<Items extends Uint32Array | Float64Array = Uint32Array> {
  readonly first: Uint32Array;
  readonly items: Items;
}

/** Small whole numbers in the smallest array they fit into. */
export type CodeArray = Uint8Array | Uint16Array | Uint32Array;

/** How a time was written: an instant, a day without a time (its length depends on the framework's zone), or something unreadable. */
export type TimeForm =
  | { readonly kind: 'instant' }
  | { readonly kind: 'day' }
  | { readonly kind: 'unreadable'; readonly text: string };

/**
 * A name that means something only within its deal, by its place in that deal's `objects` or `partners`, or a text as recorded.
 * Equal places are equal names; the run of a deal depends on nothing else about them.
 */
export type LocalName =
  | { readonly kind: 'object'; readonly place: number; readonly form: 'id' }
  /** "registration/R1": `of` is "registration". */
  | { readonly kind: 'object'; readonly place: number; readonly form: 'key'; readonly of: string }
  | { readonly kind: 'partner'; readonly place: number }
  | { readonly kind: 'own id' };

/** The object an event names: "registration/R1" by its kind and place, the deal by the deal's own id, or a text without a "/" (such as "deal"). */
export type ObjectName =
  | { readonly kind: 'object'; readonly of: string; readonly place: number }
  | { readonly kind: 'own id' }
  | { readonly kind: 'text'; readonly text: string };

/** Everything about an event but its time, shared by all events that are alike. */
export interface EventShape {
  readonly type: string;
  readonly time: TimeForm;
  /** Absent when the event names no object. */
  readonly object: ObjectName | undefined;
  readonly side: string | undefined;
  readonly role: string | undefined;
  /** Place among the deal's partners. */
  readonly partner: number | undefined;
  /** As recorded, except for the values of `names` and `numbers`: these stand here as "" and 0, to keep their order. */
  readonly data: ReadonlyMap<string, JsonValue>;
  /** Data fields whose text is one of the deal's own names. Of a text that is two of them, "partner" means the partner, other fields the object. */
  readonly names: ReadonlyMap<string, LocalName>;
  /** Data fields whose value is a number, in order; the numbers themselves are kept by event in `DealColumns.numbers`. */
  readonly numbers: readonly string[];
}

/** Everything about a deal that has few different values, shared by all deals that are alike. */
export interface DealHeader {
  readonly outcome: 'won' | 'lost' | 'open';
  readonly partnerType: string | undefined;
  readonly lead: string | undefined;
  /** How the end was written (`closedAt`, of an open deal `asOf`); undefined when absent. */
  readonly closing: TimeForm | undefined;
  /** The listed partners, their ids left to the `partners` list. Later places of that list are partners only events name. */
  readonly partners: readonly {
    readonly type: string | undefined;
    readonly facts: ReadonlyMap<string, FactValue>;
  }[];
  /** Names of the recorded facts, in the order of the record. */
  readonly facts: readonly string[];
}

/** Values of one fact, by deal; of a rare fact only by the deals that tell it. `findFact` reads both. */
export type FactColumn = {
  readonly name: string;
  /** Of a rare fact: the deals that tell it, ascending. Entry n of `values` or `codes` then belongs to deal `deals[n]`. */
  readonly deals: Uint32Array | undefined;
} & (
  | {
      readonly kind: 'number';
      /** NaN when absent. */
      readonly values: Float64Array;
    }
  | {
      readonly kind: 'code';
      /** Index into `values` plus one; 0 when absent. */
      readonly codes: CodeArray;
      readonly values: readonly FactValue[];
    }
);

/**
 * Recorded deals as columns. Holds all that a replay can depend on and nothing else: names of accounts and partners, sources and links
 * stay in the text the deals were read from. Every array is transferable.
 */
export interface DealColumns {
  readonly deals: number;
  readonly events: number;
  readonly ids: TextColumn;
  /** First event of each deal, and one entry more. */
  readonly firstEvent: Uint32Array;
  /** By event, in file order: epoch ms of an instant, of a day its midnight as if in UTC, NaN when unreadable. */
  readonly at: Float64Array;
  /** By event: index into `shapes`. */
  readonly shape: Uint32Array;
  readonly shapes: readonly EventShape[];
  /** By deal: numbers in the data of its events, event by event in the order of each shape's `numbers`. */
  readonly numbers: ListColumn<Float64Array>;
  /** By deal: index into `headers`. */
  readonly header: Uint32Array;
  readonly headers: readonly DealHeader[];
  /** By deal: `closedAt`, of an open deal `asOf`; encoded as `at`, NaN when absent. */
  readonly closing: Float64Array;
  readonly facts: readonly FactColumn[];
  /** By deal: ids ("R1", without their kind) of the objects its events name, in order of first appearance; indexes into `objectNames`. */
  readonly objects: ListColumn;
  readonly objectNames: TextColumn;
  /** By deal: ids of its partners, listed ones first (a repeated id has two entries, its place is the first), then those only an event's `by` or data field "partner" names; indexes into `partnerNames`. */
  readonly partners: ListColumn;
  readonly partnerNames: readonly string[];
}
