import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkFramework } from '../../../src/core/check/index.ts';
import {
  describeAnswer,
  GUIDE_QUESTIONS,
  QUESTION_IDS,
  suggestAnswer,
  writeFramework,
  type FieldValue,
  type GuideAnswers,
  type GuideField,
  type QuestionId,
} from '../../../src/core/guide/index.ts';
import { parseFramework } from '../../../src/core/text/index.ts';

const NAMES = [
  'Discovery',
  'Won',
  'constructor',
  'Größe & Co',
  '契約',
  '// "x"\n*/',
  '  ',
  'Partner manager',
  'None',
  '9 lives',
];
const name = fc.oneof(fc.constantFrom(...NAMES), fc.string({ maxLength: 12 }));
const suggestedRoles = ['Account executive', 'Sales lead', 'Partner seller', 'Delivery lead', 'nobody'];

function fieldValue(field: GuideField): fc.Arbitrary<FieldValue> {
  switch (field.kind) {
    case 'text':
      return fc.oneof(name, fc.constantFrom('Europe/Berlin', 'UTC'));
    case 'number':
      return fc.oneof(fc.integer({ min: -3, max: 5000 }), fc.double());
    case 'choice':
      return field.offer.kind === 'options'
        ? fc.constantFrom('junk', ...field.offer.options.map((option) => option.value))
        : fc.constantFrom('Services partner', ...suggestedRoles);
    case 'several':
      return fc.subarray(['junk', ...field.options.map((option) => option.value)]);
    case 'names':
      return fc.array(name, { maxLength: 4 });
    case 'grid':
      return fc.array(
        fc.tuple(
          fc.constantFrom(...field.rows.map((row) => row.value)),
          fc.constantFrom(...field.columns.map((column) => column.value)),
          fc.constantFrom('', ...field.options.map((option) => option.value)),
        ),
        { maxLength: 12 },
      );
    case 'table':
      return fc.array(
        fc.tuple(
          fc.constantFrom('Discovery', 'Pitch', 'Close', 'elsewhere'),
          name,
          fc.constantFrom(...suggestedRoles),
          fc.constantFrom('', ...suggestedRoles),
        ),
        { maxLength: 6 },
      );
  }
}

/** Any answers: suggested or wild, decided or not, given or not. */
const anyAnswers: fc.Arbitrary<GuideAnswers> = fc
  .tuple(
    ...GUIDE_QUESTIONS.map((question) =>
      fc.option(
        fc.record({
          decided: fc.boolean(),
          values: fc.oneof(
            fc.constant(question.suggested),
            fc.record(Object.fromEntries(question.fields.map((field) => [field.id, fieldValue(field)]))),
          ),
        }),
        { nil: undefined },
      ),
    ),
  )
  .map((given) =>
    Object.fromEntries(QUESTION_IDS.flatMap((id, index) => (given[index] ? [[id, given[index]]] : []))),
  );

function suggestedExcept(open: readonly QuestionId[]): GuideAnswers {
  return Object.fromEntries(
    GUIDE_QUESTIONS.map((question) => [
      question.id,
      { ...suggestAnswer(question), decided: !open.includes(question.id) },
    ]),
  );
}

function findHoles(text: string): ReadonlySet<QuestionId> {
  const numbers = [...text.matchAll(/\/\/ Undecided \(question (\d+)\)/g)].map((match) => Number(match[1]));
  return new Set(numbers.map((number) => QUESTION_IDS[number - 1] as QuestionId));
}

const HOLE_OF_DECISION: Readonly<Record<string, QuestionId>> = {
  customerLead: 'lead',
  registrationConflict: 'conflict',
  registrationSuccession: 'succession',
  partnerReplaced: 'changes',
  ownerLeft: 'changes',
};

function findEmptyDecisions(text: string): ReadonlySet<QuestionId> {
  return new Set(
    checkFramework(parseFramework(text))
      .filter(({ code }) => code === 'decision.empty')
      .map(({ path }) => String(path[1]))
      .map((decision) => HOLE_OF_DECISION[decision] ?? (decision.replace('open-', '') as QuestionId)),
  );
}

describe('a framework written from answers', () => {
  it('says nothing is wrong when every suggestion is taken', () => {
    const text = writeFramework(suggestedExcept([]));
    expect(checkFramework(parseFramework(text))).toEqual([]);
    expect(findHoles(text).size).toBe(0);
  });

  it('reads and checks without an error, whatever the answers', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const parsed = parseFramework(writeFramework(answers));
        const errors = checkFramework(parsed).filter(({ severity }) => severity === 'error');
        expect(errors).toEqual([]);
        expect(parsed.framework).toBeDefined();
      }),
      { numRuns: 300 },
    );
  });

  it('has its holes exactly where nobody knew, in comments and in what check says', () => {
    fc.assert(
      fc.property(fc.subarray([...QUESTION_IDS]), (open) => {
        const text = writeFramework(suggestedExcept(open));
        expect([...findHoles(text)].toSorted()).toEqual(open.toSorted());
        expect([...findEmptyDecisions(text)].toSorted()).toEqual(open.toSorted());
        for (const id of QUESTION_IDS)
          expect(describeAnswer(suggestedExcept(open), id) === undefined).toBe(open.includes(id));
      }),
    );
  });

  it('writes the same text for the same answers', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        expect(writeFramework(structuredClone(answers))).toBe(writeFramework(answers));
      }),
    );
  });

  it('says of a single open case of who leads which one it is', () => {
    const cells = [['new', 'partner', 'partner']];
    const text = writeFramework({ ...suggestedExcept([]), lead: { decided: true, values: { cells } } });
    expect(text).toContain(
      'who leads the customer when the customer is new to both and the vendor found the opportunity.',
    );
    expect(findEmptyDecisions(text).size).toBe(0);
  });

  it('keeps what names a role that is gone as a comment', () => {
    const rows = [['Pitch', 'Joint demo', 'Ghost', '']];
    const text = writeFramework({ ...suggestedExcept([]), duties: { decided: true, values: { rows } } });
    expect(text).toContain('// Pitch · Joint demo · Ghost');
  });
});
