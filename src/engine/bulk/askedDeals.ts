import { Distinctions, type AskedPart, type CompiledFramework, type RunPart } from '../../core/index.ts';
import { AnswerForest, type Answered } from './answerForest.ts';
import type { ExplainedDeals } from './explainedDeals.ts';
import { inputsOfPart, type PartInputs } from './partInputs.ts';
import { isSameValue } from './sameValue.ts';

/** What one part of the replay finds in deals explained in one way that answer its questions alike. */
export interface Found {
  /** As in the first such deal. */
  readonly part: RunPart;
  readonly deal: number;
  /** How these deals are explained. */
  readonly kind: number;
  /** What led to it. */
  readonly path: readonly Answered[];
}

/** What one part of the replay finds in the deals, by how they are explained and what they answer. */
export class AskedDeals {
  readonly part: AskedPart;
  readonly inputs: PartInputs;
  readonly forest = new AnswerForest<Found>();
  readonly #compiled: CompiledFramework;
  readonly #deals: ExplainedDeals;
  readonly #distinctions: Distinctions;
  /** What came of finding again. */
  readonly #again = new Map<Found, number | undefined>();
  /** By the kind of explanation: where its tree begins. */
  readonly #roots: number[] = [];

  constructor(compiled: CompiledFramework, deals: ExplainedDeals, part: AskedPart, types: readonly string[]) {
    this.#compiled = compiled;
    this.#deals = deals;
    this.part = part;
    this.inputs = inputsOfPart(compiled, part, types);
    this.#distinctions = new Distinctions(compiled, [part]);
  }

  /** Number of what is found in the deal the cursor stands at, which is explained in this way. */
  find(deal: number, kind: number): number {
    const root = (this.#roots[kind] ??= this.forest.plant());
    const known = this.forest.find(root, this.#deals.cursor);
    return known >= 0 ? known : this.#learn(deal, kind, undefined);
  }

  /**
   * Number of what is found in all deals in which the same part of an earlier framework found this; undefined when what they have in common does
   * not answer what this one asks. Moves the cursor.
   */
  findAgain(before: Found): number | undefined {
    if (this.#again.has(before)) return this.#again.get(before);
    const { cursor, forest } = this.#deals;
    const common = [...(forest.leaves[before.kind]?.path ?? []), ...before.path];
    let open = false;
    const answer = (question: number): number => {
      for (const known of common) {
        const inferred = cursor.infer(question, known);
        if (inferred !== undefined) return inferred;
      }
      open = true;
      return cursor.answer(question);
    };
    cursor.moveTo(before.deal);
    const root = (this.#roots[before.kind] ??= this.forest.plant());
    let number = this.forest.find(root, { answer });
    if (number < 0) {
      number = this.#learn(before.deal, before.kind, before.part);
      for (const { question } of this.forest.leaves[number]?.path ?? []) answer(question);
    }
    const found = open ? undefined : number;
    this.#again.set(before, found);
    return found;
  }

  #learn(deal: number, kind: number, before: RunPart | undefined): number {
    const { found, path } = this.#deals.ask(this.#compiled, deal, kind, this.part, this.#distinctions);
    const part = before && isSameValue(before, found) ? before : found;
    return this.forest.learn(this.#roots[kind] ?? 0, path, { part, deal, kind, path });
  }
}
