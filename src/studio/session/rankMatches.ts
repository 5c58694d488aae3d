/** A thing that fits what was typed; the best come first. */
export interface Match<T> {
  readonly item: T;
  readonly score: number;
}

/**
 * The items whose text holds the typed letters in order, best first: whole words before beginnings of words before letters
 * scattered about. Equal ones keep their order. Nothing typed fits everything.
 */
export function rankMatches<T>(
  items: readonly T[],
  typed: string,
  textOf: (item: T) => string,
): readonly Match<T>[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return items
    .flatMap((item) => {
      const text = textOf(item).toLowerCase();
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
    if (found < 0) return undefined;
    const begins = found === 0 || !/[\p{L}\p{N}]/u.test(text.charAt(found - 1));
    if (last >= 0 && found !== last + 1 && !begins) score -= 12;
    last = found;
    from = found + 1;
  }
  return score < 0 ? undefined : score - text.length / 1000;
}
