import { createRandom } from '../base/random.ts';
import type { Deal } from '../model/deal.ts';
import type { DealRun, Finding, FindingKind } from '../model/run.ts';
import type { CompiledFramework } from '../replay/compileFramework.ts';
import { replayDeal } from '../replay/replayDeal.ts';
import { BaselineBreaks, blamedFindings } from './blamedFindings.ts';
import { breaksAlike } from './breaksAlike.ts';
import { EDGE_CASES } from './cases/edgeCases.ts';
import { createDealView, type DealView } from './dealView.ts';
import type { EdgeCase, Variant } from './edgeCase.ts';
import { keepExample } from './keepExample.ts';
import { shrinkDeal } from './shrinkDeal.ts';
import { MADE_UP, synthesiseDeals } from './synthesiseDeals.ts';
import { BREAKING, type StressCell, type StressFinding, type StressReport } from './stressReport.ts';
import { createVocabulary } from './vocabulary.ts';

export interface StressOptions {
  readonly seed: string | number;
  /** How many deals an edge case is put into, for each partner type. */
  readonly perCell: number;
  /** Ids of the edge cases to try; all when left out. */
  readonly only?: readonly string[];
  /** Which findings count as breaks; silent and ambiguous ones when left out. */
  readonly kinds?: readonly FindingKind[];
}

/** Deals of a cell when nobody says otherwise. */
export const USUAL_PER_CELL = 24;

/** A row of the matrix, as soon as it is there. */
export interface StressRow {
  readonly edgeCase: EdgeCase;
  readonly cells: readonly StressCell[];
  readonly findings: readonly StressFinding[];
}

/**
 * Puts every edge case into deals of every partner type and replays what comes of it. Which deals are taken depends on the seed and their ids, not
 * on their order; what a deal breaks with anyway is not blamed on the edge case. Where no deal of a partner type has a place for an edge case, deals
 * made up from the framework take it. Deals need ids of their own.
 */
export function stressFramework(
  compiled: CompiledFramework,
  deals: readonly Deal[],
  options: StressOptions,
): StressReport {
  const rows = [...stressRows(compiled, deals, options)];
  return { matrix: rows.flatMap(({ cells }) => cells), findings: rows.flatMap(({ findings }) => findings) };
}

/** The same row by row, so that a host may tell how far it is, and stop. */
export function* stressRows(
  compiled: CompiledFramework,
  deals: readonly Deal[],
  options: StressOptions,
): Generator<StressRow, void> {
  const words = createVocabulary(compiled);
  const baseline = new BaselineBreaks(compiled);
  const columns = sortIntoColumns(
    words.partnerTypes,
    deals.map((deal) => createDealView(words, deal)),
  );
  let madeUp: readonly DealView[] | undefined;
  const makeUp = (partnerType: string): readonly DealView[] => {
    madeUp ??= synthesiseDeals(words, options.seed).map((deal) => createDealView(words, deal));
    return madeUp.filter((view) => columnOf(view) === partnerType);
  };
  for (const edgeCase of EDGE_CASES) {
    if (options.only && !options.only.includes(edgeCase.id)) continue;
    const variants = edgeCase.variants(words);
    const cells = [...columns].map(([partnerType, views]) => {
      const recorded = pickTries(options, edgeCase, variants, views);
      const tries =
        recorded.length > 0 ? recorded : pickTries(options, edgeCase, variants, makeUp(partnerType));
      return stressCell(compiled, baseline, { edgeCase, partnerType }, tries, options);
    });
    yield {
      edgeCase,
      cells: cells.map(({ cell }) => cell),
      findings: cells.flatMap(({ findings }) => findings),
    };
  }
}

function sortIntoColumns(
  partnerTypes: readonly string[],
  views: readonly DealView[],
): ReadonlyMap<string, readonly DealView[]> {
  const columns = new Map<string, DealView[]>(partnerTypes.map((type) => [type, []]));
  const others = new Map<string, DealView[]>();
  for (const view of views) {
    const type = columnOf(view);
    const column = columns.get(type) ?? others.get(type) ?? [];
    if (!columns.has(type)) others.set(type, column);
    column.push(view);
  }
  return new Map([...columns, ...[...others].sort(([a], [b]) => (a < b ? -1 : 1))]);
}

/** A column is named after the type of the deal's partner, as far as it is told. */
function columnOf({ partnerType }: DealView): string {
  return partnerType ?? 'unknown';
}

/** A changed deal, where it comes from, and how. */
interface Try {
  readonly base: Deal;
  readonly deal: Deal;
  readonly variant: string;
}

/** Variants take turns; each goes through the deals in an order that only the seed, the edge case and their ids decide. */
function pickTries(
  { seed, perCell }: StressOptions,
  { id }: EdgeCase,
  variants: readonly Variant[],
  views: readonly DealView[],
): readonly Try[] {
  const queues = variants.map((variant) => ({
    variant,
    views: views
      .map((view) => ({
        view,
        rank: createRandom(`${String(seed)}/${id}/${variant.label}/${view.deal.id}`).next(),
      }))
      .sort((a, b) => a.rank - b.rank || (a.view.deal.id < b.view.deal.id ? -1 : 1))
      .values(),
  }));
  const tries: Try[] = [];
  for (let left = queues.length; left > 0;) {
    left = 0;
    for (const { variant, views: queue } of queues) {
      for (const { view } of queue) {
        const deal = variant.apply(view);
        if (!deal) continue;
        left += 1;
        tries.push({ base: view.deal, deal, variant: variant.label });
        if (tries.length >= perCell) return tries;
        break;
      }
    }
  }
  return tries;
}

interface Broken extends Try {
  readonly run: DealRun;
  readonly finding: Finding;
}

function stressCell(
  compiled: CompiledFramework,
  baseline: BaselineBreaks,
  about: { readonly edgeCase: EdgeCase; readonly partnerType: string },
  tries: readonly Try[],
  { kinds = BREAKING }: StressOptions,
): { readonly cell: StressCell; readonly findings: readonly StressFinding[] } {
  const { partnerType } = about;
  const edgeCase = about.edgeCase.id;
  const byBreak = new Map<string, Broken[]>();
  let survived = 0;
  let unproven = 0;
  for (const one of tries) {
    const run = replayDeal(compiled, one.deal);
    const had = baseline.of(one.base);
    const blamed = blamedFindings(run, had.breaks, kinds);
    const once = new Map(blamed.map((finding) => [finding.break, finding]));
    for (const [id, finding] of once) byBreak.set(id, [...(byBreak.get(id) ?? []), { ...one, run, finding }]);
    if (once.size > 0) continue;
    if (run.verdict === 'unproven' && had.verdict !== 'unproven') unproven += 1;
    else survived += 1;
  }
  const breaks = [...byBreak]
    .sort(([a, first], [b, second]) => second.length - first.length || (a < b ? -1 : 1))
    .map(([, broken]) => broken);
  const findings = breaks.map((broken, place) => {
    const name = `S-${edgeCase}-${partnerType}${place === 0 ? '' : `-${String(place + 1)}`}`;
    return tellFinding(compiled, { edgeCase, partnerType, name }, broken);
  });
  const [smallest] = findings
    .map(({ example }) => example)
    .sort((a, b) => a.events.length - b.events.length || (a.id < b.id ? -1 : 1));
  const madeUp = tries.length > 0 && tries.every(({ base }) => base.source?.system === MADE_UP);
  const cell = { edgeCase, partnerType, tried: tries.length, survived, unproven, madeUp, example: smallest };
  return { cell, findings };
}

function tellFinding(
  compiled: CompiledFramework,
  {
    edgeCase,
    partnerType,
    name,
  }: { readonly edgeCase: string; readonly partnerType: string; readonly name: string },
  broken: readonly Broken[],
): StressFinding {
  const [first] = broken.toSorted(
    (a, b) =>
      a.deal.events.length - b.deal.events.length ||
      compareText(a.deal.id, b.deal.id) ||
      compareText(a.variant, b.variant),
  ) as [Broken];
  const small = shrinkDeal(compiled.framework, first.deal, breaksAlike(compiled, first.run, first.finding));
  const { code, kind, severity, question, detail, rules, nearest, stage } = first.finding;
  return {
    edgeCase,
    partnerType,
    code,
    kind,
    severity,
    question,
    detail,
    rules,
    ...(nearest ? { nearest } : {}),
    ...(stage === undefined ? {} : { stage }),
    break: first.finding.break,
    deals: broken.length,
    from: { deal: first.base.id, variant: first.variant },
    example: keepExample(compiled, small, { id: name, edgeCase }),
  };
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
