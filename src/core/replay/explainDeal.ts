import type { Deal } from '../model/deal.ts';
import { alignObject } from './alignObject.ts';
import type { AlignedObject } from './alignedObject.ts';
import type { CompiledFramework } from './compileFramework.ts';
import { DealHistory } from './dealHistory.ts';
import type { DealWalk } from './dealWalk.ts';
import { createWalk, nameState } from './dealWalk.ts';
import type { PreparedDeal } from './prepareDeal.ts';
import { prepareDeal } from './prepareDeal.ts';
import type { DealFacts } from './dealFacts.ts';
import type { Explanation } from './runParts.ts';
import { describeDeal } from './runParts.ts';
import type { Witness } from './witness.ts';

/** A deal whose objects are explained: what every question is asked of. */
export interface ExplainedDeal {
  readonly deal: DealFacts & { readonly deal: string };
  readonly explanation: Explanation;
  /** Its findings are nobody's: each part collects its own. */
  readonly walk: DealWalk;
}

/** Explains every object of a record by the fewest departures (design §4.1). The witness is told what that looks at. */
export function explainDeal(compiled: CompiledFramework, deal: Deal, witness?: Witness): ExplainedDeal {
  const prepared = prepareDeal(compiled, deal, witness);
  const history = new DealHistory(compiled, prepared);
  const described = describeDeal(deal, readAmount(prepared, history));
  for (const lifecycle of compiled.lifecycles.keys())
    for (const object of prepared.objects)
      if (object.lifecycle === lifecycle) history.add(alignObject(compiled, history, object));
  const aligned = prepared.objects.flatMap((object) => history.aligned(object.key) ?? []);
  const walk = createWalk(compiled, prepared, history);
  const cost = aligned.reduce((sum, object) => sum + object.cost, 0);
  return {
    deal: described,
    explanation: {
      cost,
      fitness: fitnessOf(cost, aligned),
      states: Object.fromEntries(aligned.map(({ object, steps }) => [object.key, finalState(steps)])),
      transitions: countTransitions(walk),
    },
    walk,
  };
}

/** The fact "amount" at the record's end. */
export function readAmount(prepared: PreparedDeal, history: DealHistory): unknown {
  return history.facts.read('amount', { position: prepared.events.length, phase: 3, at: prepared.endAt });
}

function fitnessOf(cost: number, aligned: readonly AlignedObject[]): number {
  const worst = aligned.reduce((sum, { events, completion }) => sum + events + completion, 0);
  return worst === 0 ? 1 : Math.max(0, 1 - cost / worst);
}

function finalState(steps: AlignedObject['steps']): string {
  const last = steps.at(-1)?.after;
  return last ? nameState(last) : '';
}

/** Transitions a recorded deal really took; inserted steps exercise nothing. */
function countTransitions({ steps, compiled }: DealWalk): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { object, step } of steps) {
    if (step.move === 'model') continue;
    const transitions = compiled.lifecycles.get(object.lifecycle)?.machine.transitions;
    for (const order of step.taken) {
      const id = transitions?.[order]?.transition.id;
      if (id !== undefined) counts[id] = (counts[id] ?? 0) + 1;
    }
  }
  return counts;
}
