import { useEffect } from 'react';
import type { FactValue } from '../../core/index.ts';
import type { Simulation } from '../../core/simulate/index.ts';
import { useSession, useStudio } from '../hooks/useSession.ts';

/** What the lens says its scenario comes from. */
const SOURCE = 'simulated by hand';

/** Lights up where the objects of a simulated deal stand, and takes its facts into the lens. */
export function useSimulationLight(simulation: Simulation | undefined): void {
  const session = useSession();
  const dark = useStudio((state) => state.highlight === undefined);
  useEffect(() => {
    if (!simulation) return;
    const { objects, run, deal } = simulation;
    const latest = deal.events.length - 1;
    const moved = (run.trace ?? []).at(-1)?.object;
    session.setHighlight({
      objects: objects
        .map(({ object, state }) => ({ object: object.key, states: state.leaves }))
        .toSorted((a, b) => Number(b.object === moved) - Number(a.object === moved)),
      transitions: (run.trace ?? [])
        .filter(({ event }) => event >= latest)
        .flatMap(({ transitions }) => transitions),
    });
    // Loading deals puts the lights out.
  }, [simulation, dark, session]);
  useEffect(() => {
    if (!simulation) return;
    const { history, moment, compiled } = simulation;
    const values = new Map<string, FactValue>();
    for (const fact of [...compiled.framework.facts.keys(), 'partnerType']) {
      const value =
        compiled.framework.facts.get(fact)?.of === 'registration' ? undefined : history.read(fact, moment);
      if (value !== undefined) values.set(fact, value);
    }
    const { lens } = session.store.get();
    if (lens.deal === SOURCE && isSame(lens.values, values)) return;
    session.takeLens(SOURCE, values, { force: true, again: true });
  }, [simulation, session]);
  useEffect(
    () => () => {
      session.setHighlight(undefined);
      if (session.store.get().lens.deal === SOURCE) session.clearLens();
    },
    [session],
  );
}

function isSame(a: ReadonlyMap<string, FactValue>, b: ReadonlyMap<string, FactValue>): boolean {
  return a.size === b.size && [...a].every(([fact, value]) => b.get(fact) === value);
}
