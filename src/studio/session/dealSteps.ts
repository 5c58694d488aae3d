import type { DealSet, DealStep, StudioState } from './studioState.ts';

const MOST_STEPS = 20;
/** Contents before are kept as long as they are on offer. */
const MOST_BYTES = 1 << 29;

/** The last change, if it can be taken back: what took its place must still be open. */
export function findLastStep({
  dealSteps,
  deals,
}: Pick<StudioState, 'dealSteps' | 'deals'>): DealStep | undefined {
  const last = dealSteps.at(-1);
  return last?.swaps.every(({ after }) => deals.sets.some(({ id }) => id === after)) === true
    ? last
    : undefined;
}

/**
 * The steps with another one. The oldest go when they are many or long, but none that later contents are still read from.
 * @param isLoose whether an open set is not kept yet
 */
export function addStep(
  steps: readonly DealStep[],
  step: DealStep,
  isLoose: (id: string) => boolean,
): readonly DealStep[] {
  const all = [...steps, step];
  const canGo = (count: number): boolean =>
    standAlone(all.slice(count)) &&
    !all.slice(0, count).some(({ swaps }) => swaps.some(({ after }) => isLoose(after)));
  for (let count = 0; count < all.length; count += 1)
    if (isFit(all.slice(count)) && canGo(count)) return all.slice(count);
  return all;
}

function isFit(steps: readonly DealStep[]): boolean {
  const sets = steps.flatMap(({ swaps }) => swaps.map(({ before }) => before));
  const bytes = sets.reduce((sum, { content }) => sum + content.size, 0);
  return steps.length === 1 || (steps.length <= MOST_STEPS && bytes <= MOST_BYTES);
}

/** Whether nothing that can be taken back to is read from contents before these steps. */
function standAlone(steps: readonly DealStep[]): boolean {
  const swaps = steps.flatMap((step) => step.swaps);
  const made = new Set(swaps.map(({ after }) => after));
  return swaps.every((swap) => swap.standsAlone || made.has(swap.before.id));
}

/** The set itself when it is safe, else the nearest one before it that is: what is left if nothing more can be kept. */
export function findSafeSet(
  steps: readonly DealStep[],
  set: DealSet,
  isSafe: (set: DealSet) => boolean,
): DealSet | undefined {
  let found: DealSet | undefined = set;
  while (found && !isSafe(found)) {
    const id: string = found.id;
    found = steps.flatMap(({ swaps }) => swaps).find(({ after }) => after === id)?.before;
  }
  return found;
}
