import { useMemo } from 'react';
import { parseFramework, type Framework } from '../../core/index.ts';
import { useStudio } from '../hooks/useSession.ts';

/** The framework as the text has it now, without waiting for the studio to read it; `stale` while the text cannot be read. */
export function useCurrentFramework(): {
  readonly framework: Framework | undefined;
  readonly stale: boolean;
} {
  const text = useStudio((state) => state.document?.text);
  const reading = useStudio((state) => state.reading);
  return useMemo(() => {
    if (text === undefined) return { framework: undefined, stale: false };
    const parsed = reading.parsed?.text === text ? reading.parsed : parseFramework(text);
    return { framework: parsed.framework ?? reading.framework, stale: parsed.framework === undefined };
  }, [text, reading]);
}
