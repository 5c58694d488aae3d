import type { ObjectKind } from '../../history/history.ts';
import type { ObjectDraft } from '../../history/historyDraft.ts';
import type { TableHead, TableRow } from '../../tables/tableRow.ts';
import { isDecisionTime, isModifiedTime, isOccurrence, isTimeTitle, roleOf } from '../columnRoles.ts';
import type { FileContext } from '../fileContext.ts';
import { readPicture, type PictureTable, type TableColumn } from '../pictureTable.ts';
import { bareName, cellOf, TableShape } from '../tableShape.ts';
import { apiName } from './apiNames.ts';
import { fullId, isEmptyLookup } from './salesforceId.ts';
import { ACCOUNTS, isDeletedRow, RECORD_TYPES, SCOPE, STAGES, startRecord, USERS } from './startRecord.ts';

/** Which lookups lead to what; others lead to no object that co-selling knows. */
const LOOKUPS: readonly (readonly [RegExp, ObjectKind])[] = [
  [
    /^(?:convertedopportunity|opportunity|linkedopportunity|relatedopportunity|mergedopportunity)(?:id|c)$/,
    'opportunity',
  ],
  [
    /^(?:primary)?partner(?:account)?(?:id|c)$|^(?:registering|submitting|distributor|reseller)(?:partner|account)?c$/,
    'partner',
  ],
  [/^(?:converted)?account(?:id|c)$|^customer(?:account)?c$/, 'account'],
  [/^(?:owner|lastmodifiedby|createdby)id$/, 'user'],
  [/^(?:deal)?registration(?:id|c)$/, 'registration'],
];

/**
 * Records of an object, one a row: the picture of it at its last change. `isReport`: the header has labels and there may be no id, so
 * the name stands for it.
 */
export function readRecords(
  kind: ObjectKind,
  type: string,
  isReport = false,
): (head: TableHead, context: FileContext) => (row: TableRow) => void {
  return (head, context) => {
    const shape = new TableShape(head);
    const nameOf = (title: string): string => apiName(title, isReport);
    const ownId = isReport ? shape.find('opportunityid', 'id', '18digitopportunityid') : shape.find('id');
    const idPlace = ownId >= 0 ? ownId : shape.find('opportunityname', 'name');
    const hasVersions = shape.has('fivetranstart');
    const table = describe(head, shape, { kind, type, idPlace, hasVersions, nameOf });
    const nameless = ownId < 0;
    const recordType = shape.find('recordtypename', 'recordtypedevelopername', 'recordtype', 'recordtypeid');
    const leads: { readonly object: ObjectDraft; readonly recordType: string }[] = [];
    context.recorder.atEnd(() => {
      for (const lead of leads)
        nameLead(lead.object, context.recorder.labelOf(RECORD_TYPES, lead.recordType) ?? lead.recordType);
    });
    return (row) => {
      // A record may come again as it was later; only the same row is a repeat.
      if (!startRecord(row, head.titles.length, '', context)) return;
      if (!readPicture(table, row, context, (place) => head.titles[place] ?? '')) {
        context.skip('no id');
        return;
      }
      if (nameless)
        context.guess(
          'the report has no Opportunity ID, so the opportunity is known by its name; add the column to join other files',
        );
      const { recorder } = context;
      const id = fullId(cellOf(row, idPlace));
      const object = recorder.object('salesforce', { scope: SCOPE, id }, { kind, type, sure: true });
      if (type === 'Lead') leads.push({ object, recordType: fullId(cellOf(row, recordType)) });
      const name = cellOf(row, shape.find('name', 'company'));
      if (kind === 'account' && name !== '') recorder.label(ACCOUNTS, id, name);
      const master = fullId(cellOf(row, shape.find('masterrecordid')));
      if (master !== '' && !isEmptyLookup(master)) object.gone = { kind: 'merged', into: master };
      else if (isDeletedRow(row, shape)) object.gone = { kind: 'deleted' };
      else object.gone = undefined;
    };
  };
}

/** A lead is a registration when its record type says so or it comes from a partner; other leads only serve to be named. */
function nameLead(lead: ObjectDraft, recordType: string): void {
  const isPartners = lead.links.some((link) => link.kind === 'partner');
  if (/regist|deal ?reg/i.test(recordType) || isPartners) return;
  lead.kind = 'other';
  lead.type = 'Lead, no registration';
}

interface RecordsShape {
  readonly kind: ObjectKind;
  readonly type: string;
  readonly idPlace: number;
  readonly hasVersions: boolean;
  readonly nameOf: (title: string) => string;
}

function describe(
  head: TableHead,
  shape: TableShape,
  { kind, type, idPlace, hasVersions, nameOf }: RecordsShape,
): PictureTable {
  const columns: TableColumn[] = [];
  const links: PictureTable['links'][number][] = [];
  head.titles.forEach((title, place) => {
    const field = nameOf(title);
    const bare = bareName(field);
    if (place === idPlace || bare.startsWith('fivetran') || bare === 'systemmodstamp' || bare === 'isdeleted')
      return;
    const kindOfLink = LOOKUPS.find(([pattern]) => pattern.test(bare))?.[1];
    if (kindOfLink && !/^(?:lastmodifiedby|createdby)id$/.test(bare))
      links.push({ place, as: field, kind: kindOfLink });
    // The plain "State" of a lead is that of its address.
    const role = bare === 'state' ? 'value' : roleOf(field);
    const labels =
      bare === 'stagename'
        ? STAGES
        : bare === 'recordtypeid'
          ? RECORD_TYPES
          : kindOfLink === 'user'
            ? USERS
            : kindOfLink === 'account' || kindOfLink === 'partner'
              ? ACCOUNTS
              : undefined;
    const reads = /^(?:Is|Has|is_|has_)/.test(field)
      ? 'flag'
      : kindOfLink !== undefined || /id$/.test(bare)
        ? 'id'
        : role === 'state' || /(?:phone|postalcode|number)$/.test(bare)
          ? 'text'
          : undefined;
    const happens =
      bare === 'createddate' ||
      bare === 'converteddate' ||
      (kind === 'registration' && isTimeTitle(title) && isOccurrence(field));
    columns.push({
      field,
      role: happens ? 'bookkeeping' : role,
      place,
      ...(labels === undefined ? {} : { labels }),
      ...(reads === undefined ? {} : { reads }),
      ...(happens ? { occurs: true } : {}),
    });
  });
  const places = (names: readonly string[]): number[] =>
    names.map((name) => shape.find(name)).filter((place) => place >= 0);
  const modified = head.titles
    .map((title, place) => (isModifiedTime(title) ? place : -1))
    .filter((place) => place >= 0);
  const stageChange = shape.find('laststagechangedate');
  const closeDate = shape.find('closedate');
  const [isClosed, decided] = [shape.find('isclosed', 'closed'), head.titles.findIndex(isDecisionTime)];
  return {
    kind,
    type,
    scope: SCOPE,
    idPlace,
    columns,
    links,
    timePlaces: [
      ...(hasVersions ? places(['fivetranstart']) : []),
      ...modified,
      ...places(['fivetransynced']),
    ],
    stateTime: (row) => {
      if (cellOf(row, stageChange) !== '') return { place: stageChange, confidence: 'recorded' };
      const closed = /^(?:1|true)$/i.test(cellOf(row, isClosed));
      if (closed && cellOf(row, closeDate) !== '') return { place: closeDate, confidence: 'assumed' };
      return kind === 'registration' && decided >= 0 && cellOf(row, decided) !== ''
        ? { place: decided, confidence: 'assumed' }
        : undefined;
    },
    style: { series: type, confidence: 'compared', first: 'states', clears: true },
    isEmpty: isEmptyLookup,
    idOf: fullId,
  };
}
