import type { Route } from './routeAround.ts';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A route elsewhere. */
export function shiftRoute(route: Route, by: Point): Route {
  const at = ({ x, y }: Point): Point => ({ x: x + by.x, y: y + by.y });
  return { points: route.points.map(at), ...(route.label ? { label: at(route.label) } : {}) };
}
