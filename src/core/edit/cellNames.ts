import type { CellSource } from '../model/cell.ts';
import type { JsonValue } from '../model/framework.ts';

/** A text value of a FEEL string literal, quotes and escapes included. */
const LITERAL = /"(?:[^"\\]|\\.)*"/g;

/** Whether a JSON value has the form of a cell. */
export function isCellSource(value: JsonValue | undefined): value is CellSource {
  const isFactValue = (part: JsonValue | undefined): boolean =>
    typeof part === 'string' || typeof part === 'number' || typeof part === 'boolean';
  return Array.isArray(value) ? value.every(isFactValue) : isFactValue(value);
}

/** Whether a cell names a value, as JSON or inside S-FEEL text. */
export function namesInCell(source: CellSource, value: string): boolean {
  if (typeof source === 'object') return source.includes(value);
  if (source === value) return true;
  return (
    typeof source === 'string' && (source.match(LITERAL) ?? []).some((literal) => unquote(literal) === value)
  );
}

/** The cell with one value called otherwise, in the form in which it is written. */
export function renameInCell(source: CellSource, from: string, to: string): CellSource {
  if (typeof source === 'object') {
    const renamed = source.map((value) => (value === from ? to : value));
    return renamed.filter((value, index) => value !== to || renamed.indexOf(to) === index);
  }
  if (source === from) return to;
  if (typeof source !== 'string') return source;
  const renamed = source.replace(LITERAL, (literal) => (unquote(literal) === from ? quote(to) : literal));
  return renamed === source ? source : dropRepeats(renamed);
}

function dropRepeats(source: string): string {
  const { negated, parts } = splitTests(source);
  const left = [...new Set(parts)];
  if (left.length === parts.length) return source;
  return negated ? `not(${left.join(', ')})` : left.join(', ');
}

/** The parts of S-FEEL text between its commas, those in its `not(…)` where it is negated. */
function splitTests(source: string): { readonly negated: boolean; readonly parts: readonly string[] } {
  const inside = /^\s*not\s*\((.*)\)\s*$/s.exec(source)?.[1];
  const parts = (inside ?? source).split(/,(?=(?:[^"\\]|\\.|"(?:[^"\\]|\\.)*")*$)/);
  return { negated: inside !== undefined, parts: parts.map((part) => part.trim()) };
}

/** What is left of a cell without a value: a smaller cell, one that accepts anything, or one that nothing passes. */
export type Remainder =
  | { readonly kind: 'cell'; readonly source: CellSource }
  | { readonly kind: 'any' }
  | { readonly kind: 'nothing' };

export function dropFromCell(source: CellSource, value: string): Remainder {
  if (typeof source === 'object') {
    const left = source.filter((entry) => entry !== value);
    return left.length > 0 ? { kind: 'cell', source: left } : { kind: 'nothing' };
  }
  if (source === value || typeof source !== 'string') return { kind: 'nothing' };
  const { negated, parts } = splitTests(source);
  const left = parts.filter((part) => unquote(part) !== value);
  if (left.length === 0) return { kind: negated ? 'any' : 'nothing' };
  return { kind: 'cell', source: negated ? `not(${left.join(', ')})` : left.join(', ') };
}

function unquote(literal: string): string | undefined {
  if (!/^"(?:[^"\\]|\\.)*"$/.test(literal)) return undefined;
  return literal.slice(1, -1).replace(/\\(.)/g, '$1');
}

function quote(value: string): string {
  return `"${value.replace(/[\\"]/g, '\\$&')}"`;
}
