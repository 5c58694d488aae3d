import type { Framework, Transition } from '../../core/index.ts';
import { useSession } from '../hooks/useSession.ts';
import { phraseTrigger, titleOfKey } from '../session/phraseEvent.ts';
import { phraseGuard } from '../session/phraseGuard.ts';
import { lineOf } from '../session/selectionPath.ts';
import { Button } from '../widgets/Button.tsx';
import { findTarget } from './findTarget.ts';
import { placeOf } from './planRemoval.ts';

/** What can happen in a state, each to be changed or allowed again. */
export function StateWays({
  framework,
  lifecycle,
  ways,
}: {
  readonly framework: Framework;
  readonly lifecycle: string;
  readonly ways: readonly Transition[];
}) {
  const session = useSession();
  if (ways.length === 0) return null;
  const owner = framework.lifecycles.get(lifecycle);
  return (
    <section>
      <h3>What can happen</h3>
      <ul className="duty-list">
        {ways.map((way) => {
          const target =
            owner && way.target !== undefined ? findTarget(owner, way.source, way.target) : undefined;
          const guard = way.guard ? phraseGuard(framework, way.guard) : '';
          const words = phraseTrigger(framework, way);
          return (
            <li key={way.id} className="way-row">
              <span>
                <b>{words}</b>
                <span>{target ? `then ${titleOfKey(target.key)}` : 'is not allowed here'}</span>
                {guard === '' ? null : <span className="fine">only when {guard}</span>}
                {way.description === undefined ? null : <span className="fine">{way.description}</span>}
              </span>
              {target ? (
                <Button
                  look="quiet"
                  aria-label={`Change: ${words}`}
                  onClick={() =>
                    session.select({ kind: 'transition', lifecycle, id: lineOf(framework, lifecycle, way) })
                  }
                >
                  Change
                </Button>
              ) : (
                <Button
                  look="quiet"
                  aria-label={`Allow again: ${words}`}
                  onClick={() =>
                    session.runCommand({ kind: 'transition.remove', transition: placeOf(lifecycle, way) })
                  }
                >
                  Allow
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
