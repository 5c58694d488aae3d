import { useLayoutEffect, useRef, type KeyboardEvent } from 'react';
import { printHotkey } from '../session/keyNames.ts';
import { isApple } from '../hooks/isApple.ts';
import type { Action } from '../session/actionRegistry.ts';
import { Button, IconButton } from '../widgets/Button.tsx';
import type { CanvasSettings } from './useCanvasSettings.ts';
import { listNewStates, NEW_STATES } from './planNewState.ts';
import { SimulateButton } from './SimulateButton.tsx';

/** What can be put on the canvas, and what can be done with what is chosen. One stop of the Tab key; arrows go on. */
export function CanvasToolbar({
  lifecycle,
  settings,
  actions,
  onKeys,
}: {
  readonly lifecycle: string;
  readonly settings: CanvasSettings;
  readonly actions: readonly Action[];
  readonly onKeys: () => void;
}) {
  const bar = useRef<HTMLDivElement>(null);
  const last = useRef<Element>(undefined);
  useLayoutEffect(() => {
    markStop(bar.current, last.current);
  });
  const press = (event: KeyboardEvent): void => {
    const buttons = listButtons(bar.current);
    const here = buttons.findIndex((button) => button === document.activeElement);
    const next = {
      ArrowRight: (here + 1) % buttons.length,
      ArrowLeft: (here - 1 + buttons.length) % buttons.length,
      Home: 0,
      End: buttons.length - 1,
    }[event.key];
    if (here < 0 || next === undefined) return;
    event.preventDefault();
    buttons[next]?.focus();
  };
  const find = (id: string): Action | undefined => actions.find((action) => action.id === id);
  const run = (id: string) => () => find(id)?.run();
  const canUngroup = find('canvas.ungroup')?.enabled === true;
  const { mode, snap } = settings;
  return (
    <div
      ref={bar}
      className="canvas-tools"
      role="toolbar"
      aria-label="Draw"
      onKeyDown={press}
      onFocus={(event) => {
        last.current = event.target;
        markStop(bar.current, event.target);
      }}
    >
      <div className="canvas-modes" role="group" aria-label="Dragging">
        <IconButton
          icon="pointer"
          label="Pointer: dragging chooses (V)"
          aria-pressed={mode === 'pointer'}
          onClick={run('canvas.pointer')}
        />
        <IconButton
          icon="hand"
          label="Hand: dragging moves the view (H)"
          aria-pressed={mode === 'hand'}
          onClick={run('canvas.hand')}
        />
      </div>
      <div className="canvas-palette" role="group" aria-label="Add">
        {listNewStates(lifecycle).map((kind) => (
          <button
            key={kind}
            type="button"
            className={`palette-item palette-${kind}`}
            title={`Add: ${NEW_STATES[kind].label}`}
            onClick={run(`canvas.add:${kind}`)}
          >
            <span className="palette-shape" aria-hidden="true" />
            {NEW_STATES[kind].label}
          </button>
        ))}
      </div>
      <div className="canvas-acts" role="group" aria-label="Arrange">
        {['canvas.tidy', canUngroup ? 'canvas.ungroup' : 'canvas.group', 'canvas.remove'].map((id) => {
          const action = find(id);
          if (!action || action.enabled === false) return null;
          return (
            <Button key={id} look="quiet" onClick={() => action.run()} title={withKey(action)}>
              {SHORT[id] ?? action.title}
            </Button>
          );
        })}
        <SimulateButton />
        <Button
          look="quiet"
          aria-pressed={snap}
          onClick={run('canvas.snap')}
          title="Line up while dragging (Alt+S)"
        >
          Snap
        </Button>
        <IconButton icon="search" label="Find on the canvas (Ctrl+F)" onClick={run('canvas.find')} />
        <Button look="quiet" className="icon-button" onClick={onKeys} aria-label="Keys (?)" title="Keys (?)">
          ?
        </Button>
      </div>
    </div>
  );
}

const SHORT: Readonly<Record<string, string>> = {
  'canvas.tidy': 'Tidy',
  'canvas.remove': 'Remove',
};

function withKey({ title, defaultHotkey }: Action): string {
  if (defaultHotkey === undefined) return title;
  return `${title} (${printHotkey(defaultHotkey, isApple()).join('+')})`;
}

/** Leaves one button to the Tab key: the one that had the focus last, if it is still there. */
function markStop(bar: HTMLElement | null, last: Element | undefined): void {
  const buttons = listButtons(bar);
  const stop = buttons.find((button) => button === last) ?? buttons[0];
  for (const button of buttons) button.tabIndex = button === stop ? 0 : -1;
}

function listButtons(bar: HTMLElement | null): readonly HTMLButtonElement[] {
  return [...(bar?.querySelectorAll('button') ?? [])];
}
