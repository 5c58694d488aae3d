import { IconButton } from '../widgets/Button.tsx';

const KEYS: readonly (readonly [string, string])[] = [
  ['Double-click, N', 'add something'],
  ['Ctrl + arrow', 'add what comes next'],
  ['C', 'connect to a state from a list'],
  ['Alt + arrow', 'follow a transition'],
  ['Enter, F2', 'rename'],
  ['Arrows (Shift: further)', 'move what is chosen, else the view'],
  ['Delete, Backspace', 'remove'],
  ['Ctrl + C, X, V, D', 'copy, cut, paste, duplicate'],
  ['Ctrl + A, Shift + drag', 'choose several'],
  ['Ctrl + G', 'group'],
  ['Shift + 1, 2, 0', 'see all, what is chosen, 100 %'],
  ['Ctrl + F', 'find'],
  ['Alt + S', 'line up while dragging'],
  ['Space + drag', 'move the view'],
];

/** The keys of the canvas. */
export function CanvasKeysHelp({ onClose }: { readonly onClose: () => void }) {
  return (
    <section className="canvas-keys" aria-label="Keys of the canvas">
      <header>
        <h3>Keys of the canvas</h3>
        <IconButton icon="close" label="Close" onClick={onClose} />
      </header>
      <dl>
        {KEYS.map(([key, what]) => (
          <div key={key}>
            <dt>{key}</dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
