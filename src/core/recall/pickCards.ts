import { createRandom } from '../base/random.ts';
import type { Deal } from '../model/deal.ts';
import { replayDeal, type CompiledFramework } from '../replay/index.ts';
import { findQuestions, type Askable } from './findQuestions.ts';
import type { RecallCard } from './recallCard.ts';

export interface PickOptions {
  /** How many cards at most. */
  readonly count?: number;
  readonly seed?: string | number;
}

const CARDS = 20;
/** Deals that are tried for each card wanted; trying one replays it for every answer. */
const TRIED_PER_CARD = 6;

/** Some deals of one partner type and outcome, and how many of all closed deals are of these. */
export interface Stratum<Member> {
  /** 0 to 1. */
  readonly share: number;
  readonly members: readonly Member[];
}

/** Names the stratum of a deal: its partner type, or its first partner's, and its outcome. Open deals have none. */
export function nameStratum(partnerType: string | undefined, outcome: Deal['outcome']): string | undefined {
  return outcome === 'open' ? undefined : `${partnerType ?? ''} ${outcome}`;
}

/**
 * Draws the deals that are tried: of every stratum some in proportion, at least a few. The same members in the same order and the same seed give the same
 * sample, whatever stands for a deal.
 */
export function sampleStrata<Member>(
  strata: ReadonlyMap<string, readonly Member[]>,
  { count = CARDS, seed = 1 }: PickOptions = {},
): readonly Stratum<Member>[] {
  const closed = [...strata.values()].reduce((sum, members) => sum + members.length, 0);
  const random = createRandom(seed);
  return [...strata]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, members]) => {
      const most = Math.max(TRIED_PER_CARD, Math.ceil((count * TRIED_PER_CARD * members.length) / closed));
      return {
        share: members.length / Math.max(1, closed),
        members: random.split(key).shuffle(members).slice(0, most),
      };
    });
}

/** Picks those cards among tried deals that most move the verdict, each stratum in proportion, at least one where anything is worth asking. */
export function pickFromSample(
  compiled: CompiledFramework,
  sample: readonly Stratum<Deal>[],
  count = CARDS,
): readonly RecallCard[] {
  const tried = sample.map(({ share, members }) => ({
    share,
    askable: members
      .map((deal) => ({
        deal,
        ...findQuestions(compiled, deal, replayDeal(compiled, deal, { trace: true })),
      }))
      .filter(({ weight, questions }) => weight > 0 && questions.length > 0)
      .sort((a, b) => b.weight - a.weight),
  }));
  const places = allot(
    tried.map(({ askable, share }) => ({ available: askable.length, share })),
    count,
  );
  return tried
    .flatMap(({ askable }, stratum) => askable.slice(0, places[stratum]))
    .sort((a, b) => b.weight - a.weight)
    .map(({ deal, questions }) => createCard(deal, questions));
}

/**
 * Picks the deals whose missing facts most move the verdict, over partner types and outcomes. Of many deals a seeded sample is tried. The same deals and
 * seed give the same cards.
 */
export function pickCards(
  compiled: CompiledFramework,
  deals: readonly Deal[],
  options: PickOptions = {},
): readonly RecallCard[] {
  const strata = new Map<string, Deal[]>();
  for (const deal of deals) {
    const type = deal.partnerType ?? deal.partners.find((partner) => partner.type !== undefined)?.type;
    const key = nameStratum(type, deal.outcome);
    if (key === undefined) continue;
    const members = strata.get(key);
    if (members) members.push(deal);
    else strata.set(key, [deal]);
  }
  return pickFromSample(compiled, sampleStrata(strata, options), options.count);
}

/** Gives each stratum its places: one at least, the others one by one to whoever is furthest below its share. */
function allot(
  strata: readonly { readonly available: number; readonly share: number }[],
  count: number,
): readonly number[] {
  const places = strata.map(() => 0);
  for (let left = count; left > 0; left -= 1) {
    let neediest = -1;
    let need = -Infinity;
    strata.forEach(({ available, share }, stratum) => {
      const has = places[stratum] ?? 0;
      const lacks = has === 0 ? Infinity : share * count - has;
      if (has < available && lacks > need) [neediest, need] = [stratum, lacks];
    });
    if (neediest < 0) break;
    places[neediest] = (places[neediest] ?? 0) + 1;
  }
  return places;
}

function createCard(deal: Deal, questions: Askable['questions']): RecallCard {
  const { id, account, partnerType, partners, outcome, closedAt, events } = deal;
  const from = events[0]?.at;
  const until = closedAt ?? events.at(-1)?.at;
  return {
    deal: id,
    ...(account === undefined ? {} : { account }),
    ...(partnerType === undefined ? {} : { partnerType }),
    partners: partners.map(({ id: partner, name }) => name ?? partner),
    outcome,
    ...(from === undefined ? {} : { from }),
    ...(until === undefined ? {} : { until }),
    questions,
  };
}
