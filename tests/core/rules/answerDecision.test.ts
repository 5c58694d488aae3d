import { describe, expect, it } from 'vitest';
import {
  answerDecision,
  classifyInputs,
  compileDecision,
  explainDecision,
  shareAnswers,
} from '../../../src/core/rules/index.ts';
import type { HitPolicy, Output, SingleOutput } from '../../../src/core/model/framework.ts';
import { decisionOf, enumFact, frameworkOf, reading } from './builders.ts';

const framework = frameworkOf();
const lead = compileDecision(
  framework,
  decisionOf({
    name: 'customerLead',
    inputs: ['origin', 'customer', 'partnerType'],
    rules: [
      {
        id: 'lead-1',
        when: { origin: ['partner'], customer: ['new', 'partner-account'] },
        then: 'partner-ae',
      },
      { id: 'lead-2', when: { customer: ['vendor-account'] }, then: 'vendor-ae' },
    ],
  }),
);

describe('answerDecision', () => {
  it('gives the answer of the one rule that matches', () => {
    expect(
      answerDecision(lead, reading({ origin: 'partner', customer: 'new', partnerType: 'services' })),
    ).toEqual({
      kind: 'answer',
      answer: 'partner-ae',
      rules: ['lead-1'],
    });
  });

  it('answers when every completion of a missing fact agrees', () => {
    expect(answerDecision(lead, reading({ customer: 'vendor-account' }))).toEqual({
      kind: 'answer',
      answer: 'vendor-ae',
      rules: ['lead-2'],
    });
  });

  it('is silent with the nearest rule when nothing matches', () => {
    expect(answerDecision(lead, reading({ origin: 'vendor', customer: 'new' }))).toEqual({
      kind: 'silent',
      nearest: [
        {
          rule: 'lead-1',
          answer: 'partner-ae',
          misses: [{ column: 'origin', wanted: 'partner', was: 'vendor' }],
        },
        {
          rule: 'lead-2',
          answer: 'vendor-ae',
          misses: [{ column: 'customer', wanted: 'vendor-account', was: 'new' }],
        },
      ],
    });
  });

  it('names only the missing facts that matter and what each value would give', () => {
    expect(answerDecision(lead, reading({ customer: 'new' }))).toEqual({
      kind: 'missing',
      facts: ['origin'],
      byValue: [
        { given: { origin: 'vendor' }, classes: { origin: 'vendor' }, outcome: 'silent' },
        {
          given: { origin: 'partner' },
          classes: { origin: 'partner' },
          outcome: 'answer',
          answer: 'partner-ae',
        },
        { given: { origin: 'joint' }, classes: { origin: 'joint' }, outcome: 'silent' },
      ],
      unlisted: 0,
    });
  });

  it('treats a value outside the domain as missing', () => {
    const answer = answerDecision(lead, reading({ origin: 'martian', customer: 'new' }));
    expect(answer).toMatchObject({ kind: 'missing', facts: ['origin'] });
  });
});

describe('hit policies', () => {
  const rules = [
    { id: 'a', when: { tender: true }, then: 'shared' },
    { id: 'b', when: { amount: '>= 10' }, then: 'partner-ae' },
    { id: 'c', when: { amount: '>= 20' }, then: 'partner-ae' },
  ];
  const ask = (hitPolicy: 'UNIQUE' | 'ANY' | 'PRIORITY' | 'FIRST', tender: boolean) =>
    answerDecision(
      compileDecision(framework, decisionOf({ hitPolicy, inputs: ['tender', 'amount'], rules })),
      reading({ tender, amount: 25 }),
    );

  it.each(['UNIQUE', 'ANY'] as const)(
    '%s: agreeing rules answer together, differing ones contend',
    (hitPolicy) => {
      expect(ask(hitPolicy, false)).toEqual({ kind: 'answer', answer: 'partner-ae', rules: ['b', 'c'] });
      expect(ask(hitPolicy, true)).toEqual({
        kind: 'ambiguous',
        answers: [
          { answer: 'shared', rules: ['a'] },
          { answer: 'partner-ae', rules: ['b', 'c'] },
        ],
      });
    },
  );

  it('FIRST: the first one wins', () => {
    expect(ask('FIRST', true)).toEqual({ kind: 'answer', answer: 'shared', rules: ['a'] });
  });

  it('PRIORITY: the role declared first wins', () => {
    expect(ask('PRIORITY', true)).toEqual({ kind: 'answer', answer: 'partner-ae', rules: ['b'] });
  });

  it('PRIORITY ranks several output columns from the first to the last', () => {
    const stands: SingleOutput = {
      kind: 'enum',
      values: new Map([
        ['first', undefined],
        ['second', undefined],
      ]),
    };
    const output: Output = {
      kind: 'columns',
      columns: new Map<string, SingleOutput>([
        ['stands', stands],
        ['lead', { kind: 'role' }],
      ]),
    };
    const answer = (first: string, second: string) =>
      new Map([
        ['stands', first],
        ['lead', second],
      ]);
    const decision = decisionOf({
      hitPolicy: 'PRIORITY',
      output,
      rules: [
        { then: answer('second', 'vendor-ae') },
        { then: answer('first', 'shared') },
        { then: answer('first', 'partner-ae') },
        { then: answer('elsewhere', 'vendor-ae') },
      ],
    });
    expect(answerDecision(compileDecision(framework, decision), reading({}))).toEqual({
      kind: 'answer',
      answer: answer('first', 'partner-ae'),
      rules: ['r3'],
    });
  });

  it('takes answers of several columns for equal whatever their order', () => {
    const decision = decisionOf({
      output: { kind: 'columns', columns: new Map() },
      rules: [
        {
          then: new Map([
            ['a', '1'],
            ['b', '2'],
          ]),
        },
        {
          then: new Map([
            ['b', '2'],
            ['a', '1'],
          ]),
        },
      ],
    });
    const compiled = compileDecision(framework, decision);
    expect(answerDecision(compiled, reading({}))).toMatchObject({ kind: 'answer', rules: ['r1', 'r2'] });
    expect([...shareAnswers(compiled, new Map()).byAnswer]).toEqual([['a: 1, b: 2', 1]]);
  });
});

describe('answers that only postpone', () => {
  const rule = { id: 'later', when: { tender: true }, then: 'wait' };
  const answer = (more: object) =>
    answerDecision(
      compileDecision(
        framework,
        decisionOf({
          inputs: ['tender'],
          output: {
            kind: 'enum',
            values: new Map([
              ['wait', undefined],
              ['go', undefined],
            ]),
          },
          defers: ['wait'],
          rules: [
            { ...rule, ...more },
            { id: 'now', when: { tender: false }, then: 'go' },
          ],
        }),
      ),
      reading({ tender: true }),
    );

  it('are silent without a decider or a time', () => {
    const silent = {
      kind: 'silent',
      nearest: [{ rule: 'now', answer: 'go', misses: [{ column: 'tender', wanted: 'false', was: true }] }],
      postponed: { rule: 'later', answer: 'wait' },
    };
    expect(answer({})).toEqual(silent);
    expect(answer({ decider: 'vendor-ae' })).toEqual(silent);
    expect(answer({ within: 'soon' })).toEqual(silent);
  });

  it('stand with both', () => {
    expect(answer({ decider: 'vendor-ae', within: 'soon' })).toEqual({
      kind: 'answer',
      answer: 'wait',
      rules: ['later'],
    });
  });
});

describe('a table with faults', () => {
  const compiled = compileDecision(
    frameworkOf({ partnerTypes: new Map() }),
    decisionOf({
      inputs: ['tender', 'partnerType', 'nobody'],
      rules: [
        { id: 'typo', when: { tender: 'perhaps' }, then: 'vendor-ae' },
        { id: 'stranger', when: { nobody: 'x' }, then: 'vendor-ae' },
        { id: 'type', when: { partnerType: ['services'] }, then: 'vendor-ae' },
        { id: 'sound', when: { tender: true, nobody: '-', partnerType: '-' }, then: 'partner-ae' },
      ],
    }),
  );

  it('names the cells that cannot be read', () => {
    expect(compiled.problems.map(({ rule, column, problem }) => [rule, column, problem?.kind])).toEqual([
      ['typo', 'tender', 'syntax'],
      ['stranger', 'nobody', undefined],
      ['type', 'partnerType', 'outside-domain'],
    ]);
  });

  it('answers from the sound rules alone', () => {
    expect(answerDecision(compiled, reading({ tender: true, partnerType: 'services', nobody: 'x' }))).toEqual(
      {
        kind: 'answer',
        answer: 'partner-ae',
        rules: ['sound'],
      },
    );
    expect(answerDecision(compiled, reading({}))).toMatchObject({ kind: 'missing', facts: ['tender'] });
  });

  it('says nothing when there is no rule', () => {
    const empty = compileDecision(framework, decisionOf({ inputs: ['tender'], rules: [] }));
    expect(answerDecision(empty, reading({}))).toEqual({ kind: 'silent', nearest: [] });
    expect(classifyInputs(empty, reading({ tender: true }))).toEqual([]);
    expect(shareAnswers(empty, new Map())).toEqual({
      total: 2,
      byAnswer: new Map(),
      silent: 2,
      ambiguous: 0,
      exhaustive: true,
    });
  });

  it('tests columns that a rule uses without listing them as inputs', () => {
    const hidden = compileDecision(
      framework,
      decisionOf({ rules: [{ when: { tender: true }, then: 'vendor-ae' }] }),
    );
    expect(answerDecision(hidden, reading({ tender: false })).kind).toBe('silent');
  });
});

describe('derived columns', () => {
  const conflict = compileDecision(
    framework,
    decisionOf({
      name: 'registrationConflict',
      inputs: ['incumbentState', 'hoursApart', 'same.product', 'daysSince.note'],
      output: {
        kind: 'enum',
        values: new Map([
          ['first', undefined],
          ['second', undefined],
        ]),
      },
      rules: [
        { when: { incumbentState: ['protected'] }, then: 'first' },
        {
          when: { incumbentState: ['submitted'], hoursApart: '< 24', 'daysSince.note': '> 30' },
          then: 'first',
        },
        { when: { incumbentState: ['submitted'], hoursApart: '[24..72)' }, then: 'second' },
      ],
    }),
  );

  it('hold infinity for what never happened', () => {
    const values = { incumbentState: 'submitted', hoursApart: 2, 'daysSince.note': Infinity };
    expect(answerDecision(conflict, reading(values))).toEqual({
      kind: 'answer',
      answer: 'first',
      rules: ['r2'],
    });
  });

  it('are classed by the constants of the table, idle ones left out', () => {
    const classes = (values: Record<string, string | number>) =>
      classifyInputs(conflict, reading(values)).map((input) => `${input.column} ${input.class}`);
    expect(classes({ incumbentState: 'protected', hoursApart: 5, 'daysSince.note': 3 })).toEqual([
      'incumbentState protected',
    ]);
    expect(classes({ incumbentState: 'submitted', hoursApart: 50, 'daysSince.note': 3 })).toEqual([
      'incumbentState submitted',
      'hoursApart [24..72)',
    ]);
    expect(classes({ incumbentState: 'submitted', hoursApart: 90 })).toEqual([
      'incumbentState submitted',
      'hoursApart >= 72',
    ]);
    expect(classes({ incumbentState: 'submitted', hoursApart: 5, 'daysSince.note': 3 })).toEqual([
      'incumbentState submitted',
      'hoursApart < 24',
      'daysSince.note <= 30',
    ]);
    expect(classes({ incumbentState: 'submitted', hoursApart: 5 })).toEqual([
      'incumbentState submitted',
      'hoursApart < 24',
      'daysSince.note ?',
    ]);
  });

  it('are known by their registration names only where two registrations meet', () => {
    const elsewhere = compileDecision(
      framework,
      decisionOf({ inputs: ['hoursApart'], rules: [{ when: { hoursApart: '< 24' }, then: 'vendor-ae' }] }),
    );
    expect(elsewhere.problems).toEqual([{ rule: 'r1', column: 'hoursApart' }]);
  });
});

describe('explainDecision', () => {
  it('says cell by cell what held, what failed and what is not known', () => {
    expect(explainDecision(lead, reading({ origin: 'vendor' }))[0]).toEqual({
      rule: 'lead-1',
      answer: 'partner-ae',
      outcome: 'failed',
      cells: [
        { column: 'origin', outcome: 'failed', wanted: 'partner', value: 'vendor' },
        { column: 'customer', outcome: 'unknown', wanted: 'new or partner-account' },
        { column: 'partnerType', outcome: 'held', wanted: 'anything' },
      ],
    });
  });
});

describe('large tables', () => {
  const wide = (columns: number, values: number, rules: number) => {
    const names = Array.from({ length: columns }, (_, index) => `f${String(index)}`);
    const options = Object.fromEntries(
      Array.from({ length: values }, (_, index) => [`v${String(index)}`, undefined]),
    );
    const many = frameworkOf({ facts: new Map(names.map((name) => [name, enumFact(options)])) });
    const decision = decisionOf({
      hitPolicy: 'FIRST',
      inputs: names,
      rules: Array.from({ length: rules }, (_, rule) => ({
        when: Object.fromEntries(
          names
            .filter((_name, column) => (rule * 7 + column * 3) % 5 < 2)
            .map((name, column) => [
              name,
              [`v${String((rule + column) % values)}`, `v${String((rule * 3 + column) % values)}`],
            ]),
        ),
        then: rule % 2 === 0 ? 'vendor-ae' : 'partner-ae',
      })),
    });
    return compileDecision(many, decision);
  };

  it('are shared out exactly while few sets of rules can match together', () => {
    const shares = shareAnswers(wide(8, 5, 12), new Map([['f0', 'v1']]));
    expect(shares.exhaustive).toBe(true);
    expect(shares.total).toBe(5 ** 7);
    const counted = [...shares.byAnswer.values()].reduce((sum, count) => sum + count, 0);
    expect(counted + shares.silent + shares.ambiguous).toBe(shares.total);
  });

  const independent = (columns: number, hitPolicy: HitPolicy) => {
    const names = Array.from({ length: columns }, (_, index) => `f${String(index)}`);
    const flags = new Map(
      names.map((name) => [name, { type: 'boolean', values: new Map(), of: 'deal' } as const]),
    );
    const rules = names.map((name, index) => ({
      when: { [name]: true },
      then: index % 4 === 0 ? 'vendor-ae' : 'partner-ae',
    }));
    return compileDecision(frameworkOf({ facts: flags }), decisionOf({ hitPolicy, inputs: names, rules }));
  };

  it('are sampled evenly, the same way each time, when there is too much to count', () => {
    const compiled = independent(24, 'ANY');
    const shares = shareAnswers(compiled, new Map());
    expect(shares).toMatchObject({ exhaustive: false, total: 200_000 });
    expect(shareAnswers(compiled, new Map())).toEqual(shares);
    expect(shares.ambiguous / shares.total).toBeCloseTo(1 - 2 ** -6 - 2 ** -18, 2);
  });

  it('take every missing fact to matter when there is too much to try', () => {
    const compiled = independent(24, 'ANY');
    const answer = answerDecision(compiled, reading({ f0: false }));
    expect(answer.kind === 'missing' && answer.facts).toHaveLength(23);
    expect(answer.kind === 'missing' && answer.byValue.length + answer.unlisted).toBe(2 ** 23);
    const kept = classifyInputs(compiled, reading({ f0: false }));
    expect(kept[0]).toEqual({ column: 'f0', class: 'false' });
  });

  it('are told exactly where one rule wins, however many could match', () => {
    const compiled = independent(40, 'FIRST');
    expect(answerDecision(compiled, reading({ f0: true }))).toEqual({
      kind: 'answer',
      answer: 'vendor-ae',
      rules: ['r1'],
    });
    expect(classifyInputs(compiled, reading({ f0: false, f1: true }))).toEqual([
      { column: 'f0', class: 'false' },
      { column: 'f1', class: 'true' },
    ]);
    const shares = shareAnswers(compiled, new Map());
    expect(shares).toMatchObject({ exhaustive: true, total: 2 ** 40, silent: 1 });
  });
});
