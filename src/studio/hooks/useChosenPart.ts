import { useCallback, useEffect, useRef } from 'react';
import type { JsonPath } from '../../core/index.ts';
import { isSameSelection } from '../session/selectionPath.ts';
import type { Selection } from '../session/studioState.ts';
import { useSession, useStudio } from './useSession.ts';

/** The part of the text that is chosen in the studio, and the way to choose another. */
export function useChosenPart(): {
  readonly part: JsonPath | undefined;
  readonly choose: (path: JsonPath) => void;
} {
  const session = useSession();
  const part = useStudio(({ selection }) => (selection?.kind === 'part' ? selection.path : undefined));
  const choose = useCallback(
    (path: JsonPath): void => {
      const next: Selection = { kind: 'part', path };
      if (!isSameSelection(next, session.store.get().selection)) session.select(next);
    },
    [session],
  );
  return { part, choose };
}

/** Tells when a part is chosen elsewhere while the room is shown. */
export function useFollowPart(follow: (part: JsonPath) => void): void {
  const { part } = useChosenPart();
  const known = useRef(part);
  useEffect(() => {
    if (part === known.current) return;
    known.current = part;
    if (part) follow(part);
  });
}
