import { formatInstant } from '../../clock/index.ts';
import type { FactValue } from '../../model/cell.ts';
import type { Deal, DealEvent, Partner } from '../../model/deal.ts';
import type { ActivityTable } from '../eventlog/activityTable.ts';
import { isComplete } from '../eventlog/counted.ts';
import { toFactValue } from '../eventlog/factValue.ts';
import { outcomeOfValue } from '../eventlog/outcomeLabels.ts';
import { readRecordedTime } from '../eventlog/readRecordedTime.ts';
import { toEventType } from '../eventlog/toEventType.ts';
import type { CsvOptions } from './csvOptions.ts';
import type { CsvColumns, CsvField } from './csvMapping.ts';

/** What is kept of a row until its case is complete. */
export interface CaseRow {
  readonly ms: number;
  /** Only a bare date; an instant is printed from `ms`. */
  readonly at: string | undefined;
  readonly label: string;
  /** In the order of the kept columns; "" when the row does not say. */
  readonly values: readonly string[];
}

/** A column whose values are kept with each row. */
export type KeptColumn =
  | { readonly kind: 'field'; readonly name: CsvField; readonly index: number }
  | { readonly kind: 'fact' | 'data'; readonly name: string; readonly index: number };

/** The columns to keep: all that are mapped, without those a row holds in another form. */
export function keptColumns({ fields, facts, data }: CsvColumns): readonly KeptColumn[] {
  const kept: KeptColumn[] = [];
  for (const [name, index] of fields) {
    if (name !== 'case' && name !== 'activity' && name !== 'time') kept.push({ kind: 'field', name, index });
  }
  for (const [name, index] of facts) kept.push({ kind: 'fact', name, index });
  for (const [name, index] of data) kept.push({ kind: 'data', name, index });
  return kept;
}

/** A row's values by name; what the row does not say is left out. */
interface ReadRow {
  readonly ms: number;
  readonly at: string;
  readonly label: string;
  readonly fields: ReadonlyMap<CsvField, string>;
  readonly facts: ReadonlyMap<string, string>;
  readonly data: ReadonlyMap<string, string>;
}

function readRow({ ms, at, label, values }: CaseRow, kept: readonly KeptColumn[]): ReadRow {
  const fields = new Map<CsvField, string>();
  const facts = new Map<string, string>();
  const data = new Map<string, string>();
  kept.forEach((column, place) => {
    const value = values[place] ?? '';
    if (value === '') return;
    if (column.kind === 'field') fields.set(column.name, value);
    else (column.kind === 'fact' ? facts : data).set(column.name, value);
  });
  return { ms, at: at ?? formatInstant(ms), label, fields, facts, data };
}

/** Makes a deal of the rows of one case (at least one), given in file order. */
export function caseToDeal(
  id: string,
  unsorted: readonly CaseRow[],
  kept: readonly KeptColumn[],
  options: CsvOptions,
  activities: ActivityTable,
  reportOutcome: (unknown: string) => void,
): Deal {
  const rows = unsorted.map((row) => readRow(row, kept)).sort((a, b) => a.ms - b.ms);
  const facts = new Map<string, FactValue>();
  const now = new Map<string, FactValue>();
  let lead: string | undefined;
  const events: DealEvent[] = [];
  for (const row of rows) {
    const { at } = row;
    const note = (type: string, data: readonly (readonly [string, FactValue])[]): void => {
      events.push({ at, type, by: {}, data: new Map(data) });
    };
    for (const [name, text] of row.facts) {
      const value = toFactValue(text);
      if (!now.has(name)) facts.set(name, value);
      else if (now.get(name) !== value)
        note('fact.changed', [
          ['fact', name],
          ['value', value],
        ]);
      now.set(name, value);
    }
    const leads = row.fields.get('lead');
    if (leads !== undefined && lead !== undefined && leads !== lead) note('lead.changed', [['lead', leads]]);
    lead = leads ?? lead;
    events.push(toEvent(row, activities));
  }

  const first = (field: CsvField): string | undefined =>
    rows.find((row) => row.fields.has(field))?.fields.get(field);
  const account = first('account');
  const partnerType = first('partnerType');
  const firstLead = first('lead');
  const outcome = findOutcome(rows, options, reportOutcome);
  const closed = rows.findLast((row) => row.fields.has('closedAt'))?.fields.get('closedAt');
  const closedAt = closed === undefined ? events.at(-1)?.at : readClosing(closed, options);
  return {
    id,
    ...(account === undefined ? {} : { account }),
    ...(partnerType === undefined ? {} : { partnerType }),
    partners: findPartners(rows),
    facts,
    ...(firstLead === undefined ? {} : { lead: firstLead }),
    outcome,
    ...(outcome === 'open' || closedAt === undefined ? {} : { closedAt }),
    source: { system: 'csv', ...(options.ref === undefined ? {} : { ref: options.ref }) },
    links: [],
    events,
  };
}

function toEvent(row: ReadRow, activities: ActivityTable): DealEvent {
  const transition = row.fields.get('lifecycle') ?? '';
  const type = activities.typeOf(row.label);
  const object = row.fields.get('object');
  const side = row.fields.get('side');
  const role = row.fields.get('role');
  const partner = row.fields.get('partner');
  return {
    at: row.at,
    type: isComplete(transition) ? type : `${type}.${toEventType(transition)}`,
    ...(object === undefined ? {} : { object }),
    by: {
      ...(side === undefined ? {} : { side }),
      ...(role === undefined ? {} : { role }),
      ...(partner === undefined ? {} : { partner }),
    },
    data: new Map([...row.data].map(([name, text]) => [name, toFactValue(text)])),
  };
}

/** By the latest row that tells: its outcome value, else an activity label that was given an outcome. */
function findOutcome(
  rows: readonly ReadRow[],
  { outcomes = new Map() }: CsvOptions,
  reportOutcome: (unknown: string) => void,
): Deal['outcome'] {
  let byValue: Deal['outcome'] | undefined;
  let byLabel: Deal['outcome'] | undefined;
  let unknown: string | undefined;
  for (const row of rows) {
    const value = row.fields.get('outcome');
    if (value !== undefined) {
      byValue = outcomeOfValue(value, outcomes);
      unknown = byValue === undefined ? value : undefined;
    }
    byLabel = outcomes.get(row.label) ?? byLabel;
  }
  if (unknown !== undefined) reportOutcome(unknown);
  return byValue ?? byLabel ?? 'open';
}

function readClosing(text: string, options: CsvOptions): string {
  const time = readRecordedTime(text, options);
  return time.ok ? time.value.at : text;
}

function findPartners(rows: readonly ReadRow[]): readonly Partner[] {
  const partners = new Map<
    string,
    { id: string; name?: string; type?: string; facts: Map<string, FactValue> }
  >();
  for (const { fields } of rows) {
    const id = fields.get('partner');
    if (id === undefined) continue;
    const partner = partners.get(id) ?? { id, facts: new Map<string, FactValue>() };
    partners.set(id, partner);
    const name = fields.get('partnerName');
    const type = fields.get('partnerType');
    if (name !== undefined) partner.name ??= name;
    if (type !== undefined) partner.type ??= type;
  }
  return [...partners.values()];
}
