interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Guides {
  /** Where an upright line shows what lines up. */
  readonly x?: number;
  readonly y?: number;
}

const GRID = 8;

/** Moves a dragged box so that its edges or middle line up with a near one, else to the grid. */
export function snapToGuides(
  box: Rectangle,
  others: readonly Rectangle[],
  within: number,
): { readonly x: number; readonly y: number; readonly guides: Guides } {
  const upright = nearest(
    [box.x, box.x + box.width / 2, box.x + box.width],
    others.flatMap((other) => [other.x, other.x + other.width / 2, other.x + other.width]),
    within,
  );
  const flat = nearest(
    [box.y, box.y + box.height / 2, box.y + box.height],
    others.flatMap((other) => [other.y, other.y + other.height / 2, other.y + other.height]),
    within,
  );
  return {
    x: upright ? box.x + upright.by : Math.round(box.x / GRID) * GRID,
    y: flat ? box.y + flat.by : Math.round(box.y / GRID) * GRID,
    guides: { ...(upright ? { x: upright.at } : {}), ...(flat ? { y: flat.at } : {}) },
  };
}

function nearest(
  own: readonly number[],
  others: readonly number[],
  within: number,
): { readonly by: number; readonly at: number } | undefined {
  let best: { readonly by: number; readonly at: number } | undefined;
  for (const at of others)
    for (const line of own) {
      const by = at - line;
      if (Math.abs(by) <= within && (!best || Math.abs(by) < Math.abs(best.by))) best = { by, at };
    }
  return best;
}
