import { outcomeOfValue } from '../../formats/eventlog/outcomeLabels.ts';
import type { Deal } from '../../model/deal.ts';
import type { RecordedObject } from '../history/history.ts';
import { tellFirst, type Told, type Telling } from './tellField.ts';

/** How a deal ended. */
export interface Closing {
  readonly outcome: Exclude<Deal['outcome'], 'open'>;
  readonly at: string | undefined;
  /** Of the change that ended it, when there was one. */
  readonly ms: number | undefined;
  readonly told: Told;
}

/** How and when a deal ended: when its field last came to say so, else by the field for the end, else with the last event. Undefined while it is open. */
export function readClosing(
  deals: readonly RecordedObject[],
  lastEvent: string | undefined,
  telling: Telling,
): Closing | undefined {
  const told = tellFirst(deals, 'outcome', telling);
  const outcomes = told.map(({ value }) =>
    value === undefined ? undefined : outcomeOfValue(String(value), new Map()),
  );
  const last = told.at(-1);
  const outcome = outcomes.at(-1);
  if (!last || outcome === undefined || outcome === 'open') return undefined;
  const since = told[outcomes.findLastIndex((other) => other !== outcome) + 1] ?? last;
  const field = tellFirst(deals, 'closedAt', telling).at(-1)?.value;
  const change = since.change?.time.ms === undefined ? undefined : since.change;
  const at = change?.time.at ?? (field === undefined ? lastEvent : String(field));
  return { outcome, at, ms: change?.time.ms, told: since };
}
