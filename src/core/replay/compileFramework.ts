import type { CellSource, Domain } from '../model/cell.ts';
import { domainOfColumn, domainOfFact } from '../model/domains.ts';
import type { Duration, Framework, Guard, Length, Responsibility } from '../model/framework.ts';
import { CHALLENGE_EVENTS, NEUTRAL_EVENTS } from '../model/reserved.ts';
import type { CompiledLifecycle } from '../machine/index.ts';
import { compileLifecycle } from '../machine/index.ts';
import type { CompiledDecision, CompiledTest } from '../rules/index.ts';
import { compileDecision, compileTests } from '../rules/index.ts';
import { orderByReads } from './orderByReads.ts';

export type CompiledTests = ReadonlyMap<string, CompiledTest>;

export interface CompiledGuard {
  readonly facts: CompiledTests;
  /** Columns "side" and "role". */
  readonly by: CompiledTests;
  readonly data: CompiledTests;
}

export interface CompiledDuration {
  readonly name: string;
  readonly rows: readonly { readonly when: CompiledTests; readonly length: Length }[];
  readonly from: string | undefined;
  readonly which: Duration['which'];
  readonly extend: Duration['extend'];
  readonly resets: ReadonlySet<string>;
}

export interface ReplayLifecycle {
  readonly machine: CompiledLifecycle;
  readonly guards: readonly CompiledGuard[];
  /** Some `always` or `onDone` reads facts, so it may move when nothing happened to it. */
  readonly looksAgain: boolean;
  /** Durations its timers use. */
  readonly durations: readonly CompiledDuration[];
}

/** A framework ready to replay deals; built once, used for many. */
export interface CompiledFramework {
  readonly framework: Framework;
  /** In the order in which objects are explained: a lifecycle comes after those whose state its guards read. */
  readonly lifecycles: ReadonlyMap<string, ReplayLifecycle>;
  readonly durations: ReadonlyMap<string, CompiledDuration>;
  readonly decisions: ReadonlyMap<string, CompiledDecision>;
  readonly responsibilities: readonly { readonly row: Responsibility; readonly when: CompiledTests }[];
  /** Activities some responsibility names. */
  readonly activities: ReadonlySet<string>;
  /** Event types that move some lifecycle. */
  readonly moving: ReadonlySet<string>;
  /** Event types the framework has something to say about. */
  readonly known: ReadonlySet<string>;
  /** Event types that never count as a departure, whoever hears them. */
  readonly alwaysFree: ReadonlySet<string>;
}

/** Compiles a framework. Expects one in which `checkFramework` found no error. */
export function compileFramework(framework: Framework): CompiledFramework {
  const tests = (when: ReadonlyMap<string, CellSource>): CompiledTests =>
    compileTests(when, (column) => domainOfColumn(framework, column));
  const durations = new Map(
    [...framework.durations].map(([name, duration]) => [name, compileDuration(name, duration, tests)]),
  );
  const lifecycles = new Map<string, ReplayLifecycle>();
  for (const lifecycle of orderByReads(framework)) {
    const machine = compileLifecycle(framework, lifecycle);
    const guards = machine.guards.map(({ guard, transition }) => {
      const { trigger } = transition.transition;
      return compileGuard(framework, guard, trigger.kind === 'event' ? trigger.type : undefined, tests);
    });
    const used = new Set(
      machine.transitions.flatMap(({ transition: { trigger } }) =>
        trigger.kind === 'after' ? [trigger.duration] : [],
      ),
    );
    lifecycles.set(lifecycle.name, {
      machine,
      guards,
      looksAgain: machine.guards.some(
        ({ guard, transition: { transition } }) =>
          (transition.trigger.kind === 'always' || transition.trigger.kind === 'done') &&
          guard.facts.size > 0,
      ),
      durations: [...used].flatMap((name) => durations.get(name) ?? []),
    });
  }
  const moving = new Set(
    [...lifecycles.values()].flatMap(({ machine }) => [...machine.eventTypes, ...machine.createdBy]),
  );
  const activities = new Set(framework.responsibilities.map((row) => row.activity));
  const asked = [...framework.decisions.values()].flatMap((decision) => decision.on);
  const heard = [...durations.values()].flatMap(({ from, extend, resets }) => [
    ...(from === undefined ? [] : [from]),
    ...(extend ? [extend.on] : []),
    ...resets,
  ]);
  return {
    framework,
    lifecycles,
    durations,
    decisions: new Map(
      [...framework.decisions].map(([name, decision]) => [name, compileDecision(framework, decision)]),
    ),
    responsibilities: framework.responsibilities.map((row) => ({ row, when: tests(row.when) })),
    activities,
    moving,
    known: new Set([...moving, ...activities, ...asked, ...heard, ...NEUTRAL_EVENTS]),
    alwaysFree: new Set([...NEUTRAL_EVENTS, ...CHALLENGE_EVENTS]),
  };
}

function compileDuration(
  name: string,
  duration: Duration,
  tests: (when: ReadonlyMap<string, CellSource>) => CompiledTests,
): CompiledDuration {
  return {
    name,
    rows: duration.rows.map(({ when, length }) => ({ when: tests(when), length })),
    from: duration.from,
    which: duration.which,
    extend: duration.extend,
    resets: new Set(duration.resets),
  };
}

function compileGuard(
  framework: Framework,
  guard: Guard,
  eventType: string | undefined,
  tests: (when: ReadonlyMap<string, CellSource>) => CompiledTests,
): CompiledGuard {
  const by = new Map(
    Object.entries(guard.by).filter((entry): entry is [string, CellSource] => entry[1] !== undefined),
  );
  const declared = eventType === undefined ? undefined : framework.events.get(eventType)?.data;
  return {
    facts: tests(guard.facts),
    by: compileTests(by, (column) => ({
      kind: 'enum',
      values: [...(column === 'side' ? framework.sides : framework.roles).keys()],
    })),
    data: compileTests(guard.data, (column) => {
      const field = declared?.get(column);
      return field ? domainOfFact(field) : domainOfCell(guard.data.get(column));
    }),
  };
}

/** Stands for any text an undeclared data field may hold besides those its cell names. */
export const OTHER_TEXT = '\u0000other';

/** An undeclared data field ranges over what its cell speaks of, and anything else. */
function domainOfCell(source: CellSource | undefined): Domain {
  const sample = Array.isArray(source) ? (source as readonly unknown[]) : [source];
  if (sample.every((value) => typeof value === 'boolean')) return { kind: 'boolean' };
  if (sample.every((value) => typeof value === 'string' && !/[[\]<>]/.test(value)))
    return { kind: 'enum', values: [...sample.filter((value) => typeof value === 'string'), OTHER_TEXT] };
  return { kind: 'number' };
}
