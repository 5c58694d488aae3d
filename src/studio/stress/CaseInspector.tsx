import { useStudio } from '../hooks/useSession.ts';
import type { Stress } from '../session/createStress.ts';
import { titleOfKey } from '../session/phraseEvent.ts';
import type { ChosenCase, MatrixRow } from '../session/stressState.ts';
import { IconButton } from '../widgets/Button.tsx';
import { Mark } from '../widgets/Mark.tsx';
import { findCase } from './caseGroups.ts';
import { nameCase, phraseCell } from './phraseCell.ts';
import { UnansweredQuestion } from './UnansweredQuestion.tsx';

/** An edge case explained: what it asks, what others answer, where it is known from, and what broke. */
export function CaseInspector({
  stress,
  row,
  chosen,
  onClose,
}: {
  readonly stress: Stress;
  readonly row: MatrixRow;
  readonly chosen: ChosenCase;
  readonly onClose: () => void;
}) {
  const framework = useStudio((state) => state.reading.framework);
  const about = findCase(row.edgeCase);
  if (!about) return null;
  const { partnerType } = chosen;
  const nameType = (type: string): string =>
    framework?.partnerTypes.get(type)?.name ?? (type === 'unknown' ? 'Type unknown' : titleOfKey(type));
  const cell = row.cells.find((one) => one.partnerType === partnerType);
  const findings = row.findings.filter(
    (finding) => partnerType === undefined || finding.partnerType === partnerType,
  );
  const phrased = cell && phraseCell(cell, findings);
  return (
    // Escape leads back to the matrix.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <aside
      className="stress-inspector"
      aria-label="Edge case"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onClose();
      }}
    >
      <header>
        <div>
          <h2>{nameCase(row.edgeCase)}</h2>
          {partnerType === undefined ? null : <p className="fine">{nameType(partnerType)}</p>}
        </div>
        <IconButton icon="close" label="Close" onClick={onClose} />
      </header>
      <p className="stress-question">{about.question}</p>
      {phrased ? (
        <p>
          <Mark tone={phrased.tone} size="large">
            {phrased.text}
          </Mark>
          <span className="fine">{phrased.more.replace(/^, /, ' ')}</span>
        </p>
      ) : null}
      {phrased?.kind === 'untried' ? (
        <p className="fine">No deal of this partner type has a place for it, recorded or made up.</p>
      ) : null}
      {phrased?.kind === 'unproven' ? (
        <p className="fine">
          The edge case takes away a fact that the answer needs: nobody can say whether the framework has one.
        </p>
      ) : null}
      {findings.map((finding) => (
        <UnansweredQuestion
          key={finding.example.id}
          finding={finding}
          deal={finding.example}
          stress={stress}
          about={[
            ...(partnerType === undefined ? [nameType(finding.partnerType)] : []),
            `${finding.deals === 1 ? '1 deal' : `${finding.deals} deals`}, first made of “${finding.from.deal}”${finding.from.variant === '' ? '' : ` with ${finding.from.variant}`}`,
          ].join(' · ')}
        />
      ))}
      <section>
        <h3>What is done to the deal</h3>
        <p>{about.change}</p>
      </section>
      <section>
        <h3>What frameworks answer</h3>
        <ul className="stress-points">
          {about.answers.map((answer) => (
            <li key={answer}>{answer}</li>
          ))}
        </ul>
      </section>
      <section>
        <h3>Why it happens</h3>
        <ul className="stress-points">
          {about.sources.map((source) => (
            <li key={source}>{source}</li>
          ))}
        </ul>
      </section>
    </aside>
  );
}
