import type { OutcomeLabels } from '../eventlog/outcomeLabels.ts';
import type { TimeOptions } from '../eventlog/readRecordedTime.ts';

/** How to read an event log held as a table. */
export interface CsvOptions extends TimeOptions {
  /** Default: found from the first line. */
  readonly delimiter?: string;
  /** Activity labels and outcome values that mean won, lost or open. */
  readonly outcomes?: OutcomeLabels;
  /** Event types of some activity labels; the others go through `toEventType`. */
  readonly types?: ReadonlyMap<string, string>;
  /** `complete` (default) leaves out rows whose lifecycle is something else; `all` takes them as `type.transition`. */
  readonly lifecycle?: 'complete' | 'all';
  /** The rows of a case stand together: deals are handed out at once and memory stays small. */
  readonly contiguous?: boolean;
  /** What the deals' `source.ref` says, such as the file's name. */
  readonly ref?: string;
}
