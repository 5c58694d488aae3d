import { useStudio } from '../hooks/useSession.ts';
import { phraseCount } from '../session/phraseNumber.ts';

const SHOWN = 20;

/** The lines of the open sets that are no deals. */
export function RejectedLines() {
  const { sets, rejected, rejectedCount } = useStudio((state) => state.deals);
  if (rejected.length === 0) return null;
  return (
    <details className="rejected" open={rejectedCount <= 3}>
      <summary>
        {phraseCount(rejectedCount)} {rejectedCount === 1 ? 'line was' : 'lines were'} left out
      </summary>
      <ul>
        {rejected.slice(0, SHOWN).map((line) => (
          <li key={`${line.source} ${line.line}`}>
            <b>
              {sets[line.source]?.name}, line {line.line}
            </b>
            : {line.message}
          </li>
        ))}
      </ul>
      {rejectedCount > SHOWN ? <p className="fine">and {phraseCount(rejectedCount - SHOWN)} more</p> : null}
    </details>
  );
}
