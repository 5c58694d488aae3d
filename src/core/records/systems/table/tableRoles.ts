import type { TableHead } from '../../tables/tableRow.ts';
import { looksLikeTime } from '../../tables/readTime.ts';
import { isDecisionTime, isOccurrence, isTimeTitle, roleOf } from '../columnRoles.ts';
import { bareName } from '../tableShape.ts';

/** Which column of a table tells which deal, when, and what stage or what happened: places; absent where none does. */
export interface TableRoles {
  readonly id?: number;
  readonly time?: number;
  readonly state?: number;
}

/** What the rows are about, the most telling first. The first two need no look at the values. */
const ID_TITLES: readonly RegExp[] = [
  /^(?:sales)?(?:opportunity|oppty|opp|deal|case|record|registration|referral)(?:id|identifier|no|nr|num|number|key|code|ref|reference)$/,
  /^(?:sales)?(?:opportunity|oppty|opp|deal|case|record|registration|referral)(?:name|title)?$/,
  /^(?:sales)?order(?:id|identifier|no|nr|num|number|key|code|ref|reference|name)?$/,
  /^(?:ref|reference|number)(?:id|no|nr|num|number|key|code)?$/,
  /^(?:id|key|no|nr)$/,
  /^name$/,
];
const SURE_TITLES = 2;
const BEFORE = /^(?:old|from|previous|prior|before|last)/;
const HAPPENED =
  /^(?:activity|event|step|phase|action|milestone|task)(?:name|type|label)?$|(?:activity|phase|step)$/;
const CREATED = /^(?:created|opened|start)/;
const NO_LABEL =
  /user|owner|partner|reseller|account|customer|company|country|region|currency|segment|industry|product|source|^by$/;
/** Labels are told from other texts by how often they come again. */
const FEWEST_ROWS = 4;
const MOST_LABELS = 50;
const LONGEST_LABEL = 60;

/** Finds the roles of columns by what they are called and, where the head brings first rows, by what stands in them. `told` are taken as they are. */
export function findTableRoles(head: TableHead, told: TableRoles = {}): TableRoles {
  const taken = new Set(Object.values(told) as readonly number[]);
  const take = (place: number | undefined): number | undefined => {
    if (place !== undefined) taken.add(place);
    return place;
  };
  const columns = head.titles.map((title, place) => new Column(title, place, head.sample ?? []));
  const free = (): readonly Column[] => columns.filter(({ place }) => !taken.has(place));
  const id = told.id ?? take(idOf(free()));
  const time = told.time ?? take(timeOf(free()));
  const state = told.state ?? take(stateOf(free()));
  return {
    ...(id === undefined ? {} : { id }),
    ...(time === undefined ? {} : { time }),
    ...(state === undefined ? {} : { state }),
  };
}

/** True when the first rows tell of the same object at several times. */
export function tellsHistory({ sample = [] }: TableHead, { id, time }: TableRoles): boolean {
  if (id === undefined || time === undefined) return false;
  const times = new Map<string, string>();
  return sample.some((cells) => {
    const [of, at] = [cells[id] ?? '', cells[time] ?? ''];
    if (of === '' || at === '') return false;
    const before = times.get(of);
    times.set(of, at);
    return before !== undefined && before !== at;
  });
}

/** True when each row is an entry of a log, not an object with the times of its life. */
export function looksLikeLog(head: TableHead, roles: TableRoles): boolean {
  if (roles.id === undefined || roles.time === undefined || roles.state === undefined) return false;
  if (tellsHistory(head, roles)) return true;
  const times = head.titles.filter((title) => isTimeTitle(title) && isOccurrence(title));
  return times.length <= 1 && !CREATED.test(bareName(head.titles[roles.time] ?? ''));
}

class Column {
  readonly title: string;
  readonly name: string;
  readonly place: number;
  readonly values: readonly string[];

  constructor(title: string, place: number, sample: readonly (readonly string[])[]) {
    this.title = title;
    this.name = bareName(title);
    this.place = place;
    this.values = sample.map((cells) => cells[place] ?? '').filter((value) => value !== '');
  }

  get distinct(): number {
    return new Set(this.values).size;
  }

  /** Nearly all values begin as times do; reports end in totals. */
  get holdsTimes(): boolean {
    return this.values.length > 0 && share(this.values, looksLikeTime) >= 0.8;
  }

  get holdsKeys(): boolean {
    if (this.values.length === 0 || this.holdsTimes) return false;
    return this.distinct < this.values.length || share(this.values, isKey) >= 0.8;
  }

  get holdsLabels(): boolean {
    const { values, distinct } = this;
    return (
      values.length >= FEWEST_ROWS &&
      distinct > 1 &&
      distinct <= Math.min(values.length / 2, MOST_LABELS) &&
      share(values, (value) => /\p{L}{2}/u.test(value) && value.length <= LONGEST_LABEL) === 1 &&
      !this.holdsTimes
    );
  }
}

function idOf(columns: readonly Column[]): number | undefined {
  for (const [rank, titles] of ID_TITLES.entries()) {
    const found = columns.find(
      (column) => titles.test(column.name) && (rank < SURE_TITLES || column.holdsKeys),
    );
    if (found) return found.place;
  }
  return undefined;
}

function timeOf(columns: readonly Column[]): number | undefined {
  const times = columns.filter(
    (column) =>
      isOccurrence(column.title) &&
      (column.holdsTimes || (isTimeTitle(column.title) && column.values.length === 0)),
  );
  const found =
    times.find(({ title }) => isDecisionTime(title)) ??
    times.find(({ name }) => !CREATED.test(name)) ??
    times[0];
  return found?.place;
}

function stateOf(columns: readonly Column[]): number | undefined {
  const states = columns.filter(({ title, name }) => roleOf(title) === 'state' && !BEFORE.test(name));
  const titled =
    states.find(({ name }) => name.includes('stage')) ??
    states[0] ??
    columns.find(({ name }) => HAPPENED.test(name));
  if (titled) return titled.place;
  const labels = columns.filter(
    (column) => column.holdsLabels && !NO_LABEL.test(column.name) && !BEFORE.test(column.name),
  );
  return labels.length === 1 ? labels[0]?.place : undefined;
}

function isKey(value: string): boolean {
  return /^(?=.*\d)[\w./#-]{1,40}$/.test(value) && !/^\d+\.\d+$/.test(value);
}

function share(values: readonly string[], holds: (value: string) => boolean): number {
  return values.filter(holds).length / values.length;
}
