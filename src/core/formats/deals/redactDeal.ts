import { hmacSha256Hex } from '../../base/sha256.ts';
import type { FactValue } from '../../model/cell.ts';
import type { Deal, DealEvent } from '../../model/deal.ts';
import type { JsonObject, JsonValue } from '../../model/framework.ts';

/** Names by kind; a pseudonym begins with its kind. */
type Kind = 'deal' | 'account' | 'partner' | 'person' | 'registration' | 'file' | 'text';

/** Replaces names; one key gives one name the same pseudonym in every file. */
export interface Redaction {
  redact(deal: Deal): Deal;
}

/** How much of the digest stands in a pseudonym: 64 bits, so that a million names stay apart. */
const DIGITS = 16;

const AMOUNT = /amount|value|price|revenue|spend|budget|size|arr|acv|tcv/i;
const KEYS: readonly (readonly [RegExp, Kind])[] = [
  [/account|customer|company|client/i, 'account'],
  [/partner|reseller/i, 'partner'],
  [/person|user|owner|contact|e-?mail|recalledBy|^(?:first|last|full)?name$/i, 'person'],
  [/^(?:deal|into|merged|survivor|opportunity)$/i, 'deal'],
  [/^registration$/i, 'registration'],
];

/**
 * Creates a redaction by a key word (HMAC-SHA-256). Names of deals, accounts, partners, registrations and people become pseudonyms, free text in the data of events
 * as well; rows of files are dropped; facts, roles, times and labels of one word stay, so that a replay gives the same verdicts. `withoutAmounts` leaves
 * out numbers that are called like amounts.
 */
export function createRedaction(key: string, options: { readonly withoutAmounts?: boolean } = {}): Redaction {
  const known = new Map<string, string>();
  const name = (kind: Kind, text: string): string => {
    const full = `${kind}\u0000${text}`;
    let pseudonym = known.get(full);
    if (pseudonym === undefined) {
      pseudonym = `${kind}-${hmacSha256Hex(key, full).slice(0, DIGITS)}`;
      known.set(full, pseudonym);
    }
    return pseudonym;
  };
  const isLeftOut = (fact: string, value: unknown): boolean =>
    options.withoutAmounts === true && typeof value === 'number' && AMOUNT.test(fact);
  const keep = (facts: ReadonlyMap<string, FactValue>): ReadonlyMap<string, FactValue> =>
    new Map([...facts].filter(([fact, value]) => !isLeftOut(fact, value)));
  return {
    redact: (deal) => {
      const partners = new Map(
        deal.partners.flatMap(({ id, name: title }) => [
          [id, name('partner', id)] as const,
          ...(title === undefined ? [] : [[title, name('partner', title)] as const]),
        ]),
      );
      const words = new Map<string, string>([...partners, [deal.id, name('deal', deal.id)]]);
      if (deal.account !== undefined) words.set(deal.account, name('account', deal.account));
      const reader: Reading = { name, words, isLeftOut };
      const { source, knownFrom } = deal;
      return {
        ...deal,
        id: name('deal', deal.id),
        ...(deal.account === undefined ? {} : { account: name('account', deal.account) }),
        partners: deal.partners.map(({ name: title, ...partner }) => ({
          ...partner,
          id: name('partner', partner.id),
          ...(title === undefined ? {} : { name: name('partner', title) }),
          facts: keep(partner.facts),
        })),
        facts: keep(deal.facts),
        ...(source
          ? { source: { ...source, ...(source.ref === undefined ? {} : { ref: name('deal', source.ref) }) } }
          : {}),
        links: deal.links.map(({ type, deal: other }) => ({ type, deal: name('deal', other) })),
        ...(knownFrom
          ? { knownFrom: new Map([...knownFrom].map(([part, from]) => [part, redactSource(from, name)])) }
          : {}),
        events: deal.events
          .filter(
            ({ type, data }) =>
              type !== 'fact.changed' || !isLeftOut(textOf(data.get('fact')), data.get('value')),
          )
          .map((event) => redactEvent(event, reader)),
      };
    },
  };
}

interface Reading {
  readonly name: (kind: Kind, text: string) => string;
  /** Names the deal itself has, wherever they stand. */
  readonly words: ReadonlyMap<string, string>;
  readonly isLeftOut: (name: string, value: unknown) => boolean;
}

function redactEvent(event: DealEvent, reading: Reading): DealEvent {
  const { name } = reading;
  const { object, by, source } = event;
  const data = new Map<string, JsonValue>();
  for (const [key, value] of event.data) {
    if (reading.isLeftOut(key, value)) continue;
    const isFact = (event.type === 'fact.changed' && key === 'value') || key === 'fact';
    data.set(key, isFact ? value : redactValue(key, value, reading));
  }
  return {
    ...event,
    ...(object === undefined ? {} : { object: redactObject(object, reading) }),
    by: { ...by, ...(by.partner === undefined ? {} : { partner: name('partner', by.partner) }) },
    data,
    ...(source ? { source: redactSource(source, name) } : {}),
  };
}

function redactObject(object: string, { name, words }: Reading): string {
  const border = object.indexOf('/');
  if (border < 0) return words.get(object) ?? object;
  return `${object.slice(0, border)}/${name('registration', object.slice(border + 1))}`;
}

function redactValue(key: string, value: JsonValue, reading: Reading): JsonValue {
  const { name, words } = reading;
  if (Array.isArray(value)) return value.map((entry: JsonValue) => redactValue(key, entry, reading));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([inner, entry]) => [inner, redactValue(inner, entry, reading)]),
    );
  if (typeof value !== 'string') return value;
  const word = words.get(value);
  if (word !== undefined) return word;
  if (/^[^/\s]+\/./.test(value) && key === 'registration') return redactObject(value, reading);
  const kind = KEYS.find(([pattern]) => pattern.test(key))?.[1];
  if (kind) return name(kind, value);
  return /[\s@]/.test(value) ? name('text', value) : value;
}

/** The place stays, without the row's text and under another name. */
function redactSource(source: JsonObject, name: Reading['name']): JsonObject {
  const { raw: _raw, file, recalledBy, ...rest } = source;
  return {
    ...(typeof file === 'string' ? { file: name('file', file) } : {}),
    ...(typeof recalledBy === 'string' ? { recalledBy: name('person', recalledBy) } : {}),
    ...rest,
  };
}

function textOf(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : '';
}
