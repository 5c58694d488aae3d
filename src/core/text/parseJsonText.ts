import { parseTree, printParseErrorCode, visit, type Node, type ParseError } from 'jsonc-parser';
import type { DiagnosticCode } from '../diagnostics/diagnosticCodes.ts';
import { findDeepNesting } from './findDeepNesting.ts';

/** Longest text we read, in UTF-16 units. */
export const LONGEST_TEXT = 8 * 1024 * 1024;
/** Deepest nesting of brackets we read: the JSON parser recurses. */
export const DEEPEST_NESTING = 200;

/** Keys that would reach into every object when a framework is turned into plain objects. */
const RESERVED_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
const MOST_SYNTAX_ERRORS = 50;
/** Where reading stops: text that is not JSON at all would give an error for every character. */
const MOST_COLLECTED = 10_000;
const OPTIONS = { allowTrailingComma: true } as const;

export interface TextProblem {
  readonly code: DiagnosticCode;
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

export interface JsonText {
  /** Present also for text with syntax errors, as far as it could be read. */
  readonly root?: Node;
  readonly problems: readonly TextProblem[];
}

/** Reads JSON with comments and trailing commas into a tree with offsets. Refuses text that is too long or nested too deeply. */
export function parseJsonText(text: string): JsonText {
  if (text.length > LONGEST_TEXT) {
    const size = Math.ceil(text.length / 1024 / 1024);
    return refuse('text.too-large', `The file has ${size} MB; a framework may have at most 8 MB.`, 0, 0);
  }
  const deep = findDeepNesting(text, DEEPEST_NESTING);
  if (deep !== undefined) {
    const message = `The file is nested more than ${DEEPEST_NESTING} levels deep here.`;
    return refuse('text.too-deep', message, deep, deep + 1);
  }
  const withoutMark = text.startsWith('\uFEFF') ? ` ${text.slice(1)}` : text;
  const errors = findSyntaxErrors(withoutMark);
  const root = errors.length > MOST_COLLECTED ? undefined : parseTree(withoutMark, [], OPTIONS);
  if (!root && errors.length <= 1) {
    return refuse('json.syntax', 'The file is empty; a framework is one JSON object.', 0, 0);
  }
  const problems = errors.slice(0, MOST_SYNTAX_ERRORS).map((error): TextProblem => ({
    code: 'json.syntax',
    message: sentenceFor(error),
    start: error.offset,
    end: error.offset + error.length,
  }));
  if (errors.length > MOST_SYNTAX_ERRORS) {
    const more = errors.length - MOST_SYNTAX_ERRORS;
    problems.push({
      code: 'text.more-problems',
      message: `There are ${errors.length > MOST_COLLECTED ? 'many' : more} more syntax errors.`,
      start: text.length,
      end: text.length,
    });
  }
  if (!root) return { problems };
  return { root, problems: problems.length > 0 ? problems : findUnsafeParts(root) };
}

/** The syntax errors in order; one more than `MOST_COLLECTED` where there are too many to go on. */
function findSyntaxErrors(text: string): readonly ParseError[] {
  const errors: ParseError[] = [];
  const enough = new Error('enough');
  try {
    visit(
      text,
      {
        onError: (error, offset, length) => {
          errors.push({ error, offset, length });
          if (errors.length > MOST_COLLECTED) throw enough;
        },
      },
      OPTIONS,
    );
  } catch (thrown) {
    if (thrown !== enough) throw thrown;
  }
  return errors;
}

function refuse(code: DiagnosticCode, message: string, start: number, end: number): JsonText {
  return { problems: [{ code, message, start, end }] };
}

function findUnsafeParts(root: Node): readonly TextProblem[] {
  const problems: TextProblem[] = [];
  const open: Node[] = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === 'object') checkKeys(node, problems);
    if (node.type === 'number' && !Number.isFinite(node.value)) {
      problems.push(at(node, 'number.outside', 'This number is too large to be read.'));
    }
    for (const child of node.children ?? []) open.push(child);
  }
  return problems;
}

function checkKeys(object: Node, problems: TextProblem[]): void {
  const seen = new Set<unknown>();
  for (const property of object.children ?? []) {
    const key = property.children?.[0];
    if (!key) continue;
    if (RESERVED_KEYS.has(String(key.value))) {
      problems.push(at(key, 'name.reserved', `"${String(key.value)}" is a reserved name.`));
    } else if (seen.has(key.value)) {
      const message = `The key "${String(key.value)}" stands twice in the same object.`;
      problems.push(at(key, 'json.duplicate-key', message));
    }
    seen.add(key.value);
  }
}

function at(node: Node, code: DiagnosticCode, message: string): TextProblem {
  return { code, message, start: node.offset, end: node.offset + node.length };
}

function sentenceFor(error: ParseError): string {
  switch (printParseErrorCode(error.error)) {
    case 'InvalidSymbol':
      return 'This is not a JSON value.';
    case 'InvalidNumberFormat':
    case 'UnexpectedEndOfNumber':
      return 'This number is not complete.';
    case 'PropertyNameExpected':
      return 'A key in double quotes was expected here.';
    case 'ValueExpected':
      return 'A value was expected here.';
    case 'ColonExpected':
      return 'A colon was expected here.';
    case 'CommaExpected':
      return 'A comma was expected here.';
    case 'CloseBraceExpected':
      return 'A closing "}" was expected here.';
    case 'CloseBracketExpected':
      return 'A closing "]" was expected here.';
    case 'EndOfFileExpected':
      return 'The file should end here.';
    case 'InvalidCommentToken':
    case 'UnexpectedEndOfComment':
      return 'This comment is not closed.';
    case 'UnexpectedEndOfString':
      return 'This text is not closed with a double quote.';
    case 'InvalidUnicode':
    case 'InvalidEscapeCharacter':
      return 'This escape is not one that JSON knows.';
    case 'InvalidCharacter':
      return 'This character may not stand in JSON text.';
    case '<unknown ParseErrorCode>':
      return 'This is not JSON.';
  }
}
