import type { JsonValue } from '../../model/framework.ts';
import type { FieldValue, HistoryTime } from './history.ts';
import type { DraftValue, PendingTime } from './historyDraft.ts';

/** Turns what was read into what it means, once all files were seen. */
export interface Settle {
  value(draft: DraftValue | undefined): FieldValue | undefined;
  label(list: string | undefined, value: FieldValue): string | undefined;
  readonly noData: ReadonlyMap<string, JsonValue>;
}

const NO_DATA: ReadonlyMap<string, JsonValue> = new Map();

/** Settles with labels by list and value. */
export function createSettle(labels: ReadonlyMap<string, ReadonlyMap<string, string>>): Settle {
  return {
    value: (draft) => {
      if (typeof draft !== 'object') return draft;
      if (!draft.column.isTime) return draft.plain;
      const time = draft.column.read(draft.text);
      return time.ok ? time.value.at : draft.text;
    },
    label: (list, value) => (list === undefined ? undefined : labels.get(list)?.get(String(value))),
    noData: NO_DATA,
  };
}

/** A time as read; without `ms`, and as it stood, when it cannot be. To be asked when all of its column was seen. */
export function readTimeOf(pending: PendingTime): HistoryTime {
  if (pending.settled) return pending.settled;
  const time = pending.column.read(pending.text);
  const settled = time.ok ? { at: time.value.at, ms: time.value.ms } : { at: pending.text };
  pending.settled = settled;
  return settled;
}
