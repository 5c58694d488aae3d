import type { FactValue } from '../model/cell.ts';
import type { MachineState } from '../machine/index.ts';
import type { AlignedObject } from './alignedObject.ts';
import { chooseStanding } from './chooseStanding.ts';
import type { CompiledFramework } from './compileFramework.ts';
import { FactTimeline } from './factTimeline.ts';
import type { Moment } from './moment.ts';
import { compareMoments, sourceOf } from './moment.ts';
import type { PreparedDeal, PreparedObject } from './prepareDeal.ts';
import type { Witness } from './witness.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** What is known of a deal at any moment: recorded facts, and facts derived from the objects explained so far. */
export class DealHistory {
  readonly compiled: CompiledFramework;
  readonly prepared: PreparedDeal;
  readonly facts: FactTimeline;
  readonly #aligned = new Map<string, AlignedObject>();
  /** Registrations in order of creation. */
  readonly #registrations: readonly PreparedObject[];
  /** Awards in time order. */
  readonly #awards: readonly { readonly position: number; readonly object: string }[];

  constructor(compiled: CompiledFramework, prepared: PreparedDeal) {
    this.compiled = compiled;
    this.prepared = prepared;
    this.facts = new FactTimeline(compiled, prepared);
    this.#registrations = prepared.objects.filter(({ lifecycle }) => lifecycle === 'registration');
    this.#awards = prepared.events.flatMap(({ event, position }) => {
      const named = event.type === 'registration.awarded' ? event.data.get('registration') : undefined;
      if (typeof named !== 'string') return [];
      return [{ position, object: named.startsWith('registration/') ? named : `registration/${named}` }];
    });
  }

  add(aligned: AlignedObject): void {
    this.#aligned.set(aligned.object.key, aligned);
  }

  aligned(key: string): AlignedObject | undefined {
    return this.#aligned.get(key);
  }

  /** State of an object at a moment; undefined before it exists. */
  stateOf(key: string, moment: Moment): MachineState | undefined {
    const steps = this.#aligned.get(key)?.steps ?? [];
    return steps[lastNotAfter(steps, moment, this.prepared.witness)]?.after;
  }

  /** Whether an object stands where it stands only because of a clock that an inserted step started. */
  isAssumed(key: string, moment: Moment): boolean {
    const steps = this.#aligned.get(key)?.steps ?? [];
    return steps[lastNotAfter(steps, moment, this.prepared.witness)]?.assumed ?? false;
  }

  /** Registrations that exist at a moment, earliest first, with their state. */
  registrations(
    moment: Moment,
  ): readonly { readonly object: PreparedObject; readonly state: MachineState }[] {
    return this.#registrations.flatMap((object) => {
      const state = this.stateOf(object.key, moment);
      return state ? [{ object, state }] : [];
    });
  }

  /** The registration that stands at a moment. */
  standing(moment: Moment): { readonly object: PreparedObject; readonly state: MachineState } | undefined {
    const awarded = this.#awards.filter(({ position }) => happened(position, moment)).at(-1)?.object;
    return chooseStanding(this.registrations(moment), awarded);
  }

  /** Value of a column at a moment, seen from an object; undefined when the record does not tell. */
  read(column: string, moment: Moment, object?: PreparedObject): FactValue | undefined {
    switch (column) {
      case 'stage':
        return this.stateOf('deal', moment)?.stage ?? 'none';
      case 'hoursInStage':
        return this.#hoursInStage(moment);
      case 'registration':
        return this.standing(moment)?.state.root ?? 'none';
      case 'activeRegistrations':
        return this.registrations(moment).filter(({ state }) => state.tags.has('active')).length;
    }
    if (column.startsWith('state.')) return this.#rootOf(column.slice('state.'.length), moment);
    if (column.startsWith('daysSince.')) return this.#daysSince(column.slice('daysSince.'.length), moment);
    return this.facts.read(column, moment, object, this.prepared.witness);
  }

  #rootOf(lifecycle: string, moment: Moment): string {
    if (lifecycle === 'registration') return this.standing(moment)?.state.root ?? 'none';
    const states = this.prepared.objects
      .filter((object) => object.lifecycle === lifecycle)
      .flatMap((object) => this.stateOf(object.key, moment) ?? []);
    return (states.find((state) => !state.done) ?? states.at(-1))?.root ?? 'none';
  }

  #hoursInStage(moment: Moment): number | undefined {
    const { witness } = this.prepared;
    const steps = this.#aligned.get('deal')?.steps ?? [];
    const last = lastNotAfter(steps, moment, witness);
    const stage = steps[last]?.after.stage;
    if (stage === undefined) return undefined;
    let entered = last;
    while (entered > 0 && steps[entered - 1]?.after.stage === stage) entered -= 1;
    const since = steps[entered]?.moment ?? moment;
    witness?.elapsed(sourceOf(since), sourceOf(moment), 'hoursInStage');
    return (moment.at - since.at) / HOUR;
  }

  /** Infinity when it never happened: more days than any rule can name. */
  #daysSince(type: string, moment: Moment): number {
    const { events, witness } = this.prepared;
    for (let index = Math.min(moment.position, events.length - 1); index >= 0; index -= 1) {
      const event = events[index];
      if (event?.event.type !== type || !happened(event.position, moment)) continue;
      witness?.elapsed(event.position, sourceOf(moment), `daysSince.${type}`);
      return (moment.at - event.at) / DAY;
    }
    return Infinity;
  }
}

/** Whether the event at a position has happened at a moment. */
function happened(position: number, moment: Moment): boolean {
  return position < moment.position || (position === moment.position && moment.phase >= 2);
}

function lastNotAfter(steps: AlignedObject['steps'], moment: Moment, witness: Witness | undefined): number {
  let low = 0;
  let high = steps.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const step = steps[middle];
    if (step && compareMoments(step.moment, moment, witness) <= 0) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
