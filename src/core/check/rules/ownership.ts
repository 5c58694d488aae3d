import type { FactValue } from '../../model/cell.ts';
import type { Decision, Framework } from '../../model/framework.ts';
import { compileDecision, phraseScenario, type CompiledDecision } from '../../rules/index.ts';
import type { CheckReport } from '../checkRule.ts';
import { findScenario } from '../findScenario.ts';
import { findStages } from '../stagePlaces.ts';

/**
 * The pitfall "ownership ducked": a lead that nobody has in some stage, that is decided without looking, that is only ever postponed, or
 * that goes to somebody without a duty. A missing or empty `customerLead` is `decision.missing` and `decision.empty`.
 */
export function ownership(framework: Framework, report: CheckReport): void {
  const decision = framework.decisions.get('customerLead');
  if (!decision || decision.rules.length === 0) return;
  const path = ['decisions', 'customerLead'];
  const compiled = compileDecision(framework, decision);
  if (compiled.rules.every(({ rule }) => isPostponed(decision, rule.then))) {
    const message =
      'Every rule of "customerLead" only postpones: nobody ever leads the customer by the framework.';
    report('ownership.only-postponed', path, message, { part: 'key' });
    return;
  }
  if (decision.rules.every((rule) => rule.when.size === 0)) {
    const message =
      '"customerLead" looks at no fact of the deal, so it cannot tell whose customer it is or who found the opportunity.';
    report('ownership.unread', path, message, { part: 'key' });
  }
  reportUndecided(framework, compiled, report);
  reportIdleLeaders(framework, decision, report);
}

function isPostponed({ defers }: Decision, answer: Decision['rules'][number]['then']): boolean {
  return typeof answer === 'string' && defers.includes(answer);
}

/** Stages in which some scenario leaves the customer without a lead. */
function reportUndecided(framework: Framework, compiled: CompiledDecision, report: CheckReport): void {
  const stages = findStages(framework).map(({ node }) => node.key);
  const open = stages.flatMap((stage) => {
    const witness = findScenario(compiled, 'silent', { stage });
    return witness ? [{ stage, witness: withoutStage(witness) }] : [];
  });
  const [first] = open;
  if (!first) return;
  const scenario = phraseScenario(framework, Object.entries(first.witness));
  const where =
    open.length === stages.length
      ? 'In every stage'
      : `In ${open.map(({ stage }) => `"${stage}"`).join(', ')}`;
  const when = scenario === '' ? '' : ` when ${scenario}`;
  const message = `${where} the customer can be left without a lead${when}.`;
  report('ownership.undecided', ['decisions', 'customerLead'], message, {
    part: 'key',
    witness: first.witness,
  });
}

function withoutStage({
  stage: _stage,
  ...rest
}: Readonly<Record<string, FactValue>>): Readonly<Record<string, FactValue>> {
  return rest;
}

/** Roles that may lead and have nothing to do. */
function reportIdleLeaders(framework: Framework, decision: Decision, report: CheckReport): void {
  if (framework.responsibilities.length === 0) return;
  const busy = new Set(framework.responsibilities.flatMap((row) => [row.responsible, row.accountable]));
  const told = new Set<string>();
  decision.rules.forEach(({ then }, index) => {
    if (typeof then !== 'string' || !framework.roles.has(then) || busy.has(then) || told.has(then)) return;
    told.add(then);
    const message = `"${then}" may lead the customer and has no duty in any stage.`;
    report('ownership.idle-leader', ['decisions', 'customerLead', 'rules', index, 'then'], message);
  });
}
