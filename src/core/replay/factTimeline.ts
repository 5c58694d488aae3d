import type { FactValue } from '../model/cell.ts';
import { domainOfFact } from '../model/domains.ts';
import { isInDomain } from '../rules/index.ts';
import type { CompiledFramework } from './compileFramework.ts';
import type { Moment } from './moment.ts';
import type { Witness } from './witness.ts';
import type { PreparedDeal, PreparedEvent, PreparedObject } from './prepareDeal.ts';

interface Change {
  readonly position: number;
  readonly fact: string;
  /** Undefined when the recorded value cannot be used. */
  readonly value: FactValue | undefined;
  /** Object the fact is about; undefined for the deal. */
  readonly object: string | undefined;
}

/** A recorded value the framework has no place for. */
export interface FactProblem {
  readonly fact: string;
  readonly value: FactValue;
  /** Event that recorded it; undefined for the record's own facts. */
  readonly event: PreparedEvent | undefined;
  readonly kind: 'outside-domain' | 'partner-type';
}

/** Facts of a deal over time: as recorded at the start, then as events changed them. */
export class FactTimeline {
  readonly #compiled: CompiledFramework;
  readonly #prepared: PreparedDeal;
  readonly #initial = new Map<string, FactValue>();
  readonly #changes: Change[] = [];
  readonly #problems = new Map<string, FactProblem>();
  /** "deal" and keys of registrations whose partner has a type the framework does not know. */
  readonly unsupported: ReadonlySet<string>;

  constructor(compiled: CompiledFramework, prepared: PreparedDeal) {
    this.#compiled = compiled;
    this.#prepared = prepared;
    const { deal } = prepared;
    for (const [fact, value] of deal.facts)
      this.#note(fact, value, undefined, (usable) => this.#initial.set(fact, usable));
    const partnerType = deal.partnerType ?? deal.partners[0]?.type;
    if (partnerType !== undefined)
      this.#note('partnerType', partnerType, undefined, (usable) => this.#initial.set('partnerType', usable));
    for (const partner of deal.partners)
      for (const [fact, value] of partner.facts)
        if (compiled.framework.facts.get(fact)?.of === 'partner') this.#usable(fact, value, undefined);
    for (const event of prepared.events) this.#readEvent(event);
    const unsupported = new Set<string>(this.#problems.has('partnerType') ? ['deal'] : []);
    for (const { key, partnerType, events } of prepared.objects)
      if (partnerType !== undefined && !this.#usable('partnerType', partnerType, events[0]))
        unsupported.add(key);
    this.unsupported = unsupported;
  }

  /** Once per fact. */
  get problems(): readonly FactProblem[] {
    return [...this.#problems.values()];
  }

  /** Value of a recorded fact at a moment; facts of a registration or partner are read from the object at hand. */
  read(fact: string, moment: Moment, object?: PreparedObject, witness?: Witness): FactValue | undefined {
    const about = this.#compiled.framework.facts.get(fact)?.of ?? 'deal';
    if (about === 'partner') return this.#ofPartner(fact, object);
    if (about === 'registration' && object) {
      const own = this.#latest(fact, moment, object.key);
      if (own !== undefined) return own.value;
    }
    const changed = this.#latest(fact, moment, undefined);
    if (changed) return changed.value;
    witness?.fact(fact);
    return this.#initial.get(fact);
  }

  /** Partner type of an object; undefined when unknown to the framework. */
  partnerTypeOf(object: PreparedObject): string | undefined {
    const type = object.partnerType;
    this.#prepared.witness?.partnerType(object.partner);
    return type !== undefined && this.#compiled.framework.partnerTypes.has(type) ? type : undefined;
  }

  #latest(fact: string, moment: Moment, object: string | undefined): Change | undefined {
    let latest: Change | undefined;
    for (const change of this.#changes) {
      if (change.position > moment.position || (change.position === moment.position && moment.phase < 2))
        break;
      if (change.fact === fact && change.object === object) latest = change;
    }
    return latest;
  }

  #ofPartner(fact: string, object: PreparedObject | undefined): FactValue | undefined {
    const { partners } = this.#prepared.deal;
    const partner = object ? partners.find(({ id }) => id === object.partner) : partners[0];
    const value = partner?.facts.get(fact);
    return value !== undefined && this.#usable(fact, value, undefined) ? value : undefined;
  }

  #readEvent(event: PreparedEvent): void {
    const { data, type } = event.event;
    const change = (fact: string, value: unknown, object: string | undefined): void => {
      if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return;
      const usable = this.#usable(fact, value, event);
      this.#changes.push({ position: event.position, fact, value: usable ? value : undefined, object });
    };
    const aboutObject = event.object === 'deal' ? undefined : event.object;
    if (type === 'fact.changed') {
      const fact = data.get('fact');
      if (typeof fact === 'string')
        change(fact, data.get('value'), this.#isOfObject(fact) ? aboutObject : undefined);
      return;
    }
    if (type === 'partner.replaced') {
      const partner = data.get('partner');
      if (typeof partner === 'string') this.#prepared.witness?.partnerType(partner);
      const named = this.#prepared.deal.partners.find(({ id }) => id === partner)?.type;
      change('partnerType', data.get('partnerType') ?? named, undefined);
    }
    if (aboutObject === undefined) return;
    for (const [field, value] of data) if (this.#isOfObject(field)) change(field, value, aboutObject);
  }

  #isOfObject(fact: string): boolean {
    return this.#compiled.framework.facts.get(fact)?.of === 'registration';
  }

  #note(
    fact: string,
    value: FactValue,
    event: PreparedEvent | undefined,
    keep: (value: FactValue) => void,
  ): void {
    if (this.#usable(fact, value, event)) keep(value);
  }

  #usable(fact: string, value: FactValue, event: PreparedEvent | undefined): boolean {
    const { framework } = this.#compiled;
    const definition = framework.facts.get(fact);
    const report = (kind: FactProblem['kind']): boolean => {
      if (!this.#problems.has(fact)) this.#problems.set(fact, { fact, value, event, kind });
      return false;
    };
    if (definition) return isInDomain(domainOfFact(definition), value) || report('outside-domain');
    if (fact !== 'partnerType' || framework.partnerTypes.size === 0) return true;
    return (typeof value === 'string' && framework.partnerTypes.has(value)) || report('partner-type');
  }
}
