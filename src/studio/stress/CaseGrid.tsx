import { memo, useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useStudio } from '../hooks/useSession.ts';
import { titleOfKey } from '../session/phraseEvent.ts';
import type { ChosenCase } from '../session/stressState.ts';
import { Mark } from '../widgets/Mark.tsx';
import type { CaseGroup, CaseRow } from './caseGroups.ts';
import { nameCase, phraseCell } from './phraseCell.ts';

/** The matrix, walked by arrows; one place of it is in the order of tabs. Column 0 names the edge cases. */
export function CaseGrid({
  groups,
  chosen,
  onChoose,
}: {
  readonly groups: readonly CaseGroup[];
  readonly chosen: ChosenCase | undefined;
  readonly onChoose: (chosen: ChosenCase) => void;
}) {
  const grid = useRef<HTMLTableElement>(null);
  const framework = useStudio((state) => state.reading.framework);
  const rows = groups.flatMap((group) => group.rows);
  const types = rows[0]?.cells.map(({ partnerType }) => partnerType) ?? [];
  const [place, setPlace] = useState({
    edgeCase: chosen?.edgeCase ?? '',
    column: types.findIndex((type) => type === chosen?.partnerType) + 1,
  });
  useEffect(() => {
    grid.current?.querySelector('[aria-pressed="true"]')?.scrollIntoView({ block: 'nearest' });
  }, []);
  const at = Math.max(
    0,
    rows.findIndex(({ edgeCase }) => edgeCase === place.edgeCase),
  );
  const go = (row: number, column: number): void => {
    const next = rows[Math.max(0, Math.min(row, rows.length - 1))];
    if (!next) return;
    const wanted = Math.max(0, Math.min(column, types.length));
    setPlace({ edgeCase: next.edgeCase, column: wanted });
    grid.current
      ?.querySelector<HTMLElement>(`[data-case="${next.edgeCase}"] [data-column="${String(wanted)}"]`)
      ?.focus();
  };
  const walk = (event: KeyboardEvent): void => {
    const { column } = place;
    const steps: Readonly<Record<string, readonly [number, number]>> = {
      ArrowDown: [at + 1, column],
      ArrowUp: [at - 1, column],
      ArrowRight: [at, column + 1],
      ArrowLeft: [at, column - 1],
      PageDown: [at + 10, column],
      PageUp: [at - 10, column],
      Home: [event.ctrlKey ? 0 : at, 0],
      End: [event.ctrlKey ? rows.length - 1 : at, types.length],
    };
    const step = steps[event.key];
    if (!step || event.altKey || event.metaKey) return;
    event.preventDefault();
    go(...step);
  };
  return (
    <div className="stress-scroll">
      <table
        ref={grid}
        className="stress-grid"
        // A table one walks in is a grid (WAI-ARIA Authoring Practices, "Grid").
        // eslint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role
        role="grid"
        aria-label="Edge cases by partner type"
        onKeyDown={walk}
      >
        <thead>
          <tr>
            <th scope="col">Edge case</th>
            {types.map((type) => (
              <th key={type} scope="col">
                {framework?.partnerTypes.get(type)?.name ??
                  (type === 'unknown' ? 'Type unknown' : titleOfKey(type))}
              </th>
            ))}
          </tr>
        </thead>
        {groups.map(({ theme, rows: own }) => (
          <tbody key={theme}>
            <tr className="stress-theme">
              <th scope="rowgroup" colSpan={types.length + 1}>
                {theme}
              </th>
            </tr>
            {own.map((row) => (
              <CaseLine
                key={row.edgeCase}
                row={row}
                open={row === rows[at] ? Math.min(place.column, types.length) : undefined}
                chosen={chosen?.edgeCase === row.edgeCase ? (chosen.partnerType ?? '') : undefined}
                onChoose={onChoose}
                onPlace={(column) => setPlace({ edgeCase: row.edgeCase, column })}
              />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

interface LineProps {
  readonly row: CaseRow;
  /** Column that is in the order of tabs, if it is in this row. */
  readonly open: number | undefined;
  /** Partner type that is chosen in this row; "" for the row as a whole. */
  readonly chosen: string | undefined;
  readonly onChoose: (chosen: ChosenCase) => void;
  readonly onPlace: (column: number) => void;
}

const CaseLine = memo(
  function CaseLine({ row, open, chosen, onChoose, onPlace }: LineProps) {
    const { edgeCase, cells, findings, about } = row;
    return (
      <tr data-case={edgeCase} className={chosen === undefined ? undefined : 'is-chosen'}>
        <th scope="row">
          <button
            type="button"
            data-column={0}
            tabIndex={open === 0 ? 0 : -1}
            aria-pressed={chosen === ''}
            onFocus={() => onPlace(0)}
            onClick={() => onChoose({ edgeCase })}
          >
            <b>{nameCase(edgeCase)}</b>
            <span>{about.question}</span>
          </button>
        </th>
        {cells.map((cell, index) => {
          const own = findings.filter(({ partnerType }) => partnerType === cell.partnerType);
          const { kind, tone, text, more } = phraseCell(cell, own);
          return (
            <td key={cell.partnerType}>
              <button
                type="button"
                className={`stress-cell is-${kind}`}
                data-column={index + 1}
                tabIndex={open === index + 1 ? 0 : -1}
                aria-pressed={chosen === cell.partnerType}
                title={more === '' ? undefined : `${text}${more}`}
                onFocus={() => onPlace(index + 1)}
                onClick={() => onChoose({ edgeCase, partnerType: cell.partnerType })}
              >
                {kind === 'untried' ? text : <Mark tone={tone}>{text}</Mark>}
                {more === '' ? null : <span className="visually-hidden">{more}</span>}
              </button>
            </td>
          );
        })}
      </tr>
    );
  },
  (before, after) =>
    before.row.cells === after.row.cells && before.open === after.open && before.chosen === after.chosen,
);
