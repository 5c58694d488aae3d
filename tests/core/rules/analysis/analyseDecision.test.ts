import { describe, expect, it } from 'vitest';
import type { Decision } from '../../../../src/core/model/framework.ts';
import { analyseDecision } from '../../../../src/core/rules/index.ts';
import { applyEdits, planEdits } from '../../../../src/core/edit/index.ts';
import { parseFramework } from '../../../../src/core/text/index.ts';
import { growTree, toDecision } from '../../../bench/ratios/surveyTables.ts';
import { decisionOf, frameworkOf, type RuleText } from '../builders.ts';

const framework = frameworkOf();
const ANSWERS: Decision['output'] = {
  kind: 'enum',
  values: new Map([
    ['yes', 'it is done'],
    ['no', undefined],
  ]),
};

function tell(
  hitPolicy: Decision['hitPolicy'],
  rules: readonly RuleText[],
  parts: Partial<Omit<Decision, 'rules'>> = {},
) {
  const decision = decisionOf({ hitPolicy, output: ANSWERS, rules, ...parts });
  return analyseDecision(framework, decision).findings.map(({ code, message }) => `${code}: ${message}`);
}

describe('what is said of a decision', () => {
  it('[DA1] names a gap in words, by what it leaves out where that is shorter, and by its intervals', () => {
    expect(
      tell('UNIQUE', [
        { when: { customer: ['new'], amount: '[10..50)' }, then: 'yes' },
        { when: { customer: ['new'], amount: '>= 100' }, then: 'no' },
      ]),
    ).toEqual([
      'decision.gap: No rule of "question" answers when customer is vendor-account or partner-account.',
      'decision.gap: No rule of "question" answers when amount is under 10 USD or from 50 to under 100 USD.',
    ]);
  });

  it('[DA2] names two answers, and the rule that is in most pairs', () => {
    expect(
      tell('ANY', [
        { then: 'yes' },
        { when: { origin: ['vendor'] }, then: 'no' },
        { when: { origin: ['joint'] }, then: 'no' },
      ]),
    ).toContain(
      'decision.overlap: "r1" disagrees with "r2" and "r3", for example when the vendor found the opportunity: "it is done" or "no".',
    );
  });

  it('[DA2] tells rules that agree only where none may fit together', () => {
    const rules = [
      { when: { origin: ['vendor', 'joint'] }, then: 'yes' },
      { when: { origin: ['partner', 'joint'] }, then: 'yes' },
      { when: { tender: true }, then: 'no' },
    ];
    expect(tell('UNIQUE', rules).filter((one) => one.startsWith('decision.agreement'))).toEqual([
      'decision.agreement: "r1" and "r2" fit together when both found it; they agree, but the table says that this must not happen.',
    ]);
    expect(tell('ANY', rules).filter((one) => one.startsWith('decision.agreement'))).toEqual([]);
  });

  it('[DA3] names the rules that hide a rule, each of them needed', () => {
    const rules = [
      { when: { origin: ['vendor'] }, then: 'yes' },
      { when: { origin: ['partner'], tender: true }, then: 'no' },
      { when: { origin: ['partner', 'joint'] }, then: 'no' },
      { when: { tender: false }, then: 'yes' },
      { then: 'no' },
    ];
    expect(tell('FIRST', rules).filter((one) => one.startsWith('rule.dead'))).toEqual([
      'rule.dead: "r4" can never answer: "r1" and "r3" come first wherever it fits.',
      'rule.dead: "r5" can never answer: "r1" and "r3" come first wherever it fits.',
    ]);
  });

  it('[DA3] ranks by the order of the declared answers under PRIORITY', () => {
    expect(tell('PRIORITY', [{ when: { tender: true }, then: 'no' }, { then: 'yes' }])).toEqual([
      'rule.dead: "r1" can never answer: "r2" outranks it wherever it fits.',
      'input.irrelevant: "tender" never changes what "question" says.',
      'answer.unreachable: "question" never answers "no": "r1" never wins.',
    ]);
  });

  it('[DA4] leaves rules apart that have notes of their own, or whose order matters', () => {
    const merge = (rules: readonly (RuleText & { readonly note?: string })[]): readonly string[] =>
      tell('FIRST', rules).filter((one) => one.startsWith('rule.mergeable'));
    const vendor = { when: { origin: ['vendor'] }, then: 'yes' };
    const partner = { when: { origin: ['partner'] }, then: 'yes' };
    const other = { when: { tender: true }, then: 'no' };
    expect(merge([vendor, partner, other])).toEqual([
      'rule.mergeable: "r1" and "r2" differ in "origin" only and can be one rule.',
    ]);
    expect(merge([vendor, other, partner])).toEqual([]);
    expect(merge([{ ...vendor, note: 'why' }, { ...partner, note: 'because' }, other])).toEqual([]);
  });

  it('[DA5] keeps a column that decides whether an answer is more than a postponement', () => {
    const rules = [
      { when: { tender: true }, then: 'no', decider: 'vendor-ae', within: 'soon' },
      { when: { tender: false }, then: 'no' },
    ];
    const idle = (defers: readonly string[]): readonly string[] =>
      tell('UNIQUE', rules, { defers }).filter((one) => one.startsWith('input'));
    expect(idle(['no'])).toEqual([]);
    expect(idle([])).toEqual(['input.irrelevant: "tender" never changes what "question" says.']);
  });

  it('[DA7] asks who leads in stages only, and whose registration stands of active ones only', () => {
    expect(
      tell('UNIQUE', [{ when: { stage: ['discovery', 'pitch'] }, then: 'vendor-ae' }], {
        name: 'customerLead',
        output: { kind: 'role' },
      }),
    ).toEqual(['input.irrelevant: "stage" never changes what "customerLead" says.']);
    expect(
      tell(
        'UNIQUE',
        [
          {
            when: { 'same.product': true, 'incumbent.product': ['core'], 'challenger.product': ['add'] },
            then: 'no',
          },
          { when: { activeRegistrations: 0 }, then: 'yes' },
        ],
        { name: 'registrationConflict' },
      ).filter((one) => one.startsWith('rule.dead')),
    ).toHaveLength(2);
  });

  it('says that it did not look at everything when the table is too large', () => {
    const rules = Array.from({ length: 30 }, (_, index) => ({
      when: { amount: index * 2, hoursInStage: index * 2 },
      then: index % 2 === 0 ? 'yes' : 'no',
    }));
    const decision = decisionOf({ output: ANSWERS, rules });
    const whole = analyseDecision(framework, decision);
    expect(whole.exhaustive).toBe(false);
    expect(whole.findings.at(-1)!.code).toBe('decision.too-large');
    const short = analyseDecision(framework, decision, { limits: { work: 50, gaps: 24, pairs: 10 } });
    expect(short.exhaustive).toBe(false);
    expect(short.findings.filter(({ code }) => code !== 'decision.too-large')).toEqual([]);
  });

  it('[DA1] finds each rule that a table of hundreds has lost, and knows that there is no other', () => {
    const table = growTree(3, 200, 5);
    const { framework: loans, decision } = toDecision(table);
    const { findings, exhaustive } = analyseDecision(loans, decision);
    expect(exhaustive).toBe(true);
    const gaps = findings.filter(({ code }) => code === 'decision.gap');
    expect(gaps).toHaveLength(5);
    for (const { witness } of gaps) {
      const fits = table.rules.filter((box) =>
        box.every(
          ([low, high], at) => Number(witness![`fact${at}`]) >= low && Number(witness![`fact${at}`]) < high,
        ),
      );
      expect(fits).toEqual([]);
    }
  });

  it('says nothing while a cell cannot be read', () => {
    expect(tell('UNIQUE', [{ when: { origin: ['martian'] }, then: 'yes' }])).toEqual([]);
  });
});

describe('fixes', () => {
  const TEXT = `{
  "format": "cosell-framework/1", "id": "n", "name": "N", "version": "1.0.0", "timezone": "UTC",
  "partnerTypes": { "services": { "name": "Services" } },
  "roles": { "v": { "name": "Seller", "side": "vendor" } },
  "facts": {
    "origin": { "type": "enum", "values": { "vendor": "v", "partner": "p", "joint": "j" } },
    "amount": { "type": "number", "min": 0 }
  },
  "lifecycles": { "deal": { "id": "deal", "initial": "open", "states": { "open": {} } } },
  "decisions": { "question": { "hitPolicy": "POLICY", "on": ["note"], "inputs": ["origin", "amount"],
    "output": { "type": "enum", "values": { "yes": "y", "no": "n" } },
    "rules": [RULES] } }
}`;
  const cases: readonly (readonly [string, string, string])[] = [
    [
      'decision.gap',
      'UNIQUE',
      '{ "id": "a", "when": { "origin": ["vendor"], "amount": "< 10" }, "then": "yes" }, { "id": "b", "when": { "origin": ["joint"] }, "then": "no" }',
    ],
    [
      'decision.overlap',
      'UNIQUE',
      '{ "id": "a", "when": {}, "then": "yes" }, { "id": "b", "when": { "origin": ["joint"] }, "then": "no" }',
    ],
    [
      'decision.overlap',
      'ANY',
      '{ "id": "a", "when": { "origin": ["vendor", "joint"] }, "then": "yes" }, { "id": "b", "when": { "amount": "> 5" }, "then": "no" }',
    ],
    [
      'decision.overlap',
      'UNIQUE',
      '{ "id": "a", "when": {}, "then": "yes" }, { "id": "b", "when": {}, "then": "no" }',
    ],
    [
      'decision.agreement',
      'UNIQUE',
      '{ "id": "a", "when": { "origin": ["vendor", "joint"] }, "then": "yes" }, { "id": "b", "when": { "origin": ["partner", "joint"] }, "then": "yes" }',
    ],
    [
      'rule.dead',
      'FIRST',
      '{ "id": "a", "when": {}, "then": "yes" }, { "id": "b", "when": { "origin": ["joint"] }, "then": "no" }',
    ],
    [
      'rule.dead',
      'PRIORITY',
      '{ "id": "a", "when": {}, "then": "yes" }, { "id": "b", "when": { "origin": ["joint"] }, "then": "no" }',
    ],
    [
      'rule.subsumed',
      'FIRST',
      '{ "id": "a", "when": { "origin": ["joint"] }, "then": "yes" }, { "id": "b", "when": {}, "then": "yes" }',
    ],
    [
      'rule.mergeable',
      'UNIQUE',
      '{ "id": "a", "when": { "amount": "< 10" }, "then": "yes" }, { "id": "b", "when": { "amount": "[20..30]" }, "then": "yes" }',
    ],
    [
      'input.irrelevant',
      'FIRST',
      '{ "id": "a", "when": { "origin": ["joint"], "amount": "> 3" }, "then": "yes" }, { "id": "b", "when": { "origin": ["joint"] }, "then": "yes" }',
    ],
    ['answer.unreachable', 'FIRST', '{ "id": "a", "when": {}, "then": "yes" }'],
  ];

  it.each(cases)('[DA8] every fix of %s under %s ends it', (code, policy, rules) => {
    const text = TEXT.replace('POLICY', policy).replace('RULES', rules);
    const find = (of: string) => {
      const { framework: read } = parseFramework(of);
      const { findings } = analyseDecision(read!, read!.decisions.get('question')!);
      return findings.filter((one) => one.code === code);
    };
    const found = find(text);
    expect(found.length).toBeGreaterThan(0);
    for (const { message, fixes } of found) {
      expect(fixes.length).toBeGreaterThan(0);
      for (const fix of fixes) {
        const edits = planEdits(text, fix);
        if (!edits.ok) throw new Error(JSON.stringify(edits.error));
        expect(find(applyEdits(text, edits.value)).map((one) => one.message)).not.toContain(message);
      }
    }
  });
});
