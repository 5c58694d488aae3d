import type { Framework } from '../../model/framework.ts';
import { analysisOf } from '../../rules/index.ts';
import type { CheckReport } from '../checkRule.ts';

/** Every scenario of a decision has one answer, and every rule, column and answer of it makes a difference. */
export function decisionCases(framework: Framework, report: CheckReport): void {
  for (const decision of framework.decisions.values()) {
    for (const { code, at, message, witness, fixes } of analysisOf(framework, decision).findings) {
      const [fix] = fixes;
      report(code, ['decisions', decision.name, ...at], message, {
        ...(code === 'decision.gap' || code === 'decision.too-large' ? { part: 'key' } : {}),
        ...(witness ? { witness } : {}),
        ...(fix ? { fix } : {}),
      });
    }
  }
}
