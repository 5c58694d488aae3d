import { useState } from 'react';
import type { Breaking, Stress } from '../session/createStress.ts';
import { Button } from '../widgets/Button.tsx';

/** Takes a deal that breaks the framework into the player, or only among the document's deals. */
export function KeepDeal({ breaking, stress }: { readonly breaking: Breaking; readonly stress: Stress }) {
  const [isKept, setKept] = useState(false);
  return (
    <div className="stress-keep">
      <Button icon="play" onClick={() => void stress.keep(breaking, { watch: true })}>
        Watch it in the player
      </Button>
      <Button
        icon="plus"
        onClick={() => void stress.keep(breaking).then(() => setKept(true))}
        disabled={isKept}
      >
        Keep as an edge case
      </Button>
      <span className="fine" role="status">
        {isKept ? 'Kept among your deals, in “Edge cases”.' : ''}
      </span>
    </div>
  );
}
