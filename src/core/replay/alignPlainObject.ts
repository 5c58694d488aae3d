import type { ObjectStep } from './alignedObject.ts';
import type { Explained } from './alignInSpace.ts';
import type { Tick } from './createTicks.ts';
import type { ExplanationSpace } from './explanationSpace.ts';
import type { Goal } from './goal.ts';
import type { Moment } from './moment.ts';
import { PHASE } from './moment.ts';
import type { PlainPath } from './plainPath.ts';
import type { PlainMove, Word } from './searchPlainPath.ts';
import { costOfMoves, searchPlainPath } from './searchPlainPath.ts';

/** Explains an object whose lifecycle asks neither facts nor clocks: by tables instead of a space. */
export function alignPlainObject(
  path: PlainPath,
  start: ReturnType<ExplanationSpace['start']>,
  ticks: readonly Tick[],
  goal: Goal,
  end: Moment,
): Explained {
  const events = ticks.filter((tick) => tick.kind === 'event');
  const word: Word = {
    letters: Int32Array.from(events, ({ event }) => path.letterOf(event.event.type)),
    free: Uint8Array.from(events, ({ free }) => (free ? 1 : 0)),
  };
  const first = path.indexOf(start.node.state);
  const reached = searchPlainPath(path, first, word, goal);
  const moves = reached ?? searchPlainPath(path, first, word, 'any') ?? [];
  const completion = goal === 'any' ? undefined : path.completion(first, goal);
  return {
    steps: [...start.steps, ...toSteps(path, first, moves, events, end)],
    cost: start.cost + costOfMoves(moves, word),
    completion: start.cost + (completion ?? 0),
    endWaived: reached === undefined,
  };
}

/** The same moves as the rest of the replay knows them. */
function toSteps(
  path: PlainPath,
  start: number,
  moves: readonly PlainMove[],
  events: readonly Extract<Tick, { kind: 'event' }>[],
  end: Moment,
): readonly ObjectStep[] {
  const steps: ObjectStep[] = [];
  let state = start;
  let layer = 0;
  for (const move of moves) {
    const tick = events[layer];
    const before = path.state(state);
    if (!before) break;
    const insertion = move.kind === 'insert' ? move.insertion : undefined;
    const recorded = insertion ? undefined : tick;
    const type = insertion?.type ?? (move.kind === 'sync' ? recorded?.event.event.type : undefined);
    const step = type === undefined ? undefined : path.step(state, path.letterOf(type));
    const { position, at } = tick?.moment ?? end;
    steps.push({
      moment: { position, phase: insertion ? PHASE.inserted : PHASE.event, at },
      move: insertion ? 'model' : step ? 'sync' : 'log',
      before,
      after: step?.next ?? before,
      taken: step?.taken ?? NOTHING,
      timers: NO_TIMERS,
      missing: NOTHING,
      free: !step && recorded?.free === true,
      assumed: false,
      ...(insertion ? { inserted: insertion.type } : {}),
      ...(recorded ? { event: recorded.event } : {}),
    });
    if (!insertion) layer += 1;
    state = step?.next.index ?? state;
  }
  return steps;
}

const NO_TIMERS: ObjectStep['timers'] = [];
const NOTHING: readonly never[] = [];
