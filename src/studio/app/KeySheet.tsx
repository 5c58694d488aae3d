import './palette.css';
import { useState } from 'react';
import { isApple } from '../hooks/isApple.ts';
import { useActionRegistry } from '../hooks/useActions.ts';
import { Button } from '../widgets/Button.tsx';
import { Dialog } from '../widgets/Dialog.tsx';
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
          <section key={group}>
            <h3>{group}</h3>
            <dl>
              {actions
                .filter((action) => action.group === group)
                .map(({ id, title, defaultHotkey = '', otherHotkeys = [] }) => (
                  <div key={id}>
                    <dt>{title}</dt>
                    <dd>
                      {[defaultHotkey, ...otherHotkeys].map((hotkey) => (
                        <KeyCaps key={hotkey} hotkey={hotkey} apple={isApple()} />
                      ))}
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
