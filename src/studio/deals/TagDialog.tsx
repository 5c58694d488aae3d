import { useId, useState } from 'react';
import { listEdgeCases, rowAt, type DealTable } from '../../engine/index.ts';
import { useSession, useStudio } from '../hooks/useSession.ts';
import { Button } from '../widgets/Button.tsx';
import { Dialog } from '../widgets/Dialog.tsx';
import { ScopeField } from './ScopeField.tsx';
import { dealsOf, guessScope, phraseDeals, type Scopes } from './scopes.ts';

/** Makes deals an edge case, with what is expected of them from now on, or ordinary deals again. */
export function TagDialog({
  table,
  scopes,
  onClose,
}: {
  readonly table: DealTable;
  readonly scopes: Scopes;
  readonly onClose: () => void;
}) {
  const session = useSession();
  const canExpect = useStudio((state) => state.reading.framework !== undefined && !state.reading.halted);
  const [scope, setScope] = useState(guessScope(scopes));
  const deals = dealsOf(scopes, scope);
  const only = deals.length === 1 ? rowAt(table, deals[0] ?? 0) : undefined;
  const [name, setName] = useState(only?.edgeCase ?? '');
  const [expects, setExpects] = useState(true);
  const id = useId();
  const named = only ? `“${only.account}”` : phraseDeals(deals.length);
  const tagged = [...deals.subarray(0, 1000)].some((deal) => table.edgeCases[deal] !== 0);
  const tag = name
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  const change = (wanted: { readonly name?: string; readonly expect: boolean }, said: string): void => {
    session.changeDeals(deals, { kind: 'edgeCase', ...wanted }, said);
    onClose();
  };
  return (
    <Dialog
      title={`Tag ${named} as an edge case`}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          {tagged ? (
            <Button onClick={() => change({ expect: false }, `${named} no longer tagged`)}>
              Remove the tag
            </Button>
          ) : null}
          <Button look="primary" type="submit" form={id} disabled={tag === '' || deals.length === 0}>
            Tag
          </Button>
        </>
      }
    >
      <form
        id={id}
        className="library-dialog"
        onSubmit={(event) => {
          event.preventDefault();
          if (tag !== '') change({ name: tag, expect: canExpect && expects }, `${named} tagged “${tag}”`);
        }}
      >
        <div className="field">
          <label htmlFor={`${id}-name`} className="field-label">
            Edge case
          </label>
          {/* The dialog was opened to type this. */}
          <input
            id={`${id}-name`}
            className="field-input"
            // eslint-disable-next-line jsx-a11y/no-autofocus
            autoFocus
            list={`${id}-names`}
            placeholder="two partners within hours"
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
          <datalist id={`${id}-names`}>
            {listEdgeCases(table).map((known) => (
              <option key={known} value={known} />
            ))}
          </datalist>
        </div>
        <ScopeField scopes={scopes} value={scope} onChange={setScope} />
        <label className="tick-choice">
          <input
            type="checkbox"
            checked={canExpect && expects}
            disabled={!canExpect}
            onChange={(event) => setExpects(event.target.checked)}
          />
          <span>
            Expect of {deals.length === 1 ? 'it' : 'each'} what today’s replay says: verdict and findings
          </span>
        </label>
      </form>
    </Dialog>
  );
}
