import type {
  ChangeDraft,
  PendingTime,
  PictureColumn,
  PictureStyle,
  RowSource,
} from '../../history/historyDraft.ts';
import { roleOf } from '../columnRoles.ts';

/** Ids of deals and companies are told apart by table. */
export const DEALS = 'deal';
export const STAGE_LABELS = 'hubspot stage';
export const PIPELINE_LABELS = 'hubspot pipeline';
export const OWNER_LABELS = 'hubspot owner';

/** How pictures of deals become changes. An empty property of an export was cleared. */
export const DEAL_PICTURES: PictureStyle = {
  series: 'deal',
  confidence: 'compared',
  first: 'states',
  clears: true,
};

const LISTS: Readonly<Record<string, string>> = {
  dealstage: STAGE_LABELS,
  pipeline: PIPELINE_LABELS,
  hubspot_owner_id: OWNER_LABELS,
};

/** Labels of exports that stand for a property of another name. */
const PROPERTIES: Readonly<Record<string, string>> = {
  dealname: 'dealname',
  dealstage: 'dealstage',
  dealpipelinestageid: 'dealstage',
  dealpipelineid: 'pipeline',
  pipeline: 'pipeline',
  dealowner: 'hubspot_owner_id',
  ownerid: 'hubspot_owner_id',
  amount: 'amount',
  closedate: 'closedate',
  createdate: 'createdate',
  lastmodifieddate: 'hs_lastmodifieddate',
  dealtype: 'dealtype',
};

/** The property that a column of a table or export holds, by its bare name; its own title when it is none of the usual ones. */
export function propertyName(title: string, bare: string): string {
  const name = bare.startsWith('property') ? bare.slice('property'.length) : bare;
  return PROPERTIES[name] ?? (/^property_/i.test(title) ? title.slice('property_'.length) : title);
}

/** The column of pictures for a property. */
export function propertyColumn(field: string): PictureColumn {
  const labels = LISTS[field];
  const role =
    field === 'dealstage'
      ? 'state'
      : /^(?:hs_object_id|hs_lastmodifieddate|createdate|hs_createdate|notes_last.*|num_.*|hs_date_(?:entered|exited)_.*|hs_time_in_.*|days_to_close|hs_v2_.*|hs_all_.*|hs_updated_by.*)$/.test(
            field,
          )
        ? 'bookkeeping'
        : roleOf(field);
  return { field, role, ...(labels === undefined ? {} : { labels }) };
}

/** True for properties that are ids or states: text even when they look like numbers. */
export function isTextProperty(field: string): boolean {
  return field in LISTS || /(?:_id|stage|status)$/.test(field);
}

/** The change of stage at the time at which HubSpot says it was entered. */
export function stageEntry(stage: string, time: PendingTime, source: RowSource): ChangeDraft {
  return {
    time,
    field: 'dealstage',
    value: stage,
    labels: STAGE_LABELS,
    confidence: 'recorded',
    side: true,
    source,
  };
}

/** True for the property whose time tells that a deal was created. */
export function isCreation(field: string): boolean {
  return field === 'createdate';
}

/**
 * The stage whose entry a property tells: "contractsent" for `hs_date_entered_contractsent` (or `hs_v2_date_entered_…`), and for the label
 * that exports write, `Date entered "Contract sent (Sales)"`, the label. Undefined for other properties.
 */
export function enteredStage(field: string): string | undefined {
  const property = /^(?:hs_)?(?:v2_)?date_entered_(.+)$/.exec(field)?.[1];
  if (property !== undefined) return property;
  return /^date entered ["“']?(.+?)["”']?$/i.exec(field)?.[1]?.replace(/ \([^()]*\)$/, '');
}
