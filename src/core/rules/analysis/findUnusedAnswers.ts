import { isRegistrationDecision } from '../../model/domains.ts';
import type { Decision, SingleOutput } from '../../model/framework.ts';
import type { TableRule } from './readTable.ts';

/** A declared answer that the decision never gives. */
export interface UnusedAnswer {
  readonly answer: string;
  /** The output column, where there are several. */
  readonly column: string | undefined;
  /** Rules that say it and never win; none where no rule says it. */
  readonly rules: readonly TableRule[];
}

/**
 * Declared answers that no winning rule gives. Left out are roles, which are declared for more than one decision, what only postpones,
 * and how a conflict of registrations may end, which says what records mean.
 */
export function findUnusedAnswers(
  { name, output, defers }: Decision,
  rules: readonly TableRule[],
  dead: ReadonlySet<TableRule>,
): readonly UnusedAnswer[] {
  const outputs: readonly (readonly [string | undefined, SingleOutput])[] =
    output.kind === 'columns' ? [...output.columns] : [[undefined, output]];
  return outputs.flatMap(([column, single]) => {
    if (single.kind === 'role') return [];
    return [...single.values.keys()].flatMap((answer): readonly UnusedAnswer[] => {
      const giving = rules.filter(({ rule }) => sayOf(rule.then, column) === answer);
      if (giving.some((rule) => !dead.has(rule))) return [];
      if (giving.length === 0 && (isRegistrationDecision(name) || defers.includes(answer))) return [];
      return [{ answer, column, rules: giving }];
    });
  });
}

function sayOf(then: TableRule['rule']['then'], column: string | undefined): string | undefined {
  if (typeof then === 'string') return column === undefined ? then : undefined;
  return column === undefined ? undefined : then.get(column);
}
