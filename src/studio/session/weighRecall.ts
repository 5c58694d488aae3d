import { survivalOf, type AnswerCounts, type DealCounts, type Survival } from '../../core/index.ts';
import { sumEvidence, type DealWeight, type ReplayOverview, type ToldDeal } from '../../engine/index.ts';

/** How all deals fare. */
export interface RecallVerdict extends Readonly<DealCounts> {
  readonly survival: Survival;
  /** Answers of the framework about leads and registrations that what happened could be held against, and against how many it was. */
  readonly askings: number;
  readonly checked: number;
  readonly contradicted: number;
}

const EVIDENCE = ['customerLead', 'registrationConflict'] as const;
const NONE: AnswerCounts = {
  asked: 0,
  confirmed: 0,
  contradicted: 0,
  unchecked: 0,
  exceptions: 0,
  disputes: 0,
  settled: 0,
};

/** All deals with what was remembered, and by the record alone. */
export function weighRecall(
  base: ReplayOverview,
  told: readonly ToldDeal[],
): { readonly withRecalled: RecallVerdict; readonly recorded: RecallVerdict } {
  return {
    withRecalled: weigh(base, told, (deal) => deal.told),
    recorded: weigh(base, told, (deal) => deal.recorded),
  };
}

function weigh(
  base: ReplayOverview,
  told: readonly ToldDeal[],
  pick: (deal: ToldDeal) => DealWeight,
): RecallVerdict {
  const { survival: _before, ...counts } = { ...base.survival };
  const sums: { -readonly [Field in keyof DealCounts]: number } = { ...counts };
  let evidence = sumOf(base.answers);
  for (const deal of told) {
    sums[deal.now.verdict] -= 1;
    sums[pick(deal).verdict] += 1;
    evidence = sumEvidence(evidence, sumOf(deal.now.answers), -1);
    evidence = sumEvidence(evidence, sumOf(pick(deal).answers));
  }
  const checked = evidence.confirmed + evidence.contradicted + evidence.exceptions;
  return {
    ...sums,
    survival: survivalOf(sums),
    askings: checked + evidence.unchecked,
    checked,
    contradicted: evidence.contradicted,
  };
}

function sumOf(answers: Readonly<Record<string, AnswerCounts>>): AnswerCounts {
  return EVIDENCE.reduce((sum, decision) => sumEvidence(sum, answers[decision] ?? NONE), NONE);
}
