import { useState } from 'react';
import type { Deal, DealEvent, Framework, JsonValue } from '../../core/index.ts';
import { phraseEvent, phraseKey, phraseRole } from '../session/phraseEvent.ts';
import { phraseInstant } from '../session/phraseInstant.ts';
import { phraseCount } from '../session/phraseNumber.ts';
import { Provenance } from './Provenance.tsx';

/** Events shown before somebody asks for all of them. */
const MANY = 100;

/** The events of a deal as they are recorded: when, what, of which object, by whom, with what, and how it is known. */
export function EventList({
  framework,
  deal: { events, partners },
}: {
  readonly framework: Framework | undefined;
  readonly deal: Deal;
}) {
  const [all, setAll] = useState(false);
  const shown = all ? events : events.slice(0, MANY);
  const partnerName = (id: string): string => partners.find((partner) => partner.id === id)?.name ?? id;
  return (
    <section className="deal-part" aria-label="Events">
      <h3>{events.length === 0 ? 'No events' : 'Events'}</h3>
      <ol className="deal-events">
        {shown.map((event, index) => (
          // An event has nothing of its own but its place.
          <li key={index}>
            <time>{phraseInstant(event.at, framework?.timezone ?? 'UTC')}</time>
            <span>
              {phraseEvent(framework, event)}
              <span className="fine">{aboutEvent(framework, event, partnerName)}</span>
            </span>
            <Provenance from={event.source} />
          </li>
        ))}
      </ol>
      {events.length > shown.length ? (
        <button type="button" className="link" onClick={() => setAll(true)}>
          Show all {phraseCount(events.length)} events
        </button>
      ) : null}
    </section>
  );
}

/** Object, actor and data in small print. */
function aboutEvent(
  framework: Framework | undefined,
  { type, object, by, data }: DealEvent,
  partnerName: (id: string) => string,
): string {
  const actor = by.role === undefined ? by.side : phraseRole(framework, by.role);
  const said = type === 'fact.changed' ? ['fact', 'value'] : type === 'lead.changed' ? ['lead'] : [];
  const parts = [
    object,
    actor === undefined ? undefined : `by ${actor}`,
    by.partner === undefined ? undefined : partnerName(by.partner),
    ...[...data].flatMap(([key, value]) =>
      said.includes(key) ? [] : [`${phraseKey(key)}: ${phraseValue(value)}`],
    ),
  ];
  return parts.flatMap((part) => (part === undefined ? [] : [` · ${part}`])).join('');
}

function phraseValue(value: JsonValue): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
