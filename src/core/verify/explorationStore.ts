import type { CompiledFramework } from '../replay/compileFramework.ts';
import { explore, type ExploreProgress, type Exploration } from './explore.ts';
import { closeOverReads, planExploration } from './explorationPlan.ts';
import type { VerifyMemory } from './verifyMemory.ts';
import type { ExploredPart } from './verifyReport.ts';

/** Enough for paths a person would draw; a larger one is told as not wholly looked at. */
const MOST_COMBINATIONS = 40_000;

/** The explorations of one framework: each set of lifecycles is explored once, and a complete larger one serves for a smaller one. */
export class ExplorationStore {
  readonly #compiled: CompiledFramework;
  readonly #most: number;
  readonly #memory: VerifyMemory | undefined;
  readonly #done: Exploration[] = [];

  constructor(
    compiled: CompiledFramework,
    {
      mostCombinations = MOST_COMBINATIONS,
      memory,
    }: { readonly mostCombinations?: number; readonly memory?: VerifyMemory },
  ) {
    this.#compiled = compiled;
    this.#most = mostCombinations;
    this.#memory = memory;
  }

  /** Explores lifecycles together with those they read. */
  *explore(wanted: Iterable<string>): Generator<ExploreProgress, Exploration> {
    const lifecycles = closeOverReads(this.#compiled, wanted);
    const covers = ({ plan }: Exploration): boolean =>
      lifecycles.every((name) => plan.lifecycles.includes(name));
    const known =
      this.#done.find((exploration) => exploration.complete && covers(exploration)) ??
      this.#done.find(
        (exploration) => covers(exploration) && exploration.plan.lifecycles.length === lifecycles.length,
      );
    if (known) return known;
    const plan = planExploration(this.#compiled, lifecycles);
    const before = this.combinations;
    let exploration = this.#memory?.find(plan, this.#most);
    if (!exploration) {
      const steps = explore(plan, this.#most);
      for (;;) {
        const step = steps.next();
        if (step.done === true) {
          exploration = step.value;
          break;
        }
        yield { combinations: before + step.value.combinations };
      }
      this.#memory?.keep(exploration, this.#most);
    }
    this.#done.push(exploration);
    return exploration;
  }

  /** Of all explorations together. */
  get combinations(): number {
    return this.#done.reduce((sum, { nodes }) => sum + nodes.length, 0);
  }

  get parts(): readonly ExploredPart[] {
    return this.#done.map(({ plan, nodes, moves, complete }) => ({
      lifecycles: plan.lifecycles,
      combinations: nodes.length,
      moves,
      complete,
    }));
  }

  /** Sets of lifecycles whose conditions read more facts together than were told apart. */
  get overfull(): readonly (readonly string[])[] {
    return this.#done.flatMap(({ plan }) => (plan.isOverfull ? [plan.lifecycles] : []));
  }

  /** Whether clocks run, or rules or conditions read elapsed times. */
  get readsTime(): boolean {
    const { durations, decisions, lifecycles } = this.#compiled;
    const isElapsed = (column: string): boolean =>
      column === 'hoursInStage' || column === 'hoursApart' || column.startsWith('daysSince.');
    return (
      durations.size > 0 ||
      [...decisions.values()].some(({ columns }) => columns.some(({ column }) => isElapsed(column))) ||
      [...lifecycles.values()].some(({ guards }) =>
        guards.some(({ facts }) => [...facts.keys()].some(isElapsed)),
      )
    );
  }
}
