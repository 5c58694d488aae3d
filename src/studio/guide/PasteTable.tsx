import { useId, useState } from 'react';
import { parsePastedTable, type PastedTable } from '../../core/guide/index.ts';
import { Button } from '../widgets/Button.tsx';

/** Takes a table copied from a spreadsheet, and says which of its cells it could not read. */
export function PasteTable({
  kind,
  stages,
  roles,
  partnerTypes,
  onRows,
}: {
  readonly kind: 'duties' | 'lead';
  readonly stages: readonly string[];
  readonly roles: readonly string[];
  readonly partnerTypes: readonly string[];
  readonly onRows: (rows: readonly (readonly string[])[]) => void;
}) {
  const id = useId();
  const [text, setText] = useState('');
  const [read, setRead] = useState<PastedTable>();
  const take = (): void => {
    const table = parsePastedTable(text, { stages, roles, partnerTypes });
    setRead(table);
    if (table.kind === kind && table.rows.length > 0) onRows(table.rows);
  };
  return (
    <details className="guide-paste">
      <summary>Paste a table from Excel</summary>
      <label htmlFor={id} className="fine">
        {kind === 'duties'
          ? 'A RACI matrix (Stage, Activity, then one column per role with R, A, C, I), or Stage, Activity, Responsible, Accountable. Titles, empty rows and merged cells do no harm. It takes the place of the rows above.'
          : 'Three columns with headings: Origin, Customer, Lead. It fills in the cells above.'}
      </label>
      <textarea
        id={id}
        className="field-input field-mono"
        rows={4}
        spellCheck={false}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Button disabled={text.trim() === ''} onClick={take}>
        Read the table
      </Button>
      {read ? (
        <div role="status">
          <p>{phraseOutcome(read, kind)}</p>
          {read.problems.length > 0 ? (
            <ul className="guide-problems">
              {read.problems.map((problem) => (
                <li key={`${problem.row} ${problem.column} ${problem.message}`}>
                  <b>
                    Row {problem.row}, column {problem.column}
                  </b>{' '}
                  {problem.message}
                </li>
              ))}
            </ul>
          ) : null}
        </div>
      ) : null}
    </details>
  );
}

function phraseOutcome({ kind, rows, problems }: PastedTable, wanted: 'duties' | 'lead'): string {
  if (kind === 'unknown') return 'The table could not be read; nothing was changed.';
  if (kind !== wanted)
    return kind === 'lead'
      ? 'This table says who leads; it belongs to the question "Who leads the customer?". Nothing was changed.'
      : 'This table says who does what; it belongs to the question "Who does what at each stage?". Nothing was changed.';
  const read = `${rows.length} ${rows.length === 1 ? 'row' : 'rows'} read`;
  return problems.length === 0
    ? `${read}.`
    : `${read}; ${problems.length} ${problems.length === 1 ? 'cell needs' : 'cells need'} a look:`;
}
