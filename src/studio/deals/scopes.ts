import { phraseCount } from '../session/phraseNumber.ts';
import type { Choice } from '../widgets/ChoiceField.tsx';

/** Deals something can be done to, by index in order. */
export interface Scopes {
  readonly chosen: number | undefined;
  readonly marked: Uint32Array;
  readonly found: Uint32Array;
  /** How many there are. */
  readonly total: number;
}

export type Scope = 'chosen' | 'marked' | 'found';

/** The deals of a scope. */
export function dealsOf({ chosen, marked, found }: Scopes, scope: Scope): Uint32Array {
  if (scope === 'marked') return marked;
  return scope === 'found' ? found : Uint32Array.from(chosen === undefined ? [] : [chosen]);
}

/** What people mean most likely: the marked deals, else the chosen one, else all that are listed. */
export function guessScope({ chosen, marked }: Scopes): Scope {
  if (marked.length > 0) return 'marked';
  return chosen === undefined ? 'found' : 'chosen';
}

/** The scopes there are, in words. */
export function listScopes({ chosen, marked, found, total }: Scopes): readonly Choice[] {
  const all =
    found.length === total ? `all ${phraseCount(total)} deals` : `the ${phraseDeals(found.length)} listed`;
  return [
    ...(chosen === undefined ? [] : [{ value: 'chosen', label: 'the chosen deal' }]),
    ...(marked.length === 0 ? [] : [{ value: 'marked', label: `the ${phraseDeals(marked.length)} marked` }]),
    { value: 'found', label: all },
  ];
}

/** 1 as "1 deal". */
export function phraseDeals(count: number): string {
  return `${phraseCount(count)} ${count === 1 ? 'deal' : 'deals'}`;
}
