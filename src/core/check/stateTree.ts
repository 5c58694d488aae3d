import type { JsonPath } from '../diagnostics/diagnostic.ts';
import type { Framework, JsonObject, JsonValue, Lifecycle, StateNode } from '../model/framework.ts';

/** A state of a lifecycle together with its surroundings. */
export interface StateEntry {
  readonly node: StateNode;
  readonly lifecycle: string;
  readonly parent: StateEntry | undefined;
  readonly children: ReadonlyMap<string, StateEntry>;
  /** The state's own JSON, as written. */
  readonly config: JsonObject;
  readonly jsonPath: JsonPath;
}

export interface StateTree {
  readonly root: StateEntry;
  /** Document order, root first. */
  readonly entries: readonly StateEntry[];
  /** By explicit id; the lifecycle's name means the root. */
  readonly byId: ReadonlyMap<string, StateEntry>;
}

const trees = new WeakMap<Lifecycle, StateTree>();

/** The states of a lifecycle as a tree one can walk both ways. */
export function stateTreeOf(lifecycle: Lifecycle): StateTree {
  const known = trees.get(lifecycle);
  if (known) return known;
  const entries: StateEntry[] = [];
  const enter = (
    node: StateNode,
    config: JsonObject,
    jsonPath: JsonPath,
    parent: StateEntry | undefined,
  ): StateEntry => {
    const children = new Map<string, StateEntry>();
    const entry = { node, lifecycle: lifecycle.name, parent, children, config, jsonPath };
    entries.push(entry);
    const states = objectOf(config['states']);
    for (const child of node.states) {
      const childPath = [...jsonPath, 'states', child.key];
      children.set(child.key, enter(child, objectOf(states[child.key]), childPath, entry));
    }
    return entry;
  };
  const root = enter(lifecycle.root, lifecycle.config, ['lifecycles', lifecycle.name], undefined);
  const byId = new Map<string, StateEntry>([[lifecycle.name, root]]);
  for (const entry of entries) {
    const id = entry.config['id'];
    if (typeof id === 'string' && !byId.has(id)) byId.set(id, entry);
  }
  const tree: StateTree = { root, entries, byId };
  trees.set(lifecycle, tree);
  return tree;
}

/** Every state of every lifecycle, in document order. */
export function allStates(framework: Framework): readonly StateEntry[] {
  return [...framework.lifecycles.values()].flatMap((lifecycle) => stateTreeOf(lifecycle).entries);
}

/** How a state is called in messages. */
export function nameOfState(entry: StateEntry): string {
  return entry.node.path.length === 0 ? entry.lifecycle : entry.node.path.join('.');
}

/** The state and everything above it, innermost first. */
export function withAncestors(entry: StateEntry): readonly StateEntry[] {
  const chain: StateEntry[] = [];
  for (let at: StateEntry | undefined = entry; at; at = at.parent) chain.push(at);
  return chain;
}

/** A JSON object, or an empty one where there is none. */
export function objectOf(value: JsonValue | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !isList(value) ? value : {};
}

/** Narrows a JSON value to a list. */
export function isList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}
