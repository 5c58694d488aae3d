import type { Simulation, SimulationEntry } from '../../core/simulate/index.ts';
import type { Frame } from '../session/createFrames.ts';
import { phraseEvent, phraseRole } from '../session/phraseEvent.ts';
import { phraseInstant, phraseSpan } from '../session/phraseInstant.ts';
import { nameObject } from './phraseWay.ts';

/** A line of the log: the beginning, or one thing that was done. */
export interface LogLine {
  /** How many entries have happened when it is the last one. */
  readonly position: number;
  readonly title: string;
  readonly who?: string;
  readonly when: string;
  /** Clocks that ran out on the way. */
  readonly ran: readonly string[];
  /** Why it does not fit the framework as it is now. */
  readonly refused?: string;
}

/** The log of a simulation, what was taken back included. */
export function listLog(simulation: Simulation, frames: readonly Frame[]): readonly LogLine[] {
  const { script, position, compiled, refused, objects } = simulation;
  const { framework } = compiled;
  const timers = frames.filter(({ kind }) => kind === 'timer');
  const say = (at: number): string => phraseInstant(new Date(at).toISOString(), framework.timezone);
  let before = script.startAt;
  let events = -1;
  const lines = script.entries.map((entry, index): LogLine => {
    const from = before;
    before = entry.at;
    if (entry.kind === 'event') events += 1;
    const isRefused = entry.kind === 'event' && index < position && refused.has(events);
    const ran = timers.filter(({ at }) => entry.kind === 'wait' && at > from && at <= entry.at);
    return {
      position: index + 1,
      title: entry.kind === 'wait' ? `${phraseSpan(from, entry.at)} pass` : titleOf(entry),
      ...whoOf(entry),
      when: say(entry.at),
      ran: index < position ? ran.map(({ label }) => label) : [],
      ...(isRefused ? { refused: whyRefused(entry.event.object) } : {}),
    };
  });
  return [{ position: 0, title: 'The deal begins', when: say(script.startAt), ran: [] }, ...lines];

  function titleOf({ event, at }: SimulationEntry & { kind: 'event' }): string {
    const said = phraseEvent(framework, { ...event, at: new Date(at).toISOString() });
    return event.object === 'deal' ? said : `${nameObject(event.object)}: ${said}`;
  }

  function whoOf(entry: SimulationEntry): { readonly who?: string } {
    if (entry.kind === 'wait') return {};
    const { role, partner } = entry.event.by;
    const names = [
      ...(role === undefined ? [] : [phraseRole(framework, role)]),
      ...(partner === undefined ? [] : [script.partners.find(({ id }) => id === partner)?.name ?? partner]),
    ];
    return names.length === 0 ? {} : { who: names.join(', ') };
  }

  function whyRefused(key: string): string {
    const known = objects.some(({ object }) => object.key === key);
    return known ? 'no longer fits: the path does not take it here' : 'no longer fits: there is no such path';
  }
}
