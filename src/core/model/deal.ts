import type { FactValue } from './cell.ts';
import type { JsonObject, JsonValue } from './framework.ts';

/** One recorded deal (`cosell-deal/1`), times still as text: a bare date needs the framework's time zone. */
export interface Deal {
  readonly id: string;
  readonly account?: string;
  readonly partnerType?: string;
  readonly partners: readonly Partner[];
  /** Values at the first event. */
  readonly facts: ReadonlyMap<string, FactValue>;
  /** Role that led the customer at the first event. */
  readonly lead?: string;
  readonly outcome: 'won' | 'lost' | 'open';
  readonly closedAt?: string;
  /** Open deals: up to when the record is complete. */
  readonly asOf?: string;
  readonly source?: { readonly system?: string; readonly ref?: string };
  readonly links: readonly { readonly type: string; readonly deal: string }[];
  readonly edgeCase?: string;
  readonly expect?: { readonly verdict?: Verdict; readonly codes?: readonly string[] };
  /** How some of it is known, by "facts.NAME", "lead", "outcome": a place in a file, a person's memory, an inference. Replay never looks. */
  readonly knownFrom?: ReadonlyMap<string, JsonObject>;
  /** In file order. */
  readonly events: readonly DealEvent[];
}

export type Verdict = 'survived' | 'broken' | 'unproven';

export interface Partner {
  readonly id: string;
  readonly name?: string;
  readonly type?: string;
  readonly since?: string;
  /** Facts declared `of: "partner"`. */
  readonly facts: ReadonlyMap<string, FactValue>;
}

export interface DealEvent {
  /** ISO 8601 as recorded; may be unreadable. */
  readonly at: string;
  readonly type: string;
  /** "kind/id", as recorded. */
  readonly object?: string;
  readonly by: { readonly side?: string; readonly role?: string; readonly partner?: string };
  readonly data: ReadonlyMap<string, JsonValue>;
  /** How it is known: `{ file, row, raw? }`, `{ recalledBy, on }`, `{ inferred }`. Replay never looks. */
  readonly source?: JsonObject;
}
