import type { Random } from '../base/random.ts';
import { formatInstant, parseInstant } from '../clock/index.ts';
import type { FactValue } from '../model/cell.ts';
import type { Deal, DealEvent } from '../model/deal.ts';
import { domainOfFact } from '../model/domains.ts';
import { CHALLENGE_EVENTS } from '../model/reserved.ts';
import { splitDomain } from '../rules/index.ts';
import { DAY, HOUR } from './changeDeal.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Everything a search may say about a deal: the words of a framework. */
export interface SearchWords {
  readonly words: Vocabulary;
  /** Event types with the lifecycle whose objects they happen to. */
  readonly types: readonly { readonly type: string; readonly lifecycle: string; readonly creates: boolean }[];
  readonly choices: readonly { readonly fact: string; readonly value: FactValue }[];
  /** Times between events, ms: short ones, and just past each clock. */
  readonly gaps: readonly number[];
}

/** Collects what a search may say. */
export function listSearchWords(words: Vocabulary): SearchWords {
  const { compiled } = words;
  const { framework } = compiled;
  const types = [...compiled.lifecycles].flatMap(([lifecycle, { machine }]) => [
    ...[...machine.createdBy].map((type) => ({ type, lifecycle, creates: lifecycle !== 'deal' })),
    ...[...machine.eventTypes].map((type) => ({ type, lifecycle, creates: false })),
  ]);
  const asked = [...framework.decisions.values()].flatMap(({ on }) => on);
  const moving = new Set(types.map(({ type }) => type));
  const others = new Set(
    [...compiled.activities, ...asked, ...CHALLENGE_EVENTS].filter((type) => !moving.has(type)),
  );
  const read = new Set([
    ...[...compiled.decisions.values()].flatMap(({ columns }) => columns.map(({ column }) => column)),
    ...[...compiled.lifecycles.values()].flatMap(({ guards }) =>
      guards.flatMap(({ facts }) => [...facts.keys()]),
    ),
  ]);
  const begin = Date.UTC(2026, 1, 2);
  return {
    words,
    types: [...types, ...[...others].map((type) => ({ type, lifecycle: 'deal', creates: false }))],
    choices: [...framework.facts].flatMap(([fact, definition]) =>
      definition.of === 'deal' && read.has(fact)
        ? valuesOf(words, fact).map((value) => ({ fact, value }))
        : [],
    ),
    gaps: [
      0,
      HOUR,
      DAY,
      7 * DAY,
      ...[...compiled.durations.values()].flatMap(({ rows }) =>
        rows.map(({ length }) => words.after(begin, length) - begin + HOUR),
      ),
    ],
  };
}

/** The values of a fact that some decision tells apart, or those of its domain. */
function valuesOf({ compiled }: Vocabulary, fact: string): readonly FactValue[] {
  const slices = [...compiled.decisions.values()].flatMap(({ columns }) =>
    columns.flatMap(({ column, slices }) =>
      column === fact ? slices.flatMap(({ value }) => value ?? []) : [],
    ),
  );
  const definition = compiled.framework.facts.get(fact);
  const domain = definition ? splitDomain(domainOfFact(definition), []).map(({ value }) => value) : [];
  return [...new Set([...slices, ...domain])];
}

/** The deal with one thing changed; `wanted` are event types worth trying. Undefined where the draw fits nothing. */
export function mutateDeal(
  search: SearchWords,
  random: Random,
  deal: Deal,
  wanted: readonly string[],
): Deal | undefined {
  switch (random.weighted([...CHANGES])) {
    case 'event':
      return withEvent(search, random, deal, wanted);
    case 'fact':
      return withChoice(search, random, deal);
    case 'partner':
      return withType(search, random, deal);
    case 'wait':
      return waiting(search, random, deal);
    case 'drop':
      return deal.events.length < 2
        ? undefined
        : { ...deal, events: deal.events.toSpliced(random.int(0, deal.events.length - 1), 1) };
  }
}

const CHANGES = [
  ['event', 10],
  ['fact', 3],
  ['partner', 1],
  ['wait', 3],
  ['drop', 1],
] as const;
/** Longer deals say nothing that shorter ones do not. */
const MOST_EVENTS = 24;

function withEvent(
  search: SearchWords,
  random: Random,
  deal: Deal,
  wanted: readonly string[],
): Deal | undefined {
  if (deal.events.length >= MOST_EVENTS) return undefined;
  const preferred = search.types.filter(({ type }) => wanted.includes(type));
  const { type, lifecycle, creates } =
    preferred.length > 0 && random.chance(0.5) ? random.pick(preferred) : random.pick(search.types);
  const objects = [...new Set(deal.events.flatMap(({ object }) => object ?? []))].filter((object) =>
    object.startsWith(`${lifecycle}/`),
  );
  if (lifecycle !== 'deal' && !creates && objects.length === 0) return undefined;
  const object =
    lifecycle === 'deal'
      ? undefined
      : creates
        ? `${lifecycle}/${lifecycle.charAt(0).toUpperCase()}${String(objects.length + 1)}`
        : random.pick(objects);
  const { at, place } = pickPlace(search, random, deal);
  const event: DealEvent = {
    ...drawEvent(search, random, type, creates ? random.pick(deal.partners).id : undefined),
    at: formatInstant(at),
    ...(object === undefined ? {} : { object }),
  };
  return closedAfter(search, { ...deal, events: deal.events.toSpliced(place, 0, event) });
}

/** After the last event as a rule, else between two. */
function pickPlace(
  { gaps, words }: SearchWords,
  random: Random,
  { events }: Deal,
): { at: number; place: number } {
  const times = events.map(({ at }) => parseInstant(at, words.compiled.framework.timezone) ?? 0);
  const place = random.chance(0.75) ? events.length : random.int(1, events.length);
  const before = times[place - 1] ?? 0;
  const next = times[place];
  return { place, at: next === undefined ? before + random.pick(gaps) : Math.floor((before + next) / 2) };
}

function drawEvent(
  { words }: SearchWords,
  random: Random,
  type: string,
  partner: string | undefined,
): Pick<DealEvent, 'type' | 'by' | 'data'> {
  const { compiled } = words;
  const { by, ...draft } = words.draft(type);
  // Duties done at any stage by anybody would be all that a search finds; who may move a path is worth asking.
  const roles = compiled.responsibilities.flatMap(({ row }) =>
    compiled.moving.has(type) && row.activity === type && row.responsible !== undefined
      ? [row.responsible]
      : [],
  );
  const role = by.role ?? (roles.length > 0 && random.chance(0.5) ? random.pick(roles) : undefined);
  const data = new Map(draft.data);
  for (const [field, definition] of compiled.framework.events.get(type)?.data ?? [])
    if (!data.has(field) && random.chance(0.5))
      data.set(field, random.pick(splitDomain(domainOfFact(definition), []).map(({ value }) => value)));
  return {
    type,
    by: {
      ...by,
      ...(role === undefined ? {} : { role }),
      ...(partner === undefined ? {} : { side: by.side ?? 'partner', partner }),
    },
    data,
  };
}

function withChoice({ choices, words }: SearchWords, random: Random, deal: Deal): Deal | undefined {
  if (choices.length === 0) return undefined;
  const { fact, value } = random.pick(choices);
  if (random.chance(0.7)) return { ...deal, facts: new Map(deal.facts).set(fact, value) };
  const { at } = pickPlace({ choices, words, types: [], gaps: [DAY] }, random, deal);
  const event: DealEvent = {
    at: formatInstant(at),
    type: 'fact.changed',
    by: {},
    data: new Map<string, FactValue>([
      ['fact', fact],
      ['value', value],
    ]),
  };
  return sorted({ ...deal, events: [...deal.events, event] }, words);
}

function sorted(deal: Deal, { compiled }: Vocabulary): Deal {
  const timeOf = ({ at }: DealEvent): number => parseInstant(at, compiled.framework.timezone) ?? 0;
  return { ...deal, events: deal.events.toSorted((a, b) => timeOf(a) - timeOf(b)) };
}

function withType({ words: { partnerTypes } }: SearchWords, random: Random, deal: Deal): Deal | undefined {
  if (partnerTypes.length < 2) return undefined;
  const type = random.pick(partnerTypes);
  const index = random.int(0, deal.partners.length - 1);
  const partners = deal.partners.map((partner, place) => (place === index ? { ...partner, type } : partner));
  return { ...deal, partners, ...(index === 0 ? { partnerType: type } : {}) };
}

/** More time passes before an event and all after it. */
function waiting(search: SearchWords, random: Random, deal: Deal): Deal {
  const { timezone } = search.words.compiled.framework;
  const gap = random.pick(search.gaps);
  const from = random.int(1, deal.events.length);
  const events = deal.events.map((event, index) =>
    index < from ? event : { ...event, at: formatInstant((parseInstant(event.at, timezone) ?? 0) + gap) },
  );
  const told = closedAfter(search, { ...deal, events });
  return from < events.length
    ? told
    : { ...told, asOf: formatInstant((parseInstant(told.asOf ?? '', timezone) ?? 0) + gap) };
}

/** Open, and complete up to its last event at least. */
function closedAfter({ words }: SearchWords, deal: Deal): Deal {
  const { timezone } = words.compiled.framework;
  const last = Math.max(
    ...deal.events.map(({ at }) => parseInstant(at, timezone) ?? 0),
    parseInstant(deal.asOf ?? '', timezone) ?? 0,
  );
  return { ...deal, asOf: formatInstant(last) };
}
