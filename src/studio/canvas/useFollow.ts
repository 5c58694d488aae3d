import { useReactFlow, useStore } from '@xyflow/react';
import { useEffect } from 'react';
import { useStudio } from '../hooks/useSession.ts';

/** Words are read at this size; the view of a followed deal does not shrink below it. */
const READABLE = 0.66;
const LARGEST = 1;
const MARGIN = 60;

/** Keeps what the present step lights up in sight and readable, and leaves the view alone while it is. */
export function useFollow(follow: boolean, drawn: object | undefined): void {
  const { getInternalNode, getViewport, setViewport } = useReactFlow();
  const highlight = useStudio((state) => state.highlight);
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const lit = (highlight?.objects ?? [])
    .flatMap(({ object, states }) => states.map((state) => `${object.split('/')[0] ?? ''}:${state}`))
    .join(' ');
  useEffect(() => {
    if (!follow || !drawn || lit === '' || width === 0) return;
    const frame = requestAnimationFrame(() => {
      const boxes = [...new Set(lit.split(' '))].flatMap((id) => {
        const node = getInternalNode(id);
        if (!node) return [];
        const { x, y } = node.internals.positionAbsolute;
        return [{ left: x, top: y, right: x + (node.width ?? 0), bottom: y + (node.height ?? 0) }];
      });
      if (boxes.length === 0) return;
      const area = {
        left: Math.min(...boxes.map((box) => box.left)) - MARGIN,
        top: Math.min(...boxes.map((box) => box.top)) - MARGIN,
        right: Math.max(...boxes.map((box) => box.right)) + MARGIN,
        bottom: Math.max(...boxes.map((box) => box.bottom)) + MARGIN,
      };
      const now = getViewport();
      const inSight =
        area.left * now.zoom + now.x >= -1 &&
        area.top * now.zoom + now.y >= -1 &&
        area.right * now.zoom + now.x <= width + 1 &&
        area.bottom * now.zoom + now.y <= height + 1;
      if (inSight && now.zoom >= READABLE - 0.01) return;
      const fitting = Math.min(width / (area.right - area.left), height / (area.bottom - area.top));
      const zoom = Math.max(READABLE, Math.min(LARGEST, fitting));
      const [first] = boxes;
      const centre = (low: number, high: number, size: number, anchor: number): number =>
        (high - low) * zoom <= size
          ? size / 2 - ((low + high) / 2) * zoom
          : MARGIN - (anchor - MARGIN) * zoom;
      const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
      void setViewport(
        {
          zoom,
          x: centre(area.left, area.right, width, first?.left ?? area.left),
          y: centre(area.top, area.bottom, height, first?.top ?? area.top),
        },
        { duration: calm ? 0 : 260 },
      );
    });
    return () => cancelAnimationFrame(frame);
  }, [follow, drawn, lit, width, height, getInternalNode, getViewport, setViewport]);
}
