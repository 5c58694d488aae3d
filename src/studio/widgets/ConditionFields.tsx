import './fields.css';
import { parseCell, type CellSource, type Domain } from '../../core/index.ts';
import { IconButton } from './Button.tsx';
import { ChoiceField } from './ChoiceField.tsx';
import { TextField } from './TextField.tsx';
import { TickList } from './TickList.tsx';

/** A column a condition may test. */
export interface ConditionColumn {
  readonly name: string;
  readonly label: string;
  readonly domain: Domain;
  /** What its values are called. */
  readonly labelOf: (value: string) => string;
}

/** Tests that must all hold, one field each, and a list to add another. */
export function ConditionFields({
  label,
  tests,
  columns,
  none,
  onSet,
}: {
  readonly label: string;
  readonly tests: ReadonlyMap<string, CellSource>;
  readonly columns: readonly ConditionColumn[];
  /** What no test at all means: "always". */
  readonly none: string;
  /** Answers false when refused. Without a cell the test is dropped. */
  readonly onSet: (column: string, cell: CellSource | undefined) => boolean;
}) {
  const free = columns.filter((column) => !tests.has(column.name));
  return (
    <div className="conditions" role="group" aria-label={label}>
      <span className="field-label">{label}</span>
      {tests.size === 0 ? <p className="fine">{none}</p> : null}
      {[...tests].map(([name, source]) => (
        <div key={name} className="condition">
          <ConditionField
            name={name}
            column={columns.find((column) => column.name === name)}
            source={source}
            onSet={(cell) => onSet(name, cell)}
          />
          <IconButton
            icon="close"
            label={`Drop the condition on ${name}`}
            onClick={() => onSet(name, undefined)}
          />
        </div>
      ))}
      {free.length > 0 ? (
        <ChoiceField
          label="Add a condition"
          hideLabel
          value={undefined}
          none="Add a condition…"
          groups={[
            {
              label: 'Columns',
              choices: free.map(({ name, label: title }) => ({ value: name, label: title })),
            },
          ]}
          onChange={(name) => {
            const column = free.find((candidate) => candidate.name === name);
            if (column) onSet(column.name, firstCell(column.domain));
          }}
        />
      ) : null}
    </div>
  );
}

function ConditionField({
  name,
  column,
  source,
  onSet,
}: {
  readonly name: string;
  readonly column: ConditionColumn | undefined;
  readonly source: CellSource;
  readonly onSet: (cell: CellSource | undefined) => boolean;
}) {
  const label = column?.label ?? name;
  const chosen = column ? plainValues(source, column.domain) : undefined;
  if (column?.domain.kind === 'enum' && chosen) {
    const choices = column.domain.values.map((value) => ({ value, label: column.labelOf(value) }));
    return (
      <TickList
        label={label}
        groups={[{ label, choices }]}
        chosen={chosen}
        onChange={(values) => onSet(values.length === 0 ? undefined : values)}
      />
    );
  }
  if (column?.domain.kind === 'boolean' && chosen)
    return (
      <ChoiceField
        label={label}
        value={chosen[0]}
        groups={[
          {
            label,
            choices: [
              { value: 'true', label: 'yes' },
              { value: 'false', label: 'no' },
            ],
          },
        ]}
        onChange={(value) => onSet(value === 'true')}
      />
    );
  return (
    <TextField
      label={label}
      mono
      value={
        typeof source === 'string' ? source : typeof source === 'object' ? source.join(', ') : String(source)
      }
      hint={column?.domain.kind === 'number' ? 'Such as > 48, <= 10, [10..50]' : 'As in a table of rules'}
      onCommit={(text) => text !== '' && (!column || parseCell(text, column.domain).ok) && onSet(text)}
    />
  );
}

/** The values a cell lists, as text; undefined when it says more than a list can. */
function plainValues(source: CellSource, domain: Domain): readonly string[] | undefined {
  const cell = parseCell(source, domain);
  if (!cell.ok || cell.value.kind === 'any' || cell.value.negated || cell.value.intervals.length > 0)
    return undefined;
  return cell.value.values.map(String);
}

function firstCell(domain: Domain): CellSource {
  switch (domain.kind) {
    case 'enum':
      return domain.values.slice(0, 1);
    case 'boolean':
      return true;
    case 'number':
      return `>= ${domain.min ?? 0}`;
  }
}
