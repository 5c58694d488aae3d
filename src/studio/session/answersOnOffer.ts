import { phraseAnswer, type Decision, type Finding, type Framework } from '../../core/index.ts';

/** The decision a finding is about, if it is about one. */
export function decisionOfFinding(framework: Framework, finding: Finding): Decision | undefined {
  const family = finding.code.split('.')[0];
  if (family !== 'lead' && family !== 'registration' && family !== 'decision') return undefined;
  return framework.decisions.get(finding.key.split('|')[1] ?? '');
}

/** The answers a decision can give that settle something, in words. Roles: those some rule names. */
export function listAnswers(framework: Framework, decision: Decision): readonly string[] {
  const { output } = decision;
  if (output.kind === 'enum')
    return [...output.values.keys()]
      .filter((value) => !decision.defers.includes(value))
      .map((value) => phraseAnswer(framework, decision, value));
  const named = decision.rules.map((rule) => phraseAnswer(framework, decision, rule.then));
  return [...new Set(named)];
}
