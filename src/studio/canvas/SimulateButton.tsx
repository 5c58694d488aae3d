import { useSelector } from '@xstate/react';
import { useSession } from '../hooks/useSession.ts';
import { Button } from '../widgets/Button.tsx';

/** Puts the simulation by hand beside the canvas, or away. */
export function SimulateButton() {
  const { simulator } = useSession();
  const shown = useSelector(simulator, (state) => state.matches('shown'));
  return (
    <Button
      look="quiet"
      icon="play"
      aria-pressed={shown}
      title="Live through a deal by hand (T)"
      onClick={() => simulator.send({ type: 'simulation.toggle' })}
    >
      Simulate
    </Button>
  );
}
