import { useSyncExternalStore } from 'react';
import { useSession } from '../hooks/useSession.ts';
import type { Session } from '../session/createSession.ts';
import { createStore, type Store } from '../session/createStore.ts';
import type { CellDrafts } from './cellDrafts.ts';

type DraftStore = Store<{ readonly drafts: CellDrafts }>;

const BY_SESSION = new WeakMap<Session, DraftStore>();

/** The drafts of this visit; they outlive the room. */
export function useCellDrafts(): readonly [CellDrafts, (drafts: CellDrafts) => void] {
  const store = storeOf(useSession());
  const drafts = useSyncExternalStore(store.subscribe, () => store.get().drafts);
  return [drafts, (next) => store.set({ drafts: next })];
}

function storeOf(session: Session): DraftStore {
  const known = BY_SESSION.get(session);
  if (known) return known;
  const created: DraftStore = createStore({ drafts: new Map() });
  BY_SESSION.set(session, created);
  return created;
}
