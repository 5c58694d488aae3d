import { useEffect, useLayoutEffect, useRef, type KeyboardEvent } from 'react';
import type { Position } from '../../core/edit/index.ts';
import { printHotkey } from '../session/keyNames.ts';
import { isApple } from '../hooks/isApple.ts';
import type { Action } from '../session/actionRegistry.ts';

const MOVES: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** What can be done with what was clicked, or with empty canvas: actions of the palette, in groups. */
export function CanvasMenu({
  label,
  at,
  groups,
  onClose,
}: {
  readonly label: string;
  /** A point of the screen. */
  readonly at: Position;
  readonly groups: readonly (readonly Action[])[];
  /** `run` is the action to be run now that the menu is gone. */
  readonly onClose: (run?: Action) => void;
}) {
  const menu = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = menu.current;
    if (!element) return;
    const { width, height } = element.getBoundingClientRect();
    element.style.left = `${Math.max(4, Math.min(at.x, window.innerWidth - width - 4))}px`;
    element.style.top = `${Math.max(4, Math.min(at.y, window.innerHeight - height - 4))}px`;
    listItems(element)[0]?.focus();
  }, [at]);
  useEffect(() => {
    const leave = (event: PointerEvent): void => {
      if (event.target instanceof Node && !menu.current?.contains(event.target)) onClose();
    };
    window.addEventListener('pointerdown', leave, true);
    return () => window.removeEventListener('pointerdown', leave, true);
  }, [onClose]);
  const press = (event: KeyboardEvent): void => {
    const items = listItems(menu.current);
    const here = items.findIndex((item) => item === document.activeElement);
    const move = MOVES[event.key];
    const letter = event.key.length === 1 ? event.key.toLowerCase() : undefined;
    const next =
      move !== undefined
        ? items[(here + move + items.length) % items.length]
        : event.key === 'Home'
          ? items[0]
          : event.key === 'End'
            ? items.at(-1)
            : [...items.slice(here + 1), ...items.slice(0, here + 1)].find(
                (item) => letter !== undefined && item.textContent.toLowerCase().startsWith(letter),
              );
    if (event.key === 'Escape' || event.key === 'Tab') onClose();
    else if (next) next.focus();
    else if (event.key === 'Enter' || event.key === ' ') return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      ref={menu}
      className="canvas-menu"
      role="menu"
      tabIndex={-1}
      aria-label={label}
      onKeyDown={press}
      onContextMenu={(event) => {
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      {groups
        .filter((group) => group.length > 0)
        .map((group, index) => (
          // Groups have no names of their own: their place is what they are.
          <div key={index} role="group" className="canvas-menu-group">
            {group.map((action) => (
              <button
                key={action.id}
                type="button"
                role="menuitem"
                tabIndex={-1}
                className="canvas-menu-item"
                onPointerEnter={(event) => event.currentTarget.focus()}
                onClick={() => onClose(action)}
              >
                <span>{action.title}</span>
                {action.defaultHotkey === undefined ? null : (
                  <span className="canvas-menu-key" aria-hidden="true">
                    {printHotkey(action.defaultHotkey, isApple()).join('+')}
                  </span>
                )}
              </button>
            ))}
          </div>
        ))}
    </div>
  );
}

function listItems(menu: HTMLElement | null): readonly HTMLElement[] {
  return [...(menu?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
}
