import { token_set_ratio, token_sort_ratio } from 'fuzzball/ultra_lite';

/** Legal forms and fillers that say nothing about which company it is. */
const FORMS = new Set(
  (
    'gmbh mbh ag kg kgaa ohg ug se eg ev inc incorporated corp corporation co company llc llp lp ltd limited plc pty pte ' +
    'sa sas sarl srl spa sl slu bv nv ab as asa aps oy oyj kk sp zoo sro doo kft group gruppe holding holdings the and und et'
  ).split(' '),
);

/** From this likeness on, of 100, two names may be of one company. */
export const ALIKE = 88;

/** The words of a company's name that tell it apart, in lower case without accents; all of its words when nothing else is left. */
export function wordsOfName(name: string): readonly string[] {
  const words = name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[ßẞ]/g, 'ss')
    .toLowerCase()
    .replace(/(?<=\b\p{L})\.(?=\p{L}\b)/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  const telling = words.filter((word) => !FORMS.has(word));
  return telling.length > 0 ? telling : words;
}

/**
 * How alike two names are, 0 to 100, given their words. One name within the other ("Acme", "Acme Germany") counts as alike but not as the
 * same; a single short word within a longer name does not.
 */
export function likenessOf(one: readonly string[], other: readonly string[]): number {
  const [a, b] = [one.join(' '), other.join(' ')];
  if (a === b) return 100;
  const sorted = token_sort_ratio(a, b, { full_process: false });
  const within = token_set_ratio(a, b, { full_process: false });
  const shorter = a.length < b.length ? a : b;
  return Math.min(99, shorter.length < 4 ? sorted : Math.max(sorted, within === 100 ? ALIKE : 0));
}
