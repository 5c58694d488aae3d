import type { JsonObject, JsonValue } from '../../../model/framework.ts';
import type { ChangeDraft, DraftValue, ObjectDraft, PictureColumn } from '../../history/historyDraft.ts';
import type { JsonElement } from '../../tables/jsonElements.ts';
import type { FileContext } from '../fileContext.ts';
import { isJsonObject, objectsOf, textOf } from '../jsonFields.ts';
import {
  DEAL_PICTURES,
  DEALS,
  enteredStage,
  isCreation,
  isTextProperty,
  OWNER_LABELS,
  PIPELINE_LABELS,
  propertyColumn,
  STAGE_LABELS,
  stageEntry,
} from './names.ts';

/** Reads deals of the API, v3 (`propertiesWithHistory`) and v1 (`versions`), and pipelines for the labels of stages. */
export function readDealsJson(context: FileContext): (element: JsonElement) => void {
  return ({ row, raw, value, fault }) => {
    if (!context.startRow(row, raw)) return;
    if (fault !== undefined) context.skip(fault);
    else if (!isJsonObject(value)) context.skip('not an object');
    else if (Array.isArray(value.stages)) takePipeline(value, context);
    else if (isJsonObject(value.properties) || isJsonObject(value.propertiesWithHistory))
      takeDeal(value, context);
    else if (textOf(value, 'email') !== '' && textOf(value, 'id') !== '') takeOwner(value, context);
    else context.skip('neither a deal nor a pipeline: no "properties" and no "stages"');
  };
}

function takePipeline(pipeline: JsonObject, { recorder }: FileContext): void {
  const id = textOf(pipeline, 'id') || textOf(pipeline, 'pipelineId');
  if (id !== '') recorder.label(PIPELINE_LABELS, id, textOf(pipeline, 'label'));
  for (const stage of objectsOf(pipeline.stages)) {
    const [stageId, label] = [textOf(stage, 'id') || textOf(stage, 'stageId'), textOf(stage, 'label')];
    if (stageId !== '' && label !== '') recorder.label(STAGE_LABELS, stageId, label);
  }
}

function takeOwner(owner: JsonObject, { recorder }: FileContext): void {
  const name = `${textOf(owner, 'firstName')} ${textOf(owner, 'lastName')}`.trim();
  recorder.label(OWNER_LABELS, textOf(owner, 'id'), name || textOf(owner, 'email'));
}

function takeDeal(deal: JsonObject, context: FileContext): void {
  const id = textOf(deal, 'id') || textOf(deal, 'dealId') || textOf(deal.properties, 'hs_object_id');
  if (id === '') {
    context.skip('no deal id ("id")');
    return;
  }
  const { recorder, source } = context;
  const object = recorder.object(
    'hubspot',
    { scope: DEALS, id },
    { kind: 'opportunity', type: 'deal', sure: true },
  );
  const histories = historiesOf(deal);
  for (const [field, versions] of histories) takeVersions(object, field, versions, context);

  const columns: PictureColumn[] = [];
  const values: (DraftValue | undefined)[] = [];
  const last = new Map([...histories].map(([field, versions]) => [field, lastValue(versions)]));
  for (const [field, value] of Object.entries(isJsonObject(deal.properties) ? deal.properties : {})) {
    const text = isJsonObject(value) ? textOf(value, 'value') : plainText(value);
    last.set(field, text);
  }
  for (const [field, text] of last) {
    columns.push(propertyColumn(field));
    values.push(context.value(field, text, isTextProperty(field)));
  }
  const modified = textOf(deal, 'updatedAt') || last.get('hs_lastmodifieddate') || '';
  recorder.picture(object, {
    time: modified === '' ? undefined : context.time('updatedAt', modified),
    columns,
    values,
    style: DEAL_PICTURES,
    source,
  });
  const created = last.get('createdate') || textOf(deal, 'createdAt');
  if (created && !histories.has('createdate')) {
    recorder.change(object, occurrence('createdate', context.time('createdate', created), context));
  }
  if (!histories.has('dealstage')) takeEntries(object, last, context);
  takeEnd(object, deal, last, context);
  takeCompanies(object, deal, context);
}

function occurrence(field: string, time: ChangeDraft['time'], { source }: FileContext): ChangeDraft {
  return { time, field, value: true, confidence: 'recorded', occurrence: true, side: true, source };
}

/** Without its history the times at which HubSpot says that stages were entered have to do. */
function takeEntries(object: ObjectDraft, last: ReadonlyMap<string, string>, context: FileContext): void {
  for (const [field, at] of last) {
    const stage = enteredStage(field);
    if (stage !== undefined && at !== '')
      context.recorder.change(object, stageEntry(stage, context.time(field, at), context.source));
  }
}

/** Histories by property: v3 keeps them apart, v1 within each property. */
function historiesOf(deal: JsonObject): ReadonlyMap<string, readonly JsonObject[]> {
  const histories = new Map<string, readonly JsonObject[]>();
  if (isJsonObject(deal.propertiesWithHistory))
    for (const [field, versions] of Object.entries(deal.propertiesWithHistory)) {
      if (Array.isArray(versions)) histories.set(field, objectsOf(versions));
    }
  if (isJsonObject(deal.properties))
    for (const [field, property] of Object.entries(deal.properties)) {
      if (isJsonObject(property) && Array.isArray(property.versions))
        histories.set(field, objectsOf(property.versions));
    }
  return histories;
}

/** The value of the newest version; lists are newest first, but times decide where they are plain to compare. */
function lastValue(versions: readonly JsonObject[]): string {
  const [newest] = [...versions].sort((a, b) => compareTimes(textOf(b, 'timestamp'), textOf(a, 'timestamp')));
  return newest ? plainText(newest.value ?? null) : '';
}

function takeVersions(
  object: ObjectDraft,
  field: string,
  versions: readonly JsonObject[],
  context: FileContext,
): void {
  // Newest first as they come; oldest first they chain.
  const ordered = [...versions]
    .reverse()
    .sort((a, b) => compareTimes(textOf(a, 'timestamp'), textOf(b, 'timestamp')));
  let before: DraftValue | undefined;
  for (const version of ordered) {
    const at = textOf(version, 'timestamp');
    const value = context.value(`${field} history`, plainText(version.value ?? null), isTextProperty(field));
    if (at === '') {
      context.guess(`a version of "${field}" without a time was left out`);
      continue;
    }
    const data = new Map<string, JsonValue>();
    for (const name of ['sourceType', 'source', 'sourceId', 'sourceLabel']) {
      const text = textOf(version, name);
      if (text !== '') data.set(name, text);
    }
    const by = textOf(version, 'updatedByUserId');
    const { labels } = propertyColumn(field);
    const isCreated = isCreation(field);
    context.recorder.change(object, {
      time: context.time('timestamp', at),
      field,
      value: isCreated ? true : value,
      ...(before === undefined || isCreated ? {} : { before }),
      ...(labels === undefined ? {} : { labels }),
      ...(by === '' ? {} : { by }),
      data,
      confidence: 'recorded',
      side: true,
      occurrence: isCreated,
      source: context.source,
    });
    before = value;
  }
}

function takeEnd(
  object: ObjectDraft,
  deal: JsonObject,
  last: ReadonlyMap<string, string>,
  { recorder }: FileContext,
): void {
  const isDeleted = deal.archived === true || deal.isDeleted === true;
  if (object.gone?.kind !== 'merged') object.gone = isDeleted ? { kind: 'deleted' } : undefined;
  const merged = (last.get('hs_merged_object_ids') ?? '').split(';').filter((id) => id !== '');
  for (const id of merged) {
    const absorbed = recorder.object(
      'hubspot',
      { scope: DEALS, id },
      { kind: 'opportunity', type: 'deal', sure: true },
    );
    absorbed.gone = { kind: 'merged', into: object.id };
  }
}

function takeCompanies(object: ObjectDraft, deal: JsonObject, { recorder, source }: FileContext): void {
  const associations = isJsonObject(deal.associations) ? deal.associations : {};
  const companies = isJsonObject(associations.companies) ? objectsOf(associations.companies.results) : [];
  for (const company of companies) {
    const id = textOf(company, 'id');
    if (id !== '')
      recorder.link(object, { as: textOf(company, 'type') || 'company', kind: 'account', id, source });
  }
  const old = Array.isArray(associations.associatedCompanyIds) ? associations.associatedCompanyIds : [];
  for (const id of old) {
    if (typeof id === 'number' || typeof id === 'string')
      recorder.link(object, { as: 'company', kind: 'account', id: String(id), source });
  }
}

function plainText(value: JsonValue): string {
  return value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value).trim();
}

/** Times of one form sort as text; epoch milliseconds as numbers. */
function compareTimes(a: string, b: string): number {
  const [one, other] = [Number(a), Number(b)];
  if (!Number.isNaN(one) && !Number.isNaN(other)) return one - other;
  return a < b ? -1 : a > b ? 1 : 0;
}
