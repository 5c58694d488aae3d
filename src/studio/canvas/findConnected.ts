import type { DrawnLifecycle } from './createDrawing.ts';

/** The states joined to some states by one transition, and these states. */
export function findJoined(lifecycle: DrawnLifecycle, from: readonly string[]): readonly string[] {
  const joined = lifecycle.edges.flatMap(({ source, target }) => [
    ...(from.includes(source) ? [target] : []),
    ...(from.includes(target) ? [source] : []),
  ]);
  return [...new Set([...from, ...joined])];
}

/** Everything that can follow some states, or lead to them, and these states. */
export function findReachable(
  lifecycle: DrawnLifecycle,
  from: readonly string[],
  direction: 'onward' | 'back',
): readonly string[] {
  const found = new Set(from);
  const open = [...from];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const { source, target } of lifecycle.edges) {
      const [here, there] = direction === 'onward' ? [source, target] : [target, source];
      if (here !== at || found.has(there)) continue;
      found.add(there);
      open.push(there);
    }
  }
  return [...found];
}

/** The lines at a state, those that leave it first. */
export function listLinesAt(lifecycle: DrawnLifecycle, state: string): readonly string[] {
  const leaving = lifecycle.edges.filter(({ source }) => source === state);
  const arriving = lifecycle.edges.filter(({ source, target }) => target === state && source !== state);
  return [...leaving, ...arriving].map(({ id }) => id);
}
