import type { Deal } from '../model/deal.ts';
import type { DealRun } from '../model/run.ts';
import type { CompiledFramework } from '../replay/compileFramework.ts';
import { DealHistory } from '../replay/dealHistory.ts';
import type { Moment } from '../replay/moment.ts';
import { beforeEvent } from '../replay/moment.ts';
import { prepareDeal } from '../replay/prepareDeal.ts';
import { replayDeal } from '../replay/replayDeal.ts';
import type { LiveObject } from './runObject.ts';
import { runObject } from './runObject.ts';
import type { SimulationScript } from './simulationScript.ts';
import { timeOf, toOpenDeal } from './simulationScript.ts';

/** A simulated deal at one moment. */
export interface Simulation {
  readonly compiled: CompiledFramework;
  readonly script: SimulationScript;
  /** How many entries of the script have happened. */
  readonly position: number;
  /** Epoch ms. */
  readonly now: number;
  /** Just before whatever is sent next. */
  readonly moment: Moment;
  /** The record so far; won or lost when its path has ended so. */
  readonly deal: Deal;
  readonly history: DealHistory;
  /** The deal first, then others by creation. */
  readonly objects: readonly LiveObject[];
  /** Indexes, among the record's events, of those the framework has no place for. */
  readonly refused: ReadonlySet<number>;
  /** The record so far, replayed. */
  readonly run: DealRun;
}

/**
 * Lets live actors, one per object, live through the first `position` entries of a script, and replays the record they leave. When nothing
 * was refused, both stand in the same states: a test holds them to it.
 */
export function simulateDeal(
  compiled: CompiledFramework,
  script: SimulationScript,
  position: number,
  id = 'simulated',
): Simulation {
  const open = toOpenDeal(script, position, id);
  const prepared = prepareDeal(compiled, open);
  const history = new DealHistory(compiled, prepared);
  const byKey = new Map<string, LiveObject>();
  for (const lifecycle of compiled.lifecycles.keys())
    for (const object of prepared.objects) {
      if (object.lifecycle !== lifecycle) continue;
      const lived = runObject(compiled, history, object);
      byKey.set(object.key, lived);
      const { steps, refused } = lived;
      history.add({ object, steps, cost: refused.length, events: 0, completion: 0, endWaived: false });
    }
  const objects = prepared.objects.flatMap(({ key }) => byKey.get(key) ?? []);
  const now = timeOf(script, position);
  const deal = closeDeal(open, byKey.get('deal'));
  const lost = prepared.unknownObjects.map(({ object }) => object);
  return {
    compiled,
    script,
    position,
    now,
    moment: beforeEvent(prepared.events.length, now),
    deal,
    history,
    objects,
    refused: new Set([
      ...objects.flatMap(({ refused }) => refused.map(({ index }) => index)),
      ...open.events.flatMap(({ object }, index) =>
        object !== undefined && lost.includes(object) ? [index] : [],
      ),
    ]),
    run: replayDeal(compiled, deal, { trace: true }),
  };
}

/** The deal ends now when its path has: in a state tagged with the outcome. */
function closeDeal(open: Deal, lived: LiveObject | undefined): Deal {
  const { asOf, ...rest } = open;
  const state = lived?.state;
  const outcome = (['won', 'lost'] as const).find((tag) => state?.done === true && state.tags.has(tag));
  if (outcome === undefined || asOf === undefined) return open;
  return { ...rest, outcome, closedAt: asOf };
}
