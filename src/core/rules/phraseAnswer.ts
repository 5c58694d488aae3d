import type { Answer, Decision, Framework, SingleOutput } from '../model/framework.ts';
import type { NearestRule } from './explainDecision.ts';
import { joinWords } from './joinWords.ts';
import { nameColumn } from './phraseFact.ts';

/** An answer for people: the role's name, the value's phrase, or each column with its own. */
export function phraseAnswer(framework: Framework, decision: Decision, answer: Answer): string {
  const { output } = decision;
  if (typeof answer === 'string') {
    return output.kind === 'columns' ? answer : phraseSingle(framework, output, answer);
  }
  return [...answer]
    .map(([column, value]) => {
      const single = output.kind === 'columns' ? output.columns.get(column) : output;
      return `${column}: ${single ? phraseSingle(framework, single, value) : value}`;
    })
    .join(', ');
}

/** What would have had to differ: 'lead-1 would have answered "Partner seller" if customer were new'. */
export function phraseNearest(framework: Framework, decision: Decision, nearest: NearestRule): string {
  const answered = `${nearest.rule} would have answered "${phraseAnswer(framework, decision, nearest.answer)}"`;
  const changes = nearest.misses.map(
    ({ column, wanted }) => `${nameColumn(framework, column)} were ${wanted}`,
  );
  return changes.length === 0 ? answered : `${answered} if ${joinWords(changes, 'and')}`;
}

function phraseSingle(framework: Framework, output: SingleOutput, value: string): string {
  if (output.kind === 'role') return framework.roles.get(value)?.name ?? value;
  return output.values.get(value) || value;
}
