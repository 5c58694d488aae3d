import { formatInstant } from '../clock/index.ts';
import type { MachineState } from '../machine/index.ts';
import { isFree } from '../replay/createTicks.ts';
import { findWays } from '../replay/findWays.ts';
import type { PreparedEvent } from '../replay/prepareDeal.ts';
import type { LiveObject } from './runObject.ts';
import type { Simulation } from './simulateDeal.ts';
import type { SentEvent } from './simulationScript.ts';

/** What would come of sending an event now. */
export type Judgement =
  /** The object takes a transition. */
  | { readonly kind: 'moves'; readonly to: MachineState }
  /** A new object begins. */
  | { readonly kind: 'begins' }
  /** No path listens to it here; duties, decisions and clocks may. */
  | { readonly kind: 'noted' }
  /** It depends on what is not known. */
  | { readonly kind: 'unknown'; readonly missing: readonly string[] }
  /** Active states listen, and their conditions refuse. */
  | { readonly kind: 'refused' }
  /** No active state listens. */
  | { readonly kind: 'elsewhere' }
  /** The object's path has ended. */
  | { readonly kind: 'ended' };

/** Judges an event before it is sent, by the same guards and the same machine. Changing a fact is always possible. */
export function judgeEvent(simulation: Simulation, sent: SentEvent): Judgement {
  const { compiled } = simulation;
  const lived = findObject(simulation, sent.object);
  if (!lived) {
    const machine = compiled.lifecycles.get(sent.object.split('/')[0] ?? '')?.machine;
    return machine?.createdBy.has(sent.type) === true ? { kind: 'begins' } : { kind: 'elsewhere' };
  }
  const { machine } = lived.lifecycle;
  const ways = findWays(
    machine,
    lived.guards,
    lived.state,
    prepareDraft(simulation, sent),
    simulation.moment,
  );
  const accepted = ways?.steps.find(({ step }) => step.accepted)?.step;
  if (ways && accepted && ways.steps.length === 1) return { kind: 'moves', to: accepted.next };
  if (sent.type === 'fact.changed') return { kind: 'noted' };
  if (ways && accepted) return { kind: 'unknown', missing: ways.missing };
  if (ways) return { kind: 'refused' };
  if (!machine.eventTypes.has(sent.type) && isFree(compiled, sent.type)) return { kind: 'noted' };
  return lived.state.done ? { kind: 'ended' } : { kind: 'elsewhere' };
}

/** Whether an event may be sent: then replaying the record finds nothing amiss with it. */
export function canSend({ kind }: Judgement): boolean {
  return kind === 'moves' || kind === 'begins' || kind === 'noted';
}

/** The object of a simulation by its key: "deal", "registration/R1". */
export function findObject({ objects }: Simulation, key: string): LiveObject | undefined {
  return objects.find(({ object }) => object.key === key);
}

/** An event as it would stand in the record if it were sent now. */
export function prepareDraft({ deal, now }: Simulation, sent: SentEvent): PreparedEvent {
  const index = deal.events.length;
  return {
    event: { ...sent, at: formatInstant(now) },
    index,
    position: index,
    at: now,
    tied: false,
    object: sent.object,
  };
}
