import type { CompiledFramework } from '../replay/compileFramework.ts';
import type { Exploration } from './explore.ts';
import type { ExplorationPlan } from './explorationPlan.ts';

/** Explorations of the last frameworks, so that an edit of rules or duties explores nothing again. */
export interface VerifyMemory {
  find(plan: ExplorationPlan, mostCombinations: number): Exploration | undefined;
  keep(exploration: Exploration, mostCombinations: number): void;
}

/** So many explorations are kept; the one used longest ago makes room. */
const KEPT = 12;

export function createVerifyMemory(): VerifyMemory {
  const kept = new Map<string, Exploration>();
  return {
    find(plan, most) {
      const key = keyOf(plan, most);
      const known = kept.get(key);
      if (!known) return undefined;
      kept.delete(key);
      kept.set(key, known);
      return { ...known, plan: { ...known.plan, compiled: plan.compiled } };
    },
    keep(exploration, most) {
      kept.set(keyOf(exploration.plan, most), exploration);
      const [oldest] = kept.keys();
      if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
    },
  };
}

/** Text that two plans share exactly when exploring them gives the same worlds. */
function keyOf(
  { compiled, lifecycles, scenarios, frozen, occurrences, elsewhere }: ExplorationPlan,
  most: number,
): string {
  const { framework } = compiled;
  return JSON.stringify(
    [
      most,
      lifecycles.map((name) => framework.lifecycles.get(name)?.config),
      scenarios,
      frozen,
      occurrences,
      elsewhere,
      framework.durations,
      framework.facts,
      framework.partnerTypes,
      framework.events,
      rolesOf(compiled),
    ],
    (_, value: unknown) =>
      value instanceof Map || value instanceof Set ? [...(value as Iterable<unknown>)] : value,
  );
}

function rolesOf({ framework }: CompiledFramework): unknown {
  return [[...framework.roles].map(([role, { side }]) => [role, side]), [...framework.sides.keys()]];
}
