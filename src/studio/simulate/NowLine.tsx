import { explainLead } from '../session/explainLead.ts';
import { phraseInstant } from '../session/phraseInstant.ts';
import { Leader } from './Leader.tsx';
import { partnerTypeOf } from './partnerTypeOf.ts';
import type { SimulationDesk } from './useSimulation.ts';

/** The simulated date and who leads then: always in sight. */
export function NowLine({ desk: { simulation, framework, frames } }: { readonly desk: SimulationDesk }) {
  const frame = frames.at(-1);
  return (
    <p className="simulate-now" role="status">
      <span className="simulate-date">
        <span className="visually-hidden">Simulated date: </span>
        {phraseInstant(new Date(simulation.now).toISOString(), framework.timezone)}
      </span>
      {frame ? (
        <span>
          <span className="fine">leads: </span>
          <Leader framework={framework} lead={explainLead(framework, frame, partnerTypeOf(simulation))} />
        </span>
      ) : null}
    </p>
  );
}
