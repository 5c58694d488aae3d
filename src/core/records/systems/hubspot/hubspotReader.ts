import type { JsonPart, JsonShape, SystemReader, TablePart } from '../systemReader.ts';
import type { TableShape } from '../tableShape.ts';
import { readDealTable, readDealExport } from './dealTable.ts';
import { readDealsJson } from './dealsJson.ts';
import {
  readAssociations,
  readMergedDeals,
  readNames,
  readPropertyHistory,
  readStageHistory,
} from './warehouseTables.ts';

const UTC = { systemZone: 'UTC', epoch: true };

/** Exports of HubSpot: deals from the API (v3 with history, v1 with versions), tables of a warehouse (Fivetran), and the CSV export of deals. */
export const hubspotReader: SystemReader = { system: 'hubspot', table: recogniseTable, json: recogniseJson };

function recogniseTable(shape: TableShape): TablePart | undefined {
  const has = (...names: readonly string[]): boolean => shape.has(...names);
  const part = (
    name: string,
    columns: string,
    open: TablePart['open'],
    known: TablePart['known'] = UTC,
  ): TablePart => ({
    part: name,
    why: `it has the columns ${columns}`,
    known,
    open,
  });
  if (has('dealid', 'timestamp', 'name', 'value'))
    return part('deal_property_history', 'deal_id, timestamp, name and value', readPropertyHistory);
  if (has('dealid', 'dateentered', 'value'))
    return part('deal_stage', 'deal_id, date_entered and value', readStageHistory);
  if (has('dealid', 'mergeddealid'))
    return part('merged_deal', 'deal_id and merged_deal_id', readMergedDeals);
  if (has('dealid', 'companyid')) return part('deal_company', 'deal_id and company_id', readAssociations);
  if (has('dealid') && shape.hasAny('dealpipelinestageid', 'propertydealname', 'portalid', 'dealpipelineid'))
    return part('deal', 'deal_id and deal_pipeline_stage_id', readDealTable);
  if (has('stageid', 'label'))
    return part('deal_pipeline_stage', 'stage_id and label', readNames('hubspot stage', 'stageid', 'label'));
  if (has('pipelineid', 'label'))
    return part(
      'deal_pipeline',
      'pipeline_id and label',
      readNames('hubspot pipeline', 'pipelineid', 'label'),
    );
  if (has('ownerid', 'email'))
    return part('owner', 'owner_id and email', readNames('hubspot owner', 'ownerid', 'lastname', 'email'));
  if (has('recordid', 'dealname') || has('dealid', 'dealname') || has('dealname', 'dealstage'))
    return part('deals export', 'Record ID, Deal Name and Deal Stage', readDealExport, { epoch: true });
  return undefined;
}

function recogniseJson({ keys, text }: JsonShape): JsonPart | undefined {
  const part = (name: string, why: string): JsonPart => ({
    part: name,
    why: `it has the keys ${why}`,
    known: { epoch: true },
    open: readDealsJson,
  });
  if (keys.has('propertiesWithHistory'))
    return part('deals with history', 'properties and propertiesWithHistory');
  if (keys.has('versions') && (keys.has('dealId') || keys.has('properties')))
    return part('deals of the old API with versions', 'properties and versions');
  if (keys.has('properties') && (keys.has('dealstage') || keys.has('dealname') || keys.has('hs_object_id')))
    return part('deals', 'properties and dealstage');
  if (keys.has('stages') && keys.has('displayOrder') && keys.has('label'))
    return part('pipelines', 'stages, label and displayOrder');
  return /"hubspot_owner_id"|api\.hubapi\.com/.test(text) ? part('deals', 'of HubSpot') : undefined;
}
