import type { FactValue } from '../model/cell.ts';
import type { MachineState } from '../machine/index.ts';
import { chooseStanding } from './chooseStanding.ts';
import type { DealWalk } from './dealWalk.ts';
import type { Evaluation } from './judged.ts';
import { codeOf, comparable, evaluateDecision, isMuted } from './evaluateDecision.ts';
import { Evidence } from './evidence.ts';
import { hasException } from './findExceptions.ts';
import type { Moment } from './moment.ts';
import { afterEvent, beforeEvent } from './moment.ts';
import type { PreparedObject } from './prepareDeal.ts';

const HOUR = 3_600_000;

/** Two registrations between which the framework has to choose. */
interface Pair {
  readonly incumbent: PreparedObject;
  readonly incumbentState: MachineState;
  readonly challenger: PreparedObject;
  readonly moment: Moment;
}

interface Asked {
  readonly pair: Pair;
  readonly evaluation: Evaluation;
  readonly evidence: Evidence;
}

export interface RegistrationAnswers {
  readonly conflict: Evidence;
  readonly succession: Evidence;
  readonly evaluations: readonly Evaluation[];
}

/**
 * Asks whose registration stands when a second one is created while one is active, and who moves up when the standing one ends while
 * another is active (design §4.4). Recorded results are read at the deal's end.
 */
export function askRegistrations(walk: DealWalk): RegistrationAnswers {
  const conflict = new Evidence();
  const succession = new Evidence();
  const evaluations: Evaluation[] = [];
  const states = new Map<string, MachineState>();
  const seen = new ObservedRegistrations();
  const asked: Asked[] = [];
  const ask = (pair: Pair, decision: string, evidence: Evidence): void => {
    if (isMuted(walk, decision, { incumbent: pair.incumbent.key, challenger: pair.challenger.key })) return;
    const evaluation = evaluateDecision(walk, {
      decision,
      moment: pair.moment,
      object: pair.challenger.key,
      stage: walk.history.stateOf('deal', pair.moment)?.stage,
      read: readerOf(walk, pair),
      assumed: walk.history.isAssumed(pair.incumbent.key, pair.moment),
    });
    evidence.asked += 1;
    evaluations.push(evaluation);
    asked.push({ pair, evaluation, evidence });
  };
  let awarded: string | undefined;
  for (const { object, step } of walk.steps) {
    const award =
      step.event?.event.type === 'registration.awarded'
        ? step.event.event.data.get('registration')
        : undefined;
    if (typeof award === 'string')
      awarded = award.startsWith('registration/') ? award : `registration/${award}`;
    if (object.lifecycle !== 'registration') continue;
    const existing = listOf(walk, states);
    const standing = chooseStanding(existing, awarded);
    states.set(object.key, step.after);
    seen.note(object.key, states);
    if (step.move === 'create') {
      if (standing?.state.tags.has('active') !== true) continue;
      const sameFirm = object.partner !== undefined && object.partner === standing.object.partner;
      if (sameFirm) continue;
      ask(
        {
          incumbent: standing.object,
          incumbentState: standing.state,
          challenger: object,
          moment: step.moment,
        },
        'registrationConflict',
        conflict,
      );
    } else if (
      standing?.object === object &&
      step.before.tags.has('active') &&
      !step.after.tags.has('active')
    ) {
      const next = listOf(walk, states).find(({ state }) => state.tags.has('active'));
      if (next)
        ask(
          { incumbent: object, incumbentState: step.after, challenger: next.object, moment: step.moment },
          'registrationSuccession',
          succession,
        );
    }
  }
  for (const { pair, evaluation, evidence } of asked)
    compare(walk, pair, evaluation, evidence, recordedResult(walk, pair, seen, asked));
  return { conflict, succession, evaluations };
}

function listOf(
  { prepared }: DealWalk,
  states: ReadonlyMap<string, MachineState>,
): readonly { readonly object: PreparedObject; readonly state: MachineState }[] {
  return prepared.objects.flatMap((object) => {
    const state = object.lifecycle === 'registration' ? states.get(object.key) : undefined;
    return state ? [{ object, state }] : [];
  });
}

/** What registrations lived through that tells how a conflict went. */
class ObservedRegistrations {
  readonly refused = new Set<string>();
  readonly grantedTogether = new Set<string>();

  note(key: string, states: ReadonlyMap<string, MachineState>): void {
    const state = states.get(key);
    if (state?.tags.has('refused') === true) this.refused.add(key);
    if (state?.tags.has('granted') !== true) return;
    for (const [other, { tags }] of states)
      if (other !== key && tags.has('granted')) this.grantedTogether.add(pairKey(key, other));
  }
}

function pairKey(a: string, b: string): string {
  return a < b ? `${a}|${b}` : `${b}|${a}`;
}

/**
 * How the record says the pair ended; undefined when it does not say. An award made after the incumbent ended speaks of succession, an
 * earlier one of the conflict.
 */
function recordedResult(
  walk: DealWalk,
  pair: Pair,
  seen: ObservedRegistrations,
  asked: readonly Asked[],
): Result | undefined {
  const first = pair.incumbent.key;
  const second = pair.challenger.key;
  const succeeded = asked.find(
    ({ pair: other, evaluation }) =>
      evaluation.decision === 'registrationSuccession' &&
      other.incumbent === pair.incumbent &&
      other.challenger === pair.challenger,
  )?.pair;
  const ofSuccession = succeeded === pair;
  const awards = walk.prepared.events.flatMap(({ event, position }) => {
    const named = event.type === 'registration.awarded' ? event.data.get('registration') : undefined;
    if (typeof named !== 'string') return [];
    if (succeeded && ofSuccession !== position >= succeeded.moment.position) return [];
    const key = named.startsWith('registration/') ? named : `registration/${named}`;
    return key === first || key === second ? [key] : [];
  });
  const last = awards.at(-1);
  if (last !== undefined) return last === first ? 'first' : 'second';
  if (ofSuccession) return undefined;
  const refusedFirst = seen.refused.has(first);
  const refusedSecond = seen.refused.has(second);
  if (refusedFirst && refusedSecond) return 'vendor';
  if (refusedFirst) return 'second';
  if (refusedSecond) return 'first';
  return seen.grantedTogether.has(pairKey(first, second)) ? 'both' : undefined;
}

const RESULTS = ['first', 'second', 'both', 'vendor'] as const;
type Result = (typeof RESULTS)[number];

function compare(
  walk: DealWalk,
  pair: Pair,
  evaluation: Evaluation,
  evidence: Evidence,
  actual: Result | undefined,
): void {
  if (actual !== undefined) {
    evidence.checked += 1;
    if (actual === 'first') evidence.baselineRight += 1;
  }
  if (evaluation.answer === undefined) return;
  const expected = comparable(evaluation.answer);
  const asking = evidence.open(expected);
  if (actual === undefined || !RESULTS.some((result) => result === expected)) return;
  if (actual === expected) {
    asking.note('confirmed');
    return;
  }
  if (hasException(walk.prepared, evaluation.decision, actual)) {
    asking.note('exception');
    return;
  }
  asking.note('contradicted');
  walk.findings.add({
    code: codeOf(evaluation.decision, 'contradicted'),
    kind: 'contradicted',
    moment: pair.moment,
    object: pair.challenger.key,
    stage: walk.history.stateOf('deal', pair.moment)?.stage,
    question: evaluation.question,
    detail: `The framework says "${expected}"; the record ended with "${actual}".`,
    key: [...evaluation.key, expected, actual],
    rules: evaluation.rules.map((rule) => `${evaluation.decision}/${rule}`),
    expected,
    actual,
    scenario: evaluation.scenario,
  });
}

/** Columns of a registration decision: the pair's own, then facts as recorded with the challenger, states as they stood before it. */
function readerOf({ history, compiled }: DealWalk, pair: Pair): (column: string) => FactValue | undefined {
  const { incumbent, challenger, moment } = pair;
  const before = beforeEvent(moment.position, moment.at);
  const after = afterEvent(moment.position, moment.at);
  const factOf = (object: PreparedObject, fact: string): FactValue | undefined =>
    history.read(fact, after, object);
  return (column) => {
    switch (column) {
      case 'incumbentState':
        return pair.incumbentState.root;
      case 'incumbentPartnerType':
        return history.facts.partnerTypeOf(incumbent);
      case 'challengerPartnerType':
        return history.facts.partnerTypeOf(challenger);
      case 'hoursApart':
        history.prepared.witness?.elapsed(incumbent.createdPosition, challenger.createdPosition, column);
        return Math.abs(challenger.createdAt - incumbent.createdAt) / HOUR;
    }
    if (column.startsWith('incumbent.')) return factOf(incumbent, column.slice('incumbent.'.length));
    if (column.startsWith('challenger.')) return factOf(challenger, column.slice('challenger.'.length));
    if (column.startsWith('same.')) {
      const fact = column.slice('same.'.length);
      const one = factOf(incumbent, fact);
      const other = factOf(challenger, fact);
      return one === undefined || other === undefined ? undefined : one === other;
    }
    return history.read(column, compiled.framework.facts.has(column) ? after : before, challenger);
  };
}
