import { formatInstant } from '../clock/index.ts';
import type { Deal } from '../model/deal.ts';
import type { DealRun, TraceStep } from '../model/run.ts';
import { askLead } from './askLead.ts';
import { askPart } from './askPart.ts';
import type { CompiledFramework } from './compileFramework.ts';
import { DealHistory } from './dealHistory.ts';
import type { DealWalk, WalkStep } from './dealWalk.ts';
import { explainDeal, readAmount } from './explainDeal.ts';
import { prepareDeal } from './prepareDeal.ts';
import type { DealFacts } from './dealFacts.ts';
import { assembleRun, describeDeal } from './runParts.ts';
import { ASKED_PARTS } from './witness.ts';

/**
 * Replays one deal through a framework: explains every object of the record by the fewest departures, then asks the framework's
 * questions along the way (design §4). Deterministic; never throws on a record that `parseDealLine` accepted.
 */
export function replayDeal(
  compiled: CompiledFramework,
  deal: Deal,
  options: { readonly trace?: boolean } = {},
): DealRun {
  const explained = explainDeal(compiled, deal);
  const parts = ASKED_PARTS.map((part) => askPart(compiled, explained, part));
  const run = assembleRun(explained.deal, explained.explanation, parts);
  if (options.trace !== true) return run;
  const { walk } = explained;
  const { leads } = askLead(walk, new Map());
  return { ...run, trace: walk.steps.map((entry) => traceStep(walk, entry, leads)) };
}

/** What is said of a deal whatever its replay finds. */
export function readDealFacts(compiled: CompiledFramework, deal: Deal): DealFacts {
  const prepared = prepareDeal(compiled, deal);
  return describeDeal(deal, readAmount(prepared, new DealHistory(compiled, prepared)));
}

function traceStep(walk: DealWalk, entry: WalkStep, leads: ReadonlyMap<WalkStep, string>): TraceStep {
  const { object, step } = entry;
  const { history, compiled, findings } = walk;
  const transitions = compiled.lifecycles.get(object.lifecycle)?.machine.transitions;
  const deal = object.key === 'deal' ? step.after : history.stateOf('deal', step.moment);
  const stage = deal?.stage;
  const lead = leads.get(entry);
  return {
    event: findings.fileIndex(step.moment),
    move: step.move,
    object: object.key,
    before: step.move === 'create' ? [] : step.before.leaves,
    after: step.after.leaves,
    at: formatInstant(step.moment.at),
    ...(stage === undefined ? {} : { stage }),
    ...(lead === undefined ? {} : { lead }),
    registration: String(history.read('registration', step.moment)),
    transitions: step.taken.flatMap((order) => transitions?.[order]?.transition.id ?? []),
    clocks: Object.fromEntries(
      step.timers.flatMap(({ timer, due }) => (due < Infinity ? [[timer.duration, formatInstant(due)]] : [])),
    ),
  };
}
