import { didYouMean } from '../../../diagnostics/index.ts';
import type { TableHead } from '../../tables/tableRow.ts';
import type { ColumnChoice } from '../fileChoice.ts';
import type { TablePart } from '../systemReader.ts';
import { bareName } from '../tableShape.ts';
import { readObjects } from './objects.ts';
import { readLog } from './tableReader.ts';
import { findTableRoles } from './tableRoles.ts';

const MEANINGS = { id: 'the deal', time: 'the time', state: 'the stage' } as const;
const ROLES = ['id', 'time', 'state'] as const;

/**
 * A table as somebody said its columns are; roles that were not told are found as ever. Undefined for a sheet with none of the columns, which is then read as it is
 * recognised; a problem where a column is missing.
 */
export function readToldTable(
  head: TableHead,
  columns: ColumnChoice,
): { readonly system: 'table'; readonly part: TablePart } | { readonly problem: string } | undefined {
  const { titles } = head;
  const given = ROLES.flatMap((role) => {
    const title = columns[role];
    return title === undefined ? [] : [{ role, title, place: placeOf(titles, title) }];
  });
  const missing = given.filter(({ place }) => place < 0);
  if (head.sheet !== undefined && missing.length === given.length) return undefined;
  const all = `The columns are ${titles.map((title) => `"${title}"`).join(', ')}.`;
  if (missing.length > 0) {
    const each = missing.map(
      ({ role, title }) => `No column is called "${title}" (${MEANINGS[role]}).${didYouMean(title, titles)}`,
    );
    return { problem: [...each, all].join(' ') };
  }
  const told = Object.fromEntries(given.map(({ role, place }) => [role, place]));
  const roles = findTableRoles(head, told);
  const part =
    readLog(head, roles, columns.state !== undefined) ??
    (roles.id === undefined ? undefined : readObjects(head, { ...told, id: roles.id }));
  if (part) return { system: 'table', part };
  const open = ROLES.filter((role) => roles[role] === undefined).map((role) => MEANINGS[role]);
  return { problem: `No column is known to tell ${open.join(' or ')}: say which. ${all}` };
}

function placeOf(titles: readonly string[], title: string): number {
  const exact = titles.indexOf(title.trim());
  return exact >= 0 ? exact : titles.findIndex((other) => bareName(other) === bareName(title));
}
