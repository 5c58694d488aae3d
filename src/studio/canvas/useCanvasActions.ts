import { useActions } from '../hooks/useActions.ts';
import type { Action } from '../session/actionRegistry.ts';
import { CANVAS_KEYS, type CanvasBench } from './canvasBench.ts';
import { listEditActions } from './editActions.ts';
import { listSelectActions } from './selectActions.ts';
import { listViewActions } from './viewActions.ts';

/** What may be asked for wherever the keyboard is, as long as the canvas is shown. */
const EVERYWHERE: ReadonlySet<string> = new Set(['canvas.bare', 'canvas.grid']);

/** Offers all that can be done on the canvas, for its keys, its menus and the palette alike. */
export function useCanvasActions(bench: CanvasBench): readonly Action[] {
  const actions = [...listEditActions(bench), ...listSelectActions(bench), ...listViewActions(bench)].map(
    (action): Action => ({
      ...action,
      ...(EVERYWHERE.has(action.id) ? {} : { within: CANVAS_KEYS }),
      run(key) {
        // Nudges that still wait are a step of their own, before whatever comes next.
        if (action.id !== 'canvas.move') bench.moves.flush();
        action.run(key);
      },
    }),
  );
  useActions(actions);
  return actions;
}
