import './simulate.css';
import { useState } from 'react';
import { useSession } from '../hooks/useSession.ts';
import { Button, IconButton } from '../widgets/Button.tsx';
import { FactChips } from './FactChips.tsx';
import { NowLine } from './NowLine.tsx';
import { ObjectEvents } from './ObjectEvents.tsx';
import { OtherEvents } from './OtherEvents.tsx';
import { PartnerList } from './PartnerList.tsx';
import { SaveCase } from './SaveCase.tsx';
import { SaysNow } from './SaysNow.tsx';
import { TimeControls } from './TimeControls.tsx';
import { useSimulation } from './useSimulation.ts';
import { useSimulationLight } from './useSimulationLight.ts';

/** A deal made up by hand: what is known of it, what can happen now and why not, and what the framework says. */
export function SimulatePanel() {
  const session = useSession();
  const { desk, halted } = useSimulation();
  const [open, setOpen] = useState<string>();
  useSimulationLight(desk?.simulation);
  return (
    <aside className="simulate" aria-label="Simulation by hand">
      <header className="simulate-head">
        <h2>Simulate by hand</h2>
        <IconButton
          icon="close"
          label="Put the simulation away; it stays as it is (T)"
          onClick={() => {
            session.simulator.send({ type: 'simulation.hide' });
            document.querySelector<HTMLElement>('[data-keys="canvas"]')?.focus();
          }}
        />
        {desk ? <NowLine desk={desk} /> : null}
        {halted === undefined ? null : (
          <p className="simulate-halted" role="status">
            {desk
              ? `The text has an error, so the simulation stands on the last version that could run. ${halted}`
              : `The framework cannot run yet. ${halted}`}
          </p>
        )}
      </header>
      {desk ? (
        <>
          <TimeControls desk={desk} />
          <section aria-labelledby="simulate-facts">
            <h3 id="simulate-facts">This deal</h3>
            <FactChips desk={desk} />
            <PartnerList desk={desk} />
          </section>
          <section aria-labelledby="simulate-events">
            <h3 id="simulate-events">What can happen now</h3>
            {desk.simulation.objects.map(({ object }) => (
              <ObjectEvents key={object.key} desk={desk} object={object.key} open={open} onOpen={setOpen} />
            ))}
            <OtherEvents desk={desk} open={open} onOpen={setOpen} />
          </section>
          <SaysNow desk={desk} />
          <SaveCase desk={desk} />
        </>
      ) : halted === undefined ? (
        <p className="fine">Getting ready…</p>
      ) : (
        <Button onClick={() => session.toggleProblems(true)}>Show the problems</Button>
      )}
    </aside>
  );
}
