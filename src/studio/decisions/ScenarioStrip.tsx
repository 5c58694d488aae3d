import type { CompiledColumn, FactValue, Framework } from '../../core/index.ts';
import { nameValue } from '../session/nameValue.ts';
import { titleOf } from './decisionTable.ts';

/** Facts of this decision that the scenario above does not hold, such as the state of the first registration. */
export function ScenarioStrip({
  framework,
  columns,
  known,
  onChange,
}: {
  readonly framework: Framework;
  readonly columns: readonly CompiledColumn[];
  readonly known: ReadonlyMap<string, FactValue>;
  readonly onChange: (column: string, value: FactValue | undefined) => void;
}) {
  if (columns.length === 0) return null;
  return (
    <div className="scenario-strip" role="group" aria-label="Scenario of this decision">
      <span className="fine">Also in the scenario</span>
      {columns.map((column) => {
        const value = known.get(column.column);
        const chosen = column.slices.findIndex((slice) => slice.value === value);
        return (
          <label
            key={column.column}
            className={value === undefined ? 'scenario-fact' : 'scenario-fact is-set'}
          >
            {titleOf(framework, column.column)}
            <select
              className="select"
              value={chosen < 0 ? '' : String(chosen)}
              onChange={(event) =>
                onChange(
                  column.column,
                  event.target.value === '' ? undefined : column.slices[Number(event.target.value)]?.value,
                )
              }
            >
              <option value="">any</option>
              {column.slices.map((slice, index) =>
                slice.value === undefined ? null : (
                  <option key={slice.label} value={index}>
                    {slice.slice?.interval ? slice.label : nameValue(framework, column.column, slice.value)}
                  </option>
                ),
              )}
            </select>
          </label>
        );
      })}
    </div>
  );
}
