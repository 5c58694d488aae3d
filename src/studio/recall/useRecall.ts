import { useEffect, useState, useSyncExternalStore } from 'react';
import { useSession, useStudio } from '../hooks/useSession.ts';
import type { Recall } from '../session/createRecall.ts';
import type { RecallState } from '../session/recallState.ts';

/** The recall of the session, opened for the document that is open; answers that wait are written when the room is left. */
export function useRecall(): Recall | undefined {
  const session = useSession();
  const document = useStudio((state) => state.document?.id);
  const hasDeals = useStudio((state) => state.deals.sets.length > 0);
  const [recall, setRecall] = useState<Recall>();
  useEffect(() => {
    let left = false;
    void session.openRecall().then(
      async (opened) => {
        await opened.open();
        if (!left) setRecall(opened);
      },
      // That it could not be loaded was said.
      () => undefined,
    );
    return () => {
      left = true;
    };
  }, [session, document, hasDeals]);
  useEffect(() => () => recall?.settle(), [recall]);
  return recall;
}

/** What the recall shows. */
export function useRecallState({ store }: Recall): RecallState {
  return useSyncExternalStore(store.subscribe, store.get);
}
