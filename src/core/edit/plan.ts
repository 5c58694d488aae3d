import type { JsonPath } from '../diagnostics/diagnostic.ts';
import type { Framework } from '../model/framework.ts';
import { FREE_NAME, PLAIN_NAME, type NameGrammar } from '../text/fieldReader.ts';
import type { Refusal } from './refusal.ts';
import type { TextDraft } from './textDraft.ts';

/** The framework as it stood before a command, and the text being changed. */
export interface Plan {
  readonly framework: Framework;
  readonly draft: TextDraft;
}

/** Carries a command out on the draft, or says why not. A draft left by a refusal is thrown away. */
export type Outcome = Refusal | undefined;

/** Event types: dotted lower-case words. */
export const EVENT_NAME: NameGrammar = {
  pattern: /^[a-z][a-z0-9_-]*(\.[a-z0-9][a-z0-9_-]*)*$/,
  words: 'lower-case words joined by dots, such as "deal.won"',
};

export { FREE_NAME, PLAIN_NAME };

/** Refuses a name outside its grammar. */
export function checkName(name: string, grammar: NameGrammar): Outcome {
  if (grammar.pattern.test(name) && !['__proto__', 'constructor', 'prototype'].includes(name))
    return undefined;
  const near = name
    .trim()
    .replace(/[^A-Za-z0-9_.-]+/g, '-')
    .replace(/^-+|-+$/g, '');
  const candidates = [near, near.toLowerCase(), near.replaceAll('.', '-')];
  const better = candidates.find((candidate) => grammar.pattern.test(candidate));
  const hint = better === undefined || better === name ? '' : ` "${better}" would do.`;
  return { kind: 'name.invalid', name, message: `The name "${name}" must be ${grammar.words}.${hint}` };
}

/** Sets a field, or removes it when there is no value. */
export function setOrRemove(
  draft: TextDraft,
  path: JsonPath,
  value: Parameters<TextDraft['set']>[1] | undefined,
): void {
  if (value === undefined) draft.remove(path);
  else draft.set(path, value);
}

/** Removes an entry, and then each list or object around it that it leaves empty, down to `depth` segments of the path. */
export function removeWithEmpty(draft: TextDraft, path: JsonPath, depth: number): void {
  draft.remove(path);
  for (let length = path.length - 1; length >= depth; length--) {
    const outer = path.slice(0, length);
    if (draft.size(outer) > 0) return;
    draft.remove(outer);
  }
}
