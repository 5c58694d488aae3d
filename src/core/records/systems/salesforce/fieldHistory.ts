import type { JsonValue } from '../../../model/framework.ts';
import type { ObjectKind } from '../../history/history.ts';
import type { TableHead, TableRow } from '../../tables/tableRow.ts';
import type { FileContext } from '../fileContext.ts';
import { roleOf } from '../columnRoles.ts';
import { cellOf, TableShape } from '../tableShape.ts';
import { historyFieldName } from './apiNames.ts';
import { fullId } from './salesforceId.ts';
import { SCOPE, STAGES, startRecord, USERS } from './startRecord.ts';

/** Fields whose row says that something happened, without a value. */
const EVENTS = new Set([
  'created',
  'opportunityCreatedFromLead',
  'leadConverted',
  'leadMerged',
  'accountMerged',
  'locked',
  'unlocked',
]);

/**
 * Field history: OpportunityFieldHistory, LeadHistory, or that of a custom object (ParentId). One row a change; a change of a lookup comes
 * as two rows of one second, by name and by id.
 */
export function readFieldHistory(
  parent: string,
  part: string,
): (head: TableHead, context: FileContext) => (row: TableRow) => void {
  const kind: ObjectKind =
    parent === 'Opportunity'
      ? 'opportunity'
      : parent === 'Account'
        ? 'account'
        : parent === 'Lead' || /regist|deal_?reg/i.test(part)
          ? 'registration'
          : 'other';
  const type =
    parent === 'Parent' ? part.replace(/__History$/, '__c').replace(/ history$/, ' record') : parent;
  return (head, context) => {
    const shape = new TableShape(head);
    const id = shape.find('id');
    const object = shape.find(`${parent.toLowerCase()}id`);
    const field = shape.find('field');
    const time = shape.find('createddate');
    const by = shape.find('createdbyid');
    const [oldValue, newValue] = [shape.find('oldvalue'), shape.find('newvalue')];
    return (row) => {
      if (!startRecord(row, head.titles.length, cellOf(row, id), context)) return;
      const objectId = fullId(cellOf(row, object));
      const name = cellOf(row, field);
      const at = cellOf(row, time);
      if (objectId === '' || name === '' || at === '') {
        context.skip(
          objectId === ''
            ? `no object (${parent}Id)`
            : name === ''
              ? 'no field (Field)'
              : 'no time (CreatedDate)',
        );
        return;
      }
      const { recorder } = context;
      const draft = recorder.object(
        'salesforce',
        { scope: SCOPE, id: objectId },
        { kind, type, sure: parent !== 'Parent' },
      );
      const occurrence = EVENTS.has(name);
      const fieldName = historyFieldName(name);
      const role = roleOf(fieldName);
      const asText = role === 'state' || /id$/i.test(fieldName);
      const column = `${head.titles[newValue] ?? ''} of ${fieldName}`;
      const author = cellOf(row, by);
      recorder.change(draft, {
        time: context.time(head.titles[time] ?? '', at),
        field: fieldName,
        value: occurrence ? true : context.value(column, idOrText(cellOf(row, newValue)), asText),
        before: occurrence ? undefined : context.value(column, idOrText(cellOf(row, oldValue)), asText),
        ...(fieldName === 'OwnerId'
          ? { labels: USERS }
          : fieldName === 'StageName'
            ? { labels: STAGES }
            : {}),
        ...(author === '' ? {} : { by: fullId(author) }),
        data: NO_DATA,
        confidence: 'recorded',
        occurrence,
        twin: !occurrence,
        source: context.source,
      });
    };
  };
}

const NO_DATA: ReadonlyMap<string, JsonValue> = new Map();

function idOrText(text: string): string {
  return fullId(text);
}
