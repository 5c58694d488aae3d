import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  answerDecision,
  classifyInputs,
  compileDecision,
  explainDecision,
  shareAnswers,
} from '../../../src/core/rules/index.ts';
import type { FactValue } from '../../../src/core/model/cell.ts';
import { decisions, SCENARIO_VALUES, scenarios } from './arbitraries.ts';
import { frameworkOf, reading } from './builders.ts';
import { answerSlowly, completions, outcomeText, type SlowOutcome, type Values } from './slowAnswer.ts';

const framework = frameworkOf();

/** Outcome down to the answers that contend. */
function fineText(outcome: SlowOutcome): string {
  return outcome.kind === 'ambiguous'
    ? `ambiguous ${[...outcome.answers].sort().join()}`
    : outcomeText(outcome);
}

describe('answerDecision', () => {
  it('says what every completion says, and otherwise that facts are missing', () => {
    fc.assert(
      fc.property(decisions, scenarios, (decision, values) => {
        const answer = answerDecision(compileDecision(framework, decision), reading(values));
        const slow = completions(decision.inputs, values).map((complete) => answerSlowly(decision, complete));
        const outcomes = new Set(slow.map(outcomeText));
        if (outcomes.size > 1) {
          expect(answer.kind).toBe('missing');
          return;
        }
        expect(answer.kind).toBe(slow[0]!.kind);
        if (answer.kind === 'answer') {
          const ids = new Set(slow.flatMap((outcome) => (outcome.kind === 'answer' ? outcome.rules : [])));
          const rules = decision.rules.map((rule) => rule.id).filter((id) => ids.has(id));
          expect(answer).toEqual({ kind: 'answer', answer: (slow[0] as { answer: string }).answer, rules });
        }
        if (answer.kind === 'ambiguous') {
          const answers = new Set(
            slow.flatMap((outcome) => (outcome.kind === 'ambiguous' ? outcome.answers : [])),
          );
          expect(new Set(answer.answers.map((one) => one.answer))).toEqual(answers);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('lists for missing facts what each value gives, none of them idle', () => {
    fc.assert(
      fc.property(decisions, scenarios, (decision, values) => {
        const compiled = compileDecision(framework, decision);
        const answer = answerDecision(compiled, reading(values));
        fc.pre(answer.kind === 'missing');
        if (answer.kind !== 'missing') return;
        expect(answer.unlisted).toBe(Math.max(0, answer.byValue.length + answer.unlisted - 64));
        for (const { given, outcome, answer: given_answer } of answer.byValue) {
          expect(Object.keys(given)).toEqual(answer.facts);
          const slow = completions(decision.inputs, { ...values, ...given }).map((complete) =>
            answerSlowly(decision, complete),
          );
          const text = given_answer === undefined ? outcome : `answer ${String(given_answer)}`;
          expect([...new Set(slow.map(outcomeText))]).toEqual([text]);
        }
        for (const fact of answer.facts) {
          const others = Object.fromEntries(Object.keys(values).map((column) => [column, values[column]]));
          const differs = completions(
            answer.facts.filter((other) => other !== fact),
            {},
          ).some((rest) => {
            const seen = SCENARIO_VALUES[fact]!.flatMap((value) =>
              completions(decision.inputs, { ...others, ...rest, [fact]: value }).map((complete) =>
                outcomeText(answerSlowly(decision, complete)),
              ),
            );
            return new Set(seen).size > 1;
          });
          expect(differs).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('explainDecision', () => {
  it('shows a rule as holding exactly when it fits, and the nearest as refused only by the columns it names', () => {
    fc.assert(
      fc.property(decisions, scenarios, (decision, values) => {
        const compiled = compileDecision(framework, decision);
        const [complete] = completions(decision.inputs, values);
        const explained = explainDecision(compiled, reading(complete!));
        for (const [index, rule] of decision.rules.entries()) {
          const alone = { ...decision, hitPolicy: 'FIRST', defers: [], rules: [rule] } as const;
          const fits = answerSlowly(alone, complete!).kind === 'answer';
          expect(explained[index]!.outcome).toBe(fits ? 'held' : 'failed');
        }
        const answer = answerDecision(compiled, reading(complete!));
        if (answer.kind !== 'silent') return;
        for (const near of answer.nearest) {
          const rule = decision.rules.find((one) => one.id === near.rule)!;
          const eased = { ...rule, when: new Map(rule.when) };
          for (const miss of near.misses) eased.when.delete(miss.column);
          const alone = { ...decision, hitPolicy: 'FIRST', defers: [], rules: [eased] } as const;
          expect(answerSlowly(alone, complete!).kind).toBe('answer');
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('classifyInputs', () => {
  const outcomesOf = (decision: Parameters<typeof answerSlowly>[0], values: Values): string =>
    [
      ...new Set(
        completions(decision.inputs, values).map((complete) => fineText(answerSlowly(decision, complete))),
      ),
    ]
      .sort()
      .join('|');

  it('gives scenarios of one class one outcome', () => {
    fc.assert(
      fc.property(decisions, fc.array(scenarios, { minLength: 2, maxLength: 12 }), (decision, list) => {
        const compiled = compileDecision(framework, decision);
        const seen = new Map<string, string>();
        for (const values of list) {
          const key = JSON.stringify(classifyInputs(compiled, reading(values)));
          const outcome = outcomesOf(decision, values);
          expect(seen.get(key) ?? outcome).toBe(outcome);
          seen.set(key, outcome);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('keeps the outcome when the columns left out take any value', () => {
    fc.assert(
      fc.property(decisions, scenarios, (decision, values) => {
        const kept = classifyInputs(compileDecision(framework, decision), reading(values)).map(
          ({ column }) => column,
        );
        const open = decision.inputs.filter((column) => !kept.includes(column));
        for (const filled of completions(open, {})) {
          expect(outcomesOf(decision, { ...values, ...filled })).toBe(outcomesOf(decision, values));
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('shareAnswers', () => {
  it('counts what counting one by one counts', () => {
    fc.assert(
      fc.property(decisions, scenarios, (decision, values) => {
        const compiled = compileDecision(framework, decision);
        const known = new Map(
          Object.entries(values).filter((entry): entry is [string, FactValue] => entry[1] !== undefined),
        );
        const slices = compiled.columns.map(({ column, slices: all }) => ({
          column,
          values: known.has(column) ? [known.get(column)!] : all.map(({ value }) => value!),
        }));
        let list: Record<string, FactValue>[] = [{}];
        for (const { column, values: choices } of slices) {
          list = list.flatMap((before) => choices.map((value) => ({ ...before, [column]: value })));
        }
        const texts = list.map((complete) => outcomeText(answerSlowly(decision, complete)));
        const count = (text: string): number => texts.filter((one) => one === text).length;
        const answers = [...new Set(decision.rules.map((rule) => String(rule.then)))];
        expect(shareAnswers(compiled, known)).toEqual({
          total: texts.length,
          byAnswer: new Map(
            answers
              .map((answer) => [answer, count(`answer ${answer}`)] as const)
              .filter(([, many]) => many > 0),
          ),
          silent: count('silent'),
          ambiguous: count('ambiguous'),
          exhaustive: true,
        });
      }),
      { numRuns: 1000 },
    );
  });
});
