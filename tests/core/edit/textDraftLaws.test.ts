import fc from 'fast-check';
import { parseTree, type Node } from 'jsonc-parser';
import { describe, expect, it } from 'vitest';
import { valueOf } from '../../../src/core/edit/jsonDiff.ts';
import { applyEdits } from '../../../src/core/edit/textEdit.ts';
import { TextDraft } from '../../../src/core/edit/textDraft.ts';
import type { JsonPath } from '../../../src/core/diagnostics/index.ts';
import type { JsonValue } from '../../../src/core/model/framework.ts';
import { parseJsonText } from '../../../src/core/text/parseJsonText.ts';
import { commentsOf, jsonValue, writtenJson } from './writtenJson.ts';
import { cases } from '../../support/searchHarder.ts';

type Change =
  | { readonly kind: 'set'; readonly where: number; readonly value: JsonValue }
  | { readonly kind: 'insert'; readonly where: number; readonly at: number; readonly value: JsonValue }
  | { readonly kind: 'remove'; readonly where: number }
  | { readonly kind: 'renameKey'; readonly where: number }
  | { readonly kind: 'move'; readonly where: number; readonly from: number; readonly to: number };

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ kind: fc.constant('set' as const), where: fc.nat(50), value: jsonValue }),
  fc.record({ kind: fc.constant('insert' as const), where: fc.nat(50), at: fc.nat(5), value: jsonValue }),
  fc.record({ kind: fc.constant('remove' as const), where: fc.nat(50) }),
  fc.record({ kind: fc.constant('renameKey' as const), where: fc.nat(50) }),
  fc.record({ kind: fc.constant('move' as const), where: fc.nat(50), from: fc.nat(5), to: fc.nat(5) }),
);

describe('a draft', () => {
  it('reads as the change applied to the value, keeps comments, and its edits give its text', () => {
    fc.assert(
      fc.property(writtenJson, fc.array(change, { minLength: 1, maxLength: 4 }), ({ text }, changes) => {
        const draft = new TextDraft(text);
        let value = read(text);
        for (const step of changes) value = apply(draft, value, step);
        const after = draft.text;
        expect(shapeOf(draft.root)).toEqual(shapeOf(parseJsonText(after).root!));
        const isSet = changes.some((step) => step.kind === 'set');
        expect(ordered(read(after), isSet)).toEqual(ordered(value, isSet));
        expect(applyEdits(text, draft.toEdits())).toBe(after);
        const edits = draft.toEdits();
        edits.forEach((edit, index) => {
          expect(edit.start).toBeLessThanOrEqual(edit.end);
          expect(edit.start).toBeGreaterThan(edits[index - 1]?.end ?? -1);
        });
      }),
      { numRuns: cases(1000) },
    );
  });

  it('moves an entry with a line comment behind a closing bracket on the same line', () => {
    const draft = new TextDraft('[ 0 // c0c\n, 1,]');
    draft.move([], 0, 1);
    expect(read(draft.text)).toEqual([1, 0]);
    expect(commentsOf(draft.text)).toEqual(['c0c']);
  });

  it('loses no comment but those inside or on the lines of what it removes', () => {
    fc.assert(
      fc.property(writtenJson, change, ({ text }, step) => {
        const draft = new TextDraft(text);
        apply(draft, read(text), step);
        const kept = new Set(commentsOf(draft.text));
        const lost = commentsOf(text).filter((comment) => !kept.has(comment));
        if (step.kind === 'insert' || step.kind === 'renameKey' || step.kind === 'move')
          expect(lost).toEqual([]);
        if (step.kind !== 'remove') return;
        const removed = pick(text, step.where);
        const place = removed && nodeAt(text, removed);
        if (!place) return;
        const from = text.lastIndexOf('\n', place.offset - 1);
        const ends = text.indexOf('\n', place.offset + place.length);
        const to = ends < 0 ? text.length : ends;
        for (const comment of lost) {
          const at = text.indexOf(comment);
          expect(at).toBeGreaterThan(from);
          expect(at).toBeLessThan(to + 1);
        }
      }),
      { numRuns: cases(1000) },
    );
  });
});

function read(text: string): JsonValue {
  const { root, problems } = parseJsonText(text);
  expect(problems, text).toEqual([]);
  return valueOf(root!);
}

/** A tree without the way back to its parents. */
function shapeOf({ type, offset, length, colonOffset, value, children }: Node): unknown {
  return { type, offset, length, colonOffset, value: value as unknown, children: children?.map(shapeOf) };
}

/** The order of keys counts, except where a value was set over another. */
function ordered(value: JsonValue, sorted: boolean): string {
  return JSON.stringify(value, (_, part: unknown) =>
    sorted && typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/** All paths of a text, in document order. */
function pathsOf(text: string): readonly JsonPath[] {
  const paths: JsonPath[] = [];
  const visit = (node: Node, path: JsonPath): void => {
    paths.push(path);
    (node.children ?? []).forEach((child, index) => {
      if (child.type === 'property') visit(child.children![1]!, [...path, String(child.children![0]!.value)]);
      else visit(child, [...path, index]);
    });
  };
  visit(parseTree(text, [], { allowTrailingComma: true })!, []);
  return paths;
}

function pick(text: string, where: number): JsonPath | undefined {
  const paths = pathsOf(text).filter((path) => path.length > 0);
  return paths[where % paths.length];
}

function nodeAt(text: string, path: JsonPath): Node | undefined {
  let node = parseTree(text, [], { allowTrailingComma: true });
  for (const segment of path) {
    node =
      typeof segment === 'number'
        ? node?.children?.[segment]
        : node?.children?.find((child) => child.children?.[0]?.value === segment)?.children?.[1];
  }
  return node?.parent?.type === 'property' ? node.parent : node;
}

/** Applies a change to the draft and, on its own, to the plain value. */
function apply(draft: TextDraft, value: JsonValue, step: Change): JsonValue {
  const path = pick(draft.text, step.where);
  if (!path) return value;
  const target = at(value, path);
  const last = path.at(-1)!;
  switch (step.kind) {
    case 'set':
      draft.set(path, step.value);
      return changeAt(value, path, () => mergeOrder(target, step.value));
    case 'remove':
      draft.remove(path);
      return changeAt(value, path.slice(0, -1), (parent) =>
        Array.isArray(parent)
          ? parent.filter((_, index) => index !== last)
          : Object.fromEntries(Object.entries(parent as object).filter(([name]) => name !== last)),
      );
    case 'renameKey':
      if (typeof last !== 'string') return value;
      if (Object.hasOwn(at(value, path.slice(0, -1)) as object, 'renamed!')) return value;
      draft.renameKey(path, 'renamed!');
      return changeAt(value, path.slice(0, -1), (parent) =>
        Object.fromEntries(
          Object.entries(parent as object).map(([name, part]) => [
            name === last ? 'renamed!' : name,
            part as JsonValue,
          ]),
        ),
      );
    case 'insert':
      if (Array.isArray(target)) {
        draft.insert(path, step.at, { kind: 'value', value: step.value });
        return changeAt(
          value,
          path,
          () => target.toSpliced(Math.min(step.at, target.length), 0, step.value) as JsonValue,
        );
      }
      if (typeof target !== 'object' || target === null || Object.hasOwn(target, 'new')) return value;
      draft.insert(path, step.at, { kind: 'value', key: 'new', value: step.value });
      return changeAt(value, path, () =>
        Object.fromEntries(Object.entries(target).toSpliced(step.at, 0, ['new', step.value])),
      );
    case 'move': {
      if (!Array.isArray(target) || target.length === 0) return value;
      const from = step.from % target.length;
      const to = step.to % target.length;
      draft.move(path, from, to);
      return changeAt(
        value,
        path,
        () => target.toSpliced(from, 1).toSpliced(to, 0, target[from]) as JsonValue,
      );
    }
  }
}

/** A value set over another keeps the order of the keys that stay. */
function mergeOrder(old: JsonValue | undefined, value: JsonValue): JsonValue {
  if (typeof value !== 'object' || value === null || typeof old !== 'object' || old === null) return value;
  if (Array.isArray(value) !== Array.isArray(old)) return value;
  if (Array.isArray(value)) return value as JsonValue;
  const before = old as Record<string, JsonValue>;
  const after = value as Record<string, JsonValue>;
  const kept = Object.keys(before).filter((name) => Object.hasOwn(after, name));
  const added = Object.keys(after).filter((name) => !Object.hasOwn(before, name));
  return Object.fromEntries(
    [...kept, ...added].map((name) => [name, mergeOrder(before[name], after[name]!)]),
  );
}

function at(value: JsonValue, path: JsonPath): JsonValue | undefined {
  let found: JsonValue | undefined = value;
  for (const segment of path) found = (found as Record<string | number, JsonValue>)[segment];
  return found;
}

function changeAt(value: JsonValue, path: JsonPath, make: (old: JsonValue) => JsonValue): JsonValue {
  const [first, ...rest] = path;
  if (first === undefined) return make(value);
  if (Array.isArray(value))
    return (value as JsonValue[]).map((part, index) => (index === first ? changeAt(part, rest, make) : part));
  return Object.fromEntries(
    Object.entries(value as object).map(([name, part]) => [
      name,
      name === first ? changeAt(part as JsonValue, rest, make) : (part as JsonValue),
    ]),
  );
}
