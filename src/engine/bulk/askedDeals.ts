import {
  Distinctions,
  judgeAgain,
  type AskedPart,
  type CompiledFramework,
  type Judged,
  type RunPart,
} from '../../core/index.ts';
import { AnswerForest, type Answered } from './answerForest.ts';
import type { ExplainedDeals } from './explainedDeals.ts';
import { haveSameInputs, outlineOfPart, type PartInputs } from './partInputs.ts';
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
  /** What decisions said on the way. */
  readonly judged: ReadonlySet<Judged>;
}

/** What one part of the replay finds in the deals, by how they are explained and what they answer. */
export class AskedDeals {
  readonly part: AskedPart;
  readonly inputs: PartInputs;
  readonly forest = new AnswerForest<Found>();
  readonly #compiled: CompiledFramework;
  readonly #deals: ExplainedDeals;
  readonly #distinctions: Distinctions;
  /** See `outlineOfPart`. */
  readonly #outline: PartInputs | undefined;
  /** Whether rules are all that differs from the earlier framework. */
  readonly #onlyRules: boolean;
  /** What decisions of the earlier framework said -> what these say, undefined when it is something else. */
  readonly #alike = new Map<Judged, Judged | undefined>();
  /** What came of finding again. */
  readonly #again = new Map<Found, number | undefined>();
  /** By the kind of explanation: where its tree begins. */
  readonly #roots: number[] = [];

  /** `before` is the same part of the framework before the edit. */
  constructor(
    compiled: CompiledFramework,
    deals: ExplainedDeals,
    part: AskedPart,
    inputs: PartInputs,
    before: AskedDeals | undefined,
  ) {
    this.#compiled = compiled;
    this.#deals = deals;
    this.part = part;
    this.inputs = inputs;
    this.#distinctions = new Distinctions(compiled, [part]);
    this.#outline = outlineOfPart(compiled, part, this.#distinctions);
    const earlier = before && before.#outline;
    this.#onlyRules =
      this.#outline !== undefined && earlier !== undefined && haveSameInputs(this.#outline, earlier);
  }

  /** Number of what is found in the deal the cursor stands at, which is explained in this way. */
  find(deal: number, kind: number): number {
    const known = this.forest.find(this.#rootOf(kind), this.#deals.cursor);
    return known >= 0 ? known : this.#learn(deal, kind, undefined);
  }

  /**
   * Number of what is found in all deals in which the same part of an earlier framework found this; undefined when what they have in common does
   * not answer what this one asks. Moves the cursor.
   */
  findAgain(before: Found): number | undefined {
    if (!this.#again.has(before)) this.#again.set(before, this.#keepAlike(before) ?? this.#askAgain(before));
    return this.#again.get(before);
  }

  /** Keeps what was found when no decision says anything else on the way to it. */
  #keepAlike(before: Found): number | undefined {
    if (!this.#onlyRules) return undefined;
    const judged = new Set<Judged>();
    for (const one of before.judged) {
      const now = this.#judgeAlike(one);
      if (!now) return undefined;
      judged.add(now);
    }
    return this.forest.learn(this.#rootOf(before.kind), before.path, { ...before, judged });
  }

  #judgeAlike(before: Judged): Judged | undefined {
    if (this.#alike.has(before)) return this.#alike.get(before);
    const now = judgeAgain(this.#compiled, before);
    const alike = now && isSameValue(now, before) ? now : undefined;
    this.#alike.set(before, alike);
    return alike;
  }

  #askAgain(before: Found): number | undefined {
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
    const known = this.forest.find(this.#rootOf(before.kind), { answer });
    const number = known >= 0 ? known : this.#learn(before.deal, before.kind, before.part);
    if (known < 0) for (const { question } of this.forest.leaves[number]?.path ?? []) answer(question);
    return open ? undefined : number;
  }

  #rootOf(kind: number): number {
    return (this.#roots[kind] ??= this.forest.plant());
  }

  #learn(deal: number, kind: number, before: RunPart | undefined): number {
    const asked = this.#deals.ask(this.#compiled, deal, kind, this.part, this.#distinctions);
    const part = before && isSameValue(before, asked.part) ? before : asked.part;
    return this.forest.learn(this.#rootOf(kind), asked.path, { ...asked, part, deal, kind });
  }
}
