import type { ClockWork, Clocks } from './armedTimers.ts';
import { NO_CLOCKS } from './armedTimers.ts';
import type { DealHistory } from './dealHistory.ts';
import { beforeEvent } from './moment.ts';
import type { PreparedObject } from './prepareDeal.ts';

/** The clocks of an object about to be created: they have heard what happened to objects of other kinds before. */
export function openClocks(work: ClockWork, history: DealHistory, object: PreparedObject): Clocks {
  const created = beforeEvent(object.createdPosition, object.createdAt);
  let clocks = NO_CLOCKS;
  for (const { event, position, at, object: key } of history.prepared.events) {
    if (position >= object.createdPosition) break;
    if (key?.startsWith(`${object.lifecycle}/`) !== true)
      clocks = work.hear(clocks, event.type, beforeEvent(position, at), false, (column) =>
        history.read(column, created, object),
      );
  }
  return clocks;
}
