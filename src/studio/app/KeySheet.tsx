import './palette.css';
import { useState } from 'react';
import { isApple } from '../hooks/isApple.ts';
import { useActionRegistry } from '../hooks/useActions.ts';
import { Button } from '../widgets/Button.tsx';
import { Dialog } from '../widgets/Dialog.tsx';
import { GRID_KEYS } from '../widgets/grid/gridKeys.ts';
import { KeyCaps } from './KeyCaps.tsx';

/** All keys that do something here. */
export function KeySheet({ onClose }: { readonly onClose: () => void }) {
  const registry = useActionRegistry();
  const [actions] = useState(() =>
    registry.list().filter(({ defaultHotkey }) => defaultHotkey !== undefined),
  );
  const groups = [...new Set(actions.map(({ group }) => group))];
  return (
    <Dialog
      title="Keys"
      onClose={onClose}
      actions={
        <Button look="primary" onClick={onClose}>
          Close
        </Button>
      }
    >
      <div className="key-sheet">
        {groups.map((group) => (
          <KeyGroup
            key={group}
            title={group}
            keys={actions
              .filter((action) => action.group === group)
              .map(({ title, defaultHotkey = '', otherHotkeys = [] }) => ({
                title,
                hotkeys: [defaultHotkey, ...otherHotkeys],
              }))}
          />
        ))}
        <KeyGroup title="In tables" keys={GRID_KEYS} />
      </div>
    </Dialog>
  );
}

function KeyGroup({
  title,
  keys,
}: {
  readonly title: string;
  readonly keys: readonly { readonly title: string; readonly hotkeys: readonly string[] }[];
}) {
  return (
    <section>
      <h3>{title}</h3>
      <dl>
        {keys.map((entry) => (
          <div key={`${entry.title} ${entry.hotkeys.join(' ')}`}>
            <dt>{entry.title}</dt>
            <dd>
              {entry.hotkeys.map((hotkey) => (
                <KeyCaps key={hotkey} hotkey={hotkey} apple={isApple()} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
