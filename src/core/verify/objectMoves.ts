import type { Domain, FactValue } from '../model/cell.ts';
import type { GuardAnswers, MachineState, MachineStep, MachineTrigger, Timer } from '../machine/index.ts';
import type { CompiledFramework, CompiledTests, ReplayLifecycle } from '../replay/compileFramework.ts';
import { OTHER_TEXT } from '../replay/compileFramework.ts';
import type { CompiledTest } from '../rules/index.ts';
import { splitDomain, testOne } from '../rules/index.ts';
import { isDerived } from './explorationPlan.ts';

/** Values of what a look at the conditions leaves open: who acts, what the event carries, facts nothing else tells. */
export interface Choices {
  readonly role?: string;
  readonly side?: string;
  readonly data: ReadonlyMap<string, FactValue>;
  /** Open facts and elapsed times, by column. */
  readonly open: ReadonlyMap<string, FactValue>;
}

/** Something that can happen to one object where it stands. */
export interface ObjectMove {
  readonly trigger: MachineTrigger | { readonly kind: 'begin'; readonly type: string };
  readonly step: MachineStep;
  readonly choices: Choices;
}

export type ReadFixed = (column: string) => FactValue | undefined;

/** Combinations of choices looked at for one event; beyond them the lifecycle is not wholly explored. */
const MOST_CHOICES = 4096;
const NO_CHOICES: Choices = { data: new Map(), open: new Map() };

/** What can happen to an object of one lifecycle, remembered by state and by how the conditions that are settled come out. */
export class ObjectMoves {
  /** Some event has more combinations of choices than are looked at. */
  cutShort = false;
  readonly #compiled: CompiledFramework;
  readonly #lifecycle: ReplayLifecycle;
  readonly #isOpen: (column: string) => boolean;
  /** Fact tests whose value a world tells, in order. */
  readonly #settled: readonly CompiledTest[];
  readonly #memory = new Map<string, readonly ObjectMove[]>();

  constructor(compiled: CompiledFramework, lifecycle: ReplayLifecycle, frozen: ReadonlySet<string>) {
    this.#compiled = compiled;
    this.#lifecycle = lifecycle;
    this.#isOpen = (column) => !frozen.has(column) && !isDerived(column);
    this.#settled = lifecycle.guards
      .flatMap(({ facts }) => [...facts.values()])
      .filter(({ column }) => !this.#isOpen(column));
  }

  /** Every event the object takes where it stands. */
  events(state: MachineState, read: ReadFixed): readonly ObjectMove[] {
    const { machine } = this.#lifecycle;
    return this.#remember(`e${String(state.index)}`, read, () =>
      [...machine.eventTypes].flatMap((type) => {
        const asked = machine.candidates(state, type).flatMap(({ guard }) => guard ?? []);
        if (machine.candidates(state, type).length === 0) return [];
        const trigger = { kind: 'event', type } as const;
        const settling = machine.relevantGuards({ kind: 'recheck' });
        return this.#distinct([...asked, ...settling], read, trigger, (answers) =>
          machine.step(state, trigger, answers),
        );
      }),
    );
  }

  /** One of its clocks runs out. */
  timer(state: MachineState, timer: Timer, read: ReadFixed): readonly ObjectMove[] {
    const trigger = { kind: 'timer', timer } as const;
    return this.#remember(`t${String(state.index)} ${timer.eventType}`, read, () =>
      this.#step(state, trigger, read),
    );
  }

  /** Its automatic transitions look again; no move when nothing holds. */
  recheck(state: MachineState, read: ReadFixed): readonly ObjectMove[] {
    const trigger = { kind: 'recheck' } as const;
    return this.#remember(`r${String(state.index)}`, read, () => {
      const guards = this.#lifecycle.machine.relevantGuards(trigger);
      return this.#distinct(
        guards,
        read,
        trigger,
        (answers) => this.#lifecycle.machine.step(state, trigger, answers),
        true,
      );
    });
  }

  /** It begins by an event. */
  begin(type: string, read: ReadFixed): readonly ObjectMove[] {
    const { machine } = this.#lifecycle;
    return this.#remember(`b${type}`, read, () =>
      this.#distinct(machine.relevantGuards({ kind: 'recheck' }), read, { kind: 'begin', type }, (answers) =>
        machine.start(answers),
      ),
    );
  }

  /** Whether a condition can hold in some way when it is asked here. */
  canHold(guard: number, read: ReadFixed): boolean {
    return this.#variants([guard], read).some(({ answers }) => answers[guard] === true);
  }

  #step(state: MachineState, trigger: MachineTrigger, read: ReadFixed): readonly ObjectMove[] {
    const { machine } = this.#lifecycle;
    return this.#distinct(machine.relevantGuards(trigger), read, trigger, (answers) =>
      machine.step(state, trigger, answers),
    );
  }

  #remember(what: string, read: ReadFixed, find: () => readonly ObjectMove[]): readonly ObjectMove[] {
    let key = what;
    for (const test of this.#settled) key += testOne(test, read(test.column)) === 'held' ? '+' : '-';
    const known = this.#memory.get(key);
    if (known) return known;
    const moves = find();
    this.#memory.set(key, moves);
    return moves;
  }

  /** One move for each thing that can come of it; steps that nothing takes are left out, unless asked for. */
  #distinct(
    guards: readonly number[],
    read: ReadFixed,
    trigger: ObjectMove['trigger'],
    stepWith: (answers: GuardAnswers) => MachineStep,
    keepRefused = false,
  ): readonly ObjectMove[] {
    const found = new Map<string, ObjectMove>();
    for (const { answers, choices } of this.#variants(guards, read)) {
      const step = stepWith(answers);
      if (!step.accepted && !keepRefused) continue;
      const key = `${String(step.next.index)} ${step.taken.join()}`;
      if (!found.has(key)) found.set(key, { trigger, step, choices });
    }
    return [...found.values()];
  }

  /** How guards can come out together, with a way to make them. */
  #variants(
    guards: readonly number[],
    read: ReadFixed,
  ): readonly { readonly answers: GuardAnswers; readonly choices: Choices }[] {
    const asked = guards.flatMap((guard) => {
      const tests = this.#lifecycle.guards[guard];
      return tests ? [{ guard, ...tests }] : [];
    });
    const open = gather(
      asked.flatMap(({ facts }) => [...facts.values()]).filter(({ column }) => this.#isOpen(column)),
    );
    const data = gather(asked.flatMap(({ data: tests }) => [...tests.values()]));
    const actors = asked.some(({ by }) => by.size > 0) ? this.#actors() : [{}];
    const ways = combine(open).flatMap((openValues) =>
      combine(data).flatMap((dataValues) =>
        actors.map((actor): Choices => ({ ...actor, open: openValues, data: dataValues })),
      ),
    );
    if (ways.length > MOST_CHOICES) this.cutShort = true;
    const found = new Map<string, { answers: GuardAnswers; choices: Choices }>();
    for (const choices of ways.length === 0 ? [NO_CHOICES] : ways.slice(0, MOST_CHOICES)) {
      const answers: boolean[] = [];
      for (const { guard, facts, by, data: tests } of asked)
        answers[guard] =
          holds(facts, (column) => (this.#isOpen(column) ? choices.open.get(column) : read(column))) &&
          holds(by, (column) => (column === 'side' ? choices.side : choices.role)) &&
          holds(tests, (column) => withinDomain(tests.get(column), choices.data.get(column)));
      const key = guards.map((guard) => (answers[guard] === true ? '1' : '0')).join('');
      if (!found.has(key)) found.set(key, { answers, choices });
    }
    return [...found.values()];
  }

  #actors(): readonly { readonly role?: string; readonly side?: string }[] {
    const { roles, sides } = this.#compiled.framework;
    const acting = [...roles].map(([role, { side }]) => ({ role, side }));
    const without = [...sides.keys()].filter((side) => !acting.some((actor) => actor.side === side));
    return [...acting, ...without.map((side) => ({ side }))];
  }
}

interface OpenColumn {
  readonly domain: Domain;
  readonly tests: CompiledTest[];
}

function gather(tests: readonly CompiledTest[]): ReadonlyMap<string, OpenColumn> {
  const columns = new Map<string, OpenColumn>();
  for (const test of tests) {
    if (!test.domain) continue;
    const known = columns.get(test.column);
    const domain = known ? joinDomains(known.domain, test.domain) : test.domain;
    columns.set(test.column, { domain, tests: [...(known?.tests ?? []), test] });
  }
  return columns;
}

/** Undeclared data ranges over what each cell speaks of: together they range over what all of them speak of. */
function joinDomains(a: Domain, b: Domain): Domain {
  if (a.kind !== 'enum' || b.kind !== 'enum') return a;
  return { kind: 'enum', values: [...new Set([...a.values, ...b.values])] };
}

/** Every combination of values the tests tell apart; at most one more than are looked at. */
function combine(columns: ReadonlyMap<string, OpenColumn>): readonly ReadonlyMap<string, FactValue>[] {
  let ways: readonly ReadonlyMap<string, FactValue>[] = [new Map()];
  for (const [column, { domain, tests }] of columns) {
    const cells = tests.flatMap(({ cell }) => cell ?? []);
    const values = splitDomain(domain, cells).map((slice) => slice.value);
    ways = ways
      .flatMap((way) => values.map((value) => new Map([...way, [column, value]])))
      .slice(0, MOST_CHOICES + 1);
  }
  return ways;
}

function holds(tests: CompiledTests, read: ReadFixed): boolean {
  for (const test of tests.values()) if (testOne(test, read(test.column)) !== 'held') return false;
  return true;
}

/** A value another cell speaks of is any other text to this one. */
function withinDomain(test: CompiledTest | undefined, value: FactValue | undefined): FactValue | undefined {
  const domain = test?.domain;
  if (domain?.kind !== 'enum' || !domain.values.includes(OTHER_TEXT)) return value;
  return typeof value === 'string' && domain.values.includes(value) ? value : OTHER_TEXT;
}
