import { createRedaction } from '../../core/formats/index.ts';
import {
  compileFramework,
  printDeal,
  replayDeal,
  summariseRuns,
  type CompiledFramework,
  type Deal,
  type DealRun,
  type Framework,
  type ReplaySummary,
} from '../../core/index.ts';
import {
  buildInSteps,
  type BuildOptions,
  type BuildReport,
  type History,
  type Mapping,
} from '../../core/records/index.ts';

export interface ImportOptions extends BuildOptions {
  /** Replaces names by pseudonyms; kept nowhere. */
  readonly key?: string;
  /** With a key: leaves amounts out as well. */
  readonly withoutAmounts?: boolean;
  /** Replays nothing, as through a framework with errors. */
  readonly unjudged?: boolean;
}

/** How far an import is; `share` of the step, from 0 to 1. */
export interface ImportProgress {
  readonly step: 'building' | 'replaying' | 'writing';
  readonly share: number;
}

/** How the deals fare in the framework. */
export interface ImportVerdicts {
  readonly with: ReplaySummary['deals'];
  /** Had no stand-in spoken; absent where none is accepted. */
  readonly without?: ReplaySummary['deals'];
}

/** Deals made of a history, as lines of text, and what there is to say of them. */
export interface MadeImport {
  /** One deal each, with the end of the line. */
  readonly lines: readonly string[];
  readonly report: BuildReport;
  /** Absent without a framework, without deals, and with too many to replay only for this. */
  readonly verdicts?: ImportVerdicts;
}

/** More deals than are replayed only to say how an import fares. */
const MOST_REPLAYED = 20_000;
const REPLAYED_AT_ONCE = 20;
const WRITTEN_AT_ONCE = 500;

/** Makes an import in steps, handing out how far it is, so that the host may pause, or stop by not asking on. */
export function* makeImport(
  framework: Framework | undefined,
  history: History,
  mapping: Mapping,
  options: ImportOptions = {},
): Generator<ImportProgress, MadeImport> {
  const { deals, report } = yield* build(framework, history, mapping, options);
  const isJudged = framework && options.unjudged !== true;
  const verdicts = isJudged && (yield* judge(framework, history, mapping, deals));
  const { key, withoutAmounts = false } = options;
  const redaction = key === undefined ? undefined : createRedaction(key, { withoutAmounts });
  const lines: string[] = [];
  for (const [index, deal] of deals.entries()) {
    if (index % WRITTEN_AT_ONCE === 0) yield { step: 'writing', share: index / deals.length };
    lines.push(`${printDeal(redaction ? redaction.redact(deal) : deal)}\n`);
  }
  return { lines, report, ...(verdicts ? { verdicts } : {}) };
}

function* build(
  framework: Framework | undefined,
  history: History,
  mapping: Mapping,
  options: BuildOptions,
): Generator<ImportProgress, { readonly deals: readonly Deal[]; readonly report: BuildReport }> {
  const building = buildInSteps(framework, history, mapping, options);
  for (;;) {
    const step = building.next();
    if (step.done === true) return step.value;
    yield { step: 'building', share: step.value };
  }
}

function* judge(
  framework: Framework,
  history: History,
  mapping: Mapping,
  deals: readonly Deal[],
): Generator<ImportProgress, ImportVerdicts | undefined> {
  if (deals.length === 0 || deals.length > MOST_REPLAYED) return undefined;
  const compiled = compileFramework(framework);
  const isInferring = mapping.standIns.some(({ accepted }) => accepted);
  const halves = isInferring ? 2 : 1;
  const inferred = yield* replay(compiled, deals, 0, 1 / halves);
  if (!isInferring) return { with: inferred };
  const standIns = mapping.standIns.map((standIn) => ({ ...standIn, accepted: false }));
  const recorded = yield* build(framework, history, { ...mapping, standIns }, {});
  return { with: inferred, without: yield* replay(compiled, recorded.deals, 1 / halves, 1) };
}

function* replay(
  compiled: CompiledFramework,
  deals: readonly Deal[],
  from: number,
  to: number,
): Generator<ImportProgress, ReplaySummary['deals']> {
  const runs: DealRun[] = [];
  for (const [index, deal] of deals.entries()) {
    if (index % REPLAYED_AT_ONCE === 0)
      yield { step: 'replaying', share: from + ((to - from) * index) / deals.length };
    runs.push(replayDeal(compiled, deal));
  }
  return summariseRuns(compiled, runs).deals;
}
