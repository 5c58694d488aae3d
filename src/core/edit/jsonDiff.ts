import type { Node } from 'jsonc-parser';
import type { JsonObject, JsonValue } from '../model/framework.ts';
import { propertiesByName } from '../text/jsonTree.ts';
import { isContainer, isList } from './printValue.ts';

/** The value of a node as plain JSON. */
export function valueOf(node: Node): JsonValue {
  if (node.type === 'array') return (node.children ?? []).map(valueOf);
  if (node.type === 'object') {
    const entries = [...propertiesByName(node)].flatMap(([key, property]): [string, JsonValue][] => {
      const value = property.children?.[1];
      return value ? [[key, valueOf(value)]] : [];
    });
    return Object.fromEntries(entries);
  }
  const value: unknown = node.value;
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

/** Whether two JSON values are the same; the order of keys does not count. */
export function isSameValue(a: JsonValue | undefined, b: JsonValue | undefined): boolean {
  if (a === undefined || b === undefined || !isContainer(a) || !isContainer(b)) return a === b;
  if (isList(a) || isList(b)) {
    return (
      isList(a) && isList(b) && a.length === b.length && a.every((value, at) => isSameValue(value, b[at]))
    );
  }
  const keys = keysOf(a);
  return keys.length === keysOf(b).length && keys.every((key) => isSameValue(a[key], b[key]));
}

/** The keys of an object that have a value. */
export function keysOf(object: JsonObject): readonly string[] {
  return Object.keys(object).filter((key) => object[key] !== undefined);
}
