import type { Domain, FactValue } from '../model/cell.ts';
import type { GuardAnswers, MachineTrigger } from '../machine/index.ts';
import { testAll, testOne } from '../rules/index.ts';
import type { CompiledTest, TestOutcome } from '../rules/index.ts';
import type { CompiledFramework, CompiledTests, ReplayLifecycle } from './compileFramework.ts';
import { OTHER_TEXT } from './compileFramework.ts';
import type { DealHistory } from './dealHistory.ts';
import { compareText } from './findingBuilder.ts';
import type { Unknown } from './findCompletions.ts';
import { findCompletions } from './findCompletions.ts';
import type { Moment } from './moment.ts';
import type { PreparedEvent, PreparedObject } from './prepareDeal.ts';

/** Outcome of each guard, by number; guards not asked are absent. */
export type GuardOutcomes = readonly (TestOutcome | undefined)[];

/** One test of a guard, the value it sees, and how it comes out. */
export interface SeenTest {
  /** Whether it asks about the deal, about who does it, or about the event's own data. */
  readonly part: 'facts' | 'by' | 'data';
  readonly column: string;
  readonly value?: FactValue;
  readonly outcome: TestOutcome;
}

/** Answers the guards of one object from the record, before XState is asked anything. */
export class GuardReader {
  readonly #framework: CompiledFramework;
  readonly #lifecycle: ReplayLifecycle;
  readonly #history: DealHistory;
  readonly #object: PreparedObject;
  readonly #settling = new Map<string, GuardAnswers>();

  constructor(
    framework: CompiledFramework,
    lifecycle: ReplayLifecycle,
    history: DealHistory,
    object: PreparedObject,
  ) {
    this.#framework = framework;
    this.#lifecycle = lifecycle;
    this.#history = history;
    this.#object = object;
  }

  /** Answers for `always` and `onDone`, which are forced: an unknown fact does not hold. */
  settlingAnswers(moment: Moment): GuardAnswers {
    const asked = this.#lifecycle.machine.relevantGuards({ kind: 'recheck' });
    if (asked.length === 0) return [];
    const key = `${String(moment.position)}|${String(moment.phase)}|${String(moment.at)}`;
    const known = this.#settling.get(key);
    if (known) return known;
    const answers: boolean[] = [];
    for (const guard of asked) answers[guard] = this.#facts(guard, moment) === 'held';
    this.#settling.set(key, answers);
    return answers;
  }

  /** All tests of the guards a recorded event can reach. */
  outcomes(trigger: MachineTrigger, moment: Moment, event: PreparedEvent): GuardOutcomes {
    const outcomes: TestOutcome[] = [];
    for (const guard of this.#lifecycle.machine.relevantGuards(trigger)) {
      const tests = this.#lifecycle.guards[guard];
      if (!tests) continue;
      outcomes[guard] = conjunction([
        this.#facts(guard, moment),
        testAll(tests.by, (column) => (column === 'side' ? this.#sideOf(event) : event.event.by.role)),
        testAll(tests.data, (column) => this.#dataOf(event, tests.data, column)),
      ]);
    }
    return outcomes;
  }

  /** Only the `facts` tests: an inserted step has nobody who did it and no data. */
  factOutcomes(trigger: MachineTrigger, moment: Moment): GuardOutcomes {
    const outcomes: TestOutcome[] = [];
    for (const guard of this.#lifecycle.machine.relevantGuards(trigger))
      outcomes[guard] = this.#facts(guard, moment);
    return outcomes;
  }

  /**
   * How guards that are unknown could come out together, over every way to fill in what the record lacks; ways in which earlier ones hold
   * come first. Beyond what can be looked at, only that all hold or none does.
   */
  possibleAnswers(
    guards: readonly number[],
    moment: Moment,
    event: PreparedEvent,
  ): readonly (readonly boolean[])[] {
    const role = event.event.by.role;
    const knownRole = role !== undefined && this.#framework.framework.roles.has(role);
    const unknowns = new Map<string, Unknown>();
    const note = (
      prefix: string,
      test: CompiledTest,
      read: (column: string) => FactValue | undefined,
    ): void => {
      if (!test.domain || testOne(test, read(test.column)) !== 'unknown') return;
      const byRole = prefix === 'by.' && !knownRole && event.event.by.side === undefined;
      const name = byRole ? 'by.role' : prefix + test.column;
      const domain: Domain = byRole
        ? { kind: 'enum', values: [...this.#framework.framework.roles.keys()] }
        : test.domain;
      const known = unknowns.get(name);
      unknowns.set(name, {
        name,
        domain: known ? joinDomains(known.domain, domain) : domain,
        tests: [...(known?.tests ?? []), test],
      });
    };
    const factOf = (column: string): FactValue | undefined =>
      this.#history.read(column, moment, this.#object);
    const actorOf = (column: string): FactValue | undefined =>
      column === 'side' ? this.#sideOf(event) : role;
    const tested = guards.flatMap((guard) => this.#lifecycle.guards[guard] ?? []);
    for (const { facts, by, data } of tested) {
      for (const test of facts.values()) note('', test, factOf);
      for (const test of by.values()) note('by.', test, actorOf);
      for (const test of data.values()) note('data.', test, (column) => this.#dataOf(event, data, column));
    }
    const ways = findCompletions([...unknowns.values()]);
    if (!ways) return [guards.map(() => true), guards.map(() => false)];
    const answers = new Map<string, readonly boolean[]>();
    for (const way of ways) {
      const actAs = way.get('by.role') ?? role;
      const sideAs = this.#framework.framework.roles.get(String(actAs))?.side;
      const came = tested.map(
        ({ facts, by, data }) =>
          testAll(facts, (column) => way.get(column) ?? factOf(column)) === 'held' &&
          testAll(by, (column) =>
            column === 'role' ? actAs : (way.get('by.side') ?? event.event.by.side ?? sideAs),
          ) === 'held' &&
          testAll(
            data,
            (column) =>
              withinOwn(data.get(column), way.get(`data.${column}`)) ?? this.#dataOf(event, data, column),
          ) === 'held',
      );
      answers.set(came.map((held) => (held ? '0' : '1')).join(''), came);
    }
    return [...answers].sort(([a], [b]) => compareText(a, b)).map(([, came]) => came);
  }

  /** Names of what was unknown to some guards, in text order. */
  unknownFacts(guards: readonly number[], moment: Moment, event: PreparedEvent): readonly string[] {
    const names = new Set<string>();
    for (const guard of guards) {
      const tests = this.#lifecycle.guards[guard];
      if (!tests) continue;
      const note = (
        list: CompiledTests,
        prefix: string,
        read: (column: string) => FactValue | undefined,
      ): void => {
        for (const test of list.values())
          if (testOne(test, read(test.column)) === 'unknown') names.add(prefix + test.column);
      };
      note(tests.facts, '', (column) => this.#history.read(column, moment, this.#object));
      note(tests.by, 'by.', (column) => (column === 'side' ? this.#sideOf(event) : event.event.by.role));
      note(tests.data, 'data.', (column) => this.#dataOf(event, tests.data, column));
    }
    return [...names];
  }

  /** Each test of a guard with what it sees. Without an event, who does it and with what data is unknown. */
  explain(guard: number, moment: Moment, event: PreparedEvent | undefined): readonly SeenTest[] {
    const tests = this.#lifecycle.guards[guard];
    if (!tests) return [];
    const see = (
      part: SeenTest['part'],
      list: CompiledTests,
      read: (column: string) => FactValue | undefined,
    ): readonly SeenTest[] =>
      [...list.values()].map((test) => {
        const value = read(test.column);
        const outcome = testOne(test, value);
        return { part, column: test.column, outcome, ...(value === undefined ? {} : { value }) };
      });
    return [
      ...see('facts', tests.facts, (column) => this.#history.read(column, moment, this.#object)),
      ...see('by', tests.by, (column) =>
        column === 'side' ? event && this.#sideOf(event) : event?.event.by.role,
      ),
      ...see('data', tests.data, (column) => event && this.#dataOf(event, tests.data, column)),
    ];
  }

  #facts(guard: number, moment: Moment): TestOutcome {
    const tests = this.#lifecycle.guards[guard]?.facts;
    return tests ? testAll(tests, (column) => this.#history.read(column, moment, this.#object)) : 'held';
  }

  /** The side is recorded, or told by the role. */
  #sideOf({ event }: PreparedEvent): string | undefined {
    const { side, role } = event.by;
    return side ?? (role === undefined ? undefined : this.#framework.framework.roles.get(role)?.side);
  }

  #dataOf({ event }: PreparedEvent, tests: CompiledTests, column: string): FactValue | undefined {
    const value = event.data.get(column);
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean')
      return undefined;
    const domain = tests.get(column)?.domain;
    if (domain?.kind !== 'enum' || typeof value !== 'string' || !domain.values.includes(OTHER_TEXT))
      return value;
    return domain.values.includes(value) ? value : OTHER_TEXT;
  }
}

/** Undeclared data ranges over what each cell speaks of: together they range over what all of them speak of. */
function joinDomains(a: Domain, b: Domain): Domain {
  if (a.kind !== 'enum' || b.kind !== 'enum') return a;
  return { kind: 'enum', values: [...new Set([...a.values, ...b.values])] };
}

/** A value another cell speaks of is any other text to this one. */
function withinOwn(test: CompiledTest | undefined, value: FactValue | undefined): FactValue | undefined {
  if (value === undefined || test?.domain?.kind !== 'enum' || !test.domain.values.includes(OTHER_TEXT))
    return value;
  return typeof value === 'string' && test.domain.values.includes(value) ? value : OTHER_TEXT;
}

function conjunction(outcomes: readonly TestOutcome[]): TestOutcome {
  if (outcomes.includes('failed')) return 'failed';
  return outcomes.includes('unknown') ? 'unknown' : 'held';
}
