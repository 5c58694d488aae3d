import {
  ASKED_PARTS,
  askPart,
  assembleRun,
  explainDeal,
  Distinctions,
  invariant,
  type CompiledFramework,
  type Explanation,
  type ReplayPart,
  type RunKind,
  type RunPart,
} from '../../core/index.ts';
import { dealAt, type DealColumns } from '../columns/index.ts';
import { BehaviourTree } from './behaviourTree.ts';
import { DealCursor } from './dealCursor.ts';
import { PairTable } from './pairTable.ts';
import { QuestionBook } from './questionBook.ts';
import type { Question } from './questionBook.ts';
import { recordQuestions } from './recordQuestions.ts';
import { VariantFinder } from './variantFinder.ts';

/** A part's findings as one deal of the kind had them. */
interface Found {
  readonly number: number;
  readonly part: RunPart;
}

/** One way in which deals of a variant are explained, and what each part finds from there. */
interface Explained {
  readonly number: number;
  readonly explanation: Explanation;
  readonly parts: readonly { readonly part: ReplayPart; readonly tree: BehaviourTree<Found> }[];
}

const NOBODY = { deal: '', partners: [], outcome: 'open' } as const;
const QUESTIONS = ASKED_PARTS;

/**
 * Finds the kinds of many deals by asking the replay about one of each. Deals are of one kind when everything the replay looks at in them is
 * the same; what it looks at it says itself (see `Witness`). So the plain replay stays the only one there is.
 */
export class KindFinder {
  readonly #compiled: CompiledFramework;
  readonly #columns: DealColumns;
  readonly #book = new QuestionBook();
  readonly #cursor: DealCursor;
  readonly #variants: VariantFinder;
  readonly #trees = new Map<number, BehaviourTree<Explained>>();
  /** By part: (combination so far, what the part found) -> combination. */
  readonly #combinations = QUESTIONS.map(() => new PairTable());
  readonly #ofCombination: number[] = [];
  /** Deals that are replayed alone may still turn out alike. */
  readonly #ofContent = new Map<string, number>();
  readonly #behaviours: RunKind[] = [];
  #explained = 0;
  #found = 0;
  /** Deals that were replayed to learn from, or because they share their run with no other. */
  replayed = 0;

  constructor(compiled: CompiledFramework, columns: DealColumns) {
    const distinctions = new Distinctions(compiled);
    this.#compiled = compiled;
    this.#columns = columns;
    this.#cursor = new DealCursor(columns, compiled, distinctions, this.#book);
    this.#variants = new VariantFinder(columns, distinctions);
  }

  /** Behaviours by number. Names, instants and the size of numbers in them are those of one deal of the kind. */
  get behaviours(): readonly RunKind[] {
    return this.#behaviours;
  }

  /** Number of the behaviour of a deal. */
  behaviourOf(deal: number): number {
    const { answer } = this.#cursor;
    this.#cursor.moveTo(deal);
    const variant = this.#variants.variantOf(deal, this.#cursor);
    if (variant === undefined) return this.#alone(deal);
    const tree = this.#trees.get(variant) ?? new BehaviourTree<Explained>();
    this.#trees.set(variant, tree);
    const explained = tree.find(answer);
    if (!explained) return this.#learn(deal, tree);
    const found: Found[] = [];
    for (const part of explained.parts) {
      const leaf = part.tree.find(answer);
      if (!leaf) return this.#learn(deal, tree);
      found.push(leaf);
    }
    return this.#combine(explained, found);
  }

  #learn(deal: number, tree: BehaviourTree<Explained>): number {
    const { answer } = this.#cursor;
    const record = dealAt(this.#columns, deal);
    const places = this.#placesOf(deal);
    const { witness, asked } = recordQuestions(this.#book, (partner) => places.get(partner));
    const run = explainDeal(this.#compiled, record, witness);
    const parts = ASKED_PARTS.map((part) => askPart(this.#compiled, run, part));
    this.replayed += 1;
    const questions = (part: ReplayPart): readonly Question[] => asked.get(part) ?? [];
    let explained = tree.find(answer);
    if (!explained) {
      explained = {
        number: this.#explained++,
        explanation: run.explanation,
        parts: QUESTIONS.map((part) => ({ part, tree: new BehaviourTree<Found>() })),
      };
      tree.learn(questions('explanation'), answer, explained);
    }
    const found = explained.parts.map(({ part, tree: known }) => {
      const leaf = known.find(answer);
      if (leaf) return leaf;
      const own = parts.find((other) => other.part === part);
      invariant(own, `the replay has a part "${part}"`);
      const created: Found = { number: this.#found++, part: own };
      known.learn(questions(part), answer, created);
      return created;
    });
    return this.#combine(explained, found);
  }

  #combine(explained: Explained, found: readonly Found[]): number {
    let combination = explained.number;
    found.forEach(({ number }, part) => {
      combination = this.#combinations[part]?.number(combination, number) ?? combination;
    });
    const known = this.#ofCombination[combination];
    if (known !== undefined) return known;
    const parts = found.map(({ part }) => part);
    const number = this.#keep(assembleRun(NOBODY, explained.explanation, parts));
    this.#ofCombination[combination] = number;
    return number;
  }

  #alone(deal: number): number {
    this.replayed += 1;
    const run = explainDeal(this.#compiled, dealAt(this.#columns, deal));
    const parts = ASKED_PARTS.map((part) => askPart(this.#compiled, run, part));
    const kind = assembleRun(NOBODY, run.explanation, parts);
    const content = contentOf(kind);
    const known = this.#ofContent.get(content) ?? this.#keep(kind);
    this.#ofContent.set(content, known);
    return known;
  }

  #keep(kind: RunKind): number {
    this.#behaviours.push(kind);
    return this.#behaviours.length - 1;
  }

  #placesOf(deal: number): ReadonlyMap<string, number> {
    const { partners, partnerNames } = this.#columns;
    const places = new Map<string, number>();
    const list = partners.items.subarray(partners.first[deal], partners.first[deal + 1]);
    list.forEach((name, place) => {
      const text = partnerNames[name] ?? '';
      if (!places.has(text)) places.set(text, place);
    });
    return places;
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
