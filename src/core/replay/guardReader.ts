import type { FactValue } from '../model/cell.ts';
import type { GuardAnswers, MachineTrigger } from '../machine/index.ts';
import { testAll, testOne } from '../rules/index.ts';
import type { TestOutcome } from '../rules/index.ts';
import type { CompiledFramework, CompiledTests, ReplayLifecycle } from './compileFramework.ts';
import { OTHER_TEXT } from './compileFramework.ts';
import type { DealHistory } from './dealHistory.ts';
import type { Moment } from './moment.ts';
import type { PreparedEvent, PreparedObject } from './prepareDeal.ts';

/** Outcome of each guard, by number; guards not asked are absent. */
export type GuardOutcomes = readonly (TestOutcome | undefined)[];

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

function conjunction(outcomes: readonly TestOutcome[]): TestOutcome {
  if (outcomes.includes('failed')) return 'failed';
  return outcomes.includes('unknown') ? 'unknown' : 'held';
}
