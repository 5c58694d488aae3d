import { useEffect, useState, useSyncExternalStore } from 'react';
import { useSession, useStudio } from '../hooks/useSession.ts';
import type { Stress } from '../session/createStress.ts';
import type { StressState } from '../session/stressState.ts';

/** The stress tests of the session, of the document that is open. */
export function useStress(): Stress | undefined {
  const session = useSession();
  const document = useStudio((state) => state.document?.id);
  const [stress, setStress] = useState<Stress>();
  useEffect(() => {
    let left = false;
    void session.openStress().then(
      (opened) => {
        if (left) return;
        opened.open();
        setStress(opened);
      },
      // That it could not be loaded was said.
      () => undefined,
    );
    return () => {
      left = true;
    };
  }, [session, document]);
  return stress;
}

/** What stress tests came to so far. */
export function useStressState({ store }: Stress): StressState {
  return useSyncExternalStore(store.subscribe, store.get);
}
