import type { FactValue } from '../model/cell.ts';
import type { Exploration } from './explore.ts';
import { isDerived } from './explorationPlan.ts';
import { findOccasions, readOccasion } from './occasions.ts';
import type { PossibleInputs, VerifyReport } from './verifyReport.ts';

/** Which combinations of derived facts a decision can be asked about at all; an empty one where it reads none. */
export function findPossibleInputs(exploration: Exploration, decision: string): PossibleInputs {
  const { plan, complete } = exploration;
  const { decisions, framework } = plan.compiled;
  const asked = (decisions.get(decision)?.columns ?? []).map(({ column }) => column);
  const derived = asked.filter((column) => column === 'incumbentState' || isDerived(column));
  const columns = decision === 'customerLead' ? [...new Set(['stage', ...derived])] : derived;
  if (columns.length === 0) return { decision, columns, combinations: [[]], complete };
  const found = new Map<string, readonly FactValue[]>();
  for (const occasion of findOccasions(exploration, decision, framework.decisions.get(decision)?.on ?? [])) {
    const values = columns.map((column) => readOccasion(plan, occasion, column) ?? 'none');
    found.set(JSON.stringify(values), values);
  }
  return { decision, columns, combinations: [...found.values()], complete };
}

/** The same from a report; undefined for a decision that is never asked. */
export function possibleInputs({ possible }: VerifyReport, decision: string): PossibleInputs | undefined {
  return possible.find((inputs) => inputs.decision === decision);
}
