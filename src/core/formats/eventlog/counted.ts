/** A recorded value and how often it came. */
export interface Counted {
  readonly value: string;
  readonly count: number;
}

/** Counts as a list, most frequent first, then by value. */
export function countedList(counts: ReadonlyMap<string, number>): readonly Counted[] {
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

/** True for the lifecycle transition "complete" of the XES standard, and for none recorded. */
export function isComplete(transition: string): boolean {
  return transition === '' || transition.toLowerCase() === 'complete';
}
