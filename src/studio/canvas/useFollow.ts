import { useNodesInitialized, useReactFlow, useStore } from '@xyflow/react';
import { useEffect } from 'react';
import { useStudio } from '../hooks/useSession.ts';

/** Words are read at this size; the view of a followed deal does not shrink below it. */
const READABLE = 0.66;
const LARGEST = 1;
const MARGIN = 48;
const EDGE = 20;

/** Keeps what the present step lights up in sight and readable, and leaves the view alone while it is. */
export function useFollow(follow: boolean, drawn: object | undefined): void {
  const { getInternalNode, getNodes, getNodesBounds, getViewport, setViewport } = useReactFlow();
  const highlight = useStudio((state) => state.highlight);
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const measured = useNodesInitialized();
  const movable = useStore((state) => state.panZoom !== null) && measured;
  const lit = (highlight?.objects ?? [])
    .flatMap(({ object, states }) => states.map((state) => `${object.split('/')[0] ?? ''}:${state}`))
    .join(' ');
  useEffect(() => {
    if (!follow || !drawn || !movable || lit === '' || width === 0) return;
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
      const all = getNodesBounds(getNodes().filter((node) => node.parentId === undefined));
      const place = (
        low: number,
        high: number,
        size: number,
        anchor: number,
        from: number,
        to: number,
      ): number => {
        const middle = (high - low) * zoom <= size ? (low + high) / 2 : anchor;
        return keepInside(size / 2 - middle * zoom, size, from * zoom, to * zoom);
      };
      const anchorX = first ? (first.left + first.right) / 2 : area.left;
      const anchorY = first ? (first.top + first.bottom) / 2 : area.top;
      const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
      void setViewport(
        {
          zoom,
          x: place(area.left, area.right, width, anchorX, all.x, all.x + all.width),
          y: place(area.top, area.bottom, height, anchorY, all.y, all.y + all.height),
        },
        { duration: calm ? 0 : 260 },
      );
    });
    return () => cancelAnimationFrame(frame);
  }, [
    follow,
    drawn,
    movable,
    lit,
    width,
    height,
    getInternalNode,
    getNodes,
    getNodesBounds,
    getViewport,
    setViewport,
  ]);
}

/** Moves a view so that it shows no more emptiness beside the drawing than it must. */
function keepInside(offset: number, size: number, from: number, to: number): number {
  if (to - from + 2 * EDGE <= size) return (size - (to - from)) / 2 - from;
  return Math.min(EDGE - from, Math.max(size - EDGE - to, offset));
}
