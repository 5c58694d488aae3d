import type { Answer } from '../model/framework.ts';

/** An answer as the text records and reports hold: the value, or "column: value, column: value". */
export function printAnswer(answer: Answer): string {
  if (typeof answer === 'string') return answer;
  return [...answer].map(([column, value]) => `${column}: ${value}`).join(', ');
}
