import type { MachineState } from '../machine/index.ts';
import type { ObjectStep } from './alignedObject.ts';
import type { CompiledFramework } from './compileFramework.ts';
import type { DealHistory } from './dealHistory.ts';
import type { Judged } from './judged.ts';
import { FindingBuilder } from './findingBuilder.ts';
import { compareMoments, PHASE } from './moment.ts';
import type { PreparedDeal, PreparedObject } from './prepareDeal.ts';

/** A step of some object, in the order in which the deal lived through them. */
export interface WalkStep {
  readonly object: PreparedObject;
  readonly step: ObjectStep;
  /** Inserted, and the stage is left by a step inserted at the same position: nobody really worked in it. */
  readonly passing: boolean;
}

/** Everything the questions of a deal share: its history, its steps in one order, and where findings go. */
export interface DealWalk {
  readonly compiled: CompiledFramework;
  readonly prepared: PreparedDeal;
  readonly history: DealHistory;
  readonly steps: readonly WalkStep[];
  readonly findings: FindingBuilder;
  /** Is told what decisions say. */
  readonly onJudged?: ((judged: Judged) => void) | undefined;
}

/** Puts the steps of all explained objects into one order: by moment, then in the order in which objects were explained. */
export function createWalk(
  compiled: CompiledFramework,
  prepared: PreparedDeal,
  history: DealHistory,
): DealWalk {
  const lifecycles = [...compiled.lifecycles.keys()];
  const objects = [...prepared.objects].sort(
    (a, b) => lifecycles.indexOf(a.lifecycle) - lifecycles.indexOf(b.lifecycle),
  );
  const steps = objects.flatMap((object) => {
    const own = history.aligned(object.key)?.steps ?? [];
    return own.map((step, index): WalkStep => ({ object, step, passing: isPassing(own, index) }));
  });
  steps.sort((a, b) => compareMoments(a.step.moment, b.step.moment, prepared.witness));
  return { compiled, prepared, history, steps, findings: new FindingBuilder(prepared) };
}

/** Whether the stage an inserted step leads to is left by another one inserted at the same position. */
function isPassing(steps: readonly ObjectStep[], index: number): boolean {
  const here = steps[index]?.moment;
  if (here?.phase !== PHASE.inserted) return false;
  for (const { moment, before, after } of steps.slice(index + 1)) {
    if (moment.phase !== PHASE.inserted || moment.position !== here.position) return false;
    if (before.stage !== after.stage) return true;
  }
  return false;
}

/** Where a state stands, in words: its leaves. */
export function nameState(state: MachineState): string {
  return state.leaves.join(' and ') || state.root;
}

/** The same for people: the innermost names only. */
export function sayState(state: MachineState): string {
  return (
    state.leaves.map((leaf) => (leaf.split('.').at(-1) ?? leaf).replaceAll('-', ' ')).join(' and ') ||
    state.root
  );
}
