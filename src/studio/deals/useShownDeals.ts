import { useState } from 'react';
import type { DealTable } from '../../engine/index.ts';
import { useStudio } from '../hooks/useSession.ts';

/** The deals as they stand on the screen. */
export interface ShownDeals {
  readonly table: DealTable;
  readonly verdicts: Uint8Array;
}

/** The loaded deals; those before, while deals are read again. */
export function useShownDeals(): ShownDeals {
  const table = useStudio((state) => state.deals.table);
  const verdicts = useStudio((state) => state.replay.verdicts);
  const isReading = useStudio((state) => state.deals.reading !== undefined);
  const [shown, setShown] = useState<ShownDeals>({ table, verdicts });
  if (!isReading && (shown.table !== table || shown.verdicts !== verdicts)) {
    setShown({ table, verdicts });
    return { table, verdicts };
  }
  return shown;
}
