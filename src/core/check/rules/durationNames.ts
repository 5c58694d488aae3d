import { didYouMean } from '../../diagnostics/suggestName.ts';
import type { Framework } from '../../model/framework.ts';
import type { CheckReport } from '../checkRule.ts';

/** `within` of a rule names a duration. */
export function durationNames(framework: Framework, report: CheckReport): void {
  for (const { name, rules } of framework.decisions.values()) {
    rules.forEach(({ within }, index) => {
      if (within === undefined || framework.durations.has(within)) return;
      const message = `There is no duration "${within}".${didYouMean(within, framework.durations.keys())}`;
      report('duration.unknown', ['decisions', name, 'rules', index, 'within'], message);
    });
  }
}
