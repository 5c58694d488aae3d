import type { JsonPath, SourceRange } from '../diagnostics/diagnostic.ts';

interface PlacesInText {
  readonly text: string;
  rangeOf(path: JsonPath): SourceRange;
  keyRangeOf(path: JsonPath): SourceRange;
}

/**
 * Where to point for a problem with the value, or the key, at a path: a value over several lines is pointed at by its key, or
 * by its first character where it has none.
 */
export function rangeOfProblem(places: PlacesInText, path: JsonPath, part: 'key' | 'value'): SourceRange {
  const range = part === 'key' ? places.keyRangeOf(path) : places.rangeOf(path);
  if (!/[\r\n]/.test(places.text.slice(range.start, range.end))) return range;
  const key = places.keyRangeOf(path);
  return key.start === range.start ? { ...range, end: range.start + 1 } : key;
}
