import {
  countCodes,
  countCoveringDeals,
  sumAnswers,
  sumCoverage,
  type CompiledFramework,
  type DealCounts,
  type Framework,
  type RunKind,
} from '../../core/index.ts';
import { createPassage } from './createPassage.ts';
import type { ReplayOverview, Traffic } from '../overview.ts';
import { tallyBreaks, type BreakPart, type ReplayedPart } from './tallyBreaks.ts';

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
    answers: sumAnswers(kinds, times),
  };
}

/** Counts deals by what became of them, and by kind. */
export function countDeals({
  kinds,
  kindOf,
  outcomeOf,
}: Pick<ReplayedPart, 'kinds' | 'kindOf' | 'outcomeOf'>): {
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
