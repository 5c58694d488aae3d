import type { Position, StatePath } from '../model/command.ts';
import type { Plan } from './plan.ts';

/** Sets or forgets the positions of states, in whole pixels. */
export function placeStates(
  { draft }: Plan,
  lifecycle: string,
  places: readonly { readonly path: StatePath; readonly position?: Position }[],
): void {
  const layout = ['layout', lifecycle];
  for (const { path, position } of places) {
    const at = [...layout, path.join('.')];
    if (!position) draft.remove(at);
    else draft.set(at, { x: Math.round(position.x), y: Math.round(position.y) });
  }
  if (draft.has(layout) && draft.size(layout) === 0) draft.remove(layout);
}

/** Forgets the positions of a state and of all inside it. */
export function forgetPositions({ draft }: Plan, lifecycle: string, path: StatePath): void {
  const name = path.join('.');
  for (const key of draft.keys(['layout', lifecycle])) {
    if (key === name || key.startsWith(`${name}.`)) draft.remove(['layout', lifecycle, key]);
  }
}
