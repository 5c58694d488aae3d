import type { CellSource } from '../model/cell.ts';
import type { Guard, Transition } from '../model/framework.ts';
import type { ArmedTimer } from '../replay/armedTimers.ts';
import type { SeenTest } from '../replay/guardReader.ts';
import { findObject, prepareDraft } from './judgeEvent.ts';
import type { Simulation } from './simulateDeal.ts';
import type { SentEvent } from './simulationScript.ts';

/** A test of a condition as written, with what it sees now. */
export interface SeenCondition extends SeenTest {
  readonly wanted: CellSource;
}

/** A way out of where an object stands: whether it is open now, and on what that hangs. */
export interface SeenWay {
  readonly transition: Transition;
  readonly conditions: readonly SeenCondition[];
  /** `open`: nothing refuses; `unsure`: something is unknown; `refused`: a test fails; `forbidden`: it leads nowhere on purpose. */
  readonly verdict: 'open' | 'unsure' | 'refused' | 'forbidden';
  /** The clock of a way that time takes. */
  readonly clock?: ArmedTimer;
}

/**
 * Every way out of the active states of an object, in text order, with each test's outcome now. With a draft, its tests see who would send it
 * and with what data; those of other events see nobody.
 */
export function explainWays(simulation: Simulation, key: string, draft?: SentEvent): readonly SeenWay[] {
  const lived = findObject(simulation, key);
  if (!lived || lived.state.done) return [];
  const active = new Set(['', ...lived.state.active]);
  const event = draft && prepareDraft(simulation, draft);
  return lived.lifecycle.machine.transitions
    .filter(({ transition }) => active.has(transition.source.join('.')))
    .map(({ transition, guard }): SeenWay => {
      const { trigger } = transition;
      const own = trigger.kind === 'event' && trigger.type === draft?.type ? event : undefined;
      const seen = guard === undefined ? [] : lived.guards.explain(guard, simulation.moment, own);
      const clock =
        trigger.kind === 'after'
          ? lived.clocks.timers.find(
              ({ timer }) =>
                timer.duration === trigger.duration && timer.state === transition.source.join('.'),
            )
          : undefined;
      return {
        transition,
        conditions: seen.map((test) => ({ ...test, wanted: wantedBy(transition.guard, test) })),
        verdict: judge(transition, seen),
        ...(clock ? { clock } : {}),
      };
    });
}

function judge({ target }: Transition, seen: readonly SeenTest[]): SeenWay['verdict'] {
  if (target === undefined) return 'forbidden';
  if (seen.some(({ outcome }) => outcome === 'failed')) return 'refused';
  return seen.some(({ outcome }) => outcome === 'unknown') ? 'unsure' : 'open';
}

function wantedBy(guard: Guard | undefined, { part, column }: SeenTest): CellSource {
  if (part === 'by') return (column === 'side' ? guard?.by.side : guard?.by.role) ?? '-';
  return guard?.[part].get(column) ?? '-';
}
