import { useSelector } from '@xstate/react';
import { useEffect, useMemo, useState } from 'react';
import type { CompiledFramework, Framework } from '../../core/index.ts';
import {
  extendScript,
  passTime,
  type SentEvent,
  type Simulation,
  type SimulationScript,
} from '../../core/simulate/index.ts';
import { useSession, useStudio } from '../hooks/useSession.ts';
import { createFrames, type Frame } from '../session/createFrames.ts';
import { createScript } from './createScript.ts';
import { readRunnable, readSimulation } from './readRunnable.ts';

/** The simulated deal, and what can be done with it. */
export interface SimulationDesk {
  readonly simulation: Simulation;
  readonly framework: Framework;
  /** The record so far, step by step, as the player tells it. */
  readonly frames: readonly Frame[];
  /** Why the present text cannot be run; the simulation then stands on the last one that could. */
  readonly halted: string | undefined;
  /** Something was done: what had been taken back is gone. */
  write(script: SimulationScript): void;
  setUp(script: SimulationScript): void;
  send(event: SentEvent): void;
  /** Lets time pass until an instant; with an object, what happens to it is to be seen. */
  pass(until: number, object?: string): void;
  go(position: number): void;
  startOver(): void;
}

/** The simulation of the open document; begins one where there is none. Undefined while no framework can be run, with the reason. */
export function useSimulation(): { readonly desk?: SimulationDesk; readonly halted?: string } {
  const session = useSession();
  const document = useStudio((state) => state.document?.id);
  const parsed = useStudio((state) => state.reading.parsed);
  const { script, position, document: begun } = useSelector(session.simulator, ({ context }) => context);
  const runnable = useMemo(() => parsed && readRunnable(parsed), [parsed]);
  const [last, setLast] = useState<{ readonly document: string; readonly compiled: CompiledFramework }>();
  if (document !== undefined && runnable?.ok === true && last?.compiled !== runnable.value)
    setLast({ document, compiled: runnable.value });
  const compiled =
    runnable?.ok === true ? runnable.value : last?.document === document ? last?.compiled : undefined;
  const halted = runnable?.ok === false ? runnable.error : undefined;
  useEffect(() => {
    if (!compiled || document === undefined || begun === document) return;
    const { lens } = session.store.get();
    const fresh = createScript(compiled.framework, lens.values, Date.now());
    session.simulator.send({ type: 'simulation.begin', document, script: fresh });
  }, [compiled, document, begun, session]);
  const desk = useMemo((): SimulationDesk | undefined => {
    if (!compiled || !script || document === undefined || begun !== document) return undefined;
    const { send } = session.simulator;
    const simulation = readSimulation(compiled, script, position);
    const { framework } = compiled;
    const write = (next: SimulationScript): void => send({ type: 'simulation.write', script: next });
    /** Turns the canvas to the path of an object. */
    const show = (object: string): void =>
      session.select({ kind: 'state', lifecycle: object.split('/')[0] ?? object, path: '' });
    return {
      simulation,
      framework,
      frames: createFrames(framework, simulation.deal, simulation.run),
      halted,
      write,
      setUp: (next) => send({ type: 'simulation.setUp', script: next }),
      send: (event) => {
        write(extendScript(script, position, { kind: 'event', at: simulation.now, event }));
        show(event.object);
      },
      pass: (until, object) => {
        write(passTime(script, position, until));
        if (object !== undefined) show(object);
      },
      go: (next) => send({ type: 'simulation.go', position: next }),
      startOver: () => send({ type: 'simulation.write', script: { ...script, entries: [] } }),
    };
  }, [compiled, script, position, document, begun, halted, session]);
  return { ...(desk ? { desk } : {}), ...(halted === undefined ? {} : { halted }) };
}
