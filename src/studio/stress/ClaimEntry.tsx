import { useStudio } from '../hooks/useSession.ts';
import type { VerifyProperty } from '../../core/verify/index.ts';
import type { Stress } from '../session/createStress.ts';
import { phraseCount } from '../session/phraseNumber.ts';
import { Mark, type Tone } from '../widgets/Mark.tsx';
import { KeepDeal } from './KeepDeal.tsx';

const TONES: Readonly<Record<VerifyProperty['status'], Tone>> = {
  proved: 'good',
  refuted: 'silent',
  possible: 'contradicted',
  open: 'unproven',
};

/** A claim with its proof, or the shortest way to where it does not hold. */
export function ClaimEntry({
  property,
  stress,
}: {
  readonly property: VerifyProperty;
  readonly stress: Stress;
}) {
  const isRunnable = useStudio(({ reading }) => !reading.halted && !reading.stale);
  const { claim, status, findings } = property;
  return (
    <li className="stress-claim">
      <p className="stress-claim-head">
        <span>{claim}</span>
        <Mark tone={TONES[status]}>{phraseStatus(property)}</Mark>
      </p>
      {findings.map((finding, place) => (
        <div key={place} className="stress-finding">
          <p>{finding.message}</p>
          {finding.counterexample ? (
            <>
              <ol className="stress-steps">
                {finding.counterexample.steps.map((step, index) => (
                  <li key={index}>{step}</li>
                ))}
              </ol>
              {isRunnable ? (
                <KeepDeal breaking={{ kind: 'claim', property, place }} stress={stress} />
              ) : (
                <p className="fine">It can be played once the text has no error.</p>
              )}
            </>
          ) : null}
        </div>
      ))}
    </li>
  );
}

function phraseStatus({ status, scenarios }: VerifyProperty): string {
  const all = scenarios === 1 ? 'the only scenario' : `all ${phraseCount(scenarios)} scenarios`;
  switch (status) {
    case 'proved':
      return `proved for ${all}`;
    case 'refuted':
      return 'refuted';
    case 'possible':
      return 'possible, not confirmed';
    case 'open':
      return 'not decided in time';
  }
}
