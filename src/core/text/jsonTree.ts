import type { Node } from 'jsonc-parser';
import type { JsonPath } from '../diagnostics/diagnostic.ts';

const propertiesOf = new WeakMap<Node, ReadonlyMap<string, Node>>();

/** The complete properties of an object node by name, in document order; the first of several with the same name. */
export function propertiesByName(object: Node): ReadonlyMap<string, Node> {
  const known = propertiesOf.get(object);
  if (known) return known;
  const properties = new Map<string, Node>();
  for (const property of object.children ?? []) {
    const name: unknown = property.children?.[0]?.value;
    if (typeof name === 'string' && !properties.has(name)) properties.set(name, property);
  }
  propertiesOf.set(object, properties);
  return properties;
}

export interface Found {
  readonly value: Node;
  /** The property that holds `value`, when it stands in an object. */
  readonly property: Node | undefined;
  /** Whether the whole path exists; otherwise this is its nearest existing ancestor. */
  readonly complete: boolean;
  /** How many segments of the path exist. */
  readonly depth: number;
}

/** The value at a path or its nearest existing ancestor. */
export function findValue(root: Node, path: JsonPath): Found {
  let found: Found = { value: root, property: undefined, complete: true, depth: 0 };
  for (const segment of path) {
    const next = childAt(found.value, segment);
    if (!next) return { ...found, complete: false };
    found = { ...next, complete: true, depth: found.depth + 1 };
  }
  return found;
}

function childAt(node: Node, segment: string | number): Pick<Found, 'value' | 'property'> | undefined {
  if (typeof segment === 'number') {
    const value = node.type === 'array' ? node.children?.[segment] : undefined;
    return value && { value, property: undefined };
  }
  if (node.type !== 'object') return undefined;
  const property = propertiesByName(node).get(segment);
  const value = property?.children?.[1];
  return value && { value, property };
}

/** The path of the innermost value, or property, that covers an offset. */
export function findPath(root: Node, offset: number): JsonPath {
  const path: (string | number)[] = [];
  let node: Node | undefined = root;
  while (node) {
    const children: readonly Node[] = node.children ?? [];
    const index = findCovering(children, offset);
    const child: Node | undefined = children[index];
    if (!child) return path;
    if (child.type !== 'property') {
      path.push(index);
      node = child;
      continue;
    }
    const [key, value]: readonly (Node | undefined)[] = child.children ?? [];
    const name: unknown = key?.value;
    if (typeof name !== 'string' || !value) return path;
    path.push(name);
    node = covers(value, offset) ? value : undefined;
  }
  return path;
}

function covers(node: Node, offset: number): boolean {
  return node.offset <= offset && offset <= node.offset + node.length;
}

function findCovering(children: readonly Node[], offset: number): number {
  let low = 0;
  let high = children.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const child = children[middle];
    if (!child || child.offset > offset) high = middle - 1;
    else if (child.offset + child.length < offset) low = middle + 1;
    else return middle;
  }
  return -1;
}
