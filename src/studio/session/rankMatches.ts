/** A thing that fits what was typed; the best come first. */
export interface Match<T> {
  readonly item: T;
  readonly score: number;
}

/**
 * The items whose text holds the typed letters in order, best first: whole words before beginnings of words before letters
 * scattered about before words with one letter wrong. Accents do not matter. Equal ones keep their order. Nothing typed
 * fits everything.
 */
export function rankMatches<T>(
  items: readonly T[],
  typed: string,
  textOf: (item: T) => string,
): readonly Match<T>[] {
  const words = fold(typed).split(/\s+/).filter(Boolean);
  return items
    .flatMap((item) => {
      const text = fold(textOf(item));
      let score = 0;
      for (const word of words) {
        const part = scoreWord(text, word);
        if (part === undefined) return [];
        score += part;
      }
      return [{ item, score }];
    })
    .toSorted((a, b) => b.score - a.score);
}

function scoreWord(text: string, word: string): number | undefined {
  const at = text.indexOf(word);
  if (at >= 0) {
    const starts = [...text.matchAll(/[\p{L}\p{N}]+/gu)].find(({ 0: found }) => found.startsWith(word));
    if (at === 0) return 100 - text.length / 1000;
    return (starts ? (starts[0] === word ? 90 : 80) : 50) - text.length / 1000;
  }
  let from = 0;
  let score = 20;
  let last = -1;
  for (const letter of word) {
    const found = text.indexOf(letter, from);
    if (found < 0) return scoreSlip(text, word);
    const begins = found === 0 || !/[\p{L}\p{N}]/u.test(text.charAt(found - 1));
    if (last >= 0 && found !== last + 1 && !begins) score -= 12;
    last = found;
    from = found + 1;
  }
  return score < 0 ? scoreSlip(text, word) : score - text.length / 1000;
}

/** Words shorter than this are taken as typed. */
const SHORTEST_SLIP = 4;

/** A word that begins like a typed one with a letter too many, too few, wrong, or two swapped. */
function scoreSlip(text: string, word: string): number | undefined {
  if (word.length < SHORTEST_SLIP) return undefined;
  const near = [...text.matchAll(/[\p{L}\p{N}]+/gu)].some(([found]) =>
    [-1, 0, 1].some((more) => isOneSlip(found.slice(0, word.length + more), word)),
  );
  return near ? -text.length / 1000 : undefined;
}

function isOneSlip(one: string, other: string): boolean {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  const rest = (text: string, from: number): string => text.slice(from);
  return (
    rest(one, at + 1) === rest(other, at + 1) ||
    rest(one, at) === rest(other, at + 1) ||
    rest(one, at + 1) === rest(other, at) ||
    (one[at] === other[at + 1] &&
      one[at + 1] === other[at] &&
      one[at] !== undefined &&
      rest(one, at + 2) === rest(other, at + 2))
  );
}

function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
