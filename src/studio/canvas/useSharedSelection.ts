import { useEffect, useRef } from 'react';
import { useSession, useStudio } from '../hooks/useSession.ts';
import type { Selection } from '../session/studioState.ts';
import { pathOf } from './planMoves.ts';

/** Keeps what is chosen on the canvas, when it is one thing, and what is chosen in the studio the same. */
export function useSharedSelection(
  lifecycle: string,
  states: readonly string[],
  lines: readonly string[],
  selectOnly: (ids: readonly string[]) => void,
): void {
  const session = useSession();
  const outside = useStudio((state) => state.selection);
  const agreed = useRef<Selection | undefined>(undefined);
  const only = states.length + lines.length === 1 ? (states[0] ?? lines[0]) : undefined;
  const isState = states.length === 1;
  useEffect(() => {
    if (outside !== agreed.current) {
      agreed.current = outside;
      const id = idOf(outside, lifecycle);
      if (id !== only && (id !== undefined || only !== undefined)) selectOnly(id === undefined ? [] : [id]);
      return;
    }
    if (idOf(outside, lifecycle) === only) return;
    const next: Selection | undefined =
      only === undefined
        ? undefined
        : isState
          ? { kind: 'state', lifecycle, path: pathOf(only).join('.') }
          : { kind: 'transition', lifecycle, id: only };
    agreed.current = next;
    session.select(next);
  }, [session, lifecycle, only, isState, outside, selectOnly]);
}

function idOf(selection: Selection | undefined, lifecycle: string): string | undefined {
  if (!selection || selection.kind === 'part' || selection.lifecycle !== lifecycle) return undefined;
  if (selection.kind === 'transition') return selection.id;
  return selection.path === '' ? undefined : `${lifecycle}:${selection.path}`;
}
