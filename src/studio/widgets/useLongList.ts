import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';

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

interface Place {
  readonly scrolled: number;
  /** The same in the list. */
  readonly at: number;
  /** The scroller is still to be brought there. */
  readonly isAsked: boolean;
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
  const last = Math.max(0, length - view);
  const lastScrolled = Math.max(0, height - view);
  const isWhole = height === length;
  const from = isWhole ? place.scrolled : Math.min(place.at, last);
  const onScroll = (): void => {
    const scrolled = scroller.current?.scrollTop ?? 0;
    setPlace((before) => {
      const moved = scrolled - before.scrolled;
      const isAsked = false;
      if (isWhole || scrolled <= 0) return { scrolled, at: scrolled, isAsked };
      if (scrolled >= lastScrolled) return { scrolled, at: last, isAsked };
      const near = Math.abs(moved) <= 2 * view;
      const at = near ? Math.max(0, Math.min(last, before.at + moved)) : (scrolled / lastScrolled) * last;
      return { scrolled, at, isAsked };
    });
  };
  const reveal = useCallback(
    (start: number, end: number): void => {
      const shown = scroller.current?.clientHeight ?? 0;
      setPlace((before) => {
        const present = isWhole ? before.scrolled : before.at;
        if (start >= present && end <= present + shown) return before;
        const at = start < present ? start : end - shown;
        const scrolled = isWhole ? at : (at / (length - shown)) * (height - shown);
        return { scrolled, at, isAsked: true };
      });
    },
    [isWhole, length, height],
  );
  useLayoutEffect(() => {
    if (place.isAsked && scroller.current) scroller.current.scrollTop = place.scrolled;
  }, [place]);
  return { scroller, height, from, to: from + view, shift: place.scrolled - from, onScroll, reveal };
}
