import type { FactValue } from '../../core/index.ts';
import type { RecallAnswer, RecallCard, RecallQuestion } from '../../core/recall/index.ts';
import type { ReplayOverview, ToldDeal } from '../../engine/index.ts';

/** Cards that were opened from a file, without the deals they are about. */
export interface CardFile {
  readonly name: string;
  /** Id of the framework they were picked for. */
  readonly framework: string;
  readonly about?: string;
}

/** Cards, and how far somebody is with them. */
export interface RecallSheet {
  readonly cards: readonly RecallCard[];
  readonly answers: readonly RecallAnswer[];
  /** Number of the question that is asked, over all cards; the number of questions when all were seen. */
  readonly at: number;
}

export interface RecallState extends RecallSheet {
  /** `nothing`: no deal has anything worth asking. */
  readonly status: 'opening' | 'picking' | 'ready' | 'nothing';
  readonly file?: CardFile | undefined;
  /** Who answers; "" while nobody has said so. */
  readonly recalledBy: string;
  /** What `told` is measured against; absent until the engine has said it. */
  readonly base?: ReplayOverview | undefined;
  readonly told: readonly ToldDeal[];
  /** Answers wait to be written into sets too long to be written after each. */
  readonly waiting: boolean;
}

/** A question and the card it stands on. */
export interface Spot {
  readonly card: RecallCard;
  readonly question: RecallQuestion;
  /** From 0. */
  readonly cardIndex: number;
  readonly questionIndex: number;
}

/** Whose cards there are, by the partner each is about ("no partner" where none is), and how many. */
export function listAbout(cards: readonly RecallCard[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const card of cards) counts.set(nameAbout(card), (counts.get(nameAbout(card)) ?? 0) + 1);
  return counts;
}

/** The partner a card is about. */
export function nameAbout({ partners: [first] }: RecallCard): string {
  return first ?? 'no partner';
}

/** All questions, card by card. */
export function listSpots(cards: readonly RecallCard[]): readonly Spot[] {
  return cards.flatMap((card, cardIndex) =>
    card.questions.map((question, questionIndex) => ({ card, question, cardIndex, questionIndex })),
  );
}

/** The answer to a question, if one was given. */
export function findAnswer(
  answers: readonly RecallAnswer[],
  { card, question }: Pick<Spot, 'card' | 'question'>,
): RecallAnswer | undefined {
  return answers.find((answer) => answer.deal === card.deal && isSameAsked(answer, question));
}

/** Whether both are about the same of a deal. */
export function isSameAsked(one: Asked, other: Asked): boolean {
  return one.kind === other.kind && one.fact === other.fact;
}

type Asked = { readonly kind: RecallQuestion['kind']; readonly fact?: string };

/** What an answer says, in the words of its question. */
export function phraseAnswered(question: RecallQuestion, value: FactValue | undefined): string {
  if (value === undefined) return 'don’t know';
  return question.choices.find((choice) => choice.value === value)?.phrase ?? String(value);
}
