import { invariant } from '../../core/index.ts';

/** A question with a deal's answer. */
export interface Answered {
  readonly question: number;
  readonly answer: number;
}

/** Answers at least this large are kept apart, so that one of them does not make a branch wide. */
const FAR = 1024;

/**
 * What came of replaying, by the answers to what the replay looked at: a tree for each way to begin. A replay is deterministic: what it
 * looks at next depends only on what it has seen, so that two deals with the same answers so far are asked the same next.
 */
export class AnswerForest<Leaf> {
  readonly leaves: Leaf[] = [];
  /** By node: its question, -1 while nobody was there, -2 - n for leaf n. Node 0 is none. */
  #question = new Int32Array(256).fill(-1);
  /** By node: where its children begin, and how many answers have room there. */
  #first = new Int32Array(256);
  #width = new Int32Array(256);
  #children = new Int32Array(1024);
  #far: Map<string, number> | undefined;
  #nodes = 1;
  #used = 0;

  /** A tree nobody has gone through: its root. */
  plant(): number {
    if (this.#nodes === this.#question.length) {
      this.#question = lengthen(this.#question).fill(-1, this.#nodes);
      this.#first = lengthen(this.#first);
      this.#width = lengthen(this.#width);
    }
    this.#nodes += 1;
    return this.#nodes - 1;
  }

  /** The leaf a deal's answers lead to; -1 when no deal has gone that way. */
  find(root: number, deal: { answer(question: number): number }): number {
    const question = this.#question;
    let node = root;
    for (;;) {
      const asked = question[node] ?? -1;
      if (asked < 0) return -2 - asked;
      node = this.#child(node, deal.answer(asked));
      if (node === 0) return -1;
    }
  }

  /** Keeps what came of a deal that was asked these questions; returns its number. */
  learn(root: number, asked: readonly Answered[], leaf: Leaf): number {
    let node = root;
    for (const { question, answer } of asked) {
      const known = this.#question[node];
      invariant(known === -1 || known === question, 'equal answers lead to equal questions');
      this.#question[node] = question;
      node = this.#child(node, answer) || this.#grow(node, answer);
    }
    invariant(this.#question[node] === -1, 'equal answers lead to equal questions');
    this.leaves.push(leaf);
    this.#question[node] = -1 - this.leaves.length;
    return this.leaves.length - 1;
  }

  #child(node: number, answer: number): number {
    if (answer < (this.#width[node] ?? 0)) return this.#children[(this.#first[node] ?? 0) + answer] ?? 0;
    return answer < FAR ? 0 : (this.#far?.get(farKey(node, answer)) ?? 0);
  }

  #grow(node: number, answer: number): number {
    const child = this.plant();
    if (answer >= FAR) (this.#far ??= new Map()).set(farKey(node, answer), child);
    else {
      if (answer >= (this.#width[node] ?? 0)) this.#widen(node, answer + 1);
      this.#children[(this.#first[node] ?? 0) + answer] = child;
    }
    return child;
  }

  #widen(node: number, width: number): void {
    while (this.#used + width > this.#children.length) this.#children = lengthen(this.#children);
    const first = this.#first[node] ?? 0;
    this.#children.copyWithin(this.#used, first, first + (this.#width[node] ?? 0));
    this.#first[node] = this.#used;
    this.#width[node] = width;
    this.#used += width;
  }
}

function farKey(node: number, answer: number): string {
  return `${String(node)} ${String(answer)}`;
}

function lengthen(numbers: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(2 * numbers.length);
  longer.set(numbers);
  return longer;
}
