import type { VerifyProperty } from '../../core/verify/index.ts';
import type { Stress } from '../session/createStress.ts';
import { phraseCount } from '../session/phraseNumber.ts';
import { toProofCase } from '../session/stressEdgeCases.ts';
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
  const { claim, status, findings } = property;
  return (
    <li className="stress-claim">
      <p className="stress-claim-head">
        <span>{claim}</span>
        <Mark tone={TONES[status]}>{phraseStatus(property)}</Mark>
      </p>
      {findings.map((_finding, place) => (
        <FindingEntry key={place} property={property} place={place} stress={stress} />
      ))}
    </li>
  );
}

function FindingEntry({
  property,
  place,
  stress,
}: {
  readonly property: VerifyProperty;
  readonly place: number;
  readonly stress: Stress;
}) {
  const finding = property.findings[place];
  const deal = toProofCase(property, place);
  if (!finding) return null;
  return (
    <div className="stress-finding">
      <p>{finding.message}</p>
      {finding.counterexample && deal ? (
        <>
          <ol className="stress-steps">
            {finding.counterexample.steps.map((step, index) => (
              <li key={index}>{step}</li>
            ))}
          </ol>
          <KeepDeal deal={deal} stress={stress} />
        </>
      ) : null}
    </div>
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
