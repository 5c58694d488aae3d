import type { JsonObject } from '../../../model/framework.ts';
import type { ObjectKind } from '../../history/history.ts';
import type { PictureColumn, PictureStyle } from '../../history/historyDraft.ts';
import type { JsonElement } from '../../tables/jsonElements.ts';
import { roleOf } from '../columnRoles.ts';
import type { FileContext } from '../fileContext.ts';
import { isJsonObject, jsonFields, objectsOf, textOf, type JsonField } from '../jsonFields.ts';
import { takeJsonPicture } from '../jsonPicture.ts';
import type { JsonPart, JsonShape, SystemReader } from '../systemReader.ts';
import { takeArchivedEvent } from './archivedEvents.ts';
import { SCOPE } from './scope.ts';

/** AWS Partner Central: archived EventBridge events, pictures of opportunities as the API or the older S3 exchange gives them. */
export const awsReader: SystemReader = { system: 'aws', json: recogniseJson };

/**
 * The API keeps no history of stages, so its pictures are compared. An update there replaces everything, and what it leaves out becomes
 * empty: that a field is empty says nothing.
 */
const PICTURES: Omit<PictureStyle, 'series'> = { confidence: 'compared', first: 'states', clears: false };

function recogniseJson({ keys, text }: JsonShape): JsonPart | undefined {
  const part = (name: string, why: string): JsonPart => ({
    part: name,
    why: `it has the keys ${why}`,
    known: { epoch: true },
    open: (context) => (element) => takeElement(element, context),
  });
  if (keys.has('detail-type') && text.includes('partnercentral'))
    return part('archived events', 'detail-type and source of Partner Central');
  if (keys.has('apnCrmUniqueIdentifier')) return part('S3 exchange', 'apnCrmUniqueIdentifier');
  if (
    keys.has('RelatedOpportunityId') ||
    (keys.has('LifeCycle') && (keys.has('Customer') || keys.has('Project') || keys.has('OpportunityTeam')))
  )
    return part('opportunities', 'LifeCycle and Customer');
  if (keys.has('EngagementInvitationSummaries') || (keys.has('EngagementId') && keys.has('InvitationDate')))
    return part('invitations', 'EngagementId and InvitationDate');
  return keys.has('Catalog') &&
    (keys.has('Contexts') || keys.has('Context') || keys.has('EngagementIdentifier'))
    ? part('engagements', 'Catalog and Contexts')
    : undefined;
}

function takeElement({ row, raw, value, fault, list }: JsonElement, context: FileContext): void {
  if (!context.startRow(row, raw)) return;
  if (fault !== undefined) context.skip(fault);
  else if (!isJsonObject(value)) context.skip('not an object');
  else if ('detail-type' in value) takeArchivedEvent(value, context);
  else if (
    'apnCrmUniqueIdentifier' in value ||
    'partnerCrmUniqueIdentifier' in value ||
    'partnerCrmLeadId' in value
  )
    takeExchanged(value, list === 'leads' || 'partnerCrmLeadId' in value, context);
  else if ('RelatedOpportunityId' in value) takeSummary(value, context);
  else if ('LifeCycle' in value) takeOpportunity(value, context);
  else if ('InvitationDate' in value) takeInvitation(value, context);
  else context.skip('neither an event nor an opportunity; an engagement or a request tells no history');
}

function takeOpportunity(document: JsonObject, context: FileContext): void {
  const id =
    textOf(document, 'Id') ||
    textOf(document, 'Identifier') ||
    textOf(document, 'PartnerOpportunityIdentifier');
  if (id === '') {
    context.skip('a request to create an opportunity rather than a picture of one: it has no Id');
    return;
  }
  const object = takeJsonPicture(
    {
      ...OPPORTUNITY,
      id,
      fields: fieldsOf(document, ''),
      time: timeText(document.LastModifiedDate ?? document.fetchedAt),
      timeName: 'LastModifiedDate',
      style: { ...PICTURES, series: 'GetOpportunity' },
    },
    context,
  );
  const lifeCycle = isJsonObject(document.LifeCycle) ? document.LifeCycle : {};
  for (const step of objectsOf(lifeCycle.NextStepsHistory)) {
    const at = timeText(step.Time);
    if (at === '') continue;
    context.recorder.change(object, {
      time: context.time('NextStepsHistory', at),
      field: 'LifeCycle.NextSteps',
      value: textOf(step, 'Value') || undefined,
      confidence: 'recorded',
      side: true,
      source: context.source,
    });
  }
}

/** What AWS sees of an opportunity: its own stage and dates, under names of their own. */
function takeSummary(document: JsonObject, context: FileContext): void {
  const id = textOf(document, 'RelatedOpportunityId');
  if (id === '') {
    context.skip('a summary without the opportunity it belongs to (RelatedOpportunityId)');
    return;
  }
  takeJsonPicture(
    {
      ...OPPORTUNITY,
      id,
      fields: fieldsOf(document, 'AwsOpportunitySummary.'),
      time: timeText(document.LastModifiedDate ?? document.fetchedAt),
      timeName: 'fetchedAt',
      style: { ...PICTURES, series: 'GetAwsOpportunitySummary' },
    },
    context,
  );
}

/** The older exchange over S3, version 2: flat and in camel case. */
function takeExchanged(document: JsonObject, isLead: boolean, context: FileContext): void {
  const id =
    textOf(document, 'apnCrmUniqueIdentifier') ||
    textOf(document, 'partnerCrmUniqueIdentifier') ||
    textOf(document, 'partnerCrmLeadId');
  if (id === '') {
    context.skip('no identifier (apnCrmUniqueIdentifier)');
    return;
  }
  takeJsonPicture(
    {
      ...OPPORTUNITY,
      ...(isLead ? { kind: 'other', type: 'Lead' } : {}),
      id,
      fields: fieldsOf(document, ''),
      time: timeText(document.lastModifiedDate),
      timeName: 'lastModifiedDate',
      style: { ...PICTURES, series: 'S3' },
    },
    context,
  );
}

/** A request of AWS to take part in an opportunity. */
function takeInvitation(document: JsonObject, context: FileContext): void {
  const id = textOf(document, 'Id') || textOf(document, 'Arn');
  if (id === '') {
    context.skip('no identifier (Id)');
    return;
  }
  takeJsonPicture(
    {
      ...OPPORTUNITY,
      kind: 'registration',
      type: 'EngagementInvitation',
      id,
      fields: fieldsOf(document, ''),
      time: timeText(document.LastModifiedDate ?? document.fetchedAt),
      timeName: 'fetchedAt',
      style: { ...PICTURES, series: 'invitation' },
    },
    context,
  );
}

const OPPORTUNITY = {
  kind: 'opportunity' as ObjectKind,
  type: 'Opportunity',
  scope: SCOPE,
  column: columnOf,
  occurs: (name: string) => name === 'CreatedDate' || name === 'createdDate' || name === 'InvitationDate',
  link: linkOf,
};

function columnOf(field: string): PictureColumn {
  // In the S3 exchange "state" is that of the address.
  if (field === 'state') return { field, role: 'value' };
  const last = field.split('.').at(-1) ?? field;
  return {
    field,
    role: /^(?:Id|Arn|Catalog|apnCrmUniqueIdentifier|fetchedAt)$/.test(field) ? 'bookkeeping' : roleOf(last),
  };
}

function linkOf(name: string): ObjectKind | undefined {
  if (name === 'Customer.Account.CompanyName' || name === 'customerCompanyName') return 'account';
  if (/(?:RelatedOpportunityIdentifier|parentOppId|OpportunityId)$/.test(name)) return 'opportunity';
  return undefined;
}

/** Fields under their dotted names, times as ISO text; what clients and services add to answers is left out. */
function fieldsOf(document: JsonObject, prefix: string): readonly JsonField[] {
  const { ResponseMetadata: _metadata, ClientToken: _token, ...rest } = document;
  return jsonFields(rest)
    .filter(({ name }) => name !== 'LifeCycle.NextStepsHistory')
    .map(({ name, value }) => ({
      name: prefix + name,
      value: /Date$/.test(name) && typeof value === 'number' ? timeText(value) || undefined : value,
    }));
}

/** A time as text; the API's own protocol gives seconds since 1970 as a number. */
export function timeText(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  if (typeof value !== 'number' || !Number.isFinite(value)) return '';
  const ms = Math.round(Math.abs(value) > 1e11 ? value : value * 1000);
  return Math.abs(ms) < 8.64e15 ? new Date(ms).toISOString() : '';
}
