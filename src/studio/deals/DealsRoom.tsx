import './deals.css';
import { Link } from 'wouter';
import { useSession, useStudio } from '../hooks/useSession.ts';
import { openFiles } from '../session/openFiles.ts';
import { phraseCount } from '../session/phraseNumber.ts';
import { FilePicker } from '../widgets/FilePicker.tsx';
import { SetList } from './SetList.tsx';

const SHOWN_REJECTED = 20;

/** Bring › Deals: what is loaded, from where, and the lines that are no deals. */
export function DealsRoom() {
  const session = useSession();
  const { sets, table, rejected, rejectedCount } = useStudio((state) => state.deals);
  return (
    <div className="deals-room">
      <header className="room-head">
        <h1>{table.deals === 0 ? 'Bring deals' : `${phraseCount(table.deals)} deals are open`}</h1>
        <p>
          Closed deals are the test of a framework. Open a <code>.deals.jsonl</code> file, one deal a line,
          plain or packed (<code>.gz</code>), of any length, or drop it anywhere on this page.{' '}
          <b>Nothing leaves this computer.</b>
        </p>
        <FilePicker
          label="Open deals"
          accept=".jsonl,.ndjson,.jsonc,.json,.gz"
          look="primary"
          onFiles={(files) => void openFiles(session, files)}
        />
      </header>
      <SetList counts={table.sources} />
      {table.deals > 0 ? (
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
            {phraseCount(rejectedCount)} {rejectedCount === 1 ? 'line was' : 'lines were'} left out
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
          {rejectedCount > SHOWN_REJECTED ? (
            <p className="fine">and {phraseCount(rejectedCount - SHOWN_REJECTED)} more</p>
          ) : null}
        </section>
      ) : null}
    </div>
  );
}
