import type { Finding, Framework } from '../../core/index.ts';
import type { Frame } from '../session/createFrames.ts';
import { KIND_WORDS } from '../session/kindWords.ts';
import type { OpenedDeal } from '../session/studioState.ts';
import { Mark } from '../widgets/Mark.tsx';
import { BreakQuestion } from './BreakQuestion.tsx';
import { FacingColumns } from './FacingColumns.tsx';

const GRAVITY = ['silent', 'ambiguous', 'contradicted', 'unreadable'];

/** What the framework says now, what happened, and the question it could not answer. */
export function StepPanel({
  framework,
  opened,
  frames,
  frame,
}: {
  readonly framework: Framework;
  readonly opened: OpenedDeal;
  readonly frames: readonly Frame[];
  readonly frame: Frame;
}) {
  const findings = frame.findings.toSorted((a, b) => GRAVITY.indexOf(a.kind) - GRAVITY.indexOf(b.kind));
  const breaks = findings.filter(({ kind }) => kind === 'silent' || kind === 'ambiguous');
  const others = findings.filter((finding) => !breaks.includes(finding));
  return (
    <aside className="step-panel" aria-label="This step" aria-live="polite">
      {breaks.length > 0 ? (
        breaks.map((finding, index) => (
          <BreakQuestion
            key={finding.break + index}
            framework={framework}
            finding={finding}
            first={index === 0}
          />
        ))
      ) : (
        <header className="step-calm">
          <h2>{frame.label}</h2>
          {others.length === 0 ? (
            <p className="fine">
              {frame.kind === 'timer'
                ? 'A clock ran out; nobody had to do anything.'
                : 'The framework has an answer to everything asked here.'}
            </p>
          ) : null}
        </header>
      )}
      {others.map((finding, index) => (
        <OtherFinding key={finding.break + index} finding={finding} />
      ))}
      <FacingColumns framework={framework} deal={opened.deal} frames={frames} frame={frame} />
    </aside>
  );
}

function OtherFinding({ finding }: { readonly finding: Finding }) {
  return (
    <section className="other-finding">
      <Mark tone={finding.kind}>{KIND_WORDS[finding.kind].long}</Mark>
      <p>{finding.detail === '' ? finding.question : finding.detail}</p>
      {finding.assumed ? <p className="fine">This rests on a step the record does not hold.</p> : null}
    </section>
  );
}
