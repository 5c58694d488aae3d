import type { TableHead, TableRow } from '../../tables/tableRow.ts';
import type { FileContext } from '../fileContext.ts';
import { isFooter } from '../isFooter.ts';
import { readPicture, type PictureTable, type TableColumn } from '../pictureTable.ts';
import { bareName, cellOf, TableShape } from '../tableShape.ts';
import {
  DEAL_PICTURES,
  DEALS,
  enteredStage,
  isCreation,
  isTextProperty,
  propertyColumn,
  propertyName,
  stageEntry,
} from './names.ts';

/** The `deal` table of a warehouse. */
export function readDealTable(head: TableHead, context: FileContext): (row: TableRow) => void {
  return readDeals(head, context, ['dealid']);
}

/** The export of deals from HubSpot's own screens: headers are labels, and times are in the portal's zone. */
export function readDealExport(head: TableHead, context: FileContext): (row: TableRow) => void {
  return readDeals(head, context, ['recordid', 'dealid', 'hsobjectid', 'dealname']);
}

function readDeals(head: TableHead, context: FileContext, ids: readonly string[]): (row: TableRow) => void {
  const shape = new TableShape(head);
  const idPlace = shape.find(...ids);
  const columns: TableColumn[] = [];
  head.titles.forEach((title, place) => {
    const bare = bareName(title);
    if (place === idPlace || bare.startsWith('fivetran') || bare === 'portalid' || bare === 'isdeleted')
      return;
    const field = propertyName(title, bare);
    columns.push({
      ...propertyColumn(field),
      place,
      ...(isTextProperty(field) ? { reads: 'text' } : {}),
      ...(isCreation(field) ? { occurs: true } : {}),
    });
  });
  const company = shape.find('associatedcompanyids', 'associatedcompanyid', 'primaryassociatedcompanyid');
  const places = (...names: readonly string[]): number[] =>
    names.map((name) => shape.find(name)).filter((place) => place >= 0);
  const table: PictureTable = {
    kind: 'opportunity',
    type: 'deal',
    scope: DEALS,
    idPlace,
    columns,
    links: company < 0 ? [] : [{ place: company, as: 'company', kind: 'account' }],
    timePlaces: places(
      'lastmodifieddate',
      'propertyhslastmodifieddate',
      'hslastmodifieddate',
      'fivetransynced',
    ),
    stateTime: () => undefined,
    style: DEAL_PICTURES,
    isEmpty: (text) => text === '(No value)',
  };
  const entries = columns.flatMap(({ field, place }) => {
    const stage = enteredStage(field);
    return stage === undefined ? [] : [{ stage, place }];
  });
  const deleted = shape.find('isdeleted', 'fivetrandeleted');
  return (row) => {
    if (!context.startRow(row.row, row.raw)) return;
    if (row.fault !== undefined) context.skip(row.fault);
    else if (isFooter(row, head.titles.length))
      context.skip('a total or a footer, not a record', row.cells[0]);
    else if (!readPicture(table, row, context, (place) => head.titles[place] ?? ''))
      context.skip('no deal id');
    else {
      const object = context.recorder.find('hubspot', { scope: DEALS, id: cellOf(row, idPlace) });
      for (const { stage, place } of entries) {
        const at = cellOf(row, place);
        if (object && at !== '')
          context.recorder.change(
            object,
            stageEntry(stage, context.time(head.titles[place] ?? '', at), context.source),
          );
      }
      if (object && object.gone?.kind !== 'merged')
        object.gone = /^(?:true|1)$/i.test(cellOf(row, deleted)) ? { kind: 'deleted' } : undefined;
    }
  };
}
