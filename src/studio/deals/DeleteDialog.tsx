import { useState } from 'react';
import { rowAt, type DealTable } from '../../engine/index.ts';
import { useSession } from '../hooks/useSession.ts';
import { Button } from '../widgets/Button.tsx';
import { Dialog } from '../widgets/Dialog.tsx';
import { ScopeField } from './ScopeField.tsx';
import { dealsOf, guessScope, phraseDeals, type Scopes } from './scopes.ts';

/** Asks before deals are deleted. */
export function DeleteDialog({
  table,
  scopes,
  onClose,
}: {
  readonly table: DealTable;
  readonly scopes: Scopes;
  readonly onClose: () => void;
}) {
  const session = useSession();
  const [scope, setScope] = useState(guessScope(scopes));
  const deals = dealsOf(scopes, scope);
  const only = deals.length === 1 ? rowAt(table, deals[0] ?? 0) : undefined;
  const named = only ? `“${only.account}”` : phraseDeals(deals.length);
  return (
    <Dialog
      title={`Delete ${named}?`}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Keep {deals.length === 1 ? 'it' : 'them'}</Button>
          <Button
            look="primary"
            disabled={deals.length === 0}
            onClick={() => {
              session.changeDeals(deals, { kind: 'delete' }, `${named} deleted`);
              onClose();
            }}
          >
            Delete
          </Button>
        </>
      }
    >
      <div className="library-dialog">
        <ScopeField scopes={scopes} value={scope} onChange={setScope} />
        <p>
          {deals.length === 1 ? 'It goes' : 'They go'} from the open sets in this browser; files on this
          computer stay as they are. You can take it back until you close this window.
        </p>
      </div>
    </Dialog>
  );
}
