import { useRef } from 'react';
import { readRows, type FieldValue, type GuideField } from '../../core/guide/index.ts';
import { Button, IconButton } from '../widgets/Button.tsx';
import type { GuideDraft } from './guideDraft.ts';
import { optionsOnOffer } from './namesOnOffer.ts';

/** Rows one writes, adds and removes. */
export function AnswerTable({
  field,
  value,
  draft,
  onChange,
}: {
  readonly field: Extract<GuideField, { readonly kind: 'table' }>;
  readonly value: FieldValue | undefined;
  readonly draft: GuideDraft;
  readonly onChange: (value: FieldValue) => void;
}) {
  const table = useRef<HTMLTableElement>(null);
  const rows = readTyped(value);
  const change = (at: number, column: number, text: string): void =>
    onChange(
      rows.map((row, index) =>
        index === at ? field.columns.map((_, other) => (other === column ? text : (row[other] ?? ''))) : row,
      ),
    );
  const remove = (at: number): void => {
    onChange(rows.filter((_, index) => index !== at));
    table.current?.parentElement?.querySelector<HTMLElement>('.guide-add')?.focus();
  };
  const add = (): void => {
    const stage = rows.at(-1)?.[0] ?? '';
    onChange([...rows, field.columns.map((_, column) => (column === 0 ? stage : ''))]);
    requestAnimationFrame(() =>
      table.current?.querySelector<HTMLElement>('tbody tr:last-child .field-input')?.focus(),
    );
  };
  return (
    <div className={`guide-table guide-table-${field.columns.length}`}>
      <table ref={table}>
        <caption className="field-label">{field.label}</caption>
        <thead>
          <tr>
            {field.columns.map((column) => (
              <th key={column.label} scope="col">
                {column.label}
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={at}>
              {field.columns.map((column, index) => {
                const cell = row[index] ?? '';
                const shared = { className: 'field-input', 'aria-label': `${column.label}, row ${at + 1}` };
                return (
                  <td key={column.label}>
                    {column.offer ? (
                      <select
                        {...shared}
                        value={cell}
                        onChange={(event) => change(at, index, event.target.value)}
                      >
                        <option value="">open</option>
                        {optionsOnOffer(draft, column.offer, cell).map((option) => (
                          <option key={option.value} value={option.value}>
                            {option.label}
                          </option>
                        ))}
                      </select>
                    ) : (
                      <input
                        {...shared}
                        value={cell}
                        onChange={(event) => change(at, index, event.target.value)}
                      />
                    )}
                  </td>
                );
              })}
              <td>
                <IconButton icon="close" label={`Remove row ${at + 1}`} onClick={() => remove(at)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Button icon="plus" look="quiet" className="guide-add" onClick={add}>
        Add a row
      </Button>
    </div>
  );
}

/** As typed: a space at the end of a cell is somebody still writing. */
function readTyped(value: FieldValue | undefined): readonly (readonly string[])[] {
  if (!Array.isArray(value) || readRows(value).length !== value.length) return [];
  return value.filter((row): row is readonly string[] => Array.isArray(row));
}
