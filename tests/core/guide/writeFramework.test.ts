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
          ...field.columns.map(({ label, offer }) => {
            if (offer?.kind === 'options')
              return fc.constantFrom('junk', ...offer.options.map(({ value }) => value));
            if (label === 'Kind of partner')
              return fc.constantFrom('', 'Integration partner', 'Services partner');
            if (label === 'Stage') return fc.constantFrom('Discovery', 'Pitch', 'Close', 'elsewhere');
            return offer ? fc.constantFrom('', ...suggestedRoles) : name;
          }),
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

/** All suggestions, but for some fields of one question. */
function change(id: QuestionId, values: Readonly<Record<string, FieldValue>>): GuideAnswers {
  const answers = suggestedExcept([]);
  return { ...answers, [id]: { decided: true, values: { ...answers[id]?.values, ...values } } };
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
    expect(
      checkFramework(parseFramework(text))
        .filter(({ severity }) => severity !== 'info')
        .map(({ message }) => message),
    ).toEqual([]);
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

  it('[GD3] lets several kinds of partner differ, each in its own way', () => {
    const text = writeFramework(
      change('services', {
        leads: [
          ['Services partner', 'partner'],
          ['Integration partner', 'vendor'],
        ],
        duties: [
          ['Services partner', 'Pitch', 'Joint demo', 'Delivery lead', ''],
          ['Integration partner', 'Close', 'Price talk', 'Partner seller', ''],
        ],
      }),
    );
    const { framework } = parseFramework(text);
    const leads = framework?.decisions
      .get('customerLead')
      ?.rules.filter(({ when }) => when.has('partnerType'));
    expect(leads?.map(({ then }) => then)).toEqual(['partner-ae', 'vendor-ae']);
    const own = framework?.responsibilities.filter(({ when }) => when.has('partnerType'));
    expect(own?.map(({ activity, when }) => [activity, when.get('partnerType')])).toEqual([
      ['joint-demo', ['integration']],
      ['joint-demo', ['services']],
      ['price-talk', ['integration']],
    ]);
  });

  it('[GD4] asks conflicts in the order given', () => {
    const order = ['approved', 'letter'];
    const { framework } = parseFramework(writeFramework(change('conflict', { order, otherwise: 'first' })));
    const [first] = framework?.decisions.get('registrationConflict')?.rules ?? [];
    expect([...(first?.when.keys() ?? [])]).toEqual(['incumbentState']);
  });

  it('[GD5] writes a calendar and a currency only where the answers need them', () => {
    const working = writeFramework(change('approve', { holidays: ['2026-12-25', 'soon', '2026-02-30'] }));
    expect(parseFramework(working).framework?.calendars.get('vendor')?.holidays).toEqual(['2026-12-25']);
    expect(parseFramework(working).framework?.facts.get('amount')?.unit).toBeUndefined();
    const plain = writeFramework(
      change('approve', {
        count: 'all',
        large: 'other',
        from: 50_000,
        currency: 'chf',
        largeBy: 'Sales lead',
      }),
    );
    const { framework } = parseFramework(plain);
    expect(framework?.calendars.size).toBe(0);
    expect(framework?.facts.get('amount')?.unit).toBe('CHF');
    const approvals = framework?.responsibilities.filter(
      ({ activity, stage }) => activity === 'registration.approved' && stage === 'registration.submitted',
    );
    expect(approvals?.map(({ responsible, when }) => [responsible, when.get('amount')])).toEqual([
      ['partner-manager', '< 50000'],
      ['sales-lead', '>= 50000'],
    ]);
    expect(
      checkFramework(parseFramework(plain))
        .filter(({ severity }) => severity !== 'info')
        .map(({ message }) => message),
    ).toEqual([]);
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
