import { createContext, useContext, useRef, useSyncExternalStore } from 'react';
import { invariant } from '../../core/index.ts';
import type { Session } from '../session/createSession.ts';
import type { StudioState } from '../session/studioState.ts';

/** Carries the page's session. */
export const SessionContext = createContext<Session | undefined>(undefined);

/** The page's session. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  invariant(session, 'a panel stands outside the session');
  return session;
}

/** A part of the state; the component renders again only when that part is another. */
export function useStudio<T>(select: (state: StudioState) => T): T {
  const { store } = useSession();
  const kept = useRef<{ state: StudioState; value: T } | undefined>(undefined);
  const read = (): T => {
    const state = store.get();
    if (kept.current?.state === state) return kept.current.value;
    const value = select(state);
    kept.current = { state, value };
    return value;
  };
  return useSyncExternalStore(store.subscribe, read);
}
