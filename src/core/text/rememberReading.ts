import type { Node } from 'jsonc-parser';
import type { JsonPath } from '../diagnostics/diagnostic.ts';
import type { ReadReport } from './readReport.ts';

/** What was read from the nodes of trees, and the path each stood at. */
export type Readings<T> = WeakMap<Node, { readonly path: JsonPath; readonly value: T }>;

/**
 * Reads a node, or gives what was read from it before: while a tree is changed again and again, most of its nodes stay. Only readings
 * without anything to report are remembered.
 *
 * @param path what of the node's place goes into the reading
 */
export function rememberReading<T>(
  readings: Readings<T>,
  node: Node,
  path: JsonPath,
  report: ReadReport,
  read: (report: ReadReport) => T,
): T {
  const known = readings.get(node);
  if (known && isSamePath(known.path, path)) return known.value;
  let isClean = true;
  const value = read((...problem) => {
    isClean = false;
    report(...problem);
  });
  if (isClean) readings.set(node, { path, value });
  return value;
}

function isSamePath(a: JsonPath, b: JsonPath): boolean {
  return a.length === b.length && a.every((segment, index) => segment === b[index]);
}
