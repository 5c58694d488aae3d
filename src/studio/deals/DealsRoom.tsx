import './deals.css';
import { Link } from 'wouter';
import { useSession, useStudio } from '../hooks/useSession.ts';
import { openFiles } from '../session/openFiles.ts';
import { phraseCount } from '../session/phraseNumber.ts';
import { IconButton } from '../widgets/Button.tsx';
import { FilePicker } from '../widgets/FilePicker.tsx';

const SHOWN_REJECTED = 20;

/** Bring › Deals: what is loaded, from where, and the lines that are no deals. */
export function DealsRoom() {
  const session = useSession();
  const { sets, rows, rejected } = useStudio((state) => state.deals);
  return (
    <div className="deals-room">
      <header className="room-head">
        <h1>{rows.length === 0 ? 'Bring deals' : `${phraseCount(rows.length)} deals are open`}</h1>
        <p>
          Closed deals are the test of a framework. Open a <code>.deals.jsonl</code> file, one deal a line, or
          drop it anywhere on this page. <b>Nothing leaves this computer.</b>
        </p>
        <FilePicker
          label="Open deals"
          accept=".jsonl,.ndjson,.jsonc,.json"
          look="primary"
          onFiles={(files) => void openFiles(session, files)}
        />
      </header>
      <ul className="deal-sets">
        {sets.map((set, index) => {
          const own = rows.filter((row) => row.source === index);
          return (
            <li key={set.name}>
              <b>{set.name}</b>
              <span className="fine">
                {set.origin.kind === 'scenario' ? `sample “${set.origin.scenario}”` : 'your file'} ·{' '}
                {phraseCount(own.length)} {own.length === 1 ? 'deal' : 'deals'},{' '}
                {phraseCount(own.filter((row) => row.outcome === 'won').length)} won
              </span>
              <IconButton icon="close" label={`Close ${set.name}`} onClick={() => session.removeSet(index)} />
            </li>
          );
        })}
      </ul>
      {rows.length > 0 ? (
        <p>
          <Link href="/replay/player" className="button button-plain">
            Watch them in the player
          </Link>
        </p>
      ) : (
        <p>
          No deals at hand? <Link href="/bring/borrow">Borrow a sample</Link> and watch a framework break.
        </p>
      )}
      {rejected.length > 0 ? (
        <section className="rejected">
          <h2>
            {phraseCount(rejected.length)} {rejected.length === 1 ? 'line was' : 'lines were'} left out
          </h2>
          <ul>
            {rejected.slice(0, SHOWN_REJECTED).map((line) => (
              <li key={`${line.source} ${line.line}`}>
                <b>
                  {sets[line.source]?.name}, line {line.line}
                </b>
                : {line.message}
              </li>
            ))}
          </ul>
          {rejected.length > SHOWN_REJECTED ? (
            <p className="fine">and {phraseCount(rejected.length - SHOWN_REJECTED)} more</p>
          ) : null}
        </section>
      ) : null}
    </div>
  );
}
