import type { MachineState } from '../machine/index.ts';
import type { ObjectStep } from './alignedObject.ts';
import type { CompiledFramework } from './compileFramework.ts';
import type { DealHistory } from './dealHistory.ts';
import { FindingBuilder } from './findingBuilder.ts';
import { compareMoments } from './moment.ts';
import type { PreparedDeal, PreparedObject } from './prepareDeal.ts';

/** A step of some object, in the order in which the deal lived through them. */
export interface WalkStep {
  readonly object: PreparedObject;
  readonly step: ObjectStep;
  /** The same object's next step is inserted at the same position, so this state was never really lived in. */
  readonly passing: boolean;
}

/** Everything the questions of a deal share: its history, its steps in one order, and where findings go. */
export interface DealWalk {
  readonly compiled: CompiledFramework;
  readonly prepared: PreparedDeal;
  readonly history: DealHistory;
  readonly steps: readonly WalkStep[];
  readonly findings: FindingBuilder;
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
    return own.map((step, index): WalkStep => {
      const next = own[index + 1];
      const passing =
        next?.move === 'model' && next.moment.position === step.moment.position && leavesStage(next);
      return { object, step, passing: passing && (step.move === 'model' || step.move === 'timer') };
    });
  });
  steps.sort((a, b) => compareMoments(a.step.moment, b.step.moment));
  return { compiled, prepared, history, steps, findings: new FindingBuilder(prepared) };
}

function leavesStage({ before, after }: ObjectStep): boolean {
  return before.stage !== after.stage;
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
