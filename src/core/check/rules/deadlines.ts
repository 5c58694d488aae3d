import type { Framework } from '../../model/framework.ts';
import type { CheckReport } from '../checkRule.ts';
import { estimateSpan } from '../estimateDays.ts';
import { allStates } from '../stateTree.ts';

/** An answer that is put off comes while it still matters: before what was granted runs out. */
export function deadlines(framework: Framework, report: CheckReport): void {
  const granted = allStates(framework).filter(({ node }) => node.tags.includes('granted'));
  const protections = granted.flatMap(({ node }) =>
    node.transitions.flatMap(({ trigger }) => (trigger.kind === 'after' ? [trigger.duration] : [])),
  );
  for (const { name, rules } of framework.decisions.values()) {
    rules.forEach(({ within }, index) => {
      const span = within === undefined ? undefined : estimateSpan(framework, within);
      const over = protections.find((duration) => {
        const protection = estimateSpan(framework, duration);
        return span && protection && span.shortest > protection.longest;
      });
      if (within === undefined || over === undefined) return;
      const message = `The answer may come after "${within}", when the protection of "${over}" has run out.`;
      report('answer.too-late', ['decisions', name, 'rules', index, 'within'], message);
    });
  }
}
