import type { FactValue } from '../../model/cell.ts';
import type { Partner } from '../../model/deal.ts';
import type { RecordedObject } from '../history/history.ts';
import { tell, type Telling } from './tellField.ts';

/** Partners of a deal as they are found, each once. */
export class PartnerList {
  readonly #partners = new Map<
    string,
    { id: string; name?: string; type?: string; since?: string; facts: Map<string, FactValue> }
  >();
  readonly #telling: Telling;
  readonly #partnerOf: (id: string) => RecordedObject | undefined;

  constructor(telling: Telling, partnerOf: (id: string) => RecordedObject | undefined) {
    this.#telling = telling;
    this.#partnerOf = partnerOf;
  }

  /** Adds the partners an object names and gives the last one's id: who it belongs to now. What the object says of it holds for all it names. */
  addOf(object: RecordedObject): string | undefined {
    const said = (to: string): string | undefined => {
      const value = tell(object, to, this.#telling).at(-1)?.value;
      return value === undefined ? undefined : String(value);
    };
    const type = said('partnerType');
    const name = said('partnerName');
    const since = said('partnerSince');
    let last: string | undefined;
    for (const { value } of tell(object, 'partner', this.#telling)) {
      if (value === undefined || value === '') continue;
      last = String(value);
      this.add(last, { type, name, since });
    }
    return last;
  }

  /** Adds a partner by id; what its own object says goes before what others say of it. */
  add(
    id: string,
    said: {
      readonly type?: string | undefined;
      readonly name?: string | undefined;
      readonly since?: string | undefined;
    } = {},
  ): void {
    const partner = this.#partners.get(id) ?? { id, facts: new Map<string, FactValue>() };
    if (!this.#partners.has(id)) {
      this.#partners.set(id, partner);
      const object = this.#partnerOf(id);
      if (object) this.#describe(partner, object);
    }
    if (said.type !== undefined) partner.type ??= said.type;
    if (said.name !== undefined) partner.name ??= said.name;
    if (said.since !== undefined) partner.since ??= said.since;
  }

  typeOf(id: string): string | undefined {
    return this.#partners.get(id)?.type;
  }

  list(): readonly Partner[] {
    return [...this.#partners.values()];
  }

  #describe(
    partner: { name?: string; type?: string; since?: string; facts: Map<string, FactValue> },
    object: RecordedObject,
  ): void {
    const said = (to: string): FactValue | undefined => tell(object, to, this.#telling).at(-1)?.value;
    const name = said('name') ?? said('partnerName');
    const type = said('partnerType');
    const since = said('partnerSince');
    if (name !== undefined) partner.name = String(name);
    if (type !== undefined) partner.type = String(type);
    if (since !== undefined) partner.since = String(since);
    for (const { to } of this.#telling.lines(object.type).fields) {
      const value = to.startsWith('fact.') ? said(to) : undefined;
      if (value !== undefined) partner.facts.set(to.slice('fact.'.length), value);
    }
  }
}
