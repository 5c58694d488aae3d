import { useEffect, useRef, useState, type ReactNode } from 'react';

/**
 * A button with a small panel below it. Escape, a click elsewhere and leaving it with the keyboard close the panel,
 * and so does a click on anything in it that carries `data-closes`.
 */
export function Popover({
  label,
  title,
  button,
  buttonClass,
  align = 'left',
  disabled = false,
  children,
}: {
  /** Name of the panel, read out. */
  readonly label: string;
  /** Name of the button where its content does not say it. */
  readonly title?: string;
  readonly button: ReactNode;
  readonly buttonClass: string;
  readonly align?: 'left' | 'right';
  readonly disabled?: boolean;
  readonly children: ReactNode;
}) {
  const [open, setOpen] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const element = frame.current;
    if (!open || !element) return;
    const over = new AbortController();
    const options = { signal: over.signal };
    const close = (): void => {
      setOpen(false);
      opener.current?.focus();
    };
    const leave = (target: EventTarget | null): void => {
      if (target instanceof Node && !element.contains(target)) setOpen(false);
    };
    window.addEventListener('pointerdown', ({ target }) => leave(target), { ...options, capture: true });
    element.addEventListener('focusout', ({ relatedTarget }) => leave(relatedTarget), options);
    element.addEventListener(
      'click',
      ({ target }) => {
        // What was clicked acts first: it must not be gone by then.
        if (target instanceof Element && target.closest('[data-closes]')) requestAnimationFrame(close);
      },
      options,
    );
    element.addEventListener(
      'keydown',
      (event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.stopPropagation();
        close();
      },
      options,
    );
    return () => over.abort();
  }, [open]);
  return (
    <div ref={frame} className="popover-frame">
      <button
        ref={opener}
        type="button"
        className={buttonClass}
        aria-expanded={open}
        aria-haspopup="dialog"
        aria-label={title}
        title={title}
        disabled={disabled}
        onClick={() => setOpen(!open)}
      >
        {button}
      </button>
      {open ? (
        <div className={`popover popover-${align}`} role="dialog" aria-label={label}>
          {children}
        </div>
      ) : null}
    </div>
  );
}
