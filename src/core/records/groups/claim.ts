import type { FactValue } from '../../model/cell.ts';
import type { RecordedObject } from '../history/history.ts';
import type { DealGroup, GroupedObjects } from '../deals/groupObjects.ts';
import { tell, tellFirst, type Telling } from '../deals/tellField.ts';
import { domainsOf } from './companyDomain.ts';
import { wordsOfName } from './companyName.ts';

/** What a group of objects lays claim to: whose business, for which products, by whom and when. */
export interface Claim {
  readonly group: DealGroup;
  /** The object the group is named after. */
  readonly main: RecordedObject;
  /** Id of the account's object, where it has one. */
  readonly account: string | undefined;
  /** The customer as people know it. */
  readonly name: string | undefined;
  readonly words: readonly string[];
  readonly domains: readonly string[];
  /** Products of its registrations; none when it is not known. */
  readonly products: readonly FactValue[];
  /** As the records name them. */
  readonly partners: readonly FactValue[];
  /** Epoch ms. */
  readonly from: number;
  readonly until: number;
}

const PRODUCT = 'fact.product';

/** What each group claims; those of which neither customer nor time is known claim nothing. A registration lasts `windowMs` at least. */
export function readClaims(grouped: GroupedObjects, telling: Telling, windowMs: number): readonly Claim[] {
  return grouped.groups.flatMap((group): readonly Claim[] => {
    const objects = [...group.deals, ...group.others];
    const [main] = objects;
    const [from, until] = spanOf(group, windowMs);
    if (!main || from === undefined || until === undefined) return [];
    const said = textOf(tellFirst(objects, 'account', telling).at(-1)?.value);
    const account = said === undefined ? undefined : grouped.accountOf(said);
    const name = (account && textOf(tell(account, 'name', telling).at(-1)?.value)) ?? said;
    const domains = [...new Set([...objects, ...(account ? [account] : [])].flatMap(domainsOf))];
    if (name === undefined && domains.length === 0) return [];
    const valuesOf = (to: string): readonly FactValue[] =>
      objects.flatMap((object) => tell(object, to, telling).at(-1)?.value ?? []);
    return [
      {
        group,
        main,
        account: account?.id,
        name,
        words: name === undefined ? [] : wordsOfName(name),
        domains,
        products: [...new Set(valuesOf(PRODUCT))],
        partners: [...new Set([...valuesOf('partner'), ...valuesOf('partnerName')])],
        from,
        until,
      },
    ];
  });
}

/** When a group was under way. */
function spanOf(
  { deals, others }: DealGroup,
  windowMs: number,
): readonly [from: number | undefined, until: number | undefined] {
  let [from, until] = [Infinity, -Infinity];
  const add = (object: RecordedObject, atLeast: number): void => {
    let first = Infinity;
    for (const { time } of object.changes) {
      first = Math.min(first, time.ms ?? Infinity);
      until = Math.max(until, time.ms ?? -Infinity);
    }
    from = Math.min(from, first);
    if (first < Infinity) until = Math.max(until, first + atLeast);
  };
  for (const deal of deals) add(deal, 0);
  for (const other of others) add(other, windowMs);
  return from < Infinity ? [from, until] : [undefined, undefined];
}

function textOf(value: FactValue | undefined): string | undefined {
  return value === undefined ? undefined : String(value);
}
