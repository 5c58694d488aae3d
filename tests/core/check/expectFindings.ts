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

/** Codes of rules that look for holes in a framework that is in itself consistent; each has tests of its own. */
const HOLES =
  /^(?:ownership|rigid|document|tool|theory|registration|tracking|visibility|clock|duty|challenge|prose|role\.idle|activity\.idle|event\.unheard|duration\.unused|calendar\.unused|answer\.(?:too-late|unreachable)|lifecycle\.never|state\.dead|stage\.(?:untagged|no-loss)|decision\.(?:gap|overlap|agreement|too-large)|rule\.(?:dead|subsumed|mergeable)|input\.irrelevant)/;

/** The diagnostics of a text about its consistency: names, forms, references. */
export function check(text: string): readonly Diagnostic[] {
  return checkAll(text).filter(({ code }) => !HOLES.test(code));
}

/** All diagnostics of a text. */
export function checkAll(text: string): readonly Diagnostic[] {
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
