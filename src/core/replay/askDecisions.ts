import { RESERVED_DECISIONS } from '../model/reserved.ts';
import { phraseAnswer } from '../rules/index.ts';
import type { DealWalk } from './dealWalk.ts';
import type { Evaluation } from './judged.ts';
import { codeOf, comparable, evaluateDecision, isMuted } from './evaluateDecision.ts';
import { Evidence } from './evidence.ts';
import { hasException } from './findExceptions.ts';
import type { PreparedEvent } from './prepareDeal.ts';

const reserved: ReadonlySet<string> = new Set(RESERVED_DECISIONS);

/** Asks every decision that is not reserved at its own events, also after close, and compares it with the next `decision.made`. */
export function askDecisions(walk: DealWalk): {
  readonly evidence: ReadonlyMap<string, Evidence>;
  readonly evaluations: readonly Evaluation[];
} {
  const evidence = new Map<string, Evidence>();
  const evaluations: Evaluation[] = [];
  const { prepared, history, compiled } = walk;
  for (const decision of compiled.framework.decisions.values()) {
    if (reserved.has(decision.name) || decision.on.length === 0 || isMuted(walk, decision.name)) continue;
    const own = new Evidence();
    evidence.set(decision.name, own);
    for (const event of prepared.events) {
      if (!decision.on.includes(event.event.type)) continue;
      const moment = { position: event.position, phase: 2, at: event.at } as const;
      const object = prepared.objects.find(({ key }) => key === event.object);
      const stage = history.stateOf('deal', moment)?.stage;
      const evaluation = evaluateDecision(walk, {
        decision: decision.name,
        moment,
        object: event.object ?? 'deal',
        stage,
        read: (column) => history.read(column, moment, object),
        assumed: false,
      });
      own.asked += 1;
      evaluations.push(evaluation);
      if (evaluation.answer === undefined) continue;
      const asking = own.open(comparable(evaluation.answer));
      const actual = madeAfter(prepared.events, decision.name, event);
      if (actual === undefined) continue;
      if (actual === asking.answer) asking.note('confirmed');
      else if (hasException(prepared, decision.name, actual)) asking.note('exception');
      else {
        asking.note('contradicted');
        walk.findings.add({
          code: codeOf(decision.name, 'contradicted'),
          kind: 'contradicted',
          moment,
          object: event.object ?? 'deal',
          stage,
          question: evaluation.question,
          detail: `The framework says "${phraseAnswer(compiled.framework, decision, evaluation.answer)}"; the deal decided "${actual}".`,
          key: [...evaluation.key, asking.answer, actual],
          rules: evaluation.rules.map((rule) => `${decision.name}/${rule}`),
          expected: asking.answer,
          actual,
          scenario: evaluation.scenario,
        });
      }
    }
  }
  return { evidence, evaluations };
}

/** The next recorded answer to a decision after it was asked. */
function madeAfter(
  events: readonly PreparedEvent[],
  decision: string,
  asked: PreparedEvent,
): string | undefined {
  for (const { event, position } of events) {
    if (
      position <= asked.position ||
      event.type !== 'decision.made' ||
      event.data.get('decision') !== decision
    )
      continue;
    const answer = event.data.get('answer');
    return typeof answer === 'string' ? answer : undefined;
  }
  return undefined;
}
