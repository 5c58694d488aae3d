interface Point {
  readonly x: number;
  readonly y: number;
}

/** An SVG path along points, its corners rounded by at most `radius`. */
export function roundCorners(points: readonly Point[], radius: number): string {
  const [first, ...rest] = points;
  const last = rest.at(-1);
  if (!first || !last) return '';
  const parts = [`M${first.x} ${first.y}`];
  for (let index = 1; index < points.length - 1; index += 1) {
    const [before, corner, after] = [points[index - 1], points[index], points[index + 1]];
    if (!before || !corner || !after) continue;
    const enter = towards(corner, before, radius);
    const leave = towards(corner, after, radius);
    parts.push(`L${enter.x} ${enter.y}`, `Q${corner.x} ${corner.y} ${leave.x} ${leave.y}`);
  }
  parts.push(`L${last.x} ${last.y}`);
  return parts.join(' ');
}

function towards(from: Point, to: Point, distance: number): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const step = length === 0 ? 0 : Math.min(distance, length / 2) / length;
  return { x: from.x + (to.x - from.x) * step, y: from.y + (to.y - from.y) * step };
}
