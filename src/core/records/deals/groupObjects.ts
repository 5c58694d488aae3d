import type { History, RecordedObject } from '../history/history.ts';
import type { LineIndex } from '../mapping/lineIndex.ts';
import type { Mapping, ObjectName } from '../mapping/mapping.ts';

/** Objects that are one deal. */
export interface DealGroup {
  /** The deals of the system, the one that goes on first; none for a registration whose deal is unknown. */
  readonly deals: readonly RecordedObject[];
  /** Objects of other lifecycles, in the order of the files. */
  readonly others: readonly RecordedObject[];
}

/** Which objects belong together, and what becomes of the others. */
export interface GroupedObjects {
  readonly groups: readonly DealGroup[];
  /** Objects the system says were deleted. */
  readonly deleted: readonly RecordedObject[];
  /** Absorbed objects whose survivor is known; they are in its group. */
  readonly merged: readonly RecordedObject[];
  /** Absorbed objects whose survivor is in no file; they stand for themselves. */
  readonly orphaned: readonly RecordedObject[];
  /** Objects of lifecycles whose deal is in no file; each is a group. */
  readonly lone: readonly RecordedObject[];
  /** Joins of the mapping that name an object no file has. */
  readonly missing: readonly ObjectName[];
  accountOf(id: string): RecordedObject | undefined;
  partnerOf(id: string): RecordedObject | undefined;
  /** Partners that name a deal, instead of the deal naming them. */
  partnersNaming(deal: RecordedObject): readonly RecordedObject[];
}

/** Puts the objects of a history together into deals: by links, by what the system merged, and by the confirmed joins of the mapping. */
export function groupObjects(history: History, mapping: Mapping, lines: LineIndex): GroupedObjects {
  const meaning = (object: RecordedObject): string => lines(object.type).object?.is ?? 'unknown';
  const deleted: RecordedObject[] = [];
  const accounts = new Map<string, RecordedObject>();
  const partners = new Map<string, RecordedObject>();
  const deals = new Map<string, RecordedObject>();
  const others: RecordedObject[] = [];
  const othersById = new Map<string, RecordedObject>();
  const byName = new Map<string, RecordedObject>();
  /** Objects of lifecycles, in the order of the files. */
  const members: RecordedObject[] = [];
  const repeated: (readonly [RecordedObject, RecordedObject])[] = [];
  for (const object of history.objects) {
    if (object.gone?.kind === 'deleted') {
      if (!isPlain(meaning(object))) deleted.push(object);
      continue;
    }
    const is = meaning(object);
    if (is === 'account') accounts.set(object.id, object);
    if (is === 'partner') partners.set(object.id, object);
    if (isPlain(is)) continue;
    members.push(object);
    const known = byName.get(nameOf(object));
    if (known) repeated.push([object, known]);
    else byName.set(nameOf(object), object);
    if (is === 'deal' && !deals.has(object.id)) deals.set(object.id, object);
    if (is === 'deal') continue;
    others.push(object);
    if (!othersById.has(object.id)) othersById.set(object.id, object);
  }

  const roots = new Map<RecordedObject, RecordedObject>();
  const rootOf = (object: RecordedObject): RecordedObject => {
    let root = object;
    for (let next = roots.get(root); next; next = roots.get(root)) root = next;
    return root;
  };
  /** `into` goes on. */
  const unite = (object: RecordedObject, into: RecordedObject): void => {
    const [a, b] = [rootOf(object), rootOf(into)];
    if (a !== b) roots.set(a, b);
  };

  for (const [object, known] of repeated) unite(object, known);

  const merged: RecordedObject[] = [];
  const orphaned: RecordedObject[] = [];
  for (const object of members) {
    if (object.gone?.kind !== 'merged') continue;
    const survivor = byName.get(nameOf({ type: object.type, id: object.gone.into }));
    if (!survivor || rootOf(survivor) === rootOf(object)) orphaned.push(object);
    else {
      unite(object, survivor);
      merged.push(object);
    }
  }

  const missing: ObjectName[] = [];
  for (const { objects, confirmed } of mapping.joins) {
    if (confirmed !== true) continue;
    const found = objects.flatMap((name) => byName.get(nameOf(name)) ?? []);
    missing.push(...objects.filter((name) => !byName.has(nameOf(name))));
    const into = found.find((object) => meaning(object) === 'deal') ?? found[0];
    for (const object of found) if (into && object !== into) unite(object, into);
  }

  for (const deal of deals.values()) {
    for (const { id } of deal.links) {
      const other = othersById.get(id);
      if (other) unite(other, deal);
    }
  }
  const naming = new Map<RecordedObject, RecordedObject[]>();
  for (const partner of partners.values()) {
    for (const { id } of partner.links) {
      const deal = deals.get(id);
      if (deal) naming.set(deal, [...(naming.get(deal) ?? []), partner]);
    }
  }
  for (const other of others) {
    const named = lines(other.type).object?.deal;
    const links = other.links.filter(({ as }) => named === undefined || as === named);
    const field = named === undefined ? undefined : other.fields.get(named);
    const ids = [...links.map(({ id }) => id), ...(field ? [String(field.value)] : [])];
    const deal = ids.flatMap((id) => deals.get(id) ?? [])[0];
    if (deal) unite(other, deal);
  }

  const byRoot = new Map<RecordedObject, { deals: RecordedObject[]; others: RecordedObject[] }>();
  for (const object of members) {
    const root = rootOf(object);
    const group = byRoot.get(root) ?? { deals: [], others: [] };
    byRoot.set(root, group);
    if (meaning(object) !== 'deal') group.others.push(object);
    else if (object === root) group.deals.unshift(object);
    else group.deals.push(object);
  }
  const groups = [...byRoot.values()];
  return {
    groups,
    deleted,
    merged,
    orphaned,
    lone: groups.flatMap((group) => (group.deals.length === 0 ? group.others.slice(0, 1) : [])),
    missing,
    accountOf: (id) => accounts.get(id),
    partnerOf: (id) => partners.get(id),
    partnersNaming: (deal) => naming.get(deal) ?? [],
  };
}

/** True for what is no object of a lifecycle. */
function isPlain(is: string): boolean {
  return is === 'account' || is === 'partner' || is === 'ignored' || is === 'unknown';
}

function nameOf({ type, id }: ObjectName): string {
  return `${type}\u0000${id}`;
}
