/** Where a list is scrolled to, in pixels. */
export interface Place {
  readonly scrolled: number;
  /** The same in the list. */
  readonly at: number;
  /** The scroller is still to be brought there. */
  readonly isAsked: boolean;
}

/** How long a list is, how tall the element that stands for it, and how much of it is in view. */
export interface Measures {
  readonly length: number;
  readonly height: number;
  readonly view: number;
}

/** The place in the list. */
export function placeInList({ scrolled, at }: Place, { length, height, view }: Measures): number {
  return height === length ? scrolled : Math.min(at, Math.max(0, length - view));
}

/** The place after the scroller was moved: as far as it was moved, or, far away, at the same share of the list. */
export function placeAt(before: Place, scrolled: number, { length, height, view }: Measures): Place {
  const last = Math.max(0, length - view);
  const lastScrolled = Math.max(0, height - view);
  const moved = scrolled - before.scrolled;
  const isAsked = false;
  if (height === length || scrolled <= 0) return { scrolled, at: scrolled, isAsked };
  if (scrolled >= lastScrolled) return { scrolled, at: last, isAsked };
  const isNear = Math.abs(moved) <= 2 * view;
  const at = isNear ? Math.max(0, Math.min(last, before.at + moved)) : (scrolled / lastScrolled) * last;
  return { scrolled, at, isAsked };
}

/** The nearest place at which a part of the list is in view. */
export function placeToReveal(before: Place, start: number, end: number, measures: Measures): Place {
  const { length, height, view } = measures;
  const present = placeInList(before, measures);
  if (start >= present && end <= present + view) return before;
  const at = start < present ? start : end - view;
  const scrolled = height === length ? at : (at / (length - view)) * (height - view);
  return { scrolled, at, isAsked: true };
}
