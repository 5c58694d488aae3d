import { parser } from 'lezer-feel';
import type { Cell, FactValue, Interval } from '../model/cell.ts';
import { ok, refused, type Result } from '../base/result.ts';

/** Why a text is not S-FEEL unary tests, and where. */
export interface UnaryTestsProblem {
  readonly message: string;
  /** 0-based UTF-16 offset in the text. */
  readonly at: number;
}

interface SyntaxPart {
  readonly name: string;
  readonly isError: boolean;
  readonly from: number;
  readonly text: string;
  readonly parts: readonly SyntaxPart[];
}

type Item = { readonly value: FactValue } | { readonly interval: Interval };

const unaryTests = parser.configure({ top: 'UnaryTests' });
const COMMENTS = new Set(['LineComment', 'BlockComment']);

/**
 * Reads S-FEEL unary tests (DMN 1.3, clause 7.3.2): `-`, literals, comparisons, ranges, comma lists and `not(...)`.
 * Refuses whatever else FEEL offers, since a cell has to be analysable. Knows nothing of the column's domain.
 */
export function parseUnaryTests(text: string): Result<Cell, UnaryTestsProblem> {
  const root = readTree(text);
  const broken = findError(root);
  if (broken) return refuse('The test cannot be read here', broken);
  const [first] = root.parts;
  if (!first) return refuse('The test is empty', root);
  if (first.name === 'Wildcard') return ok({ kind: 'any' });
  const negated = first.name === 'not';
  const list = root.parts.find((part) => part.name === 'PositiveUnaryTests');
  if (!list) return refuse('The test cannot be read here', first);
  const values: FactValue[] = [];
  const intervals: Interval[] = [];
  for (const part of list.parts) {
    const item = readItem(part);
    if (!item.ok) return item;
    if ('value' in item.value) values.push(item.value.value);
    else intervals.push(item.value.interval);
  }
  return ok({ kind: 'test', negated, values, intervals });
}

function readTree(text: string): SyntaxPart {
  type Open = { name: string; isError: boolean; from: number; text: string; parts: SyntaxPart[] };
  const root: Open = { name: 'Text', isError: false, from: 0, text, parts: [] };
  const stack: Open[] = [root];
  unaryTests.parse(text).iterate({
    enter(node) {
      const part: Open = {
        name: node.name,
        isError: node.type.isError,
        from: node.from,
        text: text.slice(node.from, node.to),
        parts: [],
      };
      if (!COMMENTS.has(part.name)) stack.at(-1)?.parts.push(part);
      stack.push(part);
    },
    leave() {
      stack.pop();
    },
  });
  return root.parts[0] ?? root;
}

function findError(part: SyntaxPart): SyntaxPart | undefined {
  if (part.isError) return part;
  for (const inner of part.parts) {
    const found = findError(inner);
    if (found) return found;
  }
  return undefined;
}

function readItem(test: SyntaxPart): Result<Item, UnaryTestsProblem> {
  const [part] = test.parts;
  if (!part) return refuse('The test cannot be read here', test);
  if (part.name !== 'SimplePositiveUnaryTest') {
    const literal = readLiteral(part);
    return literal.ok ? ok({ value: literal.value }) : literal;
  }
  const [head, operand] = part.parts;
  if (head?.name === 'Interval') return readInterval(head);
  if (head?.name !== 'CompareOp' || !operand)
    return refuse('Only comparisons and ranges can stand here', part);
  const bound = readLiteral(operand);
  if (!bound.ok) return bound;
  if (head.text === '=') return ok({ value: bound.value });
  if (typeof bound.value !== 'number') return refuse('Only numbers can be compared', operand);
  const interval = toInterval(head.text, bound.value);
  return interval
    ? ok({ interval })
    : refuse('"!=" is not a test of its own; write not(...) around the list', head);
}

function toInterval(operator: string, bound: number): Interval | undefined {
  switch (operator) {
    case '<':
      return { low: -Infinity, high: bound, lowClosed: true, highClosed: false };
    case '<=':
      return { low: -Infinity, high: bound, lowClosed: true, highClosed: true };
    case '>':
      return { low: bound, high: Infinity, lowClosed: false, highClosed: true };
    case '>=':
      return { low: bound, high: Infinity, lowClosed: true, highClosed: true };
  }
  return undefined;
}

function readInterval(part: SyntaxPart): Result<Item, UnaryTestsProblem> {
  const [open, low, , high, close] = part.parts;
  if (!open || !low || !high || !close) return refuse('The range lacks an end', part);
  const from = readLiteral(low);
  if (!from.ok) return from;
  const to = readLiteral(high);
  if (!to.ok) return to;
  if (typeof from.value !== 'number' || typeof to.value !== 'number') {
    return refuse('Only numbers can bound a range', part);
  }
  return ok({
    interval: {
      low: from.value,
      high: to.value,
      lowClosed: open.text === '[',
      highClosed: close.text === ']',
    },
  });
}

function readLiteral(part: SyntaxPart): Result<FactValue, UnaryTestsProblem> {
  switch (part.name) {
    case 'StringLiteral':
      return ok(unquote(part.text));
    case 'BooleanLiteral':
      return ok(part.text === 'true');
    case 'NumericLiteral': {
      const value = Number(part.text.replace(/\s/g, ''));
      return Number.isFinite(value) ? ok(value) : refuse('The number cannot be read', part);
    }
    case 'VariableName':
    case 'ArithmeticExpression':
      return refuse(`"${part.text}" is not a value; text values stand in double quotes`, part);
    default:
      return refuse(`"${part.text}" is neither a value, a comparison nor a range`, part);
  }
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' };

function unquote(literal: string): string {
  return literal
    .slice(1, -1)
    .replace(/\\(?:u([0-9a-fA-F]{4})|([nrt"\\]))/g, (whole, unit?: string, letter?: string) =>
      unit === undefined ? (ESCAPES[letter ?? ''] ?? whole) : String.fromCharCode(parseInt(unit, 16)),
    );
}

function refuse(message: string, part: SyntaxPart): Result<never, UnaryTestsProblem> {
  return refused({ message, at: part.from });
}
