import type { DealWalk } from './dealWalk.ts';

/**
 * Break id of the record problem but for which facts would not be missing: each of them was recorded with a value the framework has no place
 * for (design §4.6). Undefined when one of them was simply never recorded.
 */
export function causeOfMissing(
  { history, findings }: DealWalk,
  facts: readonly string[],
): string | undefined {
  const problems = facts.map((column) => {
    const fact = column.replace(/^(incumbent|challenger|same)\./, '');
    return history.facts.problems.find((problem) => problem.fact === fact);
  });
  const [first] = problems;
  if (!first || problems.includes(undefined)) return undefined;
  return first.kind === 'partner-type'
    ? findings.breakOf('partner-type.unsupported', [String(first.value)])
    : findings.breakOf('fact.outside-domain', [first.fact]);
}
