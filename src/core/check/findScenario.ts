import type { FactValue } from '../model/cell.ts';
import type { CompiledDecision } from '../rules/index.ts';
import { judgeRules, outcomeOf } from '../rules/judgeRules.ts';

/** Places looked at before the search is given up. */
const LIMIT = 20_000;

/**
 * Some scenario in which a decision is silent (no rule, or one that only postpones) or ambiguous, naming only the columns that matter
 * to it. Undefined when there is none among the places looked at.
 */
export function findScenario(
  compiled: CompiledDecision,
  wanted: 'silent' | 'ambiguous',
  known: Readonly<Record<string, FactValue>> = {},
): Readonly<Record<string, FactValue>> | undefined {
  const seen = new Set<string>();
  const search = (
    position: number,
    matching: bigint,
    given: Readonly<Record<string, FactValue>>,
  ): Readonly<Record<string, FactValue>> | undefined => {
    const column = compiled.columns[position];
    if (!column || matching === 0n)
      return outcomeOf(judgeRules(compiled, matching)) === wanted ? given : undefined;
    const place = `${position} ${matching}`;
    if (seen.has(place) || seen.size >= LIMIT) return undefined;
    seen.add(place);
    const isRead = column.tests.some((test) => test !== undefined);
    for (const { value, holding } of column.slices) {
      const fixed = known[column.column];
      if (fixed !== undefined && fixed !== value) continue;
      const isTold = isRead && value !== undefined && holding !== compiled.all;
      const found = search(
        position + 1,
        matching & holding,
        isTold ? { ...given, [column.column]: value } : given,
      );
      if (found) return found;
    }
    return undefined;
  };
  return search(0, compiled.all, {});
}
