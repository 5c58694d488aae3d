import { useLayoutEffect, useRef, type KeyboardEvent } from 'react';

/** An action offered by a menu. */
export interface GridMenuItem {
  readonly label: string;
  readonly keys?: string;
  readonly disabled?: boolean;
  /** Stands apart from what is before it. */
  readonly apart?: boolean;
  run(): void;
}

/** A menu at a cell; arrow keys walk, Enter acts, Escape closes. */
export function GridMenu({
  label,
  items,
  at,
  onClose,
}: {
  readonly label: string;
  readonly items: readonly GridMenuItem[];
  /** In the window. */
  readonly at: { readonly left: number; readonly top: number };
  /** `acted` when an item was chosen. */
  readonly onClose: (acted: boolean) => void;
}) {
  const menu = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = menu.current;
    if (!element) return;
    if ('showPopover' in element) element.showPopover();
    element.style.left = `${Math.max(8, Math.min(at.left, window.innerWidth - element.offsetWidth - 8))}px`;
    element.style.top = `${Math.max(8, Math.min(at.top, window.innerHeight - element.offsetHeight - 8))}px`;
    element.querySelector<HTMLElement>('button:not(:disabled)')?.focus();
  }, [at]);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    event.stopPropagation();
    if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault();
      onClose(false);
      return;
    }
    const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('button:not(:disabled)')];
    const index = buttons.findIndex((button) => button === event.target);
    const to = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: -1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    buttons.at(to % buttons.length)?.focus();
  };
  return (
    <div
      ref={menu}
      className="grid-menu"
      popover="manual"
      role="menu"
      tabIndex={-1}
      aria-label={label}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => event.stopPropagation()}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) onClose(false);
      }}
    >
      {items.map((item) => (
        <button
          key={item.label}
          type="button"
          role="menuitem"
          tabIndex={-1}
          disabled={item.disabled}
          className={item.apart ? 'is-apart' : ''}
          onClick={() => {
            onClose(true);
            item.run();
          }}
        >
          <span>{item.label}</span>
          {item.keys === undefined ? null : <kbd>{item.keys}</kbd>}
        </button>
      ))}
    </div>
  );
}
