import { offerBeginnings, offerOccurrences } from '../../core/simulate/index.ts';
import { EventRow } from './EventRow.tsx';
import type { SimulationDesk } from './useSimulation.ts';

/** What would begin something new, and what may happen besides the paths. */
export function OtherEvents({
  desk,
  open,
  onOpen,
}: {
  readonly desk: SimulationDesk;
  readonly open: string | undefined;
  readonly onOpen: (key: string | undefined) => void;
}) {
  const beginnings = offerBeginnings(desk.simulation);
  const occurrences = offerOccurrences(desk.simulation);
  return (
    <>
      {beginnings.length === 0 ? null : (
        <section className="simulate-object" aria-labelledby="simulate-beginnings">
          <h4 id="simulate-beginnings">Something new</h4>
          <ul className="event-list">
            {beginnings.map((offer) => (
              <EventRow
                key={`${offer.object} ${offer.type}`}
                desk={desk}
                offer={offer}
                open={open}
                onOpen={onOpen}
              />
            ))}
          </ul>
        </section>
      )}
      {occurrences.length === 0 ? null : (
        <details className="simulate-more">
          <summary>Duties done, leads taken, surprises</summary>
          <ul className="event-list">
            {occurrences.map((offer) => (
              <EventRow key={offer.type} desk={desk} offer={offer} open={open} onOpen={onOpen} />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
