import type { FieldValue, QuestionId } from './guideAnswers.ts';

export interface GuideOption {
  readonly value: string;
  readonly label: string;
}

/** What a table column or a choice offers: a closed list, or the names given in an earlier answer. */
export type GuideOffer =
  | { readonly kind: 'options'; readonly options: readonly GuideOption[] }
  | { readonly kind: 'named'; readonly of: 'roles' | 'stages' | 'partnerTypes' };

export type GuideField = {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  /** Asked only while another field of the question holds this value. */
  readonly onlyIf?: { readonly field: string; readonly is: string };
} & (
  | { readonly kind: 'text' }
  | { readonly kind: 'number'; readonly unit: string; readonly max: number }
  | { readonly kind: 'choice'; readonly offer: GuideOffer }
  /** `ordered`: the order of those chosen says which comes first. */
  | { readonly kind: 'several'; readonly options: readonly GuideOption[]; readonly ordered?: boolean }
  /** Names, one a line. */
  | { readonly kind: 'names' }
  /** Rows by columns of closed answers, stored as [row, column, answer]. */
  | {
      readonly kind: 'grid';
      readonly rows: readonly GuideOption[];
      readonly columns: readonly GuideOption[];
      readonly options: readonly GuideOption[];
    }
  /** Rows one can add and remove. */
  | {
      readonly kind: 'table';
      readonly columns: readonly { readonly label: string; readonly offer?: GuideOffer }[];
    }
);

export interface GuideQuestion {
  readonly id: QuestionId;
  /** In the words of the people who answer. */
  readonly title: string;
  readonly why: string;
  /** What is undecided while nobody knows. */
  readonly open: string;
  readonly fields: readonly GuideField[];
  /** Offered as a start, never taken unasked. */
  readonly suggested: Readonly<Record<string, FieldValue>>;
}
