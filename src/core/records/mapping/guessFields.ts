import type { FactValue } from '../../model/cell.ts';
import type { FactDefinition, Framework } from '../../model/framework.ts';
import { REST, REST_OF_EVENT } from '../../formats/eventlog/flattenDeal.ts';
import { fieldWords, MEANINGS_OF_WORDS } from './fieldWords.ts';
import { FIELD_MEANINGS, type EventLine, type FieldLine } from './mapping.ts';
import { conceptOf, plainWords } from './stageWords.ts';
import type { FieldTally, TypeTally } from './tallyHistory.ts';

/** Words of kinds of partners that mean the same. */
const PARTNER_WORDS: readonly (readonly string[])[] = [
  [
    'services',
    'service',
    'si',
    'system integrator',
    'systems integrator',
    'consulting',
    'consultancy',
    'agency',
    'implementation',
  ],
  ['integration', 'isv', 'technology', 'tech', 'software', 'saas', 'product'],
  ['reseller', 'resale', 'var', 'distributor'],
  ['referral', 'introducer', 'affiliate'],
  ['msp', 'managed services', 'managed service provider'],
];

/** Field lines for a type. `events` are the lines guessed for it: the path's field tells the outcome too. `isOwn`: the log is an export of ours. */
export function guessFields(
  framework: Framework | undefined,
  type: TypeTally,
  is: string,
  events: readonly EventLine[],
  isOwn: boolean,
): readonly FieldLine[] {
  const lines: FieldLine[] = [];
  const taken = new Set<string>();
  const add = (line: Omit<FieldLine, 'type'> | undefined): void => {
    if (!line || (line.to !== 'rest' && taken.has(line.to))) return;
    taken.add(line.to);
    lines.push({ type: type.type, ...line });
  };
  const fields = [...type.fields.values()];
  for (const line of ownNames(type, isOwn)) add(line);
  if (is === 'account' || is === 'partner') add(byWords(type, 'name', MEANINGS_OF_WORDS.name));
  if (is === 'deal') {
    add(guessOutcome(framework, fields, events));
    add(byWords(type, 'closedAt', MEANINGS_OF_WORDS.closedAt));
    add(byWords(type, 'lead', MEANINGS_OF_WORDS.lead));
  }
  if (is !== 'account' && is !== 'partner') {
    add(byLink(type, 'account', 'account') ?? byWords(type, 'account', MEANINGS_OF_WORDS.account));
    add(byLink(type, 'partner', 'partner') ?? byWords(type, 'partner', MEANINGS_OF_WORDS.partner));
  }
  if (is !== 'account') add(guessPartnerType(framework, fields));
  if (framework)
    for (const [name, fact] of framework.facts)
      if (fits(fact, is)) add(guessFact(name, fact, fields, framework));
  return lines;
}

/** A fact is looked for where it belongs; those of the deal with registrations as well. */
function fits({ of }: FactDefinition, is: string): boolean {
  if (is === 'account') return false;
  return is === 'partner' ? of === 'partner' : of !== 'partner';
}

/** Fields and columns of our own exports, which are called what they tell. */
function ownNames(type: TypeTally, isOwn: boolean): readonly Omit<FieldLine, 'type'>[] {
  const names = new Set([...type.fields.keys(), ...type.columns.keys()]);
  const known: ReadonlySet<string> = new Set(FIELD_MEANINGS);
  const isNamed = (name: string): boolean =>
    /^(?:fact|data|by)\../s.test(name) || (isOwn && name !== 'name' && known.has(name));
  const because = 'has the name that deals have for it';
  const lines = [...names].filter(isNamed).map((field) => ({ field, to: field, because }));
  const rest = [REST, REST_OF_EVENT].filter((field) => names.has(field));
  const why = 'what our own export could not write plainly';
  return [...lines, ...rest.map((field) => ({ field, to: 'rest', because: why }))];
}

function byWords(
  type: TypeTally,
  to: string,
  words: ReadonlySet<string>,
): Omit<FieldLine, 'type'> | undefined {
  const names = [...type.fields.keys(), ...type.links.keys()];
  const rank = [...words];
  const found = names
    .filter((name) => words.has(fieldWords(name)))
    .sort((a, b) => rank.indexOf(fieldWords(a)) - rank.indexOf(fieldWords(b)))[0];
  return found === undefined
    ? undefined
    : { field: found, to, because: `"${found}" is what this is usually called` };
}

function byLink(
  type: TypeTally,
  kind: 'account' | 'partner',
  to: string,
): Omit<FieldLine, 'type'> | undefined {
  let best: { readonly as: string; readonly count: number } | undefined;
  for (const [as, kinds] of type.links) {
    const count = kinds.get(kind) ?? 0;
    if (count > (best?.count ?? 0)) best = { as, count };
  }
  return best && { field: best.as, to, because: `"${best.as}" leads to the ${kind}` };
}

function guessOutcome(
  framework: Framework | undefined,
  fields: readonly FieldTally[],
  events: readonly EventLine[],
): Omit<FieldLine, 'type'> | undefined {
  const path = fields.find(({ field }) =>
    events.some((line) => line.field === field && line.field !== 'activity'),
  );
  const named = fields.filter(
    ({ field }) => MEANINGS_OF_WORDS.outcome.has(fieldWords(field)) || field === 'outcome',
  );
  const usual = fields.filter(({ field }) => MEANINGS_OF_WORDS.path.has(fieldWords(field)));
  const log = fields.filter(({ field }) => field === 'activity');
  for (const field of [...named, ...(path ? [path] : []), ...usual, ...log]) {
    const values = new Map<string, FactValue>();
    for (const { label } of field.values.values()) {
      const outcome = outcomeOf(
        label,
        events.find((line) => line.field === field.field && line.value === label),
        framework,
      );
      if (outcome !== undefined) values.set(label, outcome);
    }
    if (values.size > 0)
      return { field: field.field, to: 'outcome', values, because: 'these values say how the deal ended' };
  }
  return undefined;
}

function outcomeOf(
  label: string,
  line: EventLine | undefined,
  framework: Framework | undefined,
): 'won' | 'lost' | 'open' | undefined {
  const concept = conceptOf(label);
  if (concept === 'won' || concept === 'lost') return concept;
  if (plainWords(label) === 'open') return 'open';
  const reached = line?.event;
  if (reached === undefined) return undefined;
  const states = framework?.lifecycles.get('deal')?.root.states ?? [];
  const ending = states.find(
    ({ key, tags }) =>
      plainWords(key) === plainWords(label) && (tags.includes('won') || tags.includes('lost')),
  );
  if (ending) return ending.tags.includes('won') ? 'won' : 'lost';
  return reached === 'deal.won' ? 'won' : reached === 'deal.lost' ? 'lost' : undefined;
}

function guessPartnerType(
  framework: Framework | undefined,
  fields: readonly FieldTally[],
): Omit<FieldLine, 'type'> | undefined {
  const field =
    fields.find(({ field: name }) => name === 'partnerType') ??
    fields.find(({ field: name }) => MEANINGS_OF_WORDS.partnerType.has(fieldWords(name)));
  if (!field) return undefined;
  if (!framework)
    return {
      field: field.field,
      to: 'partnerType',
      because: `"${field.field}" is what this is usually called`,
    };
  const values = new Map<string, FactValue>();
  for (const { label } of field.values.values()) {
    const words = plainWords(label).replace(/ partners?$/, '');
    const akin = PARTNER_WORDS.find((list) => list.includes(words)) ?? [words];
    for (const [id, { name }] of framework.partnerTypes) {
      const names = [plainWords(id), plainWords(name).replace(/ partners?$/, '')];
      if (names.includes(words) || names.some((own) => akin.includes(own))) values.set(label, id);
    }
  }
  return {
    field: field.field,
    to: 'partnerType',
    values,
    because: 'values have the names of the framework’s partner types',
  };
}

function guessFact(
  name: string,
  fact: FactDefinition,
  fields: readonly FieldTally[],
  framework: Framework,
): Omit<FieldLine, 'type'> | undefined {
  const wanted = plainWords(name);
  const synonyms: ReadonlySet<string> =
    fact.type === 'number' && MEANINGS_OF_WORDS.amount.has(wanted)
      ? MEANINGS_OF_WORDS.amount
      : MEANINGS_OF_WORDS.origin.has(wanted)
        ? MEANINGS_OF_WORDS.origin
        : new Set([wanted]);
  const named =
    fields.find(({ field }) => fieldWords(field) === wanted) ??
    fields.find(({ field }) => synonyms.has(fieldWords(field)));
  if (fact.type === 'enum') return guessEnum(name, fact, fields, named, framework);
  if (!named) return undefined;
  const because = `"${named.field}" is ${fieldWords(named.field) === wanted ? 'called like it' : 'another word for it'}`;
  if (fact.type === 'boolean') return { field: named.field, to: `fact.${name}`, because };
  const currency = fields.find(({ field }) => MEANINGS_OF_WORDS.currency.has(fieldWords(field)));
  const isComma = [...named.values.keys()].some(
    (label) => /\d,\d{1,2}$/.test(label) && !/\.\d{1,2}$/.test(label),
  );
  return {
    field: named.field,
    to: `fact.${name}`,
    ...(isComma ? { decimal: ',' } : {}),
    ...(currency && fact.unit !== undefined
      ? { currency: { field: currency.field, into: fact.unit, rates: new Map<string, number>() } }
      : {}),
    because,
  };
}

/** By name; else the one field all of whose values, two at least, are values of this fact and of no other, unless it shares a word with this one. */
function guessEnum(
  name: string,
  fact: FactDefinition,
  fields: readonly FieldTally[],
  named: FieldTally | undefined,
  framework: Framework,
): Omit<FieldLine, 'type'> | undefined {
  if (named) {
    const because = `"${named.field}" is another word for it`;
    return { field: named.field, to: `fact.${name}`, values: valuesOf(fact, named, false), because };
  }
  const found = fields.find((field) => {
    const fitting = [...framework.facts]
      .filter(([, other]) => holdsAll(other, field))
      .map(([other]) => other);
    const akin = fitting.length > 1 ? fitting.filter((other) => sharesWord(other, field.field)) : fitting;
    return akin.length === 1 && akin[0] === name;
  });
  const because = 'its values are those of the fact';
  return found && { field: found.field, to: `fact.${name}`, values: valuesOf(fact, found, true), because };
}

/** Values of the fact by label: those that are called like one, or unless `isExact` begin with its words. */
function valuesOf(fact: FactDefinition, field: FieldTally, isExact: boolean): Map<string, FactValue> {
  const ids = [...fact.values.keys()];
  const values = new Map<string, FactValue>();
  for (const { label } of field.values.values()) {
    const words = plainWords(label);
    const exact = ids.find((id) => plainWords(id) === words);
    const begins = isExact ? [] : ids.filter((id) => words.startsWith(`${plainWords(id)} `));
    const value = exact ?? (begins.length === 1 ? begins[0] : undefined);
    if (value !== undefined) values.set(label, value);
  }
  return values;
}

function holdsAll(fact: FactDefinition, field: FieldTally): boolean {
  const { size } = field.values;
  return (
    fact.type === 'enum' && size >= 2 && size <= fact.values.size && valuesOf(fact, field, true).size === size
  );
}

function sharesWord(fact: string, field: string): boolean {
  const words = new Set(plainWords(fact).split(' '));
  return fieldWords(field)
    .split(' ')
    .some((word) => words.has(word));
}
