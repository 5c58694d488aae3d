import { formatInstant, parseInstant } from '../clock/index.ts';
import type { FactValue } from '../model/cell.ts';
import type { Deal, DealEvent } from '../model/deal.ts';
import { domainOfFact } from '../model/domains.ts';
import type { JsonValue } from '../model/framework.ts';
import { OTHER_TEXT, type CompiledFramework } from '../replay/compileFramework.ts';
import { nameEvent, nameRole } from '../replay/names.ts';
import { replayDeal } from '../replay/index.ts';
import { phraseFact, splitDomain } from '../rules/index.ts';
import type { Choices } from './objectMoves.ts';
import type { Edge, Move, Recheck, WorldNode } from './explore.ts';
import type { ExplorationPlan } from './explorationPlan.ts';
import { stageOf } from './world.ts';

/** Where a play leads and what is known when it gets there. */
export interface Play {
  readonly node: WorldNode;
  /** A last move from there. */
  readonly edge?: Edge;
  /** Values that a decision's columns have in the end. */
  readonly inputs?: ReadonlyMap<string, FactValue>;
  /** A last event that no path takes. */
  readonly occurrence?: string;
  /** Time goes on for so long afterwards, in ms. */
  readonly waitMs?: number;
}

export interface PlayedDeal {
  readonly deal: Deal;
  readonly steps: readonly string[];
  /** Keys of the objects by slot, as they are in the end. */
  readonly objects: readonly (string | undefined)[];
}

const START = Date.UTC(2026, 0, 5, 9);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * Writes the moves to a world as a deal that can be replayed: clocks run as long as they say, elapsed times are waited for, every fact of the framework
 * is told. Undefined when a clock on the way never runs out.
 */
export function playMoves(plan: ExplorationPlan, play: Play): PlayedDeal | undefined {
  const path: { readonly edge: Edge }[] = play.edge ? [{ edge: play.edge }] : [];
  let first = play.node;
  while (first.reached) {
    path.unshift({ edge: first.reached.edge });
    first = first.reached.from;
  }
  const writer = new DealWriter(plan, first, play.inputs ?? new Map());
  for (const [index, { edge }] of path.entries()) {
    const last = index === path.length - 1;
    if (last && play.edge && !play.occurrence) writer.settle();
    if (!writer.take(edge.move, edge.rechecked)) return undefined;
  }
  if (!play.edge) writer.settle();
  if (play.occurrence !== undefined) writer.note(play.occurrence);
  writer.wait(play.waitMs ?? 0);
  return writer.finish();
}

class DealWriter {
  readonly #plan: ExplorationPlan;
  readonly #compiled: CompiledFramework;
  readonly #inputs: ReadonlyMap<string, FactValue>;
  readonly #facts: Map<string, FactValue>;
  readonly #events: DealEvent[] = [];
  readonly #steps: string[] = [];
  readonly #objects: (string | undefined)[];
  readonly #partners: string[] = [];
  readonly #partnerTypes = new Map<string, string>();
  readonly #registered = new Map<string, number>();
  /** Facts as they are now. */
  readonly #now = new Map<string, FactValue>();
  #at = START;
  #stageSince = START;
  #stage: string | undefined;
  readonly #counts = new Map<string, number>();

  constructor(plan: ExplorationPlan, { world }: WorldNode, inputs: ReadonlyMap<string, FactValue>) {
    this.#plan = plan;
    this.#stage = stageOf(plan, world);
    this.#compiled = plan.compiled;
    this.#inputs = inputs;
    this.#objects = plan.slots.map(({ lifecycle }) => (lifecycle === 'deal' ? 'deal' : undefined));
    const { facts, partnerTypes } = plan.compiled.framework;
    this.#facts = new Map();
    for (const [name, fact] of facts) {
      const value = splitDomain(domainOfFact(fact), [])[0]?.value;
      if (value !== undefined) this.#facts.set(name, value);
    }
    const [type] = partnerTypes.keys();
    if (type !== undefined) this.#facts.set('partnerType', type);
    for (const [column, value] of inputs)
      if (!plan.frozen.has(column) && this.#isTold(column)) this.#facts.set(column, value);
    for (const [column, value] of inputs) {
      const [, fact] = /^(?:incumbent|challenger)\.(.+)$/.exec(column) ?? [];
      if (fact !== undefined && facts.get(fact)?.of === 'deal' && !plan.frozen.has(fact))
        this.#facts.set(fact, value);
    }
    for (const [column, value] of plan.scenarios[world.scenario] ?? []) this.#facts.set(column, value);
    for (const [column, value] of this.#facts) this.#now.set(column, value);
  }

  /** Waits until the elapsed times of the inputs have passed. */
  settle(): void {
    const waits = this.#inputs.has('hoursInStage');
    // A deal begins with its first event: there has to be one to wait from.
    if (waits && this.#events.length === 0) this.note('note');
    const before = this.#at;
    this.#elapse(this.#inputs);
    if (this.#at > before && this.#inputs.get('hoursApart') === undefined) this.note('note');
  }

  take(move: Move, rechecked: readonly Recheck[]): boolean {
    switch (move.kind) {
      case 'facts':
        for (const [fact, value] of this.#plan.scenarios[move.scenario] ?? [])
          this.#changeFact(fact, value, 'deal');
        return true;
      case 'occurrence':
        this.note(move.type);
        return true;
      case 'award': {
        const object = this.#objects[move.slot] ?? '';
        this.#send('registration.awarded', 'deal', {}, new Map([['registration', object]]));
        return true;
      }
      case 'object': {
        const { trigger, choices } = move.move;
        for (const { slot, choices: chosen } of [{ slot: move.slot, choices }, ...rechecked]) {
          this.#elapse(chosen.open);
          for (const [column, value] of chosen.open)
            if (this.#isTold(column)) this.#changeFact(column, value, this.#objects[slot] ?? 'deal');
        }
        if (trigger.kind === 'timer' && !this.#runOut(move.slot, trigger.timer.duration)) return false;
        if (trigger.kind === 'begin') this.#begin(move.slot, trigger.type, move.forgets);
        else if (trigger.kind === 'event') this.#sendTo(move.slot, trigger.type, choices);
        this.#noteStage(move);
        return true;
      }
    }
  }

  note(type: string): void {
    this.#send(type, 'deal', {}, new Map(type === 'note' ? [['text', 'nothing else happens']] : []));
  }

  wait(ms: number): void {
    this.#at += ms;
  }

  finish(): PlayedDeal {
    if (this.#events.length === 0) this.note('note');
    const deal = this.#deal(this.#at);
    return { deal, steps: this.#steps, objects: this.#objects };
  }

  #deal(asOf: number): Deal {
    const facts = new Map(this.#facts);
    const partnerType = facts.get('partnerType');
    facts.delete('partnerType');
    const { framework } = this.#compiled;
    const ofPartner = [...framework.facts].filter(([, { of }]) => of === 'partner').map(([name]) => name);
    return {
      id: 'verified',
      ...(partnerType === undefined ? {} : { partnerType: String(partnerType) }),
      partners: this.#partners.map((id) => {
        const type = this.#partnerTypes.get(id) ?? partnerType;
        return {
          id,
          ...(type === undefined ? {} : { type: String(type) }),
          facts: new Map(
            ofPartner.flatMap((name): [string, FactValue][] => {
              const value = this.#facts.get(name);
              return value === undefined ? [] : [[name, value]];
            }),
          ),
        };
      }),
      facts,
      outcome: 'open',
      asOf: formatInstant(asOf),
      links: [],
      events: this.#events,
    };
  }

  #noteStage({ slot, move }: Extract<Move, { kind: 'object' }>): void {
    const { stage } = move.step.next;
    if (slot !== this.#plan.dealSlot || stage === this.#stage) return;
    this.#stage = stage;
    this.#stageSince = this.#at;
  }

  #begin(slot: number, type: string, forgets: number | undefined): void {
    const { lifecycle } = this.#plan.slots[slot] ?? { lifecycle: '' };
    const count = (this.#counts.get(lifecycle) ?? 0) + 1;
    this.#counts.set(lifecycle, count);
    const key = `${lifecycle}/${lifecycle.charAt(0).toUpperCase()}${String(count)}`;
    const [first, last] = this.#plan.registrationSlots;
    if (forgets !== undefined && first !== undefined && last !== undefined && forgets === first)
      this.#objects[first] = this.#objects[last];
    this.#objects[slot] = key;
    const data = new Map<string, JsonValue>();
    let by: DealEvent['by'] = {};
    if (lifecycle === 'registration') {
      const partner = `P${String(count)}`;
      this.#partners.push(partner);
      by = { side: 'partner', partner };
      const party = this.#registered.size === 0 ? 'incumbent' : 'challenger';
      const partnerType = this.#inputs.get(`${party}PartnerType`);
      if (partnerType !== undefined) this.#partnerTypes.set(partner, String(partnerType));
      for (const [name, { of }] of this.#compiled.framework.facts) {
        const value = this.#inputs.get(`${party}.${name}`) ?? this.#facts.get(name);
        if (of !== 'registration' || value === undefined) continue;
        data.set(name, value);
        this.#now.set(`${key} ${name}`, value);
      }
    }
    this.#send(type, key, by, data);
    if (lifecycle === 'registration') this.#registered.set(key, this.#at);
  }

  #sendTo(slot: number, type: string, { role, side, data }: Choices): void {
    const told = new Map([...data].map(([name, value]) => [name, value === OTHER_TEXT ? 'other' : value]));
    const by = { ...(role === undefined ? {} : { role }), ...(side === undefined ? {} : { side }) };
    this.#send(type, this.#objects[slot] ?? 'deal', by, told);
  }

  #send(type: string, object: string, by: DealEvent['by'], data: ReadonlyMap<string, JsonValue>): void {
    const { framework } = this.#compiled;
    if (this.#events.length > 0) this.#at += MINUTE;
    this.#events.push({ at: formatInstant(this.#at), type, object, by, data });
    const who = by.role === undefined ? '' : ` (${nameRole(framework, by.role)})`;
    const what = type === 'note' ? 'Time passes' : capitalise(nameEvent(framework, type));
    this.#steps.push(`${object === 'deal' ? '' : `${capitalise(object.replace('/', ' '))}: `}${what}${who}`);
  }

  /** A fact of a registration changes for the one in question, any other for the deal. */
  #changeFact(fact: string, value: FactValue, object: string): void {
    const { framework } = this.#compiled;
    const about = framework.facts.get(fact)?.of === 'registration' ? object : 'deal';
    const known = about === 'deal' ? this.#now.get(fact) : this.#now.get(`${about} ${fact}`);
    if (known === value) return;
    const data = new Map<string, JsonValue>([
      ['fact', fact],
      ['value', value],
    ]);
    this.#send('fact.changed', about, {}, data);
    this.#steps.pop();
    this.#steps.push(`From now on ${phraseFact(framework, fact, value)}`);
    this.#now.set(about === 'deal' ? fact : `${about} ${fact}`, value);
  }

  /** Lets time pass until a clock of an object runs out; false when it does not run. */
  #runOut(slot: number, duration: string): boolean {
    const object = this.#objects[slot] ?? '';
    if (this.#events.length === 0) this.note('note');
    const { trace = [] } = replayDeal(this.#compiled, this.#deal(this.#at), { trace: true });
    const due = trace.findLast((step) => step.object === object)?.clocks[duration];
    const at = due === undefined ? undefined : parseInstant(due, 'UTC');
    if (at === undefined) return false;
    this.#at = Math.max(this.#at, at);
    const day = formatInstant(this.#at).slice(0, 10);
    const whose = object === 'deal' ? 'the deal' : object.replace('/', ' ');
    this.#steps.push(`${day}: the clock "${duration}" of ${whose} runs out`);
    return true;
  }

  #elapse(times: ReadonlyMap<string, FactValue>): void {
    for (const [column, value] of times) {
      if (typeof value !== 'number') continue;
      const from = this.#sinceWhen(column);
      if (from !== undefined) this.#at = Math.max(this.#at, from.at + value * from.unit);
    }
  }

  #sinceWhen(column: string): { readonly at: number; readonly unit: number } | undefined {
    if (column === 'hoursInStage') return { at: this.#stageSince, unit: HOUR };
    if (column === 'hoursApart') {
      const at = [...this.#registered.values()].at(-1);
      return at === undefined ? undefined : { at: at - MINUTE, unit: HOUR };
    }
    if (!column.startsWith('daysSince.')) return undefined;
    const type = column.slice('daysSince.'.length);
    const last = this.#events.findLast((event) => event.type === type);
    const at = last && parseInstant(last.at, 'UTC');
    return at === undefined ? undefined : { at, unit: DAY };
  }

  #isTold(column: string): boolean {
    return column === 'partnerType' || this.#compiled.framework.facts.has(column);
  }
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
