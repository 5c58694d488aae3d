import { describe, expect, it } from 'vitest';
import type { CellSource, FactValue } from '../../../src/core/model/cell.ts';
import type { FactDefinition } from '../../../src/core/model/framework.ts';
import {
  answerDecision,
  compileDecision,
  formatHours,
  formatNumber,
  nameColumn,
  phraseAnswer,
  phraseFact,
  phraseNearest,
  phraseQuestion,
  phraseScenario,
} from '../../../src/core/rules/index.ts';
import { decisionOf, frameworkOf, reading } from './builders.ts';

const framework = frameworkOf();
const lead = decisionOf({
  name: 'customerLead',
  question: 'Who leads the customer?',
  inputs: ['origin', 'customer', 'partnerType'],
  rules: [
    { id: 'lead-1', when: { origin: ['partner'], customer: ['new'] }, then: 'partner-ae' },
    { id: 'lead-2', when: { origin: ['vendor'], customer: ['vendor-account'] }, then: 'vendor-ae' },
  ],
});

describe('phraseQuestion', () => {
  it('asks in the phrases of the file, in the order of the inputs', () => {
    const values = new Map<string, FactValue | undefined>([
      ['customer', 'vendor-account'],
      ['origin', 'partner'],
    ]);
    expect(phraseQuestion(framework, lead, values)).toBe(
      "Who leads the customer when the partner found the opportunity and the customer is already the vendor's account?",
    );
  });

  it('asks plainly when no input matters', () => {
    expect(phraseQuestion(framework, lead, [])).toBe('Who leads the customer?');
  });

  it('does not say "when" twice', () => {
    const left = { ...lead, question: 'Who takes over when the owner leaves?' };
    expect(phraseQuestion(framework, left, [['stage', 'pitch']])).toBe(
      'Who takes over when the owner leaves, given that the deal is in pitch?',
    );
  });

  it.each([
    ['customerLead', 'Who leads the customer?'],
    ['registrationConflict', 'Whose registration stands?'],
    ['registrationSuccession', 'Which registration moves up?'],
    ['partnerReplaced', 'What is decided on "partnerReplaced"?'],
  ])('has a question for %s when the file has none', (name, question) => {
    expect(phraseQuestion(framework, decisionOf({ name, rules: [] }), [])).toBe(question);
  });
});

describe('phraseFact', () => {
  it.each<[string, FactValue | undefined, string]>([
    ['origin', 'partner', 'the partner found the opportunity'],
    ['customer', 'partner-account', 'customer is partner-account'],
    ['customer', undefined, 'customer is not known'],
    ['amount', 84000, 'amount is 84,000 USD'],
    ['tender', true, 'tender is true'],
    ['partnerType', 'integration', 'the partner is an integration partner'],
    ['partnerType', 'services', 'the partner is a services partner'],
    ['partnerType', 'msp', 'the partner is an MSP'],
    ['partnerType', undefined, 'the partner type is not known'],
    ['stage', 'pitch', 'the deal is in pitch'],
    ['stage', 'none', 'the deal is in no stage'],
    ['registration', 'submitted', 'the registration is submitted'],
    ['registration', 'none', 'there is no registration'],
    ['state.legal-review', 'in-progress', 'the legal review is in progress'],
    ['state.legal-review', 'none', 'there is no legal review'],
    ['activeRegistrations', 0, 'no registration is active'],
    ['activeRegistrations', 1, '1 registration is active'],
    ['activeRegistrations', 2, '2 registrations are active'],
    ['hoursInStage', 50, 'the deal has been in its stage for 2 days 2 h'],
    ['daysSince.registration.extended', 3, '"Extension asked" was 3 days ago'],
    ['daysSince.stage.pitch', Infinity, '"stage.pitch" never happened'],
    ['incumbentState', 'protected', 'the first registration is protected'],
    ['incumbentPartnerType', 'services', 'the first partner is a services partner'],
    ['challengerPartnerType', 'integration', 'the second partner is an integration partner'],
    ['hoursApart', 2 + 35 / 60, 'the two registrations are 2 h 35 min apart'],
    ['hoursApart', 0, 'the two registrations came at the same time'],
    ['incumbent.product', 'core', 'it is about the core product (first registration)'],
    ['challenger.amount', 1500, 'amount is 1,500 USD (second registration)'],
    ['same.product', true, 'the two registrations have the same product'],
    ['same.product', false, 'the two registrations differ in product'],
    ['dealSize', 'big', 'deal size is big'],
  ])('%s = %s', (column, value, phrase) => {
    expect(phraseFact(framework, column, value)).toBe(phrase);
  });

  it.each([
    ['stage', 'the stage'],
    ['registration', 'the registration'],
    ['activeRegistrations', 'the number of active registrations'],
    ['hoursInStage', 'the number of hours in the stage'],
    ['incumbentState', 'the state of the first registration'],
    ['incumbentPartnerType', 'the type of the first partner'],
    ['challengerPartnerType', 'the type of the second partner'],
    ['hoursApart', 'the number of hours between the two registrations'],
    ['daysSince.registration.extended', 'the number of days since "Extension asked"'],
    ['state.registration', 'the state of the registration'],
    ['same.product', 'same product'],
    ['incumbent.product', 'product of the first registration'],
    ['challenger.product', 'product of the second registration'],
  ])('says of %s that it is not known', (column, name) => {
    expect(nameColumn(framework, column)).toBe(name);
    expect(phraseFact(framework, column, undefined)).toBe(`${name} is not known`);
  });

  it('uses the question for a fact nobody knows when it reads well', () => {
    const asking = (question: string) =>
      frameworkOf({
        facts: new Map<string, FactDefinition>([
          ['origin', { type: 'boolean', question, values: new Map(), of: 'deal' }],
        ]),
      });
    expect(phraseFact(asking('Who found the opportunity?'), 'origin', undefined)).toBe(
      'it is not known who found the opportunity',
    );
    expect(phraseFact(asking('What is the origin?'), 'origin', undefined)).toBe('origin is not known');
  });

  it.each([
    ['UX studio', 'a UX studio'],
    ['Unified platform', 'a unified platform'],
    ['Outsourcer', 'an outsourcer'],
    ['European reseller', 'a european reseller'],
  ])('puts the article before %s', (name, phrase) => {
    const named = frameworkOf({ partnerTypes: new Map([['x', { name }]]) });
    expect(phraseFact(named, 'partnerType', 'x')).toBe(`the partner is ${phrase}`);
  });
});

describe('phraseScenario', () => {
  it('joins three clauses as a sentence does', () => {
    const values = Object.entries({ origin: 'partner', stage: 'pitch', amount: 84000 });
    expect(phraseScenario(framework, values)).toBe(
      'the partner found the opportunity, the deal is in pitch and amount is 84,000 USD',
    );
  });
});

describe('phraseAnswer', () => {
  it('names roles, phrases values and spells out columns', () => {
    const conflict = decisionOf({
      output: {
        kind: 'enum',
        values: new Map([
          ['first', 'the first stands'],
          ['both', undefined],
        ]),
      },
      rules: [],
    });
    const split = decisionOf({
      output: {
        kind: 'columns',
        columns: new Map([
          ['lead', { kind: 'role' }],
          ['stands', conflict.output as never],
        ]),
      },
      rules: [],
    });
    expect(phraseAnswer(framework, lead, 'partner-ae')).toBe('Partner seller');
    expect(phraseAnswer(framework, lead, 'nobody')).toBe('nobody');
    expect(phraseAnswer(framework, conflict, 'first')).toBe('the first stands');
    expect(phraseAnswer(framework, conflict, 'both')).toBe('both');
    expect(
      phraseAnswer(
        framework,
        split,
        new Map([
          ['lead', 'vendor-ae'],
          ['stands', 'first'],
        ]),
      ),
    ).toBe('lead: Account executive, stands: the first stands');
  });
});

describe('phraseNearest', () => {
  const nearestTo = (values: Record<string, FactValue>): readonly string[] => {
    const answer = answerDecision(compileDecision(framework, lead), reading(values));
    return answer.kind === 'silent' ? answer.nearest.map((near) => phraseNearest(framework, lead, near)) : [];
  };

  it('says what would have had to differ', () => {
    expect(nearestTo({ origin: 'partner', customer: 'vendor-account' })).toEqual([
      'lead-1 would have answered "Partner seller" if customer were new',
      'lead-2 would have answered "Account executive" if origin were vendor',
    ]);
    expect(nearestTo({ origin: 'joint', customer: 'partner-account' })[0]).toBe(
      'lead-1 would have answered "Partner seller" if origin were partner and customer were new',
    );
  });

  it.each<[string, CellSource, string]>([
    ['amount', '[10000..50000)', 'from 10,000 to under 50,000 USD'],
    ['amount', '(10000..50000]', 'above 10,000 to 50,000 USD'],
    ['amount', '[7..7]', '7 USD'],
    ['amount', '< 5, > 9', 'under 5 USD or more than 9 USD'],
    ['amount', 'not(<= 5, 7)', 'anything but 7 USD or at most 5 USD'],
    ['amount', [1, 2, 3], '1 USD, 2 USD or 3 USD'],
    ['hoursInStage', '>= 24', 'at least 24'],
    ['customer', 'not("new")', 'anything but new'],
    ['partnerType', ['services', 'msp'], 'Services partner or MSP'],
    ['tender', true, 'true'],
    ['stage', ['discovery', 'pitch'], 'discovery or pitch'],
    ['state.legal-review', '-', 'anything'],
  ])('words %s %j', (column, source, words) => {
    const decision = decisionOf({
      inputs: [column],
      rules: [{ when: { [column]: source }, then: 'partner-ae' }],
    });
    expect(compileDecision(framework, decision).columns[0]?.wanted).toEqual([words]);
  });
});

describe('numbers and times', () => {
  it.each([
    [0, '0'],
    [999, '999'],
    [1000, '1,000'],
    [-1234567.25, '-1,234,567.25'],
    [1e21, '1,000,000,000,000,000,000,000'],
    [1.5e-7, '0.00000015'],
    [Infinity, 'infinity'],
  ])('%d reads %s', (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });

  it.each([
    [0, '0 min'],
    [0.001, 'less than a minute'],
    [0.5, '30 min'],
    [24, '24 h'],
    [47.99, '47 h 59 min'],
    [48, '2 days'],
    [24000.25, '1,000 days 15 min'],
    [Infinity, 'forever'],
  ])('%d hours read %s', (hours, text) => {
    expect(formatHours(hours)).toBe(text);
  });
});
