import { useCallback, useState } from 'react';
import type { Command, Refusal } from '../../core/edit/index.ts';
import { useSession } from './useSession.ts';

/** Runs commands and keeps why the last one was refused, to be said where it was tried. */
export interface CommandRunner {
  /** Answers whether it was done. */
  run(command: Command): boolean;
  readonly refusal: Refusal | undefined;
  clear(): void;
}

export function useCommand(): CommandRunner {
  const session = useSession();
  const [refusal, setRefusal] = useState<Refusal>();
  const run = useCallback(
    (command: Command): boolean => {
      const outcome = session.runCommand(command, { saidHere: true });
      setRefusal(outcome);
      return outcome === undefined;
    },
    [session],
  );
  const clear = useCallback(() => setRefusal(undefined), []);
  return { run, refusal, clear };
}
