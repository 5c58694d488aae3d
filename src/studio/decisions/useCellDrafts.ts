import { useSyncExternalStore } from 'react';
import { useSession, useStudio } from '../hooks/useSession.ts';
import type { Session } from '../session/createSession.ts';
import { createStore, type Store } from '../session/createStore.ts';
import { parseDrafts, printDrafts, type CellDrafts } from './cellDrafts.ts';

type DraftStore = Store<{ readonly drafts: CellDrafts }>;

const BY_SESSION = new WeakMap<Session, Map<string, DraftStore>>();
const PREFIX = 'cosell.drafts/';

/** The drafts of the open document. They outlive the room, and a reload of the page. */
export function useCellDrafts(): readonly [CellDrafts, (drafts: CellDrafts) => void] {
  const id = useStudio((state) => state.document?.id) ?? '';
  const store = storeOf(useSession(), id);
  const drafts = useSyncExternalStore(store.subscribe, () => store.get().drafts);
  return [
    drafts,
    (next) => {
      store.set({ drafts: next });
      keep(id, next);
    },
  ];
}

function storeOf(session: Session, document: string): DraftStore {
  const stores = BY_SESSION.get(session) ?? new Map<string, DraftStore>();
  BY_SESSION.set(session, stores);
  const known = stores.get(document);
  if (known) return known;
  const left = sessionStorage.getItem(`${PREFIX}${document}`);
  const created: DraftStore = createStore({ drafts: left === null ? new Map() : parseDrafts(left) });
  stores.set(document, created);
  return created;
}

function keep(document: string, drafts: CellDrafts): void {
  const key = `${PREFIX}${document}`;
  if (drafts.size === 0) return sessionStorage.removeItem(key);
  try {
    sessionStorage.setItem(key, printDrafts(drafts));
  } catch {
    // The storage is full: the drafts stay in this window until it is reloaded.
  }
}
