import type { FactValue } from '../model/cell.ts';
import type { Deal } from '../model/deal.ts';

/** An answer that can be given, by one key. */
export interface RecallChoice {
  /** "1" to "9", then letters; "0" is left for "I don't know". */
  readonly key: string;
  readonly value: FactValue;
  readonly phrase: string;
}

/**
 * Something the record of a deal does not say and people may remember. `lead`: who led the customer. `dispute`: whether that was disputed. `conflict`: whose
 * registration stood; values are names of registrations ("R1").
 */
export type RecallQuestion = {
  readonly text: string;
  readonly choices: readonly RecallChoice[];
  /** When the framework asks it, as recorded; what is answered happened after the events of that instant. */
  readonly at?: string;
} & (
  | { readonly kind: 'fact'; readonly fact: string }
  | { readonly kind: 'lead' }
  | { readonly kind: 'dispute' }
  | { readonly kind: 'conflict' }
);

/** What people are asked about one deal, and what they need to remember it; no amounts. */
export interface RecallCard {
  readonly deal: string;
  readonly account?: string;
  readonly partnerType?: string;
  /** Names, or ids where there are none. */
  readonly partners: readonly string[];
  readonly outcome: Deal['outcome'];
  /** When the record begins and ends, as recorded. */
  readonly from?: string;
  readonly until?: string;
  /** The most telling first. */
  readonly questions: readonly RecallQuestion[];
}

/** What somebody remembered. `value` is undefined when they do not know. */
export interface RecallAnswer {
  readonly deal: string;
  readonly kind: RecallQuestion['kind'];
  /** Of questions about a fact. */
  readonly fact?: string;
  readonly value: FactValue | undefined;
  /** As the question tells it. */
  readonly at?: string;
  /** Why it went so, in their words. */
  readonly why?: string;
  readonly recalledBy: string;
  /** ISO date. */
  readonly on: string;
}

/** What a question and its answers have in common: two with the same are about the same of their deal. */
export type Asked = Pick<RecallAnswer, 'kind' | 'fact'>;

const KEYS = '123456789abcdefghijklmnopqrstuvwxyz';

/** Gives each choice its key; more than there are keys cannot be chosen from. */
export function createChoices(
  choices: readonly (readonly [value: FactValue, phrase: string])[],
): readonly RecallChoice[] {
  return Array.from(KEYS)
    .slice(0, choices.length)
    .flatMap((key, place) => {
      const choice = choices[place];
      return choice ? [{ key, value: choice[0], phrase: choice[1] }] : [];
    });
}
