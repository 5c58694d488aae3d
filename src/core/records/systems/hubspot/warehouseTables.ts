import type { JsonValue } from '../../../model/framework.ts';
import type { ObjectDraft } from '../../history/historyDraft.ts';
import type { TableHead, TableRow } from '../../tables/tableRow.ts';
import type { FileContext } from '../fileContext.ts';
import { cellOf, TableShape } from '../tableShape.ts';
import { DEALS, isTextProperty, propertyColumn } from './names.ts';

type Open = (head: TableHead, context: FileContext) => (row: TableRow) => void;

/** Begins a row whose deal stands at `place`; undefined when it is left out. */
function startDeal(row: TableRow, place: number, context: FileContext): ObjectDraft | undefined {
  if (!context.startRow(row.row, row.raw)) return undefined;
  const id = cellOf(row, place);
  if (row.fault !== undefined) context.skip(row.fault);
  else if (id === '') context.skip('no deal (deal_id)');
  else
    return context.recorder.object(
      'hubspot',
      { scope: DEALS, id },
      { kind: 'opportunity', type: 'deal', sure: true },
    );
  return undefined;
}

/** `deal_property_history`: every version of every property. */
export const readPropertyHistory: Open = (head, context) => {
  const shape = new TableShape(head);
  const [deal, time, name, value] = [
    shape.find('dealid'),
    shape.find('timestamp'),
    shape.find('name'),
    shape.find('value'),
  ];
  const [source, sourceId] = [shape.find('source'), shape.find('sourceid')];
  return (row) => {
    const object = startDeal(row, deal, context);
    if (!object) return;
    const field = cellOf(row, name);
    const at = cellOf(row, time);
    if (field === '' || at === '') {
      context.skip(field === '' ? 'no property (name)' : 'no time (timestamp)');
      return;
    }
    const { labels } = propertyColumn(field);
    const isCreated = field === 'createdate';
    context.recorder.change(object, {
      time: context.time(head.titles[time] ?? '', at),
      field,
      value: isCreated ? true : context.value(`value of ${field}`, cellOf(row, value), isTextProperty(field)),
      ...(labels === undefined ? {} : { labels }),
      data: sourceData(cellOf(row, source), cellOf(row, sourceId)),
      confidence: 'recorded',
      occurrence: isCreated,
      source: context.source,
    });
  };
};

/** `deal_stage`: when a deal entered its stages. */
export const readStageHistory: Open = (head, context) => {
  const shape = new TableShape(head);
  const [deal, time, value] = [shape.find('dealid'), shape.find('dateentered'), shape.find('value')];
  const [source, sourceId] = [shape.find('source'), shape.find('sourceid')];
  const start = shape.find('fivetranstart');
  return (row) => {
    const object = startDeal(row, deal, context);
    if (!object) return;
    const stage = cellOf(row, value);
    const place = cellOf(row, time) === '' ? start : time;
    const at = cellOf(row, place);
    if (stage === '' || at === '') {
      context.skip(stage === '' ? 'no stage (value)' : 'no time (date_entered)');
      return;
    }
    const { labels } = propertyColumn('dealstage');
    context.recorder.change(object, {
      time: context.time(head.titles[place] ?? '', at),
      field: 'dealstage',
      value: stage,
      ...(labels === undefined ? {} : { labels }),
      data: sourceData(cellOf(row, source), cellOf(row, sourceId)),
      confidence: 'recorded',
      source: context.source,
    });
  };
};

/** `merged_deal`: a deal and one that it absorbed. */
export const readMergedDeals: Open = (head, context) => {
  const shape = new TableShape(head);
  const [deal, merged] = [shape.find('dealid'), shape.find('mergeddealid')];
  return (row) => {
    const object = startDeal(row, deal, context);
    if (!object) return;
    const id = cellOf(row, merged);
    if (id === '' || id === object.id) {
      context.skip('no merged deal (merged_deal_id)');
      return;
    }
    const absorbed = context.recorder.object(
      'hubspot',
      { scope: DEALS, id },
      { kind: 'opportunity', type: 'deal', sure: true },
    );
    absorbed.gone = { kind: 'merged', into: object.id };
  };
};

/** `deal_company`: the accounts of deals. */
export const readAssociations: Open = (head, context) => {
  const shape = new TableShape(head);
  const [deal, company, type] = [shape.find('dealid'), shape.find('companyid'), shape.find('typeid', 'type')];
  return (row) => {
    const object = startDeal(row, deal, context);
    if (!object) return;
    const id = cellOf(row, company);
    if (id === '') context.skip('no company (company_id)');
    else
      context.recorder.link(object, {
        as: cellOf(row, type) || 'company',
        kind: 'account',
        id,
        source: context.source,
      });
  };
};

/** A table that names ids: stages, pipelines, owners. The first filled of `labels` counts. */
export function readNames(list: string, value: string, ...labels: readonly string[]): Open {
  return (head, context) => {
    const shape = new TableShape(head);
    const valuePlace = shape.find(value);
    const places = labels.map((label) => shape.find(label));
    return (row) => {
      if (!context.startRow(row.row, row.raw)) return;
      const key = cellOf(row, valuePlace);
      const label = places.map((place) => cellOf(row, place)).find((text) => text !== '');
      if (row.fault !== undefined) context.skip(row.fault);
      else if (key === '' || label === undefined) context.skip('no id or no label');
      else context.recorder.label(list, key, label);
    };
  };
}

function sourceData(source: string, sourceId: string): ReadonlyMap<string, JsonValue> {
  const data = new Map<string, JsonValue>();
  if (source !== '') data.set('source', source);
  if (sourceId !== '') data.set('sourceId', sourceId);
  return data;
}
