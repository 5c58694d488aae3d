import type { OutcomeLabels } from '../eventlog/outcomeLabels.ts';
import type { TimeOptions } from '../eventlog/readRecordedTime.ts';

/** How to read an XES log. */
export interface XesOptions extends TimeOptions {
  /** Activity labels, and values of the outcome attribute, that mean won, lost or open. */
  readonly outcomes?: OutcomeLabels;
  /** Event types of some activity labels; the others go through `toEventType`. */
  readonly types?: ReadonlyMap<string, string>;
  /** `complete` (default) leaves out events whose lifecycle transition is something else; `all` takes them as `type.transition`. */
  readonly lifecycle?: 'complete' | 'all';
  /** Event attributes that may name the acting role, the first present one counts. Default: org:role, org:group. */
  readonly role?: readonly string[];
  /** Trace attributes that are fields of the deal rather than facts, by their key. */
  readonly attributes?: {
    readonly account?: string;
    readonly partnerType?: string;
    readonly partner?: string;
    readonly lead?: string;
    readonly outcome?: string;
  };
  /** What the deals' `source.ref` says, such as the file's name. */
  readonly ref?: string;
}
