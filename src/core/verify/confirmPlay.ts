import type { CompiledFramework } from '../replay/compileFramework.ts';
import { nameState } from '../replay/dealWalk.ts';
import { replayDeal } from '../replay/index.ts';
import type { ExplorationPlan } from './explorationPlan.ts';
import { playMoves, type Play, type PlayedDeal } from './playMoves.ts';
import type { Counterexample, Shown } from './verifyReport.ts';

/** Plays looked at for one finding before it is told unconfirmed. */
const MOST_PLAYS = 12;

/** Whether replaying a counterexample shows what it is said to show, without a departure from the framework. */
export function showsIt(compiled: CompiledFramework, { deal, shows }: Counterexample): boolean {
  const run = replayDeal(compiled, deal, { trace: true });
  if (run.cost > 0) return false;
  switch (shows.kind) {
    case 'finding':
      return run.findings.some(
        ({ code, key, stage, event, until = event }) =>
          code === shows.code &&
          key.split('|')[1] === shows.decision &&
          [undefined, stage, run.trace?.findLast((step) => step.event === until)?.stage].includes(
            shows.stage,
          ),
      );
    case 'states':
      return Object.entries(shows.states).every(([object, state]) => run.states[object] === state);
    case 'transition':
      return (run.coverage.transitions[shows.id] ?? 0) > 0;
  }
}

/** The first play whose replay shows it; else the first that can be played at all, not confirmed. */
export function confirmFirst(
  plan: ExplorationPlan,
  plays: readonly Play[],
  shownOf: (played: PlayedDeal, play: Play) => Shown,
): { readonly counterexample?: Counterexample; readonly confirmed: boolean; readonly play?: Play } {
  let fallback: { counterexample: Counterexample; confirmed: boolean; play: Play } | undefined;
  for (const play of spread(plays)) {
    const played = playMoves(plan, play);
    if (!played) continue;
    const counterexample = { deal: played.deal, steps: played.steps, shows: shownOf(played, play) };
    if (showsIt(plan.compiled, counterexample)) return { counterexample, confirmed: true, play };
    fallback ??= { counterexample, confirmed: false, play };
  }
  return fallback ?? { confirmed: false };
}

/** Where all objects stand at the end of a play. */
export function showStates(plan: ExplorationPlan): (played: PlayedDeal, play: Play) => Shown {
  return ({ objects }, { node, edge }) => {
    const { states } = (edge?.to ?? node).world;
    const named = plan.slots.flatMap((_, slot): [string, string][] => {
      const state = states[slot];
      const object = objects[slot];
      return state && object !== undefined ? [[object, nameState(state)]] : [];
    });
    return { kind: 'states', states: Object.fromEntries(named) };
  };
}

/** The shortest ones, and some from among the rest. */
function spread<T>(plays: readonly T[]): readonly T[] {
  const shortest = MOST_PLAYS / 2;
  if (plays.length <= MOST_PLAYS) return plays;
  const step = (plays.length - shortest) / shortest;
  const others = Array.from({ length: shortest }, (_, index) => plays[shortest + Math.floor(index * step)]);
  return [...plays.slice(0, shortest), ...others.flatMap((play) => play ?? [])];
}
