/** A fact's value. Numbers may be Infinity only in derived facts ("days since" something that never happened). */
export type FactValue = string | number | boolean;

/** A cell as written in the file: JSON value(s), or S-FEEL unary tests (DMN 1.3, clause 7.3.2) as text. */
export type CellSource = FactValue | readonly FactValue[];

/** The closed set of values a column ranges over. */
export type Domain =
  | { readonly kind: 'enum'; readonly values: readonly string[] }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'number'; readonly min?: number; readonly max?: number; readonly integer?: boolean };

export interface Interval {
  /** -Infinity when open below. */
  readonly low: number;
  /** Infinity when open above. */
  readonly high: number;
  readonly lowClosed: boolean;
  readonly highClosed: boolean;
}

/** A parsed cell: a union of values and intervals, possibly negated. `any` is the dash. */
export type Cell =
  | { readonly kind: 'any' }
  | {
      readonly kind: 'test';
      readonly negated: boolean;
      readonly values: readonly FactValue[];
      readonly intervals: readonly Interval[];
    };
