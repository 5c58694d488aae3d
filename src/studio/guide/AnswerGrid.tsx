import { readRows, type FieldValue, type GuideField } from '../../core/guide/index.ts';

/** Rows by columns, each case with a closed answer or left open. */
export function AnswerGrid({
  field,
  value,
  onChange,
}: {
  readonly field: Extract<GuideField, { readonly kind: 'grid' }>;
  readonly value: FieldValue | undefined;
  readonly onChange: (value: FieldValue) => void;
}) {
  const cells = readRows(value);
  const answerAt = (row: string, column: string): string =>
    cells.find((cell) => cell[0] === row && cell[1] === column)?.[2] ?? '';
  const change = (row: string, column: string, answer: string): void =>
    onChange([...cells.filter((cell) => cell[0] !== row || cell[1] !== column), [row, column, answer]]);
  return (
    <table className="guide-grid">
      <caption className="visually-hidden">{field.label}</caption>
      <thead>
        <tr>
          <td />
          {field.columns.map((column) => (
            <th key={column.value} scope="col">
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {field.rows.map((row) => (
          <tr key={row.value}>
            <th scope="row">{row.label}</th>
            {field.columns.map((column) => {
              const answer = answerAt(row.value, column.value);
              return (
                <td key={column.value}>
                  <select
                    className={`field-input guide-cell guide-cell-${answer === '' ? 'open' : answer}`}
                    aria-label={`${row.label}, ${column.label}`}
                    value={answer}
                    onChange={(event) => change(row.value, column.value, event.target.value)}
                  >
                    <option value="">open</option>
                    {field.options.map((option) => (
                      <option key={option.value} value={option.value}>
                        {option.label}
                      </option>
                    ))}
                  </select>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
