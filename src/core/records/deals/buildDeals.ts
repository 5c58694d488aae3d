import { invariant } from '../../base/assert.ts';
import type { Deal } from '../../model/deal.ts';
import type { Framework } from '../../model/framework.ts';
import type { History, RecordedObject } from '../history/history.ts';
import { indexLines, isRead } from '../mapping/lineIndex.ts';
import type { Mapping } from '../mapping/mapping.ts';
import { applyStandIns, type DealWithRecords } from '../standIns/applyStandIns.ts';
import { assembleDeal, latestTime, type Assembling } from './assembleDeal.ts';
import { BuildLedger } from './buildLedger.ts';
import type { BuildReport } from './buildReport.ts';
import { isDocumented } from './documentedValues.ts';
import { groupObjects, type DealGroup } from './groupObjects.ts';
import { joinOwnDeals } from './joinOwnDeals.ts';
import { createKnows, type EventReading } from './readEvents.ts';
import { SharedEvents } from './sharedEvents.ts';

export interface BuildOptions {
  /** Keeps each event's row as it stood in the file; the default is not to. */
  readonly withRaw?: boolean;
}

/** Objects looked at, or deals made, between two reports. */
const MADE_AT_ONCE = 250;
/** How much of the work it is to check values before deals are made. */
const SHARE_OF_CHECKING = 0.2;

/** Deals made of records, and what became of each record. */
export interface BuiltDeals {
  readonly deals: readonly Deal[];
  readonly report: BuildReport;
}

/**
 * Makes deals of what systems recorded, as a mapping says: one for each opportunity, with the registrations and partners that are linked or joined to it.
 * Deals of our own among the files are joined with what the records say of them. Deals stand in the order of the files, their events in order of time; the same history gives the same deals. Without a framework no
 * value is outside its domain, and events keep the types of the mapping.
 */
export function buildDeals(
  framework: Framework | undefined,
  history: History,
  mapping: Mapping,
  options: BuildOptions = {},
): BuiltDeals {
  const building = buildInSteps(framework, history, mapping, options);
  for (;;) {
    const step = building.next();
    if (step.done === true) return step.value;
  }
}

/** As `buildDeals`, and hands out the share done from time to time, so that the host may pause, or stop by not asking on. */
export function* buildInSteps(
  framework: Framework | undefined,
  history: History,
  mapping: Mapping,
  options: BuildOptions = {},
): Generator<number, BuiltDeals> {
  const lines = indexLines(mapping);
  const ledger = new BuildLedger();
  const grouped = groupObjects(history, mapping, lines);
  const systems = new Map(history.files.map(({ file, system }) => [file, system]));
  const reading: EventReading = {
    framework,
    lines,
    ledger,
    actors: mapping.actors,
    withRaw: options.withRaw ?? false,
    knows: createKnows(framework),
  };
  const shared = new SharedEvents(reading);
  const assembling: Assembling = {
    ...reading,
    grouped,
    shared,
    asOf: latestTime(history.objects),
    systemOf: (file) => systems.get(file),
  };
  for (const object of grouped.merged) ledger.object('merged', object);
  for (const object of grouped.orphaned) ledger.object('orphaned', object);
  for (const object of grouped.lone) ledger.object('lone', object);
  for (const name of grouped.missing) ledger.object('missing', name);
  for (const object of grouped.deleted) {
    ledger.object('deleted', object);
    for (const change of object.changes) ledger.use(change, 'leftOut');
  }
  for (const [index, object] of history.objects.entries()) {
    if (index % MADE_AT_ONCE === 0) yield (index / history.objects.length) * SHARE_OF_CHECKING;
    const known = lines(object.type);
    for (const { field, value, place } of object.changes) {
      if (value !== undefined && !isDocumented(systems.get(place.file), field, String(value)))
        ledger.value({ kind: 'undocumented', type: object.type, field }, value, place);
    }
    const isIgnored = known.object?.is === 'ignored';
    if (!isIgnored && known.object?.is !== 'account' && known.object?.is !== 'partner') continue;
    for (const change of object.changes) {
      if (isIgnored) ledger.use(change, 'ignored');
      else if (isRead(known, change.field, change.value, change.label)) ledger.use(change, 'value');
    }
  }

  const ids = new Set<string>();
  const made: DealWithRecords[] = [];
  for (const [index, group] of grouped.groups.entries()) {
    if (index % MADE_AT_ONCE === 0)
      yield SHARE_OF_CHECKING + (index / grouped.groups.length) * (1 - SHARE_OF_CHECKING);
    const main = mainOf(group);
    const id = freeId(main, ids);
    if (id !== main.id) ledger.object('renamed', main);
    const deal = assembleDeal(group, id, assembling);
    if (deal) {
      ids.add(id);
      made.push(deal);
    } else ledger.object('empty', main);
  }
  for (const object of history.objects) {
    const is = lines(object.type).object?.is;
    if (is === 'account' || is === 'partner') shared.leaveOutRest(object);
  }
  const { deals: told, counts } = applyStandIns(made, mapping.standIns, mapping.actors);
  const deals = joinOwnDeals(history.deals, told, ledger);
  const events = deals.reduce((sum, deal) => sum + deal.events.length, 0);
  const meaningOf = (object: RecordedObject) => lines(object.type).object?.is ?? 'unknown';
  const report = ledger.report(history, meaningOf, { deals: deals.length, events, standIns: counts });
  return { deals, report };
}

/** Its own id; where another system has a deal of that id, its type with it, and a number if need be. */
function freeId({ type, id }: RecordedObject, taken: ReadonlySet<string>): string {
  if (!taken.has(id)) return id;
  let free = `${type}/${id}`;
  for (let number = 2; taken.has(free); number += 1) free = `${type}/${id}/${String(number)}`;
  return free;
}

/** The object a group is named after. */
function mainOf({ deals, others }: DealGroup): RecordedObject {
  const main = deals[0] ?? others[0];
  invariant(main !== undefined, 'a group has objects');
  return main;
}
