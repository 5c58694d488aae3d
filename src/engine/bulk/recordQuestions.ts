import type { InstantSource, ReplayPart, Witness } from '../../core/index.ts';
import type { Question, QuestionBook } from './questionBook.ts';

/** What each part of one run looked at, in order, each question once; what the explanation asked is not asked again. */
export type AskedByPart = ReadonlyMap<ReplayPart, readonly Question[]>;

/** A witness that writes down what a run looks at. */
export function recordQuestions(
  book: QuestionBook,
  placeOf: (partner: string) => number | undefined,
): { readonly witness: Witness; readonly asked: AskedByPart } {
  const asked = new Map<ReplayPart, Question[]>();
  const explained = new Set<Question>();
  let seen = explained;
  let list: Question[] = [];
  const note = (question: Question): void => {
    const interned = book.intern(question);
    if (explained.has(interned) || seen.has(interned)) return;
    seen.add(interned);
    list.push(interned);
  };
  const compare = (one: InstantSource, other: InstantSource): void => {
    const [a, b] = [book.refOf(one), book.refOf(other)].sort((x, y) => x - y);
    if (a !== undefined && b !== undefined && a !== b) note({ kind: 'compared', a, b });
  };
  const witness: Witness = {
    begin: (part) => {
      list = [];
      asked.set(part, list);
      seen = part === 'explanation' ? explained : new Set();
    },
    compared: compare,
    elapsed: (from, to, column) => {
      note({ kind: 'elapsed', from: book.refOf(from), to: book.refOf(to), column });
    },
    fact: (name) => {
      note({ kind: 'fact', name });
    },
    partnerType: (partner) => {
      const place = partner === undefined ? undefined : placeOf(partner);
      if (place !== undefined) note({ kind: 'partnerType', place });
    },
    lead: () => {
      note({ kind: 'lead' });
    },
  };
  return { witness, asked };
}
