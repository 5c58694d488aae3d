import type { FactValue } from '../model/cell.ts';
import { sliceAt } from '../rules/index.ts';
import type { DealWalk, WalkStep } from './dealWalk.ts';
import type { Evaluation } from './judged.ts';
import { codeOf, comparable, evaluateDecision, isMuted } from './evaluateDecision.ts';
import type { Asking } from './evidence.ts';
import { Evidence } from './evidence.ts';
import { hasException } from './findExceptions.ts';
import type { Moment } from './moment.ts';
import { afterEvent } from './moment.ts';
import { nameRole } from './names.ts';

const LEAD = 'customerLead';

/** What the lead question gave: its evidence, every evaluation, and who leads after each step. */
export interface LeadAnswers {
  readonly evidence: Evidence;
  readonly evaluations: readonly Evaluation[];
  readonly leads: ReadonlyMap<WalkStep, string>;
}

/**
 * Asks who leads the customer (design §4.4): after each settled step while a stage is active, when the stage was entered, an input changed, or
 * the customer is disputed; compares the recorded lead when it changes, when the stage is left and when the deal closes.
 */
export function askLead(walk: DealWalk, skipped: ReadonlyMap<WalkStep, string>): LeadAnswers {
  const evidence = new Evidence();
  const evaluations: Evaluation[] = [];
  const leads = new Map<WalkStep, string>();
  if (isMuted(walk, LEAD)) return { evidence, evaluations, leads };
  const { prepared, history, compiled } = walk;
  prepared.witness?.lead();
  let recorded = prepared.deal.lead;
  let stage: string | undefined;
  let lastKey: string | undefined;
  let standing: Evaluation | undefined;
  let asking: Asking | undefined;
  let insertedBy: string | undefined;

  const compare = (moment: Moment): void => {
    if (!asking || !standing || recorded === undefined) return;
    const confirmed = recorded === asking.answer;
    const excepted = !confirmed && hasException(prepared, LEAD, recorded);
    evidence.checked += 1;
    if (compiled.framework.roles.get(recorded)?.side === 'vendor') evidence.baselineRight += 1;
    asking.note(confirmed ? 'confirmed' : excepted ? 'exception' : 'contradicted');
    if (confirmed || excepted) {
      walk.findings.close('lead');
      return;
    }
    walk.findings.add({
      code: codeOf(LEAD, 'contradicted'),
      kind: 'contradicted',
      moment,
      object: 'deal',
      stage,
      question: standing.question,
      detail: `The framework says ${nameRole(compiled.framework, asking.answer)} leads; in the deal it was ${nameRole(compiled.framework, recorded)}.`,
      key: [...standing.key, asking.answer, recorded],
      rules: standing.rules.map((rule) => `${LEAD}/${rule}`),
      expected: asking.answer,
      actual: recorded,
      scenario: standing.scenario,
      series: 'lead',
    });
  };

  for (const entry of walk.steps) {
    const { step, object } = entry;
    const { moment } = step;
    const type = step.event?.event.type;
    if (type === 'lead.changed') {
      const lead = step.event?.event.data.get('lead');
      if (typeof lead === 'string') {
        recorded = lead;
        compare(moment);
      }
    }
    const ofDeal = object.key === 'deal';
    const entered =
      ofDeal && step.after.stage !== undefined && (step.move === 'create' || entersStage(compiled, step));
    if (ofDeal && stage !== undefined && (entered || step.after.stage !== stage)) {
      compare(moment);
      standing = undefined;
      asking = undefined;
    }
    if (ofDeal) {
      if (step.after.stage !== stage || entered) insertedBy = skipped.get(entry);
      stage = step.after.stage;
    }
    if (stage === undefined || entry.passing) continue;
    const disputed = type === 'customer.disputed';
    const read = (column: string): ReturnType<typeof history.read> => history.read(column, moment);
    const key = inputKey(walk, read);
    if (!entered && !disputed && standing !== undefined && key === lastKey) {
      noteLead(leads, entry, asking);
      continue;
    }
    lastKey = key;
    const evaluation = evaluateDecision(walk, {
      decision: LEAD,
      moment,
      object: 'deal',
      stage,
      read,
      assumed: history.isAssumed('deal', moment) || readsAssumedRegistration(walk, moment),
      causedBy: insertedBy,
    });
    evidence.asked += 1;
    evaluations.push(evaluation);
    standing = evaluation;
    asking = evaluation.answer === undefined ? undefined : evidence.open(comparable(evaluation.answer));
    if (disputed) {
      evidence.disputes += 1;
      if (asking) evidence.settled += 1;
    }
    noteLead(leads, entry, asking);
  }
  if (stage !== undefined && prepared.deal.outcome !== 'open')
    compare(afterEvent(prepared.events.length, prepared.endAt));
  return { evidence, evaluations, leads };
}

function noteLead(leads: Map<WalkStep, string>, entry: WalkStep, asking: Asking | undefined): void {
  if (asking) leads.set(entry, asking.answer);
}

/** A transition into the same stage from outside counts as entering it again. */
function entersStage(compiled: DealWalk['compiled'], step: WalkStep['step']): boolean {
  if (step.before.stage !== step.after.stage) return true;
  const transitions = compiled.lifecycles.get('deal')?.machine.transitions;
  return step.taken.some((order) => {
    const transition = transitions?.[order]?.transition;
    return transition?.reenter === true && transition.source.at(-1) === step.after.stage;
  });
}

/** The lead's inputs as they stand; a number counts as changed when it crosses a constant of the table. */
function inputKey(walk: DealWalk, read: (column: string) => FactValue | undefined): string {
  let key = '';
  for (const column of walk.compiled.decisions.get(LEAD)?.columns ?? []) {
    const value = read(column.column);
    key += `${String(column.domain?.kind === 'number' ? sliceAt(column, value) : value)}|`;
  }
  return key;
}

function readsAssumedRegistration({ compiled, history }: DealWalk, moment: Moment): boolean {
  const inputs = compiled.framework.decisions.get(LEAD)?.inputs ?? [];
  if (!inputs.some((input) => input === 'registration' || input === 'activeRegistrations')) return false;
  const standing = history.standing(moment);
  return standing !== undefined && history.isAssumed(standing.object.key, moment);
}
