import type { MachineState, MachineStep } from '../machine/index.ts';
import type { ReplayLifecycle } from './compileFramework.ts';

/** A step a path may take that the record does not hold. */
export interface Insertion {
  /** Index of the state it leads to. */
  readonly to: number;
  /** Text order of its transition. */
  readonly order: number;
  readonly type: string;
}

const REFUSED = -1;
const UNKNOWN = -2;

/**
 * A lifecycle in which nothing depends on facts or time: no guards, no clocks. Where it goes is a matter of state and event type alone, so
 * that all of it fits into tables of small numbers. They are filled by asking the compiled lifecycle once for each entry.
 */
export class PlainPath {
  readonly #machine: ReplayLifecycle['machine'];
  readonly #letters: ReadonlyMap<string, number>;
  readonly #types: readonly string[];
  readonly #states: MachineState[] = [];
  /** By state and letter: index of the next state. */
  #next = new Int32Array(0);
  readonly #steps: (MachineStep | undefined)[] = [];
  readonly #insertions: (readonly Insertion[] | undefined)[] = [];
  readonly #completions = new Map<string, number | undefined>();

  /** Expects a lifecycle for which `isPlain` holds. */
  constructor({ machine }: ReplayLifecycle) {
    this.#machine = machine;
    this.#types = [...machine.eventTypes];
    this.#letters = new Map(this.#types.map((type, letter) => [type, letter]));
  }

  /** Number of an event type; -1 for one it does not listen to. */
  letterOf(type: string): number {
    return this.#letters.get(type) ?? -1;
  }

  /** Makes a state of the machine known; returns its index. */
  indexOf(state: MachineState): number {
    const { index } = state;
    if (this.#states[index] === undefined) {
      this.#states[index] = state;
      const size = (index + 1) * this.#types.length;
      if (size > this.#next.length) {
        const grown = new Int32Array(2 * size).fill(UNKNOWN);
        grown.set(this.#next);
        this.#next = grown;
      }
    }
    return index;
  }

  /** State by index. */
  state(index: number): MachineState | undefined {
    return this.#states[index];
  }

  /** Index of the state a letter leads to; negative when it is refused. */
  next(state: number, letter: number): number {
    const known = this.#next[state * this.#types.length + letter] ?? UNKNOWN;
    return known === UNKNOWN ? this.#ask(state, letter) : known;
  }

  /** The step of a letter that is not refused. */
  step(state: number, letter: number): MachineStep | undefined {
    return this.#steps[state * this.#types.length + letter];
  }

  /** Steps that may be inserted in a state. */
  insertions(state: number): readonly Insertion[] {
    const known = this.#insertions[state];
    if (known) return known;
    const from = this.#states[state];
    const found = this.#types.flatMap((type, letter) => {
      const to = this.next(state, letter);
      const step = to < 0 ? undefined : this.step(state, letter);
      if (!from || !step) return [];
      return this.#machine
        .candidates(from, type)
        .flatMap(({ order }) => (step.taken.includes(order) ? [{ to, order, type }] : []));
    });
    this.#insertions[state] = found;
    return found;
  }

  /** Whether a state is a recorded end. */
  isEnd(state: number, outcome: string): boolean {
    const own = this.#states[state];
    return own?.done === true && own.tags.has(outcome);
  }

  /** The fewest insertions that lead from a state to a recorded end; undefined when none do. */
  completion(state: number, outcome: string): number | undefined {
    const key = `${String(state)} ${outcome}`;
    if (!this.#completions.has(key)) this.#completions.set(key, this.#complete(state, outcome));
    return this.#completions.get(key);
  }

  #complete(start: number, outcome: string): number | undefined {
    const far = new Map([[start, 0]]);
    for (const [state, steps] of far) {
      if (this.isEnd(state, outcome)) return steps;
      for (const { to } of this.insertions(state)) if (!far.has(to)) far.set(to, steps + 1);
    }
    return undefined;
  }

  #ask(state: number, letter: number): number {
    const from = this.#states[state];
    const type = this.#types[letter];
    if (!from || type === undefined) return REFUSED;
    const step = this.#machine.step(from, { kind: 'event', type }, []);
    const to =
      step.accepted && this.#machine.candidates(from, type).length > 0 ? this.indexOf(step.next) : REFUSED;
    const place = state * this.#types.length + letter;
    this.#next[place] = to;
    if (to >= 0) this.#steps[place] = step;
    return to;
  }
}

const paths = new WeakMap<ReplayLifecycle, PlainPath>();

/** The tables of a lifecycle; undefined when some of its steps depend on facts or time. */
export function plainPathOf(lifecycle: ReplayLifecycle): PlainPath | undefined {
  const known = paths.get(lifecycle);
  if (known) return known;
  const { guards, transitions } = lifecycle.machine;
  if (guards.length > 0 || transitions.some(({ transition }) => transition.trigger.kind === 'after'))
    return undefined;
  const path = new PlainPath(lifecycle);
  paths.set(lifecycle, path);
  return path;
}
