import { describe, expect, it } from 'vitest';
import { parseFramework, type FactValue, type Framework } from '../../../src/core/index.ts';
import { lightScenario } from '../../../src/studio/decisions/answerScenario.ts';
import { createDecisionTable } from '../../../src/studio/decisions/decisionTable.ts';
import { shareDecision } from '../../../src/studio/decisions/shareDecision.ts';
import { NORTHWIND } from '../../support/framework.ts';

function ask(name: string, scenario: Readonly<Record<string, FactValue>>, text = NORTHWIND) {
  const { framework } = parseFramework(text) as { framework: Framework };
  const table = createDecisionTable(framework, framework.decisions.get(name)!);
  const known = new Map(Object.entries(scenario));
  const { answer, rules } = lightScenario(table, known);
  return { answer, lights: rules.map(({ light }) => light), shares: shareDecision(table, known) };
}

describe('a decision in a scenario', () => {
  it('names the answer and the rule that gives it', () => {
    const { answer, lights, shares } = ask('customerLead', { origin: 'vendor', customer: 'vendor-account' });
    expect(answer).toEqual({
      kind: 'answer',
      headline: 'Account executive',
      detail: "when the vendor found the opportunity and the customer is the vendor's, by lead-2",
    });
    expect(lights).toEqual(['fails', 'answers']);
    expect(shares).toEqual([{ tone: 'vendor', share: 1, label: 'the vendor leads in 100%' }]);
  });

  it('says when it is silent, and what comes nearest', () => {
    const { answer } = ask('customerLead', { origin: 'joint', customer: 'new', partnerType: 'services' });
    expect(answer.headline).toBe('The framework is silent');
    expect(answer.detail).toContain('Lead-1 would have answered "Partner seller" if origin were partner');
  });

  it('says what each value of the one open fact would give', () => {
    const { answer, lights } = ask('customerLead', { origin: 'partner', partnerType: 'services' });
    expect(answer).toEqual({
      kind: 'missing',
      headline: 'It depends on customer',
      detail: 'new: Partner seller · vendor account: Account executive · partner account: Partner seller',
    });
    expect(lights).toEqual(['open', 'open']);
  });

  it('under "first wins" a later rule that fits comes too late', () => {
    const { answer, lights } = ask('registrationConflict', { incumbentState: 'protected', hoursApart: 3 });
    expect(answer.headline).toBe('The first stands');
    expect(lights).toEqual(['answers', 'late']);
  });

  it('marks rules that contradict each other', () => {
    const unique = NORTHWIND.replace('"hitPolicy": "FIRST"', '"hitPolicy": "UNIQUE"');
    const { answer, lights } = ask(
      'registrationConflict',
      { incumbentState: 'protected', hoursApart: 3 },
      unique,
    );
    expect(answer.kind).toBe('ambiguous');
    expect(answer.detail).toContain('The first stands (conf-1) · It is escalated (conf-2)');
    expect(lights).toEqual(['contradicts', 'contradicts']);
  });
});
