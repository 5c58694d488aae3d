import { addLength } from '../clock/index.ts';
import type { FactValue } from '../model/cell.ts';
import type { Framework, Length } from '../model/framework.ts';
import type { MachineStep, Timer } from '../machine/index.ts';
import { testAll } from '../rules/index.ts';
import type { CompiledDuration, ReplayLifecycle } from './compileFramework.ts';
import type { Moment } from './moment.ts';
import { sourceOf } from './moment.ts';
import type { DueSource, InstantSource } from './witness.ts';

/** A timer of an active state and when it falls due. */
export interface ArmedTimer {
  readonly timer: Timer;
  /** When its clock started; undefined while the event it runs from has not happened. */
  readonly startedAt: number | undefined;
  readonly startedBy: InstantSource | undefined;
  /** Where `due` comes from; undefined while the clock does not run. */
  readonly source: DueSource | undefined;
  readonly extensions: number;
  /** Undefined when no row of the duration applies. */
  readonly length: Length | undefined;
  /** Epoch ms; Infinity while the clock does not run. */
  readonly due: number;
  /** The clock was started by a step the record does not hold. */
  readonly assumed: boolean;
}

/** A clock that runs from an event, whatever state the object is in. */
export interface RunningClock {
  readonly startedAt: number;
  readonly startedBy: InstantSource;
  readonly extensions: number;
  readonly assumed: boolean;
}

/** All clocks of one object at one moment. Timers are in arming order. */
export interface Clocks {
  readonly timers: readonly ArmedTimer[];
  /** By duration name, only durations with `from`. */
  readonly running: ReadonlyMap<string, RunningClock>;
}

export const NO_CLOCKS: Clocks = { timers: [], running: new Map() };

type ReadFact = (column: string) => FactValue | undefined;

/** Clock arithmetic of one lifecycle (design §4.3). Values are immutable: paths through the machine share them. */
export class ClockWork {
  readonly #framework: Framework;
  readonly #durations: ReadonlyMap<string, CompiledDuration>;
  readonly #heard: ReadonlySet<string>;
  readonly #due = new Map<string, number>();

  constructor(framework: Framework, lifecycle: ReplayLifecycle) {
    this.#framework = framework;
    this.#durations = new Map(lifecycle.durations.map((duration) => [duration.name, duration]));
    this.#heard = new Set(
      lifecycle.durations.flatMap(({ from, extend, resets }) => [
        ...(from === undefined ? [] : [from]),
        ...(extend ? [extend.on] : []),
        ...resets,
      ]),
    );
  }

  /** Whether some clock listens to an event type. */
  hears(type: string): boolean {
    return this.#heard.has(type);
  }

  /** Lets the clocks hear an event: it may start, lengthen or restart them. */
  hear(clocks: Clocks, type: string, moment: Moment, assumed: boolean, read: ReadFact): Clocks {
    if (!this.#heard.has(type)) return clocks;
    const running = new Map(clocks.running);
    for (const [name, duration] of this.#durations) {
      if (duration.from === undefined) continue;
      const before = running.get(name);
      const after = hearRunning(duration, before, type, moment, assumed);
      if (after && after !== before) running.set(name, after);
    }
    const timers = clocks.timers.map((armed): ArmedTimer => {
      const duration = this.#durations.get(armed.timer.duration);
      if (!duration) return armed;
      if (duration.from !== undefined)
        return this.#armed(armed.timer, duration, running.get(duration.name), armed.length, read);
      const resets = duration.resets.has(type);
      const extends_ = duration.extend?.on === type && armed.extensions < duration.extend.max;
      if (!resets && !extends_) return armed;
      const kept = resets ? undefined : armed;
      const clock = {
        startedAt: kept?.startedAt ?? moment.at,
        startedBy: kept?.startedBy ?? sourceOf(moment),
        extensions: armed.extensions + (extends_ ? 1 : 0),
        assumed: assumed || (!resets && armed.assumed),
      };
      return this.#armed(armed.timer, duration, clock, armed.length, read);
    });
    return { timers, running };
  }

  /** Arms and disarms what an XState step asked for. */
  apply(
    clocks: Clocks,
    effects: MachineStep['effects'],
    moment: Moment,
    assumed: boolean,
    read: ReadFact,
  ): Clocks {
    if (effects.length === 0) return clocks;
    let timers = clocks.timers;
    for (const { kind, timer } of effects) {
      timers = timers.filter((armed) => armed.timer !== timer);
      const duration = this.#durations.get(timer.duration);
      if (kind === 'disarm' || !duration) continue;
      const clock =
        duration.from === undefined
          ? { startedAt: moment.at, startedBy: sourceOf(moment), extensions: 0, assumed }
          : clocks.running.get(duration.name);
      timers = [...timers, this.#armed(timer, duration, clock, undefined, read)];
    }
    return { timers, running: clocks.running };
  }

  #armed(
    timer: Timer,
    duration: CompiledDuration,
    clock: RunningClock | undefined,
    chosen: Length | undefined,
    read: ReadFact,
  ): ArmedTimer {
    const length = chosen ?? duration.rows.find(({ when }) => testAll(when, read) === 'held')?.length;
    const due = clock && length ? this.#dueOf(duration, clock, length) : Infinity;
    return {
      timer,
      startedAt: clock?.startedAt,
      startedBy: clock?.startedBy,
      extensions: clock?.extensions ?? 0,
      length,
      due,
      source:
        clock && length
          ? { start: clock.startedBy, length, extensions: clock.extensions, by: duration.extend?.by }
          : undefined,
      assumed: clock?.assumed ?? false,
    };
  }

  #dueOf(duration: CompiledDuration, clock: RunningClock, length: Length): number {
    const key = `${duration.name}|${String(clock.startedAt)}|${String(clock.extensions)}|${keyOfLength(length)}`;
    const known = this.#due.get(key);
    if (known !== undefined) return known;
    const { timezone, calendars } = this.#framework;
    let due = addLength(clock.startedAt, length, timezone, calendars);
    for (let count = 0; count < clock.extensions && duration.extend; count += 1)
      due = addLength(due, duration.extend.by, timezone, calendars);
    if (this.#due.size > 100_000) this.#due.clear();
    this.#due.set(key, due);
    return due;
  }
}

function hearRunning(
  duration: CompiledDuration,
  before: RunningClock | undefined,
  type: string,
  moment: Moment,
  assumed: boolean,
): RunningClock | undefined {
  const started = { startedAt: moment.at, startedBy: sourceOf(moment) };
  if (type === duration.from && (before === undefined || duration.which === 'latest'))
    return { ...started, extensions: 0, assumed };
  if (!before) return undefined;
  if (duration.resets.has(type)) return { ...before, ...started, assumed };
  if (duration.extend?.on === type && before.extensions < duration.extend.max)
    return { ...before, extensions: before.extensions + 1, assumed: before.assumed || assumed };
  return before;
}

/** Text that tells two sets of clocks apart; on demand only by what they show, not by who started them. */
export function keyOfClocks({ timers, running }: Clocks, apart?: 'whoever started them'): string {
  const mark = (assumed: boolean): string => (assumed && apart === undefined ? '?' : '');
  let key = '';
  for (const { timer, extensions, startedAt, length, assumed } of timers)
    key += `${timer.eventType}+${String(extensions)}s${String(startedAt)}l${keyOfLength(length)}${mark(assumed)};`;
  for (const [name, { startedAt, extensions, assumed }] of running)
    key += `${name}=${String(startedAt)}+${String(extensions)}${mark(assumed)};`;
  return key;
}

function keyOfLength(length: Length | undefined): string {
  if (length === undefined) return '';
  return length.kind === 'iso' ? length.text : `${String(length.days)} ${length.calendar}`;
}
