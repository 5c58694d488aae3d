import { useEffect, useRef } from 'react';
import type { Framework } from '../../core/index.ts';
import type { RoleHole } from './findRoleHoles.ts';
import { isSameSpot, stepFrom, type MatrixSpot, type Step } from './matrixSpot.ts';
import { PARTS, PART_WORDS, type Facing, type Part } from './readAssignments.ts';
import type { MatrixRow, MatrixSection } from './readRoleMatrix.ts';
import { phraseCell, RoleCell } from './RoleCell.tsx';

const STEPS: Readonly<Record<string, Step>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'rowStart',
  End: 'rowEnd',
  'mod+Home': 'first',
  'mod+End': 'last',
};
const FACINGS: readonly Facing[] = ['vendor', 'partner'];

export interface RoleMatrixEvents {
  onSelect(spot: MatrixSpot): void;
  /** Enter, or a double click. */
  onEdit(spot: MatrixSpot): void;
  /** A letter of a part; `anchor` is the cell. */
  onAssign(spot: MatrixSpot, part: Part, anchor: HTMLElement): void;
  onClear(spot: MatrixSpot): void;
}

/** The matrices of all paths as one place to walk in: arrows move, Enter edits, letters assign, Delete clears. */
export function RoleMatrix({
  framework,
  sections,
  holes,
  selected,
  enter,
  events,
}: {
  readonly framework: Framework;
  readonly sections: readonly MatrixSection[];
  readonly holes: readonly RoleHole[];
  readonly selected: MatrixSpot | undefined;
  /** Grows whenever the focus should come to the selection. */
  readonly enter: number;
  readonly events: RoleMatrixEvents;
}) {
  const box = useRef<HTMLDivElement>(null);
  // Where Tab enters: the selection, else the first cell.
  const entry = selected ?? firstSpot(sections);
  const walked = useRef(false);
  useEffect(() => {
    if (!walked.current) return;
    walked.current = false;
    box.current?.querySelector<HTMLElement>('[aria-selected="true"]')?.focus();
  }, [selected]);
  useEffect(() => {
    if (enter > 0) box.current?.querySelector<HTMLElement>('[aria-selected="true"]')?.focus();
  }, [enter]);
  const onKey = (event: React.KeyboardEvent<HTMLElement>, spot: MatrixSpot): void => {
    if (event.altKey || event.target !== event.currentTarget) return;
    const mod = event.ctrlKey || event.metaKey;
    const step = STEPS[`${mod ? 'mod+' : ''}${event.key}`];
    const part = mod
      ? undefined
      : PARTS.find((candidate) => PART_WORDS[candidate].letter === event.key.toUpperCase());
    if (step) {
      walked.current = true;
      const next = stepFrom(sections, spot, step);
      if (isSameSpot(next, spot)) walked.current = false;
      else events.onSelect(next);
    } else if (event.key === 'Enter' || event.key === 'F2') events.onEdit(spot);
    else if (event.key === 'Delete' || event.key === 'Backspace') events.onClear(spot);
    else if (part && spot.place !== undefined) events.onAssign(spot, part, event.currentTarget);
    else return;
    event.preventDefault();
  };
  const spotProps = (spot: MatrixSpot) => ({
    tabIndex: isSameSpot(entry, spot) ? 0 : -1,
    'aria-selected': isSameSpot(selected, spot),
    onClick: () => events.onSelect(spot),
    onFocus: () => {
      if (!isSameSpot(selected, spot)) events.onSelect(spot);
    },
    onDoubleClick: () => events.onEdit(spot),
    onKeyDown: (event: React.KeyboardEvent<HTMLElement>) => onKey(event, spot),
  });
  return (
    <div ref={box} className="role-matrices">
      {sections.map((section) => (
        <div key={section.key}>
          {/* A table one walks in is a grid (WAI-ARIA Authoring Practices, "Grid"). */}
          {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role */}
          <table className="role-matrix" role="grid" aria-label={`Who does what: ${section.title}`}>
            <thead>
              <tr>
                <th scope="col" rowSpan={2} className="role-corner">
                  {section.title}
                </th>
                {section.places.map((place) => (
                  <th key={place.key} scope="colgroup" colSpan={2} className="role-place">
                    {place.name}
                    {place.unknown ? <span className="role-undone">no such stage</span> : null}
                  </th>
                ))}
              </tr>
              <tr>
                {section.places.flatMap((place) =>
                  FACINGS.map((facing) => {
                    const idle = holes.find(
                      (hole) =>
                        hole.kind === 'idle-side' &&
                        hole.place === place.key &&
                        hole.facings.includes(facing),
                    );
                    return (
                      <th
                        key={`${place.key} ${facing}`}
                        scope="col"
                        className={`role-side role-side-${facing}`}
                      >
                        {framework.sides.get(facing)?.name ?? facing}
                        {idle ? (
                          <span className="role-undone" title={idle.says}>
                            nothing to do
                          </span>
                        ) : null}
                      </th>
                    );
                  }),
                )}
              </tr>
            </thead>
            <tbody>
              {section.rows.map((row) => (
                <tr key={row.activity}>
                  <ActivityHead
                    row={row}
                    unplaced={holes.some(
                      (hole) => hole.kind === 'unplaced-activity' && hole.activity === row.activity,
                    )}
                    {...spotProps({
                      section: section.key,
                      activity: row.activity,
                      place: undefined,
                      facing: 'vendor',
                    })}
                  />
                  {row.cells.flatMap((cell) =>
                    FACINGS.map((facing) => {
                      const spot = {
                        section: section.key,
                        activity: row.activity,
                        place: cell.place.key,
                        facing,
                      };
                      const empty = cell.duties.length === 0 ? ' is-empty' : '';
                      return (
                        <td
                          key={`${cell.place.key} ${facing}`}
                          role="gridcell"
                          className={`role-cell role-cell-${facing}${empty}`}
                          aria-label={phraseCell(framework, cell, facing, row.name)}
                          {...spotProps(spot)}
                        >
                          <RoleCell framework={framework} cell={cell} facing={facing} />
                        </td>
                      );
                    }),
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ))}
    </div>
  );
}

function ActivityHead({
  row,
  unplaced,
  ...rest
}: { readonly row: MatrixRow; readonly unplaced: boolean } & React.ThHTMLAttributes<HTMLTableCellElement>) {
  const ruledOut =
    row.cells.some((cell) => cell.ruledOut > 0) && row.cells.every((cell) => cell.duties.length === 0);
  return (
    <th
      scope="row"
      role="rowheader"
      className={ruledOut ? 'role-activity is-ruled-out' : 'role-activity'}
      title={ruledOut ? 'Not due in this scenario' : undefined}
      {...rest}
    >
      {row.name}
      {unplaced ? <span className="role-undone">nobody's duty</span> : null}
    </th>
  );
}

function firstSpot(sections: readonly MatrixSection[]): MatrixSpot | undefined {
  const [section] = sections;
  const activity = section?.rows[0]?.activity;
  const place = section?.places[0]?.key;
  return section && activity !== undefined
    ? { section: section.key, activity, place, facing: 'vendor' }
    : undefined;
}
