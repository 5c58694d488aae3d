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
import { createKnows } from './readEvents.ts';

export interface BuildOptions {
  /** Keeps each event's row as it stood in the file; the default is not to. */
  readonly withRaw?: boolean;
}

/** Deals made of records, and what became of each record. */
export interface BuiltDeals {
  readonly deals: readonly Deal[];
  readonly report: BuildReport;
}

/**
 * Makes deals of what systems recorded, as a mapping says: one for each opportunity, with the registrations and partners that are linked or joined to it.
 * Deals stand in the order of the files, their events in order of time; the same history gives the same deals. Without a framework no
 * value is outside its domain, and events keep the types of the mapping.
 */
export function buildDeals(
  framework: Framework | undefined,
  history: History,
  mapping: Mapping,
  options: BuildOptions = {},
): BuiltDeals {
  const lines = indexLines(mapping);
  const ledger = new BuildLedger();
  const grouped = groupObjects(history, mapping, lines);
  const systems = new Map(history.files.map(({ file, system }) => [file, system]));
  const assembling: Assembling = {
    framework,
    lines,
    ledger,
    grouped,
    actors: mapping.actors,
    withRaw: options.withRaw ?? false,
    knows: createKnows(framework),
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
  for (const object of history.objects) {
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
  for (const group of grouped.groups) {
    const main = mainOf(group);
    const id = freeId(main, ids);
    if (id !== main.id) ledger.object('renamed', main);
    const deal = assembleDeal(group, id, assembling);
    if (deal) {
      ids.add(id);
      made.push(deal);
    } else ledger.object('empty', main);
  }
  const { deals, counts } = applyStandIns(made, mapping.standIns, mapping.actors);
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
