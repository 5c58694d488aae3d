import { useEffect } from 'react';
import { useSession } from '../hooks/useSession.ts';
import { pathOf } from './planMoves.ts';

/** Tells the rest of the studio what is chosen on the canvas, when it is one thing. */
export function useSharedSelection(
  lifecycle: string,
  states: readonly string[],
  lines: readonly string[],
): void {
  const session = useSession();
  const only = states.length + lines.length === 1 ? (states[0] ?? lines[0]) : undefined;
  const isState = states.length === 1;
  useEffect(() => {
    if (only === undefined) session.select(undefined);
    else if (isState) session.select({ kind: 'state', lifecycle, path: pathOf(only).join('.') });
    else session.select({ kind: 'transition', lifecycle, id: only });
  }, [session, lifecycle, only, isState]);
}
