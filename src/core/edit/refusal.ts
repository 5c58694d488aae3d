import { didYouMean } from '../diagnostics/suggestName.ts';
import type { JsonPath, SourceRange } from '../diagnostics/diagnostic.ts';

/** Why a command is not carried out. `message` says what, where and what to do, in one or two sentences. */
export type Refusal =
  | { readonly kind: 'text.broken'; readonly message: string; readonly range?: SourceRange }
  | { readonly kind: 'target.unknown'; readonly message: string; readonly name: string }
  | { readonly kind: 'name.taken'; readonly message: string; readonly name: string }
  | { readonly kind: 'name.invalid'; readonly message: string; readonly name: string }
  | { readonly kind: 'name.reserved'; readonly message: string; readonly name: string }
  | { readonly kind: 'still.used'; readonly message: string; readonly uses: readonly JsonPath[] }
  | { readonly kind: 'initial.lost'; readonly message: string }
  | { readonly kind: 'place.impossible'; readonly message: string }
  | { readonly kind: 'value.refused'; readonly message: string; readonly path: JsonPath };

/** There is no such thing; says which near name is known. */
export function refuseUnknown(what: string, name: string, known: Iterable<string>, where = ''): Refusal {
  const message = `There is no ${what} "${name}"${where}.${didYouMean(name, known)}`;
  return { kind: 'target.unknown', message, name };
}

export function refuseTaken(what: string, name: string, where = ''): Refusal {
  return {
    kind: 'name.taken',
    message: `There is already a ${what} "${name}"${where}; choose another name.`,
    name,
  };
}

export function refusePlace(message: string): Refusal {
  return { kind: 'place.impossible', message };
}

/** Something cannot go while places name it; says where the first of them are. */
export function refuseUsed(what: string, uses: readonly JsonPath[]): Refusal {
  const places = uses.slice(0, 3).map((path) => path.join('.'));
  const more = uses.length > 3 ? ` and ${uses.length - 3} more` : '';
  const message = `The ${what} is still used in ${places.join(', ')}${more}; replace it there first.`;
  return { kind: 'still.used', message, uses };
}
