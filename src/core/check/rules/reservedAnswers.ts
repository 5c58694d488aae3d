import type { Framework } from '../../model/framework.ts';
import type { CheckReport } from '../checkRule.ts';

const CONFLICT_ANSWERS: readonly string[] = ['first', 'second', 'both', 'vendor'];

/** Replay compares the reserved decisions with the record, so it must know what their answers mean. */
export function reservedAnswers(framework: Framework, report: CheckReport): void {
  const lead = framework.decisions.get('customerLead')?.output;
  if (lead && lead.kind !== 'role') {
    const message = '"customerLead" answers with a role; its output is { "type": "role" }.';
    report('decision.output', ['decisions', 'customerLead', 'output'], message);
  }
  const conflict = framework.decisions.get('registrationConflict');
  if (conflict?.output.kind !== 'enum') return;
  for (const value of conflict.output.values.keys()) {
    if (CONFLICT_ANSWERS.includes(value) || conflict.defers.includes(value)) continue;
    const message = `Replay cannot compare "${value}" with what happened; it understands "first", "second", "both" and "vendor".`;
    report('answer.not-understood', ['decisions', 'registrationConflict', 'output', 'values'], message);
  }
}
