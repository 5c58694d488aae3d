import type { JsonObject } from '../../../model/framework.ts';
import { ACTIVITY } from '../../history/history.ts';
import type { PictureStyle } from '../../history/historyDraft.ts';
import type { JsonElement } from '../../tables/jsonElements.ts';
import type { TableHead, TableRow } from '../../tables/tableRow.ts';
import { isModifiedTime, isOccurrence, roleOf } from '../columnRoles.ts';
import type { FileContext } from '../fileContext.ts';
import { isFooter } from '../isFooter.ts';
import { isJsonObject, jsonFields, textOf } from '../jsonFields.ts';
import { takeJsonPicture } from '../jsonPicture.ts';
import { readPicture, type PictureTable, type TableColumn } from '../pictureTable.ts';
import type { JsonPart, JsonShape, SystemReader, TablePart } from '../systemReader.ts';
import { bareName, TableShape } from '../tableShape.ts';

const SCOPE = 'referral';

/** Columns of the download under the names that the API gives them. */
const FIELDS: Readonly<Record<string, string>> = {
  creationdate: 'createdDateTime',
  createddate: 'createdDateTime',
  updateddate: 'updatedDateTime',
  lastupdateddate: 'updatedDateTime',
  accepteddate: 'acceptedDateTime',
  engagementid: 'engagementId',
  status: 'status',
  substatus: 'substatus',
  statusreason: 'statusReason',
  customername: 'customerProfile.name',
  dealvalue: 'details.dealValue',
  currency: 'details.currency',
  closingdate: 'details.closingDateTime',
};

/** Partner Center keeps no history either: pictures of referrals are compared, and webhooks tell when to look. */
const PICTURES: PictureStyle = { series: 'referral', confidence: 'compared', first: 'states', clears: true };

/** Microsoft Partner Center: referrals from the API, their CSV downloads, and archived webhook events. */
export const microsoftReader: SystemReader = {
  system: 'microsoft',
  table: recogniseTable,
  json: recogniseJson,
};

function recogniseJson({ keys, text }: JsonShape): JsonPart | undefined {
  const isReferral = keys.has('engagementId') || (keys.has('customerProfile') && keys.has('qualification'));
  const isEvents = keys.has('EventName') && /referral/i.test(text);
  if (!isReferral && !isEvents) return undefined;
  return {
    part: isReferral ? 'referrals' : 'webhook events',
    why: isReferral
      ? 'it has the keys engagementId and customerProfile'
      : 'it has the key EventName with referral events',
    open: (context) => (element) => takeElement(element, context),
  };
}

function takeElement({ row, raw, value, fault }: JsonElement, context: FileContext): void {
  if (!context.startRow(row, raw)) return;
  if (fault !== undefined) context.skip(fault);
  else if (!isJsonObject(value)) context.skip('not an object');
  else if (textOf(value, 'EventName') !== '') takeWebhook(value, context);
  else if ('status' in value || 'customerProfile' in value) takeReferral(value, context);
  else context.skip('neither a referral nor a webhook event');
}

function takeReferral(referral: JsonObject, context: FileContext): void {
  const id = textOf(referral, 'id');
  if (id === '') {
    context.skip('a request to create a referral rather than a picture of one: it has no id');
    return;
  }
  const { links: _links, eTag: _tag, ...rest } = referral;
  takeJsonPicture(
    {
      kind: 'opportunity',
      type: 'Referral',
      scope: SCOPE,
      id,
      fields: jsonFields(rest),
      column: (field) => ({ field, role: field === 'id' ? 'bookkeeping' : roleOf(field) }),
      occurs: (name) => name === 'createdDateTime' || name === 'acceptedDateTime',
      link: (name) =>
        name === 'customerProfile.name' ? 'account' : name === 'engagementId' ? 'other' : undefined,
      time: textOf(referral, 'updatedDateTime'),
      timeName: 'updatedDateTime',
      style: PICTURES,
    },
    context,
  );
}

/** `{ EventName: "referral-updated", ResourceUri: ".../referrals/ID", ResourceChangeUtcDate }`: something changed; what did stands in a picture. */
function takeWebhook(event: JsonObject, context: FileContext): void {
  const id = /referrals\/([^/?'"]+)/.exec(textOf(event, 'ResourceUri'))?.[1] ?? textOf(event, 'ResourceId');
  const at = textOf(event, 'ResourceChangeUtcDate') || textOf(event, 'EventDate');
  if (id === '' || at === '') {
    context.skip(
      id === ''
        ? 'an event that names no referral (ResourceUri)'
        : 'an event without a time (ResourceChangeUtcDate)',
    );
    return;
  }
  const { recorder, source } = context;
  const object = recorder.object(
    'microsoft',
    { scope: SCOPE, id },
    { kind: 'opportunity', type: 'Referral', sure: true },
  );
  recorder.change(object, {
    time: context.time('ResourceChangeUtcDate', at),
    field: ACTIVITY,
    value: textOf(event, 'EventName'),
    confidence: 'recorded',
    occurrence: true,
    source,
  });
}

function recogniseTable(shape: TableShape): TablePart | undefined {
  if (!shape.has('referralid') && !(shape.has('engagementid') && shape.hasAny('substatus', 'status')))
    return undefined;
  return {
    part: 'referrals download',
    why: 'it has the columns Referral ID and Status',
    open: readReferrals,
  };
}

function readReferrals(head: TableHead, context: FileContext): (row: TableRow) => void {
  const shape = new TableShape(head);
  const idPlace = shape.find('referralid', 'id', 'engagementid');
  const columns: TableColumn[] = [];
  const links: PictureTable['links'][number][] = [];
  const times: number[] = [];
  head.titles.forEach((title, place) => {
    if (place === idPlace) return;
    const name = bareName(title);
    const field = FIELDS[name] ?? title;
    const role = roleOf(title);
    const occurs = /date|time/.test(name) && isOccurrence(title);
    if (isModifiedTime(title) || name === 'updateddate' || name === 'lastupdateddate') times.push(place);
    if (/^customer(?:name|company)?$/.test(name)) links.push({ place, as: field, kind: 'account' });
    if (name === 'engagementid') links.push({ place, as: field, kind: 'other' });
    columns.push({
      field,
      role: occurs ? 'bookkeeping' : role,
      place,
      ...(role === 'state' || name.endsWith('id') ? { reads: 'text' } : {}),
      ...(occurs ? { occurs } : {}),
    });
  });
  const table: PictureTable = {
    kind: 'opportunity',
    type: 'Referral',
    scope: SCOPE,
    idPlace,
    columns,
    links,
    timePlaces: times,
    style: PICTURES,
  };
  return (row) => {
    if (!context.startRow(row.row, row.raw)) return;
    if (row.fault !== undefined) context.skip(row.fault);
    else if (isFooter(row, head.titles.length))
      context.skip('a total or a footer, not a record', row.cells[0]);
    else if (!readPicture(table, row, context, (place) => head.titles[place] ?? ''))
      context.skip('no id (Referral ID)');
  };
}
