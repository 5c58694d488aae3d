import {
  assembleRun,
  ASKED_PARTS,
  invariant,
  type CompiledFramework,
  type RunKind,
  type RunPart,
} from '../../core/index.ts';
import { AnswerForest, type Answered } from './answerForest.ts';
import type { AskedDeals } from './askedDeals.ts';
import type { ExplainedDeals } from './explainedDeals.ts';
import { PairTable } from './pairTable.ts';
import { NO_VARIANT } from './variantFinder.ts';

const NOBODY = { deal: '', partners: [], outcome: 'open' } as const;

/** What a kind is made of: how its deals are explained and what each part finds in them. */
interface Made {
  readonly explained: number;
  readonly found: readonly number[];
}

/**
 * The kinds of the deals of columns under one framework, numbered as they are met. Deals are of one kind when everything the replay looks at in
 * them is the same; what it looks at it says itself (see `Witness`). So the plain replay stays the only one there is.
 */
export class DealKinds {
  readonly kinds: RunKind[] = [];
  readonly deals: ExplainedDeals;
  readonly parts: readonly AskedDeals[];
  readonly #compiled: CompiledFramework;
  /** By kind; undefined of deals that are replayed alone. */
  readonly #made: (Made | undefined)[] = [];
  /** Kinds by all that is asked of a deal, one after another: what the parts ask, each question once. */
  readonly #forest = new AnswerForest<number>();
  /** By variant: where its tree begins. */
  readonly #roots: number[] = [];
  /** By part: (combination so far, what the part found) -> combination. */
  readonly #combinations = ASKED_PARTS.map(() => new PairTable());
  readonly #ofCombination: number[] = [];
  /** Deals that are replayed alone may still turn out alike. */
  readonly #ofContent = new Map<string, number>();

  constructor(compiled: CompiledFramework, deals: ExplainedDeals, parts: readonly AskedDeals[]) {
    this.#compiled = compiled;
    this.deals = deals;
    this.parts = parts;
  }

  /** Number of the kind of a deal of a variant. */
  kindOf(deal: number, variant: number): number {
    if (variant === NO_VARIANT) return this.#alone(deal);
    const { cursor } = this.deals;
    cursor.moveTo(deal);
    const root = (this.#roots[variant] ??= this.#forest.plant());
    const leaf = this.#forest.find(root, cursor);
    if (leaf >= 0) return this.#forest.leaves[leaf] ?? 0;
    const explained = this.deals.kindOf(this.#compiled, deal, variant);
    const found = this.parts.map((part) => part.find(deal, explained));
    const number = this.#combine(explained, found);
    this.#forest.learn(root, this.#pathOf(explained, found), number);
    return number;
  }

  /** Number of the kind that all deals of a kind under an earlier framework are of; undefined when they may be of several. */
  kindAfter(before: DealKinds, kind: number): number | undefined {
    const made = before.#made[kind];
    if (!made) return undefined;
    const found: number[] = [];
    for (const [place, part] of this.parts.entries()) {
      const asked = before.parts[place];
      const earlier = made.found[place] ?? 0;
      const leaf = asked?.forest.leaves[earlier];
      const number = part === asked ? earlier : leaf && part.findAgain(leaf);
      if (number === undefined) return undefined;
      found.push(number);
    }
    const isSame = found.every((number, place) => {
      const earlier = before.parts[place]?.forest.leaves[made.found[place] ?? 0];
      return this.parts[place]?.forest.leaves[number]?.part === earlier?.part;
    });
    return this.#combine(made.explained, found, isSame ? before.kinds[kind] : undefined);
  }

  /** Number of the kind of deals that are explained in a way and in which the parts find these. */
  #combine(explained: number, found: readonly number[], known?: RunKind): number {
    let combination = explained;
    found.forEach((number, part) => {
      combination = this.#combinations[part]?.number(combination, number) ?? 0;
    });
    const before = this.#ofCombination[combination];
    if (before !== undefined) return before;
    const explanation = this.deals.forest.leaves[explained]?.explanation;
    invariant(explanation, 'a kind is explained');
    const kind = known ?? assembleRun(NOBODY, explanation, this.#partsOf(found));
    const number = this.#keep(kind, { explained, found });
    this.#ofCombination[combination] = number;
    return number;
  }

  /** What leads to a kind, each question once. */
  #pathOf(explained: number, found: readonly number[]): readonly Answered[] {
    const path = new Map<number, Answered>();
    const paths = [
      this.deals.forest.leaves[explained]?.path ?? [],
      ...found.map((number, part) => this.parts[part]?.forest.leaves[number]?.path ?? []),
    ];
    for (const answered of paths.flat())
      if (!path.has(answered.question)) path.set(answered.question, answered);
    return [...path.values()];
  }

  #partsOf(found: readonly number[]): readonly RunPart[] {
    const parts: RunPart[] = [];
    found.forEach((number, place) => {
      const part = this.parts[place]?.forest.leaves[number]?.part;
      if (part) parts.push(part);
    });
    return parts;
  }

  #alone(deal: number): number {
    const { explanation, parts } = this.deals.replayAlone(this.#compiled, deal);
    const kind = assembleRun(NOBODY, explanation, parts);
    const content = contentOf(kind);
    const known = this.#ofContent.get(content) ?? this.#keep(kind, undefined);
    this.#ofContent.set(content, known);
    return known;
  }

  #keep(kind: RunKind, made: Made | undefined): number {
    this.kinds.push(kind);
    this.#made.push(made);
    return this.kinds.length - 1;
  }
}

/** All of a run but names, instants and the size of numbers. */
function contentOf(kind: RunKind): string {
  const { verdict, follows, cost, fitness, states, answers, baseline, coverage } = kind;
  return JSON.stringify([
    ...[verdict, follows, cost, fitness, Object.values(states), answers, baseline, coverage],
    kind.findings.map(({ event, until, tied, stage, rules, causedBy, assumed, break: id }) => [
      ...[id, event, until, tied, stage, rules, causedBy, assumed],
    ]),
  ]);
}
