import type { PictureColumn } from '../../history/historyDraft.ts';
import type { TableHead, TableRow } from '../../tables/tableRow.ts';
import type { FileContext } from '../fileContext.ts';
import { readPicture, type TableColumn } from '../pictureTable.ts';
import { cellOf, TableShape } from '../tableShape.ts';
import { apiName } from './apiNames.ts';
import { fullId, isEmptyLookup } from './salesforceId.ts';
import { SCOPE, STAGES, startRecord } from './startRecord.ts';

/** What the rows tell beside the state of the opportunity. */
const LEFT_OUT = new Set([
  'id',
  'opportunityid',
  'createdbyid',
  'createddate',
  'systemmodstamp',
  'isdeleted',
  'prevamount',
  'prevclosedate',
  'createddateforinsert',
  'fromforecastcategory',
  'prevforecastupdate',
  'fromopportunitystagename',
  'prevopportunitystageupdate',
  'validthroughdate',
]);

/** OpportunityHistory: each row is the opportunity after a change of stage, amount, close date, probability or forecast. */
export function readOpportunityHistory(head: TableHead, context: FileContext): (row: TableRow) => void {
  const shape = new TableShape(head);
  const id = shape.find('id');
  const columns: TableColumn[] = [];
  head.titles.forEach((title, place) => {
    const field = apiName(title);
    const bare = field.toLowerCase();
    if (LEFT_OUT.has(bare) || bare.startsWith('_')) return;
    const role: PictureColumn['role'] = bare === 'stagename' ? 'state' : 'value';
    columns.push({ field, role, place, ...(role === 'state' ? { reads: 'text', labels: STAGES } : {}) });
  });
  const table = {
    kind: 'opportunity',
    type: 'Opportunity',
    scope: SCOPE,
    idPlace: shape.find('opportunityid'),
    columns,
    links: [],
    timePlaces: [shape.find('createddate')],
    byPlace: shape.find('createdbyid'),
    style: { series: 'OpportunityHistory', confidence: 'recorded', first: 'all', clears: true },
    isEmpty: isEmptyLookup,
    idOf: fullId,
  } as const;
  const created = shape.find('createddate');
  return (row) => {
    if (!startRecord(row, head.titles.length, cellOf(row, id), context)) return;
    if (cellOf(row, created) === '') {
      context.skip('no time (CreatedDate)');
      return;
    }
    if (!readPicture(table, row, context, (place) => head.titles[place] ?? ''))
      context.skip('no opportunity (OpportunityId)');
  };
}
