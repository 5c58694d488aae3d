import type { Framework } from '../../model/framework.ts';
import { BuildLedger } from '../deals/buildLedger.ts';
import { groupObjects } from '../deals/groupObjects.ts';
import type { History } from '../history/history.ts';
import { indexLines } from '../mapping/lineIndex.ts';
import type { Mapping, ObjectName } from '../mapping/mapping.ts';
import { readClaims, type Claim } from './claim.ts';
import { ALIKE, likenessOf } from './companyName.ts';

/** Two records that may be one deal. */
export interface ProposedJoin {
  /** The one that goes on first. */
  readonly objects: readonly [ObjectName, ObjectName];
  /** `same`: the same account, domain or name. `alike`: names that resemble each other, or something that matters is not known. */
  readonly certainty: 'same' | 'alike';
  /** Why, in words. */
  readonly because: string;
}

export interface ProposeOptions {
  /** Days a registration protects, where the records do not show its end. */
  readonly windowDays?: number;
}

const DAY_MS = 86_400_000;
const WINDOW_DAYS = 90;
/** A word that more customers have in their names than this tells nobody apart. */
const MOST_ALIKE = 60;
/** Begins the keys of claims that may only resemble each other. */
const LOOSE = '~';
/** Letters by which misspelt names still begin alike. */
const START = 5;

/**
 * Finds records that claim the same protection unit (`registrationScope` of the framework; an account by default) at the same time and are linked by
 * nothing: a registration without an opportunity and the opportunity it was about, two partners' registrations, a partner's and the vendor's own deal. Two
 * opportunities without any registration are never proposed. Pairs the mapping's joins speak of, confirmed or not, are left out. Sure ones first.
 */
export function proposeJoins(
  framework: Framework | undefined,
  history: History,
  mapping: Mapping,
  { windowDays = WINDOW_DAYS }: ProposeOptions = {},
): readonly ProposedJoin[] {
  const unit = framework?.registrationScope?.unit ?? 'account';
  if (unit === 'opportunity') return [];
  const lines = indexLines(mapping);
  const grouped = groupObjects(history, mapping, lines);
  const telling = { framework, lines, ledger: new BuildLedger() };
  const claims = readClaims(grouped, telling, windowDays * DAY_MS);
  const settled = new Set(mapping.joins.flatMap(({ objects }) => pairsOf(objects)));
  const proposed: ProposedJoin[] = [];
  for (const [one, other] of findNeighbours(claims, unit)) {
    if (!isContest(one, other) || !overlaps(one, other)) continue;
    const match = matchClaims(one, other, unit);
    if (!match) continue;
    const [first, second] =
      other.group.deals.length > 0 && one.group.deals.length === 0 ? [other, one] : [one, other];
    const objects = [nameOf(first), nameOf(second)] as const;
    if (!settled.has(keyOf(...objects))) proposed.push({ objects, ...match });
  }
  return [
    ...proposed.filter(({ certainty }) => certainty === 'same'),
    ...proposed.filter(({ certainty }) => certainty === 'alike'),
  ];
}

/**
 * Claims worth comparing: they share an account, a domain, a whole name, or a word of it (or how it begins) that tells customers apart. Each pair once, in
 * the order of the claims.
 */
function findNeighbours(
  claims: readonly Claim[],
  unit: 'account' | 'domain' | 'account+product',
): readonly (readonly [Claim, Claim])[] {
  const blocks = new Map<string, number[]>();
  const put = (key: string, index: number): void => {
    const block = blocks.get(key) ?? [];
    blocks.set(key, block);
    block.push(index);
  };
  claims.forEach(({ account, domains, words }, index) => {
    for (const domain of domains) put(`domain ${domain}`, index);
    if (unit === 'domain') return;
    if (account !== undefined) put(`account ${account}`, index);
    if (words.length > 0) put(`name ${words.join(' ')}`, index);
    for (const word of new Set(words)) put(`${LOOSE}word ${word}`, index);
    if (words[0] !== undefined) put(`${LOOSE}start ${words[0].slice(0, START)}`, index);
  });
  const pairs = new Set<number>();
  for (const [key, block] of blocks) {
    if (key.startsWith(LOOSE) && block.length > MOST_ALIKE) continue;
    block.forEach((one, place) => {
      for (const other of block.slice(place + 1)) pairs.add(one * claims.length + other);
    });
  }
  return [...pairs]
    .sort((a, b) => a - b)
    .flatMap((pair) => {
      const [one, other] = [claims[Math.floor(pair / claims.length)], claims[pair % claims.length]];
      return one && other ? [[one, other] as const] : [];
    });
}

/** At least one of them registered, and it was not the same partner alone on both sides. */
function isContest(one: Claim, other: Claim): boolean {
  if (one.group.others.length + other.group.others.length === 0) return false;
  const isLone = (claim: Claim): boolean => claim.group.deals.length === 0;
  if (isLone(one) !== isLone(other)) return true;
  return one.partners.length === 0 || !one.partners.every((partner) => other.partners.includes(partner));
}

function overlaps(one: Claim, other: Claim): boolean {
  return one.from <= other.until && other.from <= one.until;
}

function matchClaims(
  one: Claim,
  other: Claim,
  unit: 'account' | 'domain' | 'account+product',
): Omit<ProposedJoin, 'objects'> | undefined {
  const customer = matchCustomers(one, other, unit);
  if (!customer || unit !== 'account+product') return customer;
  const shared = one.products.filter((product) => other.products.includes(product));
  if (shared.length > 0)
    return { ...customer, because: `${customer.because}, and both are about ${shared.join(', ')}` };
  if (one.products.length > 0 && other.products.length > 0) return undefined;
  return { certainty: 'alike', because: `${customer.because}; of one of them the product is not known` };
}

function matchCustomers(
  one: Claim,
  other: Claim,
  unit: 'account' | 'domain' | 'account+product',
): Omit<ProposedJoin, 'objects'> | undefined {
  const domain = one.domains.find((own) => other.domains.includes(own));
  if (domain !== undefined)
    return { certainty: 'same', because: `Both name the customer's domain ${domain}` };
  if (unit === 'domain') return undefined;
  if (one.account !== undefined && one.account === other.account)
    return { certainty: 'same', because: `Both are on the account ${one.name ?? one.account}` };
  if (one.name === undefined || other.name === undefined) return undefined;
  const likeness = likenessOf(one.words, other.words);
  if (likeness < ALIKE) return undefined;
  if (likeness === 100)
    return {
      certainty: 'same',
      because:
        one.name === other.name
          ? `Both name the customer ${one.name}`
          : `"${one.name}" and "${other.name}" are the same name but for its form`,
    };
  return {
    certainty: 'alike',
    because: `"${one.name}" and "${other.name}" are alike (${String(likeness)} of 100)`,
  };
}

function nameOf({ main: { type, id } }: Claim): ObjectName {
  return { type, id };
}

function pairsOf(objects: readonly ObjectName[]): readonly string[] {
  return objects.flatMap((one, place) => objects.slice(place + 1).map((other) => keyOf(one, other)));
}

/** The same whichever comes first. */
function keyOf(...objects: readonly [ObjectName, ObjectName]): string {
  return objects
    .map(({ type, id }) => `${type}\u0000${id}`)
    .sort()
    .join('\u0001');
}
