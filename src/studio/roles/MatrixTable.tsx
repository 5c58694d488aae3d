import type { Framework } from '../../core/index.ts';
import { shiftOf, useGridDrag } from '../widgets/grid/useGridDrag.ts';
import type { RoleHole } from './findRoleHoles.ts';
import type { MatrixSpot } from './matrixSpot.ts';
import type { Facing } from './readAssignments.ts';
import type { MatrixRow, MatrixSection } from './readRoleMatrix.ts';
import { phraseCell, RoleCell } from './RoleCell.tsx';

const FACINGS: readonly Facing[] = ['vendor', 'partner'];

/** What a place of the matrix is made to do. */
export type SpotProps = (spot: MatrixSpot) => React.HTMLAttributes<HTMLTableCellElement>;

/** The duties of one path: activities down, places across, the sides facing each other. Rows are dragged by their handles. */
export function MatrixTable({
  framework,
  section,
  holes,
  spotProps,
  onMove,
}: {
  readonly framework: Framework;
  readonly section: MatrixSection;
  readonly holes: readonly RoleHole[];
  readonly spotProps: SpotProps;
  readonly onMove: (activity: string, by: number) => void;
}) {
  const { drag, begin } = useGridDrag((dropped) => {
    const by = shiftOf(dropped);
    const row = section.rows[dropped.from];
    if (row && by !== 0) onMove(row.activity, by);
  });
  const dropMark = (index: number): string => {
    if (drag?.gap === index) return 'is-drop-above';
    return drag?.gap === section.rows.length && index === section.rows.length - 1 ? 'is-drop-below' : '';
  };
  return (
    // A table one walks in is a grid (WAI-ARIA Authoring Practices, "Grid").
    <table
      className={drag ? 'role-matrix is-dragging' : 'role-matrix'}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role
      role="grid"
      aria-label={`Who does what: ${section.title}`}
      onPointerDown={(event) => {
        if (begin(event)) event.preventDefault();
      }}
    >
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
                  hole.kind === 'idle-side' && hole.place === place.key && hole.facings.includes(facing),
              );
              return (
                <th key={`${place.key} ${facing}`} scope="col" className={`role-side role-side-${facing}`}>
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
        {section.rows.map((row, index) => (
          <tr key={row.activity} className={dropMark(index)}>
            <ActivityHead
              row={row}
              index={index}
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
  );
}

function ActivityHead({
  row,
  index,
  unplaced,
  ...rest
}: {
  readonly row: MatrixRow;
  readonly index: number;
  readonly unplaced: boolean;
} & React.ThHTMLAttributes<HTMLTableCellElement>) {
  const ruledOut =
    row.cells.some((cell) => cell.ruledOut > 0) && row.cells.every((cell) => cell.duties.length === 0);
  return (
    <th
      scope="row"
      role="rowheader"
      data-row={index}
      data-column={-1}
      className={ruledOut ? 'role-activity is-ruled-out' : 'role-activity'}
      title={ruledOut ? 'Not due in this scenario' : undefined}
      {...rest}
    >
      <span className="role-handle" data-handle={index} title="Drag to move; Alt+↑ and Alt+↓ move it too" />
      {row.name}
      {unplaced ? <span className="role-undone">nobody's duty</span> : null}
    </th>
  );
}
