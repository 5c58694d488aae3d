import { invariant } from '../../core/index.ts';
import type { Question } from './questionBook.ts';

interface Branch<Leaf> {
  question: Question | undefined;
  leaf: Leaf | undefined;
  readonly children: Map<number, Branch<Leaf>>;
}

/**
 * What came of replaying, by the answers to what the replay looked at. A replay is deterministic: what it looks at next depends only on what
 * it has seen, so that two deals with the same answers so far are asked the same next.
 */
export class BehaviourTree<Leaf> {
  readonly #root: Branch<Leaf> = createBranch();

  /** The leaf a deal's answers lead to; undefined when no deal has gone that way. */
  find(answer: (question: Question) => number): Leaf | undefined {
    let branch = this.#root;
    while (branch.question) {
      const next = branch.children.get(answer(branch.question));
      if (!next) return undefined;
      branch = next;
    }
    return branch.leaf;
  }

  /** Keeps what came of a deal that was asked these questions. */
  learn(asked: readonly Question[], answer: (question: Question) => number, leaf: Leaf): void {
    let branch = this.#root;
    for (const question of asked) {
      invariant(
        branch.leaf === undefined && (branch.question ?? question) === question,
        'equal answers lead to equal questions',
      );
      branch.question = question;
      const given = answer(question);
      const next = branch.children.get(given) ?? createBranch<Leaf>();
      branch.children.set(given, next);
      branch = next;
    }
    invariant(branch.question === undefined, 'equal answers lead to equal questions');
    branch.leaf = leaf;
  }
}

function createBranch<Leaf>(): Branch<Leaf> {
  return { question: undefined, leaf: undefined, children: new Map() };
}
