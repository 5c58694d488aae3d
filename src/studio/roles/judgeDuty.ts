import {
  domainOfColumn,
  parseCell,
  testCell,
  type CellSource,
  type FactValue,
  type Framework,
  type Responsibility,
} from '../../core/index.ts';
import { phraseTest } from '../session/phraseGuard.ts';

/** Whether a duty is due in a scenario. */
export type DutyFit =
  | { readonly kind: 'always' }
  /** Due only if more is so than the scenario says. */
  | { readonly kind: 'depends'; readonly on: string; readonly columns: readonly string[] }
  | { readonly kind: 'ruled-out' };

/** Tests the conditions of a duty against what a scenario says; what it leaves open is named. */
export function judgeDuty(
  framework: Framework,
  duty: Pick<Responsibility, 'when'>,
  scenario: ReadonlyMap<string, FactValue>,
): DutyFit {
  const open: [string, CellSource][] = [];
  for (const [column, source] of duty.when) {
    const value = scenario.get(column);
    const domain = domainOfColumn(framework, column);
    const cell = domain ? parseCell(source, domain) : undefined;
    if (value === undefined || !cell?.ok) open.push([column, source]);
    else if (!testCell(cell.value, value)) return { kind: 'ruled-out' };
  }
  if (open.length === 0) return { kind: 'always' };
  return {
    kind: 'depends',
    on: open.map(([column, source]) => phraseTest(framework, column, source)).join(' and '),
    columns: open.map(([column]) => column),
  };
}
