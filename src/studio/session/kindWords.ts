import type { FindingKind, Verdict } from '../../core/index.ts';

/** The four ways in which an answer can go wrong, in the words people read. */
export const KIND_WORDS: Readonly<Record<FindingKind, { readonly short: string; readonly long: string }>> = {
  silent: { short: 'silent', long: 'the framework is silent' },
  ambiguous: { short: 'two answers', long: 'the framework gives two answers' },
  contradicted: { short: 'went otherwise', long: 'the deal went otherwise' },
  unreadable: { short: 'record unclear', long: 'the record does not say' },
};

/** What became of a deal. */
export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  survived: 'survived',
  broken: 'broke',
  unproven: 'unproven',
};
