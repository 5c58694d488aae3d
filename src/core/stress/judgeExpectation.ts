import type { Deal } from '../model/deal.ts';
import type { JudgedExpectation } from '../model/report.ts';
import type { DealRun } from '../model/run.ts';

/** Compares a replay with what its deal expects: the verdict, and the set of codes, each where it is told. */
export function judgeExpectation(
  { id, edgeCase, expect }: Pick<Deal, 'id' | 'edgeCase'> & { readonly expect: NonNullable<Deal['expect']> },
  { verdict, findings }: Pick<DealRun, 'verdict' | 'findings'>,
): JudgedExpectation {
  const codes = [...new Set(findings.map(({ code }) => code))].sort();
  const wanted = expect.codes && [...new Set(expect.codes)].sort();
  const met =
    (expect.verdict === undefined || expect.verdict === verdict) &&
    (wanted === undefined || wanted.join() === codes.join());
  return {
    deal: id,
    ...(edgeCase === undefined ? {} : { edgeCase }),
    met,
    expected: expect,
    actual: { verdict, codes },
  };
}

/** "D-1: expected broken (lead.undecided), came survived". */
export function phraseExpectation({ deal, expected, actual }: JudgedExpectation): string {
  const say = (verdict: string | undefined, codes: readonly string[] | undefined): string => {
    const list = codes === undefined || codes.length === 0 ? '' : ` (${codes.join(', ')})`;
    return `${verdict ?? 'any verdict'}${codes?.length === 0 ? ' without a finding' : list}`;
  };
  return `${deal}: expected ${say(expected.verdict, expected.codes)}, came ${say(actual.verdict, expected.codes === undefined ? undefined : actual.codes)}`;
}
