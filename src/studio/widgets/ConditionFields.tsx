import './fields.css';
import { useEffect, useRef, useState } from 'react';
import type { CellSource, Domain } from '../../core/index.ts';
import { IconButton } from './Button.tsx';
import { CellField } from './CellField.tsx';
import { PickField } from './PickField.tsx';
import type { ValueChoice } from './ValueChips.tsx';

/** A column a condition may test. */
export interface ConditionColumn {
  readonly name: string;
  readonly label: string;
  readonly group: string;
  readonly domain: Domain | undefined;
  readonly unit?: string;
  readonly choices: readonly ValueChoice[];
  /** A test in words. */
  readonly phrase: (source: CellSource) => string;
}

/** Tests that must all hold, each in words and opened to be changed, and a list to add another. */
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
  const [open, setOpen] = useState<string>();
  const rows = [...tests.keys(), ...(open === undefined || tests.has(open) ? [] : [open])];
  const free = columns.filter(({ name }) => !rows.includes(name));
  const groups = [...new Set(free.map(({ group }) => group))].map((group) => ({
    label: group,
    choices: free
      .filter((column) => column.group === group)
      .map(({ name, label: title }) => ({ value: name, label: title })),
  }));
  return (
    <div className="conditions" role="group" aria-label={label}>
      <span className="field-label">{label}</span>
      {rows.length === 0 ? <p className="fine">{none}</p> : null}
      {rows.map((name) => (
        <Condition
          key={name}
          name={name}
          column={columns.find((column) => column.name === name)}
          source={tests.get(name)}
          open={open === name}
          onOpen={(next) => setOpen(next ? name : undefined)}
          onSet={(cell) => onSet(name, cell)}
        />
      ))}
      {free.length > 0 ? (
        <PickField label="Add a condition" prompt="Add a condition…" groups={groups} onPick={setOpen} />
      ) : null}
    </div>
  );
}

function Condition({
  name,
  column,
  source,
  open,
  onOpen,
  onSet,
}: {
  readonly name: string;
  readonly column: ConditionColumn | undefined;
  readonly source: CellSource | undefined;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly onSet: (cell: CellSource | undefined) => boolean;
}) {
  const label = column?.label ?? name;
  const begun = useRef<HTMLDivElement>(null);
  const isNew = open && source === undefined;
  useEffect(() => {
    if (isNew) begun.current?.querySelector<HTMLElement>('button.value-chip, input')?.focus();
  }, [isNew]);
  const words =
    source === undefined ? `${label} is …` : (column?.phrase(source) ?? `${name} is ${String(source)}`);
  return (
    <div className="condition">
      <button
        type="button"
        className="condition-words"
        aria-expanded={open}
        title="Change"
        onClick={() => onOpen(!open)}
      >
        {words}
      </button>
      <IconButton
        icon="close"
        label={`Drop the condition on ${label}`}
        onClick={() => {
          if (source === undefined || onSet(undefined)) onOpen(false);
        }}
      />
      {open ? (
        <div ref={begun} className="condition-editor">
          <CellField
            label={label}
            domain={column?.domain}
            unit={column?.unit}
            choices={column?.choices ?? []}
            source={source}
            onSet={onSet}
          />
        </div>
      ) : null}
    </div>
  );
}
