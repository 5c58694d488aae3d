import type { Deal } from '../../core/index.ts';
import { useStudio } from '../hooks/useSession.ts';
import { phraseEvent, phraseFact } from '../session/phraseEvent.ts';
import { phraseInstant } from '../session/phraseInstant.ts';

/** A small deal in a few lines: what is known of it, and what happened. */
export function SmallestDeal({ deal }: { readonly deal: Deal }) {
  const framework = useStudio((state) => state.reading.framework);
  const timezone = framework?.timezone ?? 'UTC';
  const facts = [...deal.facts].map(([fact, value]) => phraseFact(framework, fact, value));
  return (
    <div className="stress-deal">
      <p className="fine">The smallest deal that does{facts.length > 0 ? `: ${facts.join(', ')}` : ''}</p>
      <ol>
        {deal.events.map((event, index) => (
          <li key={index}>
            <time dateTime={event.at}>{phraseInstant(event.at, timezone)}</time>
            <span>
              {phraseEvent(framework, event)}
              {event.object === undefined ? null : <span className="fine"> {event.object}</span>}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}
