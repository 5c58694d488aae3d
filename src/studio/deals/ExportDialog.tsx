import { useId, useState } from 'react';
import type { ExportFormat } from '../../engine/index.ts';
import { useSession } from '../hooks/useSession.ts';
import { Button } from '../widgets/Button.tsx';
import { ChoiceField } from '../widgets/ChoiceField.tsx';
import { Dialog } from '../widgets/Dialog.tsx';
import { ScopeField } from './ScopeField.tsx';
import { dealsOf, phraseDeals, type Scope, type Scopes } from './scopes.ts';

const FORMATS: readonly { readonly value: ExportFormat; readonly label: string }[] = [
  { value: 'jsonl', label: 'deals, one a line (.deals.jsonl)' },
  { value: 'csv', label: 'table, a row an event (.csv)' },
  { value: 'xes', label: 'event log for process mining (XES)' },
  { value: 'ocel', label: 'object-centric event log (OCEL 2.0)' },
];

/** Saves deals to a file, under pseudonyms when they are to be shared. */
export function ExportDialog({ scopes, onClose }: { readonly scopes: Scopes; readonly onClose: () => void }) {
  const session = useSession();
  const [scope, setScope] = useState<Scope>(scopes.marked.length > 0 ? 'marked' : 'found');
  const [format, setFormat] = useState<ExportFormat>('jsonl');
  const [isRedacted, setRedacted] = useState(false);
  const [key, setKey] = useState('');
  const [withoutAmounts, setWithoutAmounts] = useState(false);
  const id = useId();
  const deals = dealsOf(scopes, scope);
  const isReady = deals.length > 0 && (!isRedacted || key !== '');
  return (
    <Dialog
      title={`Save ${phraseDeals(deals.length)} to a file`}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" icon="download" type="submit" form={id} disabled={!isReady}>
            Save
          </Button>
        </>
      }
    >
      <form
        id={id}
        className="library-dialog"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isReady) return;
          session.exportDeals({
            format,
            ...(deals.length === scopes.total ? {} : { deals }),
            ...(isRedacted ? { redaction: { key, withoutAmounts } } : {}),
          });
          onClose();
        }}
      >
        <ScopeField scopes={scopes} value={scope} onChange={setScope} />
        <ChoiceField
          label="As"
          value={format}
          groups={[{ label: 'Formats', choices: FORMATS }]}
          onChange={(value) => setFormat(FORMATS.find((known) => known.value === value)?.value ?? 'jsonl')}
        />
        <label className="tick-choice">
          <input
            type="checkbox"
            checked={isRedacted}
            onChange={(event) => setRedacted(event.target.checked)}
          />
          <span>Pseudonyms instead of names, to share it</span>
        </label>
        {isRedacted ? (
          <div className="library-redaction">
            <div className="field">
              <label htmlFor={`${id}-key`} className="field-label">
                Key
              </label>
              <input
                id={`${id}-key`}
                className="field-input"
                autoComplete="off"
                value={key}
                aria-describedby={`${id}-about`}
                onChange={(event) => setKey(event.target.value)}
              />
            </div>
            <label className="tick-choice">
              <input
                type="checkbox"
                checked={withoutAmounts}
                onChange={(event) => setWithoutAmounts(event.target.checked)}
              />
              <span>Leave amounts out</span>
            </label>
            <p id={`${id}-about`} className="fine">
              Deals, accounts, partners and people get other names; the same key gives the same names in every
              file, and verdicts stay. Keep the key to yourself: it is not written anywhere.
            </p>
          </div>
        ) : null}
      </form>
    </Dialog>
  );
}
