import { useEffect, useMemo, useState } from 'react';
import type { Framework } from '../../core/index.ts';
import { createDrawing, type Drawing } from './createDrawing.ts';
import { layoutDrawing, type Layout } from './layoutDrawing.ts';

export interface PlacedDrawing {
  readonly drawing: Drawing;
  readonly layout: Layout;
}

const KNOWN = new Map<string, Layout>();
const KNOWN_LIMIT = 12;

/** Draws a framework and finds a place for everything; while a new one is laid out, the previous stays. */
export function useLayout(framework: Framework | undefined): PlacedDrawing | undefined {
  const drawing = useMemo(() => (framework ? createDrawing(framework) : undefined), [framework]);
  const [placed, setPlaced] = useState<PlacedDrawing>();
  useEffect(() => {
    if (!drawing || !framework) return;
    let current = true;
    const key = shapeOf(drawing, framework);
    const known = KNOWN.get(key);
    const show = (layout: Layout): void => {
      if (current) setPlaced({ drawing, layout });
    };
    if (known) show(known);
    else
      void layoutDrawing(drawing, framework).then((layout) => {
        if (KNOWN.size >= KNOWN_LIMIT) KNOWN.clear();
        KNOWN.set(key, layout);
        show(layout);
      });
    return () => {
      current = false;
    };
  }, [drawing, framework]);
  return placed;
}

/** Everything the layout depends on; an edit that leaves it alone moves nothing. */
function shapeOf(drawing: Drawing, framework: Framework): string {
  const lifecycles = drawing.lifecycles.map((lifecycle) => ({
    name: lifecycle.name,
    nodes: lifecycle.nodes.map((node) => [node.id, node.width, node.height]),
    edges: lifecycle.edges.map((edge) => [
      edge.id,
      edge.lines.map((line) => [line.text, line.guard !== undefined]),
    ]),
    placed: [...(framework.layout.get(lifecycle.name) ?? [])],
  }));
  return JSON.stringify(lifecycles);
}
