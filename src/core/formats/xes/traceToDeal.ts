import type { FactValue } from '../../model/cell.ts';
import type { Deal, DealEvent } from '../../model/deal.ts';
import type { ActivityTable } from '../eventlog/activityTable.ts';
import { isComplete } from '../eventlog/counted.ts';
import { toFactName } from '../eventlog/factValue.ts';
import { outcomeOfValue } from '../eventlog/outcomeLabels.ts';
import { readRecordedTime } from '../eventlog/readRecordedTime.ts';
import type { SkippedTable } from '../eventlog/skippedTable.ts';
import { toEventType } from '../eventlog/toEventType.ts';
import type { XesOptions } from './xesOptions.ts';

/** An element of a trace: an event, or an attribute with its key and value. */
export interface XesElement {
  readonly name: string;
  readonly key: string | undefined;
  readonly value: string | undefined;
  readonly children: XesElement[];
}

/** Where a log's counts are kept. */
export interface TraceTally {
  readonly activities: ActivityTable;
  readonly skipped: SkippedTable;
  readonly unreadableTimes: SkippedTable;
  readonly leftOut: Map<string, number>;
  readonly unknownOutcomes: Map<string, number>;
  events: number;
}

const DEFAULT_ROLES = ['org:role', 'org:group'];
const NAME = 'concept:name';
const TIME = 'time:timestamp';
const TRANSITION = 'lifecycle:transition';

/** Makes a deal of a trace; `position` counts the log's traces from 1 and names traces without `concept:name`. */
export function traceToDeal(
  trace: XesElement,
  position: number,
  options: XesOptions,
  tally: TraceTally,
): Deal {
  const attributes = readAttributes(trace);
  const id = attributes.get(NAME);
  if (id === undefined || id === '') {
    tally.skipped.add('the trace has no name; the deal is called after its position', position);
  }
  const events: DealEvent[] = [];
  const labels: string[] = [];
  for (const child of trace.children) {
    if (child.name !== 'event') continue;
    const made = toEvent(readAttributes(child), position, options, tally);
    if (!made) continue;
    events.push(made.event);
    labels.push(made.label);
  }

  const fieldKeys = options.attributes ?? {};
  const field = (key: string | undefined): string | undefined => {
    const value = key === undefined ? undefined : attributes.get(key);
    return value === undefined || value === '' ? undefined : String(value);
  };
  const taken = new Set<string>([NAME, ...Object.values(fieldKeys)]);
  const facts = new Map<string, FactValue>();
  for (const [key, value] of attributes) {
    if (taken.has(key) || value === '') continue;
    const name = toFactName(key);
    if (facts.has(name))
      tally.skipped.add(`another attribute already gave the fact "${name}"`, position, key);
    else facts.set(name, value);
  }
  const account = field(fieldKeys.account);
  const partnerType = field(fieldKeys.partnerType);
  const partner = field(fieldKeys.partner);
  const lead = field(fieldKeys.lead);
  const outcome = findOutcome(field(fieldKeys.outcome), labels, options, tally);
  const closedAt = latest(events);
  return {
    id: id === undefined || id === '' ? `trace-${position}` : String(id),
    ...(account === undefined ? {} : { account }),
    ...(partnerType === undefined ? {} : { partnerType }),
    partners:
      partner === undefined
        ? []
        : [{ id: partner, ...(partnerType === undefined ? {} : { type: partnerType }), facts: new Map() }],
    facts,
    ...(lead === undefined ? {} : { lead }),
    outcome,
    ...(outcome === 'open' || closedAt === undefined ? {} : { closedAt }),
    source: { system: 'xes', ...(options.ref === undefined ? {} : { ref: options.ref }) },
    links: [],
    events,
  };
}

function toEvent(
  attributes: ReadonlyMap<string, FactValue>,
  position: number,
  options: XesOptions,
  tally: TraceTally,
): { readonly event: DealEvent; readonly label: string } | undefined {
  const label = String(attributes.get(NAME) ?? '');
  if (label === '') {
    tally.skipped.add('an event has no activity (concept:name)', position);
    return undefined;
  }
  const transition = String(attributes.get(TRANSITION) ?? '');
  if (!isComplete(transition) && options.lifecycle !== 'all') {
    tally.leftOut.set(transition, (tally.leftOut.get(transition) ?? 0) + 1);
    return undefined;
  }
  const recorded = String(attributes.get(TIME) ?? '');
  const time = readRecordedTime(recorded, options);
  if (!time.ok) {
    tally.unreadableTimes.add(time.error.message, position, recorded === '' ? undefined : recorded);
  }
  const roleKey = (options.role ?? DEFAULT_ROLES).find((key) => (attributes.get(key) ?? '') !== '');
  const taken = new Set([NAME, TIME, TRANSITION, roleKey]);
  tally.events += 1;
  tally.activities.count(label);
  const type = tally.activities.typeOf(label);
  return {
    label,
    event: {
      at: time.ok ? time.value.at : recorded,
      type: isComplete(transition) ? type : `${type}.${toEventType(transition)}`,
      by: roleKey === undefined ? {} : { role: String(attributes.get(roleKey)) },
      data: new Map([...attributes].filter(([key, value]) => !taken.has(key) && value !== '')),
    },
  };
}

/** Plain attributes by key, the first of each; lists, containers and values outside their type's form are not plain. */
function readAttributes(element: XesElement): ReadonlyMap<string, FactValue> {
  const attributes = new Map<string, FactValue>();
  for (const { name, key, value } of element.children) {
    if (key === undefined || value === undefined || attributes.has(key)) continue;
    const plain = plainValue(name, value);
    if (plain !== undefined) attributes.set(key, plain);
  }
  return attributes;
}

function plainValue(type: string, value: string): FactValue | undefined {
  switch (type) {
    case 'string':
    case 'date':
    case 'id':
      return value;
    case 'int':
    case 'float': {
      const number = Number(value);
      return value.trim() !== '' && Number.isFinite(number) ? number + 0 : value;
    }
    case 'boolean':
      return value === 'true' || value === '1' ? true : value === 'false' || value === '0' ? false : value;
    default:
      return undefined;
  }
}

function findOutcome(
  value: string | undefined,
  labels: readonly string[],
  { outcomes = new Map() }: XesOptions,
  tally: TraceTally,
): Deal['outcome'] {
  const byValue = value === undefined ? undefined : outcomeOfValue(value, outcomes);
  if (value !== undefined && byValue === undefined) {
    tally.unknownOutcomes.set(value, (tally.unknownOutcomes.get(value) ?? 0) + 1);
  }
  if (byValue !== undefined) return byValue;
  const telling = labels.findLast((label) => outcomes.has(label));
  return (telling === undefined ? undefined : outcomes.get(telling)) ?? 'open';
}

/** The latest time among events whose time can be read. */
function latest(events: readonly DealEvent[]): string | undefined {
  let best: { readonly ms: number; readonly at: string } | undefined;
  for (const { at } of events) {
    const time = readRecordedTime(at, {});
    if (time.ok && (!best || time.value.ms >= best.ms)) best = time.value;
  }
  return best?.at;
}
