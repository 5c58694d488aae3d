import { expect } from 'vitest';
import { checkFramework } from '../../../src/core/check/index.ts';
import type { Diagnostic, JsonPath } from '../../../src/core/diagnostics/index.ts';
import { parseFramework } from '../../../src/core/text/index.ts';

export interface ExpectedFinding {
  readonly code: string;
  readonly path: JsonPath;
  /** Part of the message. */
  readonly says?: string;
}

/** The diagnostics of a text. */
export function check(text: string): readonly Diagnostic[] {
  return checkFramework(parseFramework(text));
}

/** There is nothing to say about the text. */
export function expectValid(text: string): void {
  expect(check(text).map(({ code, path, message }) => ({ code, path, message }))).toEqual([]);
}

/** Exactly these findings, in document order. */
export function expectFindings(text: string, expected: readonly ExpectedFinding[]): void {
  const found = check(text);
  expect(found.map(({ code, path }) => ({ code, path }))).toEqual(
    expected.map(({ code, path }) => ({ code, path })),
  );
  expected.forEach(({ says }, index) => {
    if (says !== undefined) expect(found[index]?.message).toContain(says);
  });
}
