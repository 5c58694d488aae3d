import type { Stress } from '../session/createStress.ts';
import { phraseCount } from '../session/phraseNumber.ts';
import type { ProofWork } from '../session/stressState.ts';
import type { VerifyProperty } from '../../core/verify/index.ts';
import { ClaimEntry } from './ClaimEntry.tsx';
import { RunLine } from './RunLine.tsx';
import { useStressState } from './useStress.ts';

/** What does not hold comes first. */
const ORDER: readonly VerifyProperty['status'][] = ['refuted', 'possible', 'open', 'proved'];
const TITLES: Readonly<Record<VerifyProperty['status'], string>> = {
  refuted: 'Does not hold: a deal shows it',
  possible: 'May not hold',
  open: 'Not decided',
  proved: 'Holds in every scenario',
};

/** What holds in every scenario, and the deals that show what does not. */
export function ProofsView({ stress, isUsable }: { readonly stress: Stress; readonly isUsable: boolean }) {
  const { proofs } = useStressState(stress);
  const { status, version, report, combinations, claims } = proofs;
  return (
    <div className="stress-page">
      <header className="stress-head">
        <div>
          <h1>{titleOf(proofs)}</h1>
          <p className="fine">
            Every reachable combination of where a deal and its registrations stand is looked at, with every
            scenario of the facts, before any deal is replayed.
          </p>
        </div>
        <RunLine
          status={status}
          version={version}
          isUsable={isUsable}
          begin="Prove it"
          again="Prove it again"
          onBegin={stress.prove}
          onStop={stress.stopProof}
          progress={{
            done: claims,
            said: `${phraseCount(combinations)} combinations looked at, ${claims === 1 ? '1 claim' : `${phraseCount(claims)} claims`} decided`,
          }}
        />
      </header>
      {report ? (
        <>
          {ORDER.map((one) => {
            const own = report.properties.filter((property) => property.status === one);
            if (own.length === 0) return null;
            return (
              <section key={one} className="stress-claims">
                <h2>
                  {TITLES[one]} <span className="fine">{phraseCount(own.length)}</span>
                </h2>
                <ul>
                  {own.map((property) => (
                    <ClaimEntry
                      key={`${property.kind} ${property.subject}`}
                      property={property}
                      stress={stress}
                    />
                  ))}
                </ul>
              </section>
            );
          })}
          <section className="stress-coverage">
            <h2>What this does not cover</h2>
            <ul className="stress-points">
              {report.notCovered.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </section>
        </>
      ) : null}
    </div>
  );
}

function titleOf({ report }: ProofWork): string {
  if (!report) return 'What holds in every scenario?';
  const count = (wanted: VerifyProperty['status']): number =>
    report.properties.filter(({ status }) => status === wanted).length;
  const [proved, refuted, all] = [count('proved'), count('refuted'), report.properties.length];
  const said = `${phraseCount(proved)} of ${phraseCount(all)} claims hold in every scenario`;
  return refuted === 0 ? said : `${said}; ${refuted === 1 ? '1 does' : `${phraseCount(refuted)} do`} not`;
}
