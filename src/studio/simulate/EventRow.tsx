import { useId } from 'react';
import { canSend, explainWays, type EventOffer } from '../../core/simulate/index.ts';
import { phraseEventType } from '../session/phraseEvent.ts';
import { Icon } from '../widgets/Icon.tsx';
import { EventForm } from './EventForm.tsx';
import { nameObject, phraseLeaves, phraseWhyNot } from './phraseWay.ts';
import type { SimulationDesk } from './useSimulation.ts';
import { WayList } from './WayList.tsx';

/** An event: what would come of it, or why it cannot be; opened, the form to send it. */
export function EventRow({
  desk,
  offer,
  open,
  onOpen,
}: {
  readonly desk: SimulationDesk;
  readonly offer: EventOffer;
  readonly open: string | undefined;
  readonly onOpen: (key: string | undefined) => void;
}) {
  const id = useId();
  const key = `${offer.object} ${offer.type}`;
  const isOpen = open === key;
  const { judgement } = offer;
  const possible = canSend(judgement) || judgement.kind === 'unknown';
  const ways = explainWays(desk.simulation, offer.object).filter(
    ({ transition: { trigger } }) => trigger.kind === 'event' && trigger.type === offer.type,
  );
  const hint =
    judgement.kind === 'moves'
      ? `to ${phraseLeaves(judgement.to.leaves)}`
      : judgement.kind === 'begins'
        ? `begins ${nameObject(offer.object)}`
        : phraseWhyNot(desk.simulation, offer, ways);
  return (
    <li className={possible ? 'event-row' : 'event-row is-blocked'}>
      <button
        type="button"
        className="event-name"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => onOpen(isOpen ? undefined : key)}
      >
        <Icon name={isOpen ? 'down' : 'right'} size={12} />
        <span>{phraseEventType(desk.framework, offer.type)}</span>
        {possible ? null : <span className="visually-hidden">cannot happen now:</span>}
        <span className="event-hint">{hint}</span>
      </button>
      {isOpen ? (
        <div id={id} className="event-open">
          {possible ? (
            <EventForm desk={desk} offer={offer} onSent={() => onOpen(undefined)} />
          ) : (
            <WayList framework={desk.framework} ways={ways} />
          )}
        </div>
      ) : null}
    </li>
  );
}
