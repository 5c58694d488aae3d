/** A time of motion in milliseconds; none where people asked for less of it. */
export function calmly(duration: number): number {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : duration;
}
