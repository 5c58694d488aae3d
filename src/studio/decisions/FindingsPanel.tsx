import './findings.css';
import type { FactValue } from '../../core/index.ts';
import { FindingEntry } from './FindingEntry.tsx';
import type { DecisionTable } from './decisionTable.ts';
import { countFindings } from './findingWords.ts';
import { useFindings } from './useFindings.ts';

/** What a decision leaves open, contradicts or never uses, looked at in every scenario by the worker. */
export function FindingsPanel({
  table,
  readOnly,
  onTry,
}: {
  readonly table: DecisionTable;
  readonly readOnly: boolean;
  readonly onTry: (witness: Readonly<Record<string, FactValue>>) => void;
}) {
  const { findings, exhaustive, fresh } = useFindings(table.decision.name);
  const answers = table.columns.flatMap((column) =>
    column.kind === 'answer' && column.part === undefined ? column.options : [],
  );
  return (
    <section className={fresh ? 'findings' : 'findings is-stale'} aria-label="What is missing">
      <header className="findings-head">
        <h2>What is missing</h2>
        <span className="fine" role="status">
          {fresh ? phraseCounts(countFindings(findings), exhaustive) : 'Looking at the change…'}
        </span>
      </header>
      {findings.length === 0 ? null : (
        <ul className="finding-list">
          {findings.map((finding) => (
            <FindingEntry
              key={`${finding.code} ${finding.message}`}
              finding={finding}
              answers={answers}
              readOnly={readOnly || !fresh}
              onTry={onTry}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

function phraseCounts(counts: string, exhaustive: boolean): string {
  if (!exhaustive) return `${counts}; not all scenarios were looked at`;
  return counts === '' ? 'nothing: every scenario has one answer, and every rule matters' : counts;
}
