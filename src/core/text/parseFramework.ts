import type { Node } from 'jsonc-parser';
import type { Diagnostic, JsonPath, SourceRange } from '../diagnostics/diagnostic.ts';
import { severityOf } from '../diagnostics/diagnosticCodes.ts';
import { limitDiagnostics } from '../diagnostics/sortDiagnostics.ts';
import type { Framework } from '../model/framework.ts';
import { findPath, findValue } from './jsonTree.ts';
import { parseJsonText } from './parseJsonText.ts';
import { readFramework } from './readFramework.ts';
import type { ReadReport } from './readReport.ts';
import { rangeOfProblem } from './rangeOfProblem.ts';
import { createSourceLines, type SourceLines } from './sourceLines.ts';

/** A framework text as read. Paths are those of the JSON document. */
export interface ParsedFramework {
  readonly text: string;
  /** Absent whenever a diagnostic is an `error`. */
  readonly framework?: Framework;
  /** In document order. */
  readonly diagnostics: readonly Diagnostic[];
  /** The range of the value at a path, or of its nearest existing ancestor. */
  rangeOf(path: JsonPath): SourceRange;
  /** The range between two offsets. */
  rangeAt(start: number, end: number): SourceRange;
  /** The range of the key (with its quotes) of the property at a path; where there is none, as `rangeOf`. */
  keyRangeOf(path: JsonPath): SourceRange;
  /** The path itself, or its nearest existing ancestor. */
  nearestPath(path: JsonPath): JsonPath;
  /** The path of the innermost property or list entry that covers an offset. */
  pathAt(offset: number): JsonPath;
}

/**
 * Reads the text of a `cosell-framework/1` file: JSON with comments and trailing commas.
 * Never throws and takes any text; what does not fit the format is said in `diagnostics`.
 */
export function parseFramework(text: string): ParsedFramework {
  const json = parseJsonText(text);
  const places = createPlaces(text, json.root);
  const diagnostics: Diagnostic[] = json.problems.map(({ code, message, start, end }) => ({
    code,
    severity: severityOf(code),
    message,
    path: places.nearestPath(places.pathAt(start)),
    range: places.lines.rangeAt(start, end),
  }));
  let framework: Framework | undefined;
  if (json.root && diagnostics.length === 0) {
    framework = readFramework({ node: json.root, path: [] }, reportTo(diagnostics, { ...places, text }));
  }
  const usable = framework && !diagnostics.some((diagnostic) => diagnostic.severity === 'error');
  return {
    text,
    ...(framework && usable ? { framework } : {}),
    diagnostics: limitDiagnostics(diagnostics, () => places.lines.rangeAt(text.length, text.length)),
    rangeOf: places.rangeOf,
    rangeAt: places.lines.rangeAt,
    keyRangeOf: places.keyRangeOf,
    nearestPath: places.nearestPath,
    pathAt: places.pathAt,
  };
}

interface Places {
  readonly lines: SourceLines;
  rangeOf(this: void, path: JsonPath): SourceRange;
  keyRangeOf(this: void, path: JsonPath): SourceRange;
  nearestPath(this: void, path: JsonPath): JsonPath;
  pathAt(this: void, offset: number): JsonPath;
}

function createPlaces(text: string, root: Node | undefined): Places {
  const lines = createSourceLines(text);
  const rangeOfNode = (node: Node): SourceRange => lines.rangeAt(node.offset, node.offset + node.length);
  const rangeOf = (path: JsonPath): SourceRange =>
    root ? rangeOfNode(findValue(root, path).value) : lines.rangeAt(0, 0);
  return {
    lines,
    rangeOf,
    keyRangeOf: (path) => {
      if (!root) return lines.rangeAt(0, 0);
      const { complete, property } = findValue(root, path);
      const key = complete ? property?.children?.[0] : undefined;
      return key ? rangeOfNode(key) : rangeOf(path);
    },
    nearestPath: (path) => (root ? path.slice(0, findValue(root, path).depth) : []),
    pathAt: (offset) => (root ? findPath(root, offset) : []),
  };
}

function reportTo(diagnostics: Diagnostic[], places: Places & { readonly text: string }): ReadReport {
  return (code, path, message, part = 'value') => {
    const range = rangeOfProblem(places, path, part);
    diagnostics.push({ code, severity: severityOf(code), message, path, range });
  };
}
