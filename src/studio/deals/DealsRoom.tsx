import './deals.css';
import { Link } from 'wouter';
import { useSession, useStudio } from '../hooks/useSession.ts';
import { openFiles } from '../session/openFiles.ts';
import { phraseCount } from '../session/phraseNumber.ts';
import { FilePicker } from '../widgets/FilePicker.tsx';
import { DealLibrary } from './DealLibrary.tsx';
import { RejectedLines } from './RejectedLines.tsx';
import { SetList } from './SetList.tsx';
import { useShownDeals } from './useShownDeals.ts';

/** Bring › Deals: what is loaded and from where, and below it all deals, to be found, changed and saved. `dealId` names the chosen one. */
export function DealsRoom({ dealId }: { readonly dealId: string | undefined }) {
  const session = useSession();
  const shown = useShownDeals();
  const { table } = shown;
  const hasDeals = table.deals > 0;
  return (
    <div className={hasDeals ? 'deals-room deals-room-full' : 'deals-room'}>
      <header className="deals-head">
        <div className="deals-title">
          <h1>{hasDeals ? `${phraseCount(table.deals)} deals are open` : 'Bring deals'}</h1>
          {hasDeals ? null : (
            <p>
              Closed deals are the test of a framework. Open a <code>.deals.jsonl</code> file, one deal a
              line, plain or packed (<code>.gz</code>), of any length, or drop it anywhere on this page.{' '}
              <b>Nothing leaves this computer.</b>
            </p>
          )}
        </div>
        <div className="deals-ways">
          <Link href="/bring/import" className="button button-plain">
            Bring from another system
          </Link>
          <Link href="/bring/ask" className="button button-plain">
            Ask who was there
          </Link>
          {hasDeals ? (
            <Link href="/replay/player" className="button button-plain">
              Watch them in the player
            </Link>
          ) : null}
          <FilePicker
            label="Open deals"
            accept=".jsonl,.ndjson,.jsonc,.json,.gz"
            look="primary"
            onFiles={(files) => void openFiles(session, files)}
          />
        </div>
      </header>
      <SetList counts={useStudio((state) => state.deals.table.sources)} />
      <RejectedLines />
      {hasDeals ? (
        <DealLibrary shown={shown} dealId={dealId} />
      ) : (
        <p>
          No deals at hand? <Link href="/bring/borrow">Borrow a sample</Link> and watch a framework break.
        </p>
      )}
    </div>
  );
}
