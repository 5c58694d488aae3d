import type { SlowGuard } from './slowGuards.ts';

/** The params of every guard of a config, the very objects XState hands to `when`. */
export function guardsOf(config: unknown): readonly SlowGuard[] {
  if (typeof config !== 'object' || config === null) return [];
  const own = (config as { guard?: { params: SlowGuard } }).guard;
  return [...(own ? [own.params] : []), ...Object.values(config).flatMap(guardsOf)];
}

/** Whether some transition on a type has a target: `{}` forbids and hears nothing. */
export function listens(
  state: { on?: Record<string, unknown>; states?: Record<string, object> },
  type: string,
): boolean {
  const list = state.on?.[type];
  const entries: readonly unknown[] = list === undefined ? [] : Array.isArray(list) ? list : [list];
  if (
    entries.some(
      (entry) =>
        typeof entry === 'string' || (typeof entry === 'object' && entry !== null && 'target' in entry),
    )
  )
    return true;
  return Object.values(state.states ?? {}).some((child) => listens(child, type));
}

/** Text order of the transitions on events: a state's own, then those of its children. */
export function numberTransitions(config: object): ReadonlyMap<string, number> {
  const orders = new Map<string, number>();
  const visit = (
    state: { on?: Record<string, unknown>; states?: Record<string, object> },
    path: readonly string[],
  ): void => {
    for (const [type, list] of Object.entries(state.on ?? {}))
      (Array.isArray(list) ? list : [list]).forEach((_, index) =>
        orders.set(`${path.join('.')}|${type}|${String(index)}`, orders.size),
      );
    for (const [key, child] of Object.entries(state.states ?? {})) visit(child, [...path, key]);
  };
  visit(config, []);
  return orders;
}
