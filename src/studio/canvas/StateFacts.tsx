import type { Framework, StateNode } from '../../core/index.ts';
import { useStudio } from '../hooks/useSession.ts';
import { phraseEventType, phraseRole } from '../session/phraseEvent.ts';
import { phraseTest } from '../session/phraseGuard.ts';
import { phraseShare } from '../session/phraseNumber.ts';
import { readOwnership } from '../session/readOwnership.ts';

/** Who leads the customer in a state, and who does what there. */
export function StateFacts({
  framework,
  state,
  lifecycle,
}: {
  readonly framework: Framework;
  readonly state: StateNode;
  readonly lifecycle: string;
}) {
  const lens = useStudio((studio) => studio.lens);
  const ownership = readOwnership(framework, lens).get(state.key);
  const stage = state.tags.includes('stage');
  const duties = framework.responsibilities.filter(
    (row) =>
      row.stage === `${lifecycle}.${state.path.join('.')}` ||
      (stage && (row.stage === state.key || row.stage === '*')),
  );
  return (
    <>
      {stage && ownership ? (
        <section>
          <h3>Who leads the customer</h3>
          <ul className="plain-list">
            {ownership.roles.map(({ role, share }) => (
              <li key={role}>
                {role} <b>{phraseShare(share)}</b>
              </li>
            ))}
            {ownership.silent > 0 ? (
              <li className="is-bad">
                nobody <b>{phraseShare(ownership.silent)}</b>
              </li>
            ) : null}
            {ownership.ambiguous > 0 ? (
              <li className="is-bad">
                two answers <b>{phraseShare(ownership.ambiguous)}</b>
              </li>
            ) : null}
          </ul>
          <p className="fine">of the scenarios that the lens above leaves open</p>
        </section>
      ) : null}
      {duties.length > 0 ? (
        <section>
          <h3>Who does what</h3>
          <ul className="duty-list">
            {duties.map((row) => (
              <li key={row.index}>
                <b>{phraseEventType(framework, row.activity)}</b>
                <span>
                  {row.responsible === undefined
                    ? 'nobody named'
                    : `${phraseRole(framework, row.responsible)} does it`}
                  {row.accountable === undefined
                    ? ''
                    : `, ${phraseRole(framework, row.accountable)} answers for it`}
                </span>
                {row.when.size > 0 ? (
                  <span className="fine">
                    only when{' '}
                    {[...row.when].map(([column, cell]) => phraseTest(framework, column, cell)).join(' and ')}
                  </span>
                ) : null}
                {row.how === undefined ? null : <span className="fine">{row.how}</span>}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}
