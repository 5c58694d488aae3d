import {
  ASKED_PARTS,
  askPart,
  Distinctions,
  explainDeal,
  type AskedPart,
  type CompiledFramework,
  type ExplainedDeal,
  type Explanation,
  type Judged,
  type RunPart,
} from '../../core/index.ts';
import { dealAt, type DealColumns } from '../columns/index.ts';
import { AnswerForest, type Answered } from './answerForest.ts';
import { DealCursor } from './dealCursor.ts';
import { inputsOfExplanation, type PartInputs } from './partInputs.ts';
import { QuestionBook } from './questionBook.ts';
import { QuestionRecorder } from './questionRecorder.ts';
import type { VariantFinder } from './variantFinder.ts';

/** Explained deals that are kept to be asked again; others are explained anew. */
const KEPT = 4096;

/** One way in which deals of a variant are explained. */
export interface ExplainedKind {
  readonly explanation: Explanation;
  /** What led to it. */
  readonly path: readonly Answered[];
}

/** As much work as finding the kinds of so many deals. */
const EFFORT = { explain: 256, ask: 32 };

/** How deals are explained by frameworks that all explain them the same way: one deal of each kind, and what the others answer. */
export class ExplainedDeals {
  readonly inputs: PartInputs;
  readonly cursor: DealCursor;
  readonly variants: VariantFinder;
  readonly forest = new AnswerForest<ExplainedKind>();
  /** Work done to learn so far, in deals whose kind could have been found instead. */
  effort = 0;
  readonly #columns: DealColumns;
  readonly #distinctions: Distinctions;
  readonly #recorder: QuestionRecorder;
  /** By variant: where its tree begins. */
  readonly #roots: number[] = [];
  readonly #kept = new Map<number, ExplainedDeal>();

  constructor(
    columns: DealColumns,
    compiled: CompiledFramework,
    variants: VariantFinder,
    types: readonly string[],
  ) {
    const book = new QuestionBook();
    this.inputs = inputsOfExplanation(compiled, types);
    this.variants = variants;
    this.#columns = columns;
    this.#distinctions = new Distinctions(compiled, ['explanation']);
    this.#recorder = new QuestionRecorder(book);
    this.cursor = new DealCursor(columns, compiled, this.#distinctions, variants.orders, book);
  }

  /** Number of the way in which the deal the cursor stands at is explained. */
  kindOf(compiled: CompiledFramework, deal: number, variant: number): number {
    const root = (this.#roots[variant] ??= this.forest.plant());
    const known = this.forest.find(root, this.cursor);
    if (known >= 0) return known;
    const { explanation } = this.#explain(compiled, deal);
    const path = this.#answered(this.#recorder.asked);
    return this.forest.learn(root, path, { explanation, path });
  }

  /** What a part finds in the deal the cursor stands at, and what that depends on besides how the deal is explained. */
  ask(
    compiled: CompiledFramework,
    deal: number,
    kind: number,
    part: AskedPart,
    distinctions: Distinctions,
  ): {
    readonly part: RunPart;
    readonly path: readonly Answered[];
    readonly judged: ReadonlySet<Judged>;
  } {
    const explained = this.#kept.get(deal) ?? this.#explain(compiled, deal);
    const before = this.forest.leaves[kind]?.path.map(({ question }) => question) ?? [];
    this.#recorder.start(this.#placesOf(deal), distinctions, before);
    this.effort += EFFORT.ask;
    const judged = new Set<Judged>();
    const found = askPart(compiled, explained, part, (one) => judged.add(one));
    return { part: found, path: this.#answered(this.#recorder.asked.slice(before.length)), judged };
  }

  /** Replays a deal that shares its run with no other. */
  replayAlone(
    compiled: CompiledFramework,
    deal: number,
  ): { readonly explanation: Explanation; readonly parts: readonly RunPart[] } {
    this.effort += EFFORT.explain;
    const explained = explainDeal(compiled, dealAt(this.#columns, deal));
    return {
      explanation: explained.explanation,
      parts: ASKED_PARTS.map((part) => askPart(compiled, explained, part)),
    };
  }

  #explain(compiled: CompiledFramework, deal: number): ExplainedDeal {
    this.effort += EFFORT.explain;
    this.#recorder.start(this.#placesOf(deal), this.#distinctions);
    const explained = explainDeal(compiled, dealAt(this.#columns, deal), this.#recorder);
    if (this.#kept.size >= KEPT) for (const [oldest] of this.#kept) if (this.#kept.delete(oldest)) break;
    this.#kept.set(deal, explained);
    return explained;
  }

  #answered(questions: readonly number[]): readonly Answered[] {
    return questions.map((question) => ({ question, answer: this.cursor.answer(question) }));
  }

  /** Place of a partner of a deal, by its id. */
  #placesOf(deal: number): (partner: string) => number | undefined {
    const { partners, partnerNames } = this.#columns;
    const names = Array.from(
      partners.items.subarray(partners.first[deal], partners.first[deal + 1]),
      (name) => partnerNames[name],
    );
    return (partner) => {
      const place = names.indexOf(partner);
      return place < 0 ? undefined : place;
    };
  }
}
