import type { ObjectKind } from '../../history/history.ts';
import type { TableHead, TableRow } from '../../tables/tableRow.ts';
import { isDecisionTime, isModifiedTime, isOccurrence, isTimeTitle, roleOf } from '../columnRoles.ts';
import type { FileContext } from '../fileContext.ts';
import { isFooter } from '../isFooter.ts';
import { readPicture, type PictureTable, type TableColumn } from '../pictureTable.ts';
import type { TablePart } from '../systemReader.ts';
import { bareName, cellOf } from '../tableShape.ts';
import type { TableRoles } from './tableRoles.ts';

const REGISTRATION = /regist|dealreg|^dr|referral/;
const OPPORTUNITY = /opportunit|^opp|deal/;
const ACCOUNT = /account|customer|company/;
const PARTNER = /partner|reseller|distributor/;
const ID_END = /(?:id|identifier|number|key|nr|no)$/;

const PARTS: Readonly<Record<ObjectKind, string>> = {
  opportunity: 'opportunities',
  registration: 'registrations',
  account: 'accounts',
  partner: 'partners',
  user: 'users',
  other: 'records',
};

/**
 * A table whose rows are objects, one each: what they are, by the columns and the file's name. Undefined when no column looks like the rows' own id, or nothing
 * else does. `told` are taken as they are.
 */
export function readObjects(head: TableHead, told: TableRoles = {}): TablePart | undefined {
  const names = head.titles.map(bareName);
  const idPlace = told.id ?? ownId(names);
  if (idPlace < 0 || head.titles.length < 2) return undefined;
  const kind = kindOf(names, idPlace, bareName(`${head.file} ${head.sheet ?? ''}`));
  const hasState = told.state !== undefined || head.titles.some((title) => roleOf(title) === 'state');
  const times = head.titles.filter(
    (title, place) => place === told.time || (place !== idPlace && isTimeTitle(title)),
  );
  if (!hasState && times.length === 0) return undefined;
  return {
    part: PARTS[kind],
    why: `each row has an id (${head.titles[idPlace] ?? ''}) and ${times[0] === undefined ? 'a state' : `a time (${times[0]})`}`,
    open: (_, context) => open(head, describe(head, names, { ...told, id: idPlace }, kind), context),
  };
}

function open(head: TableHead, table: PictureTable, context: FileContext): (row: TableRow) => void {
  return (row) => {
    if (!context.startRow(row.row, row.raw)) return;
    if (row.fault !== undefined) context.skip(row.fault);
    else if (isFooter(row, head.titles.length))
      context.skip('a total or a footer, not a record', row.cells[0]);
    else if (!readPicture(table, row, context, (place) => head.titles[place] ?? ''))
      context.skip(`no id ("${head.titles[table.idPlace] ?? ''}")`);
  };
}

/** The rows' own id: that of a registration before that of the opportunity it leads to, the first among equals. */
function ownId(names: readonly string[]): number {
  const ids = names
    .map((name, place) => ({ name, place }))
    .filter(({ name }) => ID_END.test(name) && !/duns|taxid|postal|phone|userid|ownerid/.test(name));
  const best =
    ids.find(({ name }) => REGISTRATION.test(name)) ??
    ids.find(({ name }) => name === 'id') ??
    ids.find(({ name }) => OPPORTUNITY.test(name)) ??
    ids.find(({ place }) => place === 0);
  return best?.place ?? -1;
}

function kindOf(names: readonly string[], idPlace: number, file: string): ObjectKind {
  const id = names[idPlace] ?? '';
  if (REGISTRATION.test(id)) return 'registration';
  if (id !== 'id' && OPPORTUNITY.test(id)) return 'opportunity';
  if (/regist|dealreg|referral/.test(file)) return 'registration';
  const leadsToDeal = names.some(
    (name, place) => place !== idPlace && OPPORTUNITY.test(name) && ID_END.test(name),
  );
  if (leadsToDeal) return names.some((name) => PARTNER.test(name)) ? 'registration' : 'other';
  if (ACCOUNT.test(id) || /account|customer|compan/.test(file)) return 'account';
  if (PARTNER.test(id) || /partner/.test(file)) return 'partner';
  return 'opportunity';
}

function describe(
  head: TableHead,
  names: readonly string[],
  told: TableRoles & { readonly id: number },
  kind: ObjectKind,
): PictureTable {
  const { id: idPlace } = told;
  const columns: TableColumn[] = [];
  const links: PictureTable['links'][number][] = [];
  const happened: number[] = [];
  head.titles.forEach((title, place) => {
    if (place === idPlace) return;
    const name = names[place] ?? '';
    const link = linkOf(name, kind);
    if (link) links.push({ place, as: title, kind: link });
    const occurs = place === told.time || (isTimeTitle(title) && isOccurrence(title));
    if (occurs) happened.push(place);
    const role = place === told.state ? 'state' : roleOf(title);
    columns.push({
      field: title,
      role: occurs ? 'bookkeeping' : role,
      place,
      ...(role === 'state' || ID_END.test(name) ? { reads: 'text' } : {}),
      ...(occurs ? { occurs } : {}),
    });
  });
  const modified = head.titles
    .map((_, place) => place)
    .filter((place) => isModifiedTime(head.titles[place] ?? ''));
  const decided = happened.filter((place) => place === told.time || isDecisionTime(head.titles[place] ?? ''));
  return {
    kind,
    type: typeOf(head.titles[idPlace] ?? '', kind),
    scope: kind,
    idPlace,
    columns,
    links,
    timePlaces: modified,
    stateTime: (row) => {
      const place = [...decided, ...happened].find((at) => cellOf(row, at) !== '');
      return place === undefined ? undefined : { place, confidence: 'assumed' };
    },
    style: { series: 'rows', confidence: 'compared', first: 'states', clears: true },
  };
}

function linkOf(name: string, kind: ObjectKind): ObjectKind | undefined {
  if (kind !== 'opportunity' && OPPORTUNITY.test(name) && ID_END.test(name)) return 'opportunity';
  if (kind !== 'partner' && /^(?:channel|registering)?(?:partner|reseller)(?:id|name)?$/.test(name))
    return 'partner';
  if (kind !== 'account' && /^(?:end)?(?:account|customer|company)(?:id|name)?$/.test(name)) return 'account';
  return kind === 'opportunity' && /^registration(?:id|number)$/.test(name) ? 'registration' : undefined;
}

function typeOf(title: string, kind: ObjectKind): string {
  const name = title.replace(/[\s_-]*(?:id|identifier|number|key)$/i, '');
  return name === '' ? kind : name;
}
