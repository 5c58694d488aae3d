import {
  countCodes,
  countCoveringDeals,
  ownFindings,
  sumCoverage,
  type CompiledFramework,
  type DealCounts,
  type DealFacts,
  type Finding,
  type Framework,
  type RunKind,
} from '../../core/index.ts';
import { createPassage } from './createPassage.ts';
import type { DealBreak, ReplayOverview, Traffic } from '../overview.ts';

/** Replayed deals, some of all that are loaded. */
export interface ReplayedPart {
  readonly kinds: readonly RunKind[];
  /** Index into `kinds`, by deal of this part. */
  readonly kindOf: Uint32Array;
  /** Index of its first deal among all. */
  readonly first: number;
  outcomeOf(deal: number): DealFacts['outcome'];
  amountOf(deal: number): Pick<DealFacts, 'amount' | 'currency'>;
  /** The question of a break as it was put in a deal. */
  questionOf(deal: number, finding: Finding): string;
}

/** A break among some of the deals; the currency is that of the first won deal. */
export interface BreakPart extends DealBreak {
  readonly currency: string | undefined;
}

/** What the replay of some deals says, to be added up with that of others. */
export interface OverviewPart extends Omit<ReplayOverview, 'survival' | 'breaks'> {
  readonly closed: DealCounts;
  readonly open: DealCounts;
  readonly breaks: readonly BreakPart[];
}

/** Adds up some replayed deals by their kinds. */
export function tallyPart(compiled: CompiledFramework, part: ReplayedPart): OverviewPart {
  const { kinds } = part;
  const { closed, open, times } = countDeals(part);
  return {
    closed,
    open,
    breaks: tallyBreaks(part, times),
    traffic: countTraffic(compiled.framework, kinds, times),
    byCode: countCodes(kinds, times),
    coverage: sumCoverage(compiled, kinds, times),
    coveringDeals: countCoveringDeals(kinds, times),
  };
}

/** Counts deals by what became of them, and by kind. */
export function countDeals({ kinds, kindOf, outcomeOf }: Omit<ReplayedPart, 'questionOf' | 'amountOf'>): {
  readonly closed: DealCounts;
  readonly open: DealCounts;
  readonly times: Float64Array;
} {
  const times = new Float64Array(kinds.length);
  const openTimes = new Float64Array(kinds.length);
  for (let deal = 0; deal < kindOf.length; deal += 1) {
    const kind = kindOf[deal] ?? 0;
    times[kind] = (times[kind] ?? 0) + 1;
    if (outcomeOf(deal) === 'open') openTimes[kind] = (openTimes[kind] ?? 0) + 1;
  }
  return {
    closed: countBy(kinds, (kind) => (times[kind] ?? 0) - (openTimes[kind] ?? 0)),
    open: countBy(kinds, (kind) => openTimes[kind] ?? 0),
    times,
  };
}

function countBy(kinds: readonly RunKind[], timesOf: (kind: number) => number): DealCounts {
  const counts = { replayed: 0, broken: 0, unproven: 0, survived: 0, followed: 0 };
  kinds.forEach(({ verdict, follows }, kind) => {
    const times = timesOf(kind);
    counts.replayed += times;
    counts[verdict] += times;
    if (follows) counts.followed += times;
  });
  return counts;
}

class BreakGroup {
  readonly first: Finding;
  readonly firstDeal: number;
  deals = 0;
  dealIndexes: Uint32Array = new Uint32Array(0);
  won = 0;
  currency: string | undefined;
  /** Null when an amount is missing or currencies differ: they are never added up. */
  amountWon: number | null = 0;

  constructor(first: Finding, firstDeal: number) {
    this.first = first;
    this.firstDeal = firstDeal;
  }

  addWon({ amount, currency }: Pick<DealFacts, 'amount' | 'currency'>): void {
    if (this.won === 0) this.currency = currency;
    this.won += 1;
    const sums = amount !== undefined && currency === this.currency && this.amountWon !== null;
    this.amountWon = sums ? (this.amountWon ?? 0) + amount : null;
  }
}

function tallyBreaks(part: ReplayedPart, times: Float64Array): readonly BreakPart[] {
  const { kinds, kindOf, first, outcomeOf, amountOf, questionOf } = part;
  const groups = new Map<string, BreakGroup>();
  const groupsOf: (readonly BreakGroup[] | undefined)[] = [];
  const sizes = countByBreak(kinds, times);
  for (let deal = 0; deal < kindOf.length; deal += 1) {
    const number = kindOf[deal] ?? 0;
    const kind = kinds[number];
    if (!kind || kind.findings.length === 0) continue;
    const own = (groupsOf[number] ??= findGroups(kind, deal, groups, sizes));
    if (own.length === 0) continue;
    for (const group of own) group.dealIndexes[group.deals++] = first + deal;
    if (outcomeOf(deal) !== 'won') continue;
    const amount = amountOf(deal);
    for (const group of own) group.addWon(amount);
  }
  return [...groups].map(
    ([id, { first: finding, firstDeal, deals, dealIndexes, won, currency, amountWon }]): BreakPart => ({
      id,
      key: finding.key,
      code: finding.code,
      kind: finding.kind,
      question: questionOf(firstDeal, finding),
      deals,
      dealIndexes,
      won,
      currency,
      amountWon,
    }),
  );
}

/** By break: how many deals have it. */
function countByBreak(kinds: readonly RunKind[], times: Float64Array): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>();
  kinds.forEach((kind, number) => {
    for (const id of new Set(ownFindings(kind).map((finding) => finding.break)))
      sizes.set(id, (sizes.get(id) ?? 0) + (times[number] ?? 0));
  });
  return sizes;
}

/** The groups of a kind's breaks; those that are new begin with this deal. */
function findGroups(
  kind: RunKind,
  deal: number,
  groups: Map<string, BreakGroup>,
  sizes: ReadonlyMap<string, number>,
): readonly BreakGroup[] {
  const own = new Set<BreakGroup>();
  for (const finding of ownFindings(kind)) {
    let group = groups.get(finding.break);
    if (!group) {
      group = new BreakGroup(finding, deal);
      group.dealIndexes = new Uint32Array(sizes.get(finding.break) ?? 0);
      groups.set(finding.break, group);
    }
    own.add(group);
  }
  return [...own];
}

function countTraffic(framework: Framework, kinds: readonly RunKind[], times: Float64Array): Traffic {
  const traffic = new Map<string, { deals: number; broke: number }>();
  const at = (key: string): { deals: number; broke: number } => {
    const entry = traffic.get(key) ?? { deals: 0, broke: 0 };
    traffic.set(key, entry);
    return entry;
  };
  const passed = createPassage(framework);
  kinds.forEach((kind, number) => {
    const deals = times[number] ?? 0;
    if (deals === 0) return;
    for (const key of passed(kind)) at(key).deals += deals;
    const stages = new Set<string>();
    for (const finding of kind.findings)
      if (finding.stage !== undefined && (finding.kind === 'silent' || finding.kind === 'ambiguous'))
        stages.add(finding.stage);
    for (const stage of stages) at(`stage:${stage}`).broke += deals;
  });
  return Object.fromEntries(traffic);
}

/** The buffers of a part, to be handed to another thread instead of copied. */
export function buffersOfPart({ breaks }: Pick<OverviewPart, 'breaks'>): readonly ArrayBufferLike[] {
  return breaks.map(({ dealIndexes }) => dealIndexes.buffer);
}
