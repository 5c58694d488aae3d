/** The fifteen questions, in the order in which they are asked. */
export const QUESTION_IDS = [
  'programme',
  'roles',
  'stages',
  'lead',
  'register',
  'approve',
  'protection',
  'extension',
  'conflict',
  'incomplete',
  'succession',
  'duties',
  'services',
  'visibility',
  'changes',
] as const;

export type QuestionId = (typeof QUESTION_IDS)[number];

/** What a field holds: a text, a choice, a number, several texts, or rows of texts. */
export type FieldValue = string | number | readonly string[] | readonly (readonly string[])[];

/** What was said to one question. The values stay when somebody says "we don't know", so that a change of mind loses nothing. */
export interface GuideAnswer {
  readonly decided: boolean;
  readonly values: Readonly<Record<string, FieldValue>>;
}

/** A question without an entry counts as one to which nobody knows the answer. */
export type GuideAnswers = Readonly<Partial<Record<QuestionId, GuideAnswer>>>;

/** Who found the opportunity, by the value of the fact. */
export const ORIGINS = [
  ['partner', 'the partner found the opportunity'],
  ['vendor', 'the vendor found the opportunity'],
  ['joint', 'both found the opportunity together'],
] as const;

/** Whose customer it is, by the value of the fact. */
export const CUSTOMERS = [
  ['new', 'the customer is new to both'],
  ['partner-account', "the customer is already the partner's account"],
  ['vendor-account', "the customer is already the vendor's account"],
  ['shared', 'the customer is already an account of both'],
] as const;

/** Texts of a list field, trimmed, without empty and repeated ones. */
export function readTexts(value: FieldValue | undefined): readonly string[] {
  if (!Array.isArray(value)) return [];
  const texts = value.filter((text) => typeof text === 'string').map(tidyText);
  return [...new Set(texts)].filter((text) => text !== '');
}

/** Rows of a table field; ragged or foreign ones are left out. */
export function readRows(value: FieldValue | undefined): readonly (readonly string[])[] {
  if (!Array.isArray(value)) return [];
  return value
    .filter((row): row is readonly string[] => Array.isArray(row))
    .map((row) => row.map((cell) => (typeof cell === 'string' ? tidyText(cell) : '')));
}

/** A text field, trimmed; `otherwise` when it is empty. */
export function readText(value: FieldValue | undefined, otherwise = ''): string {
  const text = typeof value === 'string' ? tidyText(value) : '';
  return text === '' ? otherwise : text;
}

/** A whole number within bounds; `otherwise` when it is none. */
export function readWhole(value: FieldValue | undefined, otherwise: number, max = 3650): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) return otherwise;
  return Math.min(max, Math.max(1, Math.round(value)));
}

function tidyText(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
