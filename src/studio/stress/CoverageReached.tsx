import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { SearchReport } from '../../core/stress/index.ts';
import { useStudio } from '../hooks/useSession.ts';
import { phraseEventType, phraseKey, titleOfKey } from '../session/phraseEvent.ts';
import { phraseCount } from '../session/phraseNumber.ts';

/** How much of the framework a search went through, and by name what it did not. */
export function CoverageReached({ coverage }: { readonly coverage: SearchReport['coverage'] }) {
  const { states, transitions, rules, unreached } = coverage;
  return (
    <section className="stress-coverage">
      <h2>What the search went through</h2>
      <p>
        {[[states, 'states'] as const, [transitions, 'transitions'] as const, [rules, 'rules'] as const]
          .map(([{ reached, of }, name]) => `${phraseCount(reached)} of ${phraseCount(of)} ${name}`)
          .join(' · ')}
      </p>
      {unreached.length > 0 ? (
        <details>
          <summary>{phraseCount(unreached.length)} never reached</summary>
          <ul className="stress-points">
            {unreached.map((address) => (
              <li key={address}>
                <Unreached address={address} />
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  );
}

/** "decision/rule", "path:state", or "path:state:event:number". */
function Unreached({ address }: { readonly address: string }): ReactNode {
  const framework = useStudio((state) => state.reading.framework);
  const [decision = '', rule] = address.split('/');
  const found = rule === undefined ? undefined : framework?.decisions.get(decision);
  if (found)
    return (
      <>
        Rule {rule} of{' '}
        <Link href={`/draw/decisions/${encodeURIComponent(decision)}`}>
          {found.question ?? phraseKey(decision)}
        </Link>
      </>
    );
  const [lifecycle = '', state = '', trigger] = address.split(':');
  const place = `${titleOfKey(lifecycle)} path, state “${phraseKey(state)}”`;
  if (trigger === undefined) return place;
  const [, clock] = /^after\.(.+)$/.exec(trigger) ?? [];
  const when =
    clock !== undefined
      ? `after ${phraseKey(clock)}`
      : trigger === 'always'
        ? 'at once'
        : phraseEventType(framework, trigger);
  return `${place}: ${when}`;
}
