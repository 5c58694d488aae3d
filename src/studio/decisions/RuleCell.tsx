import { describeCell, type CellExplanation, type CompiledColumn, type Framework } from '../../core/index.ts';
import { nameValue } from '../session/nameValue.ts';

const OUTCOMES = {
  held: { sign: '✓', words: 'holds' },
  failed: { sign: '✕', words: 'does not hold' },
  unknown: { sign: '?', words: 'not known' },
} as const;

/** What a rule wants of one input, and whether the scenario has it. */
export function RuleCell({
  framework,
  compiled,
  rule,
  text,
  explanation,
}: {
  readonly framework: Framework;
  readonly compiled: CompiledColumn;
  /** Index of the rule. */
  readonly rule: number;
  /** As written, for a cell that cannot be read. */
  readonly text: string;
  readonly explanation: CellExplanation | undefined;
}) {
  const test = compiled.tests[rule];
  const cell = test ? test.cell : ({ kind: 'any' } as const);
  if (!cell) return <code className="cell-raw">{text}</code>;
  const mark = explanation && cell.kind !== 'any' ? OUTCOMES[explanation.outcome] : undefined;
  return (
    <>
      <CellWords framework={framework} column={compiled.column} cell={cell} />
      {mark ? (
        <span className={`cell-mark cell-mark-${explanation?.outcome ?? ''}`} title={mark.words}>
          <span aria-hidden="true">{mark.sign}</span>
          <span className="visually-hidden">{mark.words}</span>
        </span>
      ) : null}
    </>
  );
}

function CellWords({
  framework,
  column,
  cell,
}: {
  readonly framework: Framework;
  readonly column: string;
  readonly cell: NonNullable<NonNullable<CompiledColumn['tests'][number]>['cell']>;
}) {
  if (cell.kind === 'any') return <span className="cell-any">any</span>;
  if (cell.intervals.length > 0 || cell.values.some((value) => typeof value === 'number'))
    return <span>{describeCell(framework, column, cell)}</span>;
  return (
    <span className="cell-values">
      {cell.negated ? <span className="cell-not">not</span> : null}
      {cell.values.map((value, index) => (
        <span key={String(value)}>
          <span
            className={cell.negated ? 'cell-value is-negated' : 'cell-value'}
            title={framework.facts.get(column)?.values.get(String(value))}
          >
            {nameValue(framework, column, value)}
          </span>
          {index < cell.values.length - 1 ? <span className="visually-hidden"> or </span> : null}
        </span>
      ))}
    </span>
  );
}
