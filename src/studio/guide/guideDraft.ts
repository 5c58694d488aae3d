import {
  GUIDE_QUESTIONS,
  QUESTION_IDS,
  type FieldValue,
  type GuideAnswers,
  type QuestionId,
} from '../../core/guide/index.ts';

/** What a person has said so far. What was typed stays, also where they then said "we don't know". */
export interface GuideDraft {
  readonly values: Readonly<Partial<Record<QuestionId, Readonly<Record<string, FieldValue>>>>>;
  readonly said: Readonly<Partial<Record<QuestionId, 'decided' | 'unknown'>>>;
  /** The document the answers were written into, and the text it was given. */
  readonly written?: { readonly document: string; readonly text: string };
}

export const EMPTY_DRAFT: GuideDraft = { values: {}, said: {} };

/** What the fields of a question show: what was typed, else what we suggest. */
export function shownValues(draft: GuideDraft, id: QuestionId): Readonly<Record<string, FieldValue>> {
  const question = GUIDE_QUESTIONS.find((candidate) => candidate.id === id);
  return { ...question?.suggested, ...draft.values[id] };
}

/** The answers to write a framework from. */
export function toAnswers(draft: GuideDraft): GuideAnswers {
  return Object.fromEntries(
    QUESTION_IDS.map((id) => [id, { decided: draft.said[id] === 'decided', values: shownValues(draft, id) }]),
  );
}

/** The draft with one field changed. */
export function changeField(draft: GuideDraft, id: QuestionId, field: string, value: FieldValue): GuideDraft {
  return { ...draft, values: { ...draft.values, [id]: { ...draft.values[id], [field]: value } } };
}

/** The draft with an answer given, or declared unknown. */
export function sayAnswer(draft: GuideDraft, id: QuestionId, said: 'decided' | 'unknown'): GuideDraft {
  return { ...draft, said: { ...draft.said, [id]: said } };
}

/** Questions that were neither answered nor declared unknown. */
export function countUnasked(draft: GuideDraft): number {
  return QUESTION_IDS.filter((id) => draft.said[id] === undefined).length;
}

/** Reads a draft that was kept; what is not one is empty. */
export function readDraft(text: string | null): GuideDraft {
  if (text === null) return EMPTY_DRAFT;
  let kept: unknown;
  try {
    kept = JSON.parse(text);
  } catch {
    return EMPTY_DRAFT;
  }
  if (!isRecord(kept) || !isRecord(kept['values']) || !isRecord(kept['said'])) return EMPTY_DRAFT;
  const { values, said } = kept;
  return {
    values: Object.fromEntries(
      QUESTION_IDS.flatMap((id) => {
        const fields = values[id];
        if (!isRecord(fields)) return [];
        return [[id, Object.fromEntries(Object.entries(fields).filter(([, value]) => isFieldValue(value)))]];
      }),
    ),
    said: Object.fromEntries(
      QUESTION_IDS.flatMap((id) => {
        const word = said[id];
        return word === 'decided' || word === 'unknown' ? [[id, word]] : [];
      }),
    ),
    ...readWritten(kept['written']),
  };
}

function readWritten(kept: unknown): Pick<GuideDraft, 'written'> {
  if (!isRecord(kept) || typeof kept['document'] !== 'string' || typeof kept['text'] !== 'string') return {};
  return { written: { document: kept['document'], text: kept['text'] } };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isFieldValue(value: unknown): value is FieldValue {
  if (typeof value === 'string' || typeof value === 'number') return true;
  if (!Array.isArray(value)) return false;
  const isText = (item: unknown): boolean => typeof item === 'string';
  return value.every(isText) || value.every((row) => Array.isArray(row) && row.every(isText));
}
