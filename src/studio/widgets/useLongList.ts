import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { placeAt, placeInList, placeToReveal, type Place } from './longListPlace.ts';

/** Browsers draw nothing beyond some height of an element; the lowest such limit is about 17 million pixels. */
const TALLEST = 8_000_000;

/** The part of a long list that is in view, all in pixels. */
export interface LongList {
  readonly scroller: RefObject<HTMLDivElement | null>;
  /** Of the element within the scroller. */
  readonly height: number;
  /** The part of the list that is in view. */
  readonly from: number;
  readonly to: number;
  /** To be added to a place in the list to have its place within the element. */
  readonly shift: number;
  readonly onScroll: () => void;
  /** Scrolls as little as brings a part of the list into view. */
  readonly reveal: (from: number, to: number) => void;
}

/**
 * Scrolls a list of any length, in pixels. One that is too tall for an element is shown through a shorter one: dragging the bar moves through all of
 * it, the wheel and the keys move as far as they do elsewhere.
 */
export function useLongList(length: number): LongList {
  const scroller = useRef<HTMLDivElement>(null);
  const [view, setView] = useState(0);
  const [place, setPlace] = useState<Place>({ scrolled: 0, at: 0, isAsked: false });
  useEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => setView(element.clientHeight));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const height = Math.min(length, TALLEST);
  const from = placeInList(place, { length, height, view });
  const onScroll = (): void => {
    const scrolled = scroller.current?.scrollTop ?? 0;
    setPlace((before) => placeAt(before, scrolled, { length, height, view }));
  };
  const reveal = useCallback(
    (start: number, end: number): void => {
      const shown = scroller.current?.clientHeight ?? 0;
      setPlace((before) => placeToReveal(before, start, end, { length, height, view: shown }));
    },
    [length, height],
  );
  useLayoutEffect(() => {
    if (place.isAsked && scroller.current) scroller.current.scrollTop = place.scrolled;
  }, [place]);
  return { scroller, height, from, to: from + view, shift: place.scrolled - from, onScroll, reveal };
}
