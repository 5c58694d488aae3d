import { useMemo, useState } from 'react';
import type { FactValue } from '../../core/index.ts';
import { useStudio } from '../hooks/useSession.ts';
import type { GridRow } from '../widgets/grid/gridContent.ts';
import { lightScenario } from './answerScenario.ts';
import type { DecisionTable } from './decisionTable.ts';
import { findRules, type RuleFilter } from './findRules.ts';

/**
 * Indexes of the rules a filter shows. A rule that is edited stays in sight, whatever it says then: what is shown changes when the
 * filter or the scenario does.
 */
export function useShownRules(
  table: DecisionTable,
  rows: readonly GridRow[],
  filter: RuleFilter,
  known: ReadonlyMap<string, FactValue>,
): readonly number[] {
  const covering = useStudio((state) => state.replay.overview?.coveringDeals.rules);
  const key = JSON.stringify([filter, [...known]]);
  const find = () => ({
    key,
    ids: findRules(
      table,
      rows,
      filter,
      filter.view === 'fits' ? lightScenario(table, known) : undefined,
      covering,
    ),
  });
  const [held, setHeld] = useState(find);
  if (held.key !== key) setHeld(find());
  const { rules } = table.decision;
  return useMemo(
    () => rules.flatMap(({ id }, index) => (!held.ids || held.ids.has(id) ? [index] : [])),
    [rules, held],
  );
}
