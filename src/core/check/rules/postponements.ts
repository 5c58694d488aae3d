import { didYouMean } from '../../diagnostics/suggestName.ts';
import type { Answer, Decision, Framework } from '../../model/framework.ts';
import type { CheckReport } from '../checkRule.ts';

/** An answer that only postpones says who decides and by when. */
export function postponements(framework: Framework, report: CheckReport): void {
  for (const decision of framework.decisions.values()) {
    const given = new Set<string>();
    decision.rules.forEach(({ then, decider, within }, index) => {
      const postponing = valuesOf(then).find((value) => decision.defers.includes(value));
      valuesOf(then).forEach((value) => given.add(value));
      if (postponing === undefined || (decider !== undefined && within !== undefined)) return;
      const lacking =
        decider === undefined && within === undefined
          ? 'who decides ("decider") and by when ("within")'
          : decider === undefined
            ? 'who decides ("decider")'
            : 'by when ("within")';
      const message = `"${postponing}" only postpones; the rule must say ${lacking}, or deals find no answer here.`;
      report('answer.only-postpones', ['decisions', decision.name, 'rules', index, 'then'], message);
    });
    reportUnused(decision, given, report);
  }
}

function valuesOf(answer: Answer): readonly string[] {
  return typeof answer === 'string' ? [answer] : [...answer.values()];
}

function reportUnused(decision: Decision, given: ReadonlySet<string>, report: CheckReport): void {
  decision.defers.forEach((value, index) => {
    if (given.has(value)) return;
    const { output } = decision;
    const known = output.kind === 'enum' ? [...output.values.keys()] : [];
    const hint = known.includes(value) ? '' : didYouMean(value, known);
    report(
      'defers.unused',
      ['decisions', decision.name, 'defers', index],
      `No rule gives the answer "${value}".${hint}`,
    );
  });
}
