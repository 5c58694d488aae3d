import { ok, parseCell, refused, type CellSource, type Result } from '../../core/index.ts';
import { findOption, listFitting } from './answerOptions.ts';
import type { TableColumn } from './decisionTable.ts';
import { readCellText } from '../session/readCellText.ts';

/** What a text says in a column: a cell, or a name or note; undefined when the place is to be empty. */
export type PlaceValue =
  | { readonly kind: 'cell'; readonly cell: CellSource | undefined }
  | { readonly kind: 'text'; readonly text: string | undefined };

/** Reads a text as typed into a column, or says in one sentence why it cannot stand there. */
export function readPlace(column: TableColumn, text: string): Result<PlaceValue, string> {
  const plain = text.trim();
  if (column.kind === 'note') return ok({ kind: 'text', text: plain === '' ? undefined : plain });
  if (column.kind !== 'input') {
    if (plain === '') return ok({ kind: 'text', text: undefined });
    const option = findOption(plain, column.options);
    if (option) return ok({ kind: 'text', text: option.value });
    const fitting = listFitting(plain, column.options);
    const words = fitting.length > 1 ? 'fits several' : 'is none of';
    const named = fitting.length > 1 ? fitting : column.options;
    return refused(`"${plain}" ${words}: ${named.map(({ label }) => label).join(', ')}`);
  }
  const { domain } = column.compiled;
  const cell = readCellText(text, domain);
  if (cell === undefined) return ok({ kind: 'cell', cell });
  if (!domain) return refused('The framework declares no such fact');
  const parsed = parseCell(cell, domain);
  return parsed.ok ? ok({ kind: 'cell', cell }) : refused(parsed.error.message);
}
