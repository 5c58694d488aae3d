import { canSend, explainWays, findObject, offerEvents, type EventOffer } from '../../core/simulate/index.ts';
import { phraseEventType } from '../session/phraseEvent.ts';
import { EventRow } from './EventRow.tsx';
import { nameObject, phraseLeaves, phraseWhyNot } from './phraseWay.ts';
import type { SimulationDesk } from './useSimulation.ts';
import { WayList } from './WayList.tsx';

/** One object of the deal: where it stands, what can be sent to it, and what else its path knows. */
export function ObjectEvents({
  desk,
  object,
  open,
  onOpen,
}: {
  readonly desk: SimulationDesk;
  readonly object: string;
  /** The event whose form is open. */
  readonly open: string | undefined;
  readonly onOpen: (key: string | undefined) => void;
}) {
  const { simulation } = desk;
  const lived = findObject(simulation, object);
  if (!lived) return null;
  const offers = offerEvents(simulation, object).toSorted((a, b) => rank(a) - rank(b));
  const away = offers.filter(isAway);
  const ways = explainWays(simulation, object);
  const partner = simulation.script.partners.find(({ id }) => id === lived.object.partner);
  return (
    <section className="simulate-object" aria-labelledby={`simulate-${object}`}>
      <h4 id={`simulate-${object}`} tabIndex={-1}>
        {nameObject(object)}
        <span className="simulate-state">{phraseLeaves(lived.state.leaves)}</span>
        {partner ? <span className="fine">{partner.name}</span> : null}
      </h4>
      {lived.state.done ? <p className="fine">The path has ended here.</p> : null}
      <ul className="event-list">
        {offers
          .filter((offer) => !isAway(offer))
          .map((offer) => (
            <EventRow key={offer.type} desk={desk} offer={offer} open={open} onOpen={onOpen} />
          ))}
      </ul>
      {away.length === 0 ? null : (
        <details className="simulate-more">
          <summary>
            {away.length === 1 ? 'Another event' : `${away.length} more events`} the path knows, not from here
          </summary>
          <ul className="event-list">
            {away.map((offer) => (
              <li key={offer.type} className="event-away">
                <span>{phraseEventType(desk.framework, offer.type)}</span>{' '}
                <span className="event-hint">{phraseWhyNot(simulation, offer, [])}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
      <WayList
        framework={desk.framework}
        ways={ways.filter(({ transition }) => transition.trigger.kind !== 'event')}
      />
    </section>
  );
}

/** What can be sent first, then what hangs on something, then what is refused. */
function rank({ judgement }: EventOffer): number {
  if (canSend(judgement)) return 0;
  return judgement.kind === 'unknown' ? 1 : 2;
}

/** No active state listens to it. */
function isAway({ judgement: { kind } }: EventOffer): boolean {
  return kind === 'elsewhere' || kind === 'ended';
}
