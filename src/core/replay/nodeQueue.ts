import type { SpaceNode } from './explanationSpace.ts';

/** A node whose moves of one class are next: those that cost at least as much as lies between `distance` and the node's own. */
interface Entry {
  readonly node: SpaceNode;
  readonly moves: number;
  readonly distance: number;
}

/** Binary heap of nodes by distance; a node pushed again at a smaller distance is served once for each class of moves. */
export class NodeQueue {
  readonly #heap: Entry[] = [];

  push(node: SpaceNode, moves: number, distance: number): void {
    const heap = this.#heap;
    const item: Entry = { node, moves, distance };
    let index = heap.length;
    heap.push(item);
    while (index > 0) {
      const parent = (index - 1) >> 1;
      const above = heap[parent];
      if (!above || above.distance <= item.distance) break;
      heap[index] = above;
      index = parent;
    }
    heap[index] = item;
  }

  /** The nearest entry not served yet; undefined when none is left. */
  pop(): Entry | undefined {
    for (;;) {
      const item = this.#take();
      if (!item) return undefined;
      if (item.moves !== item.node.served) continue;
      item.node.served += 1;
      return item;
    }
  }

  #take(): Entry | undefined {
    const heap = this.#heap;
    const top = heap[0];
    const last = heap.pop();
    if (!top || !last || heap.length === 0) return top;
    let index = 0;
    for (;;) {
      let child = 2 * index + 1;
      const left = heap[child];
      const right = heap[child + 1];
      if (!left) break;
      let smaller = left;
      if (right && right.distance < left.distance) {
        child += 1;
        smaller = right;
      }
      if (smaller.distance >= last.distance) break;
      heap[index] = smaller;
      index = child;
    }
    heap[index] = last;
    return top;
  }
}
