import { useMemo } from 'react';
import type { Deal } from '../../core/index.ts';
import { findDeal } from '../../engine/index.ts';
import { useStudio } from '../hooks/useSession.ts';
import type { Stress } from '../session/createStress.ts';
import { Button } from '../widgets/Button.tsx';

/** Takes a deal that breaks the framework into the player, or only among the document's deals. */
export function KeepDeal({ deal, stress }: { readonly deal: Deal; readonly stress: Stress }) {
  const table = useStudio(({ deals }) => deals.table);
  const isKept = useMemo(() => findDeal(table, deal.id) !== undefined, [table, deal.id]);
  return (
    <div className="stress-keep">
      <Button icon="play" onClick={() => void stress.keep([deal], { watch: true })}>
        Watch it in the player
      </Button>
      <Button icon="plus" onClick={() => void stress.keep([deal])} disabled={isKept}>
        Keep as an edge case
      </Button>
      <span className="fine" role="status">
        {isKept ? 'Kept among your deals, in “Edge cases”.' : ''}
      </span>
    </div>
  );
}
