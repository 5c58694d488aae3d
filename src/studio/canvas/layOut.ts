import type { LifecycleLayout } from './arrangeLifecycle.ts';
import type { DrawnLifecycle } from './createDrawing.ts';
import { readElkLayout, toElkGraph } from './elkGraph.ts';
import { layInRows, type RunElk } from './layInRows.ts';

const MANY_GROUPED = 30;

/** Lays a lifecycle out as a whole, or, where many states in groups would make it a long strip, in rows. */
export async function layOut(lifecycle: DrawnLifecycle, run: RunElk): Promise<LifecycleLayout> {
  const isGrouped = lifecycle.nodes.some(({ shape }) => shape === 'container');
  if (isGrouped && lifecycle.nodes.length > MANY_GROUPED) return layInRows(lifecycle, run);
  return readElkLayout(await run(toElkGraph(lifecycle)));
}
