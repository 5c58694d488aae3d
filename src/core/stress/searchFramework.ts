import { createRandom } from '../base/random.ts';
import { formatInstant } from '../clock/index.ts';
import type { Deal } from '../model/deal.ts';
import type { DealRun, Finding } from '../model/run.ts';
import type { CompiledFramework } from '../replay/compileFramework.ts';
import { replayDeal } from '../replay/replayDeal.ts';
import { ownBreaks } from './blamedFindings.ts';
import { breaksAlike } from './breaksAlike.ts';
import { keepExample } from './keepExample.ts';
import { listSearchWords, mutateDeal } from './mutateDeal.ts';
import { shrinkDeal } from './shrinkDeal.ts';
import { BREAKING, type StressFinding } from './stressReport.ts';
import { synthesiseDeals } from './synthesiseDeals.ts';
import { createVocabulary } from './vocabulary.ts';

/** The tag of deals that a search found. */
export const FOUND_BY_SEARCH = 'found-by-search';

/** A question that no recorded deal need have asked. */
export type SearchFind = Omit<StressFinding, 'edgeCase' | 'partnerType' | 'from' | 'deals'>;

interface Reached {
  readonly reached: number;
  readonly of: number;
}

export interface SearchReport {
  /** Deals that were tried. */
  readonly runs: number;
  /** By break. */
  readonly finds: readonly SearchFind[];
  /** How much of the framework the tried deals went through without leaving it, and what they did not. */
  readonly coverage: {
    readonly transitions: Reached;
    readonly rules: Reached;
    readonly states: Reached;
    readonly unreached: readonly string[];
  };
}

/** A search that a host drives, and may end at any time. */
export interface Search {
  /** Tries one more deal. */
  step(): void;
  progress(): {
    readonly runs: number;
    readonly finds: number;
    readonly reached: number;
    readonly of: number;
  };
  finish(): SearchReport;
}

interface Kept {
  readonly deal: Deal;
  /** How much was new when it was kept. */
  readonly gain: number;
  tried: number;
}

/**
 * Searches deals nobody recorded: sequences of the framework's own events, facts and waits, grown from deals that reach something new, towards
 * transitions, rules and states that none has reached. Only deals that never leave the framework count. The same seed finds the same.
 */
export function createSearch(compiled: CompiledFramework, seed: string | number): Search {
  const words = createVocabulary(compiled);
  const search = listSearchWords(words);
  const random = createRandom(`${String(seed)}/search`);
  const targets = listTargets(compiled);
  const reached = new Set<string>();
  const kept: Kept[] = [];
  const breaks = new Map<string, { readonly deal: Deal; readonly run: DealRun; readonly finding: Finding }>();
  const waiting: Deal[] = synthesiseDeals(words, seed).map(toOpen);
  let runs = 0;
  let wanted = typesOf(compiled, reached);

  const take = (deal: Deal): void => {
    const run = replayDeal(compiled, deal, { trace: true });
    if (run.cost > 0) return;
    const fresh = coveredBy(run).filter((key) => targets.has(key) && !reached.has(key));
    const breaksNow = ownBreaks(run, BREAKING);
    const isNew = breaksNow.some((finding) => !breaks.has(finding.break));
    for (const finding of breaksNow) {
      const known = breaks.get(finding.break);
      if (known === undefined || deal.events.length < known.deal.events.length)
        breaks.set(finding.break, { deal, run, finding });
    }
    for (const key of fresh) reached.add(key);
    if (fresh.length > 0) wanted = typesOf(compiled, reached);
    if (fresh.length > 0 || isNew || kept.length < FEW) kept.push({ deal, gain: fresh.length, tried: 0 });
  };

  return {
    step() {
      runs += 1;
      const begun = waiting.pop();
      if (begun) return take(begun);
      const parent = pickParent(kept, random);
      if (!parent) return;
      parent.tried += 1;
      let child: Deal | undefined = parent.deal;
      for (let steps = random.int(1, 3); steps > 0 && child; steps -= 1)
        child = mutateDeal(search, random, child, wanted);
      if (child) take(child);
    },
    progress: () => ({ runs, finds: breaks.size, reached: reached.size, of: targets.size }),
    finish: () => {
      const finds = [...breaks].sort(([a], [b]) => (a < b ? -1 : 1));
      return {
        runs,
        finds: finds.map(([, found], place) => tellFind(compiled, found, place + 1)),
        coverage: tellCoverage(targets, reached),
      };
    },
  };
}

/** Kept whatever they reach, so that there is something to grow. */
const FEW = 8;

/** Searches for a number of runs. */
export function searchFramework(
  compiled: CompiledFramework,
  { seed, runs }: { readonly seed: string | number; readonly runs: number },
): SearchReport {
  const search = createSearch(compiled, seed);
  for (let run = 0; run < runs; run += 1) search.step();
  return search.finish();
}

function toOpen({ closedAt, ...deal }: Deal): Deal {
  const { id: _id, account: _account, source: _source, ...rest } = deal;
  return {
    ...rest,
    id: FOUND_BY_SEARCH,
    partners: [
      ...deal.partners,
      ...deal.partners.slice(0, 1).map((partner) => ({ ...partner, id: 'P2', name: 'Another partner' })),
    ],
    outcome: 'open',
    asOf: closedAt ?? formatInstant(0),
  };
}

/** The best of a few: those that brought something new and were tried least. */
function pickParent(kept: readonly Kept[], random: { pick<T>(items: readonly T[]): T }): Kept | undefined {
  if (kept.length === 0) return undefined;
  const few = [random.pick(kept), random.pick(kept), random.pick(kept)];
  return few.reduce((best, one) => (one.tried - 4 * one.gain < best.tried - 4 * best.gain ? one : best));
}

/** Everything a search wants to reach, as coverage names it: "t:", "r:" and "s:" before its address. */
function listTargets({ lifecycles, decisions }: CompiledFramework): ReadonlySet<string> {
  const targets = new Set<string>();
  for (const [name, { machine }] of lifecycles) {
    for (const { transition } of machine.transitions)
      if (transition.target !== undefined) targets.add(`t:${transition.id}`);
    const visit = ({ kind, path, states }: typeof machine.model.root): void => {
      if (kind === 'atomic' || kind === 'final') targets.add(`s:${name}:${path.join('.')}`);
      states.forEach(visit);
    };
    visit(machine.model.root);
  }
  for (const [name, { rules }] of decisions)
    for (const { rule } of rules) targets.add(`r:${name}/${rule.id}`);
  return targets;
}

function coveredBy({ coverage, trace }: DealRun): readonly string[] {
  const hit = (counts: Readonly<Record<string, number>>, sign: string): string[] =>
    Object.entries(counts).flatMap(([key, count]) => (count > 0 ? [`${sign}:${key}`] : []));
  const states = (trace ?? []).flatMap(({ object, after }) =>
    after.map((state) => `s:${object.split('/')[0] ?? object}:${state}`),
  );
  return [...new Set([...hit(coverage.transitions, 't'), ...hit(coverage.rules, 'r'), ...states])];
}

/** Event types that could take a transition nobody has taken, or ask a decision some rule of which never answered. */
function typesOf(
  { lifecycles, framework }: CompiledFramework,
  reached: ReadonlySet<string>,
): readonly string[] {
  const types = new Set<string>();
  for (const { machine } of lifecycles.values())
    for (const { transition } of machine.transitions)
      if (transition.trigger.kind === 'event' && !reached.has(`t:${transition.id}`))
        types.add(transition.trigger.type);
  for (const { name, rules, on } of framework.decisions.values()) {
    if (rules.every(({ id }) => reached.has(`r:${name}/${id}`))) continue;
    const asking = name.startsWith('registration')
      ? (framework.lifecycles.get('registration')?.createdBy ?? [])
      : on;
    for (const type of asking) types.add(type);
  }
  return [...types];
}

function tellCoverage(targets: ReadonlySet<string>, reached: ReadonlySet<string>): SearchReport['coverage'] {
  const count = (sign: string): Reached => {
    const own = [...targets].filter((key) => key.startsWith(`${sign}:`));
    return { reached: own.filter((key) => reached.has(key)).length, of: own.length };
  };
  return {
    transitions: count('t'),
    rules: count('r'),
    states: count('s'),
    unreached: [...targets].flatMap((key) => (reached.has(key) ? [] : [key.slice(2)])),
  };
}

function tellFind(
  compiled: CompiledFramework,
  { deal, run, finding }: { readonly deal: Deal; readonly run: DealRun; readonly finding: Finding },
  number: number,
): SearchFind {
  const small = shrinkDeal(compiled.framework, deal, breaksAlike(compiled, run, finding));
  const { code, kind, severity, question, detail, rules, nearest, stage } = finding;
  return {
    code,
    kind,
    severity,
    question,
    detail,
    rules,
    ...(nearest ? { nearest } : {}),
    ...(stage === undefined ? {} : { stage }),
    break: finding.break,
    example: keepExample(compiled, small, { id: `R-${String(number)}`, edgeCase: FOUND_BY_SEARCH }),
  };
}
