import type { SpaceNode } from './explanationSpace.ts';

/** Binary heap of nodes by distance; a node pushed again at a smaller distance is served once. */
export class NodeQueue {
  readonly #heap: { readonly node: SpaceNode; readonly distance: number }[] = [];

  push(node: SpaceNode): void {
    const heap = this.#heap;
    const item = { node, distance: node.distance };
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

  /** The nearest node not served yet; undefined when none is left. */
  pop(): SpaceNode | undefined {
    for (;;) {
      const item = this.#take();
      if (!item) return undefined;
      if (item.node.settled) continue;
      item.node.settled = true;
      return item.node;
    }
  }

  #take(): { readonly node: SpaceNode } | undefined {
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
