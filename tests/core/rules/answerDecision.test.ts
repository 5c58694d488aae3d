import { describe, expect, it } from 'vitest';
import { answerDecision, compileDecision } from '../../../src/core/rules/index.ts';
import { decisionOf, frameworkOf, reading } from './builders.ts';

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
