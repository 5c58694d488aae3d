import './fields.css';
import { useId, useState } from 'react';
import { parseCell, type Cell, type CellSource, type Domain } from '../../core/index.ts';
import { readCellText } from '../session/readCellText.ts';
import { writeCellText } from '../session/writeCellText.ts';
import { RangeFields } from './RangeFields.tsx';
import { ValueChips, type ValueChoice } from './ValueChips.tsx';

/** One test of one column: its values to press or its range to fill in, and the same as text (S-FEEL) to type. */
export function CellField({
  label,
  domain,
  unit,
  choices,
  source,
  onSet,
}: {
  readonly label: string;
  /** Undefined when nobody declared the column: then only text can be given. */
  readonly domain: Domain | undefined;
  readonly unit?: string | undefined;
  readonly choices: readonly ValueChoice[];
  /** Undefined when any value fits. */
  readonly source: CellSource | undefined;
  /** Answers false when refused. */
  readonly onSet: (cell: CellSource | undefined) => boolean;
}) {
  const id = useId();
  const written = writeCellText(source, domain);
  const [draft, setDraft] = useState<{ readonly text: string; readonly over: string }>();
  const text = draft?.over === written ? draft.text : written;
  const { cell, problem } = readCell(text, domain);
  const finish = (typed: string): void => {
    setDraft({ text: typed, over: written });
    if (typed === written || readCell(typed, domain).problem !== undefined) return;
    if (onSet(readCellText(typed, domain))) setDraft(undefined);
  };
  const change = (typed: string): void => setDraft({ text: typed, over: written });
  return (
    // What is typed is taken when it is finished, wherever in the field the focus was.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      className="cell-field"
      role="group"
      aria-label={`${label}: what fits`}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) finish(text);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && event.target instanceof HTMLInputElement) {
          event.preventDefault();
          finish(text);
        }
        if (event.key === 'Escape' && text !== written) {
          event.stopPropagation();
          setDraft(undefined);
        }
      }}
    >
      {domain?.kind === 'number' ? (
        <RangeFields
          title={label}
          unit={unit}
          cell={cell}
          domain={domain}
          suggestions={[]}
          onChange={change}
        />
      ) : null}
      {domain && choices.length > 0 ? (
        <ValueChips label={label} choices={choices} cell={cell} domain={domain} onChange={finish} />
      ) : null}
      <input
        className="field-input field-mono"
        aria-label={`${label}, as text`}
        aria-invalid={problem !== undefined}
        aria-describedby={problem === undefined ? undefined : `${id}-problem`}
        spellCheck={false}
        placeholder={domain?.kind === 'number' ? 'Or type: >= 10, [10..50)' : 'Or type: not(…)'}
        value={text === '-' ? '' : text}
        onChange={(event) => change(event.target.value)}
      />
      {problem === undefined ? null : (
        <p id={`${id}-problem`} className="meaning meaning-problem" role="status">
          {problem}
        </p>
      )}
    </div>
  );
}

function readCell(
  text: string,
  domain: Domain | undefined,
): { readonly cell: Cell | undefined; readonly problem?: string } {
  const source = readCellText(text, domain);
  if (source === undefined) return { cell: { kind: 'any' } };
  if (!domain) return { cell: undefined };
  const parsed = parseCell(source, domain);
  return parsed.ok ? { cell: parsed.value } : { cell: undefined, problem: parsed.error.message };
}
