import { useReactFlow } from '@xyflow/react';
import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import { calmly } from './calmly.ts';
import { findOnCanvas } from './findOnCanvas.ts';
import { toAbsolute } from './placeBoxes.ts';
import type { PlacedLifecycle } from './toEditorFlow.ts';

interface FocusOptions {
  /** What is chosen stays so; otherwise the state or line alone is chosen. */
  readonly keep?: boolean;
}

/** Where the keyboard is on the canvas. */
export interface CanvasFocus {
  /** Id of the state or line. */
  readonly current: string | undefined;
  arrive(id: string | undefined): void;
  /** Brings the keyboard to a state or line, as soon as it is drawn. */
  focus(id: string, options?: FocusOptions): void;
  /** The same, and moves the view where it must. */
  reveal(id: string, options?: FocusOptions): void;
  /** Brings the keyboard back to where it was, at once. */
  comeBack(): void;
}

/** Follows the keyboard over the canvas. */
export function useCanvasFocus(
  placed: PlacedLifecycle,
  ground: RefObject<HTMLDivElement | null>,
  selectOnly: (ids: readonly string[]) => void,
): CanvasFocus {
  const { setCenter, getViewport } = useReactFlow();
  const [current, setCurrent] = useState<string>();
  const wish = useRef<string>(undefined);
  const grant = useCallback((): void => {
    const element = wish.current === undefined ? undefined : findOnCanvas(ground.current, wish.current);
    if (!element) return;
    wish.current = undefined;
    element.focus({ preventScroll: true });
  }, [ground]);
  useEffect(grant);
  const focus = useCallback(
    (id: string, options?: FocusOptions): void => {
      if (options?.keep !== true) selectOnly([id]);
      setCurrent(id);
      wish.current = id;
      requestAnimationFrame(grant);
    },
    [selectOnly, grant],
  );
  const { lifecycle, layout } = placed;
  const isDrawn =
    lifecycle.nodes.some(({ id }) => id === current) || lifecycle.edges.some(({ id }) => id === current);
  return {
    current: isDrawn ? current : undefined,
    arrive: setCurrent,
    focus,
    reveal(id, options) {
      focus(id, options);
      const box = toAbsolute(lifecycle, layout.boxes).get(id);
      const area = ground.current?.getBoundingClientRect();
      if (!box || !area) return;
      const { x, y, zoom } = getViewport();
      const isSeen =
        box.x * zoom + x >= 0 &&
        box.y * zoom + y >= 0 &&
        (box.x + box.width) * zoom + x <= area.width &&
        (box.y + box.height) * zoom + y <= area.height;
      if (isSeen && zoom >= 0.35) return;
      void setCenter(box.x + box.width / 2, box.y + box.height / 2, {
        zoom: Math.max(0.6, zoom),
        duration: calmly(250),
      });
    },
    comeBack() {
      wish.current = undefined;
      (findOnCanvas(ground.current, current) ?? ground.current)?.focus({ preventScroll: true });
    },
  };
}
