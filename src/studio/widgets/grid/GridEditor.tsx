import {
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import type { GridStep } from './gridSelection.ts';

/** Where the focus goes when a text was taken; `fill` writes it into every selected cell. */
export interface Commit {
  readonly text: string;
  readonly step?: GridStep;
  readonly fill?: boolean;
  /** The cell gets the focus back. */
  readonly stay?: boolean;
}

/** What stands below the text while it is edited. */
export interface EditorPanelProps {
  readonly text: string;
  /** Replaces the text; with `done` it is taken at once. */
  setText(text: string, options?: { readonly done?: boolean }): void;
  /** Leaves the cell as it was. */
  close(): void;
}

/** The editor of one cell: a text field over the cell, and under it whatever helps to fill it. */
export function GridEditor({
  cell,
  label,
  initial,
  multiline,
  renderPanel,
  onCommit,
  onCancel,
}: {
  readonly cell: HTMLElement;
  readonly label: string;
  readonly initial: string;
  readonly multiline: boolean;
  readonly renderPanel: (props: EditorPanelProps) => ReactNode;
  readonly onCommit: (commit: Commit) => void;
  readonly onCancel: () => void;
}) {
  const box = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const [text, setText] = useState(initial);
  const hint = useId();

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    if ('showPopover' in element) element.showPopover();
    const place = (): void => placeOver(element, cell);
    place();
    input.current?.focus({ preventScroll: true });
    const end = input.current?.value.length ?? 0;
    input.current?.setSelectionRange(end, end);
    const observer = new ResizeObserver(place);
    observer.observe(element);
    window.addEventListener('scroll', place, true);
    window.addEventListener('resize', place);
    return () => {
      observer.disconnect();
      window.removeEventListener('scroll', place, true);
      window.removeEventListener('resize', place);
    };
  }, [cell]);

  // What is half typed when the page goes is taken like what is left for another cell.
  useEffect(() => {
    const leave = (): void => onCommit({ text });
    window.addEventListener('beforeunload', leave);
    return () => window.removeEventListener('beforeunload', leave);
  });

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.nativeEvent.isComposing) return;
    // Undo belongs to the text field until the text is taken.
    event.stopPropagation();
    const inField = event.target === input.current;
    if (event.key === 'Escape') {
      event.preventDefault();
      onCancel();
    } else if (event.key === 'Enter') {
      // An option of which only one can be taken is taken by its own click.
      if (event.target instanceof HTMLElement && event.target.dataset['option'] === 'one') return;
      if (multiline && inField && event.altKey) {
        event.preventDefault();
        insertAtCaret(input.current, '\n', setText);
        return;
      }
      event.preventDefault();
      if (event.ctrlKey || event.metaKey) onCommit({ text, fill: true });
      else onCommit({ text, step: event.shiftKey ? 'up' : 'down' });
    } else if (event.key === 'Tab') {
      onTab(event, inField);
    } else if (inField && event.key === 'ArrowDown' && !multiline) {
      const first = box.current?.querySelector<HTMLElement>('.grid-panel :is(button, input)');
      if (first) event.preventDefault();
      first?.focus();
    } else if (!inField && (event.key.startsWith('Arrow') || event.key === 'Home' || event.key === 'End')) {
      moveAmongOptions(event, input.current);
    }
  };

  function onTab(event: KeyboardEvent<HTMLElement>, inField: boolean): void {
    const controls = inField
      ? []
      : [...(box.current?.querySelectorAll<HTMLElement>('.grid-panel :is(button, input, select)') ?? [])];
    const index = controls.findIndex((control) => control === event.target);
    const edge = event.shiftKey ? index <= 0 : index === controls.length - 1;
    if (!edge && !inField) return;
    event.preventDefault();
    if (event.shiftKey && !inField) input.current?.focus();
    else onCommit({ text, step: event.shiftKey ? 'previous' : 'next' });
  }

  const field = {
    ref: input,
    className: 'grid-field',
    value: text,
    spellCheck: multiline,
    autoComplete: 'off',
    'aria-label': label,
    'aria-describedby': hint,
    onChange: (event: { readonly target: { readonly value: string } }) => setText(event.target.value),
  };
  return (
    // A dialog holds the keys of everything inside it.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      ref={box}
      className="grid-editor"
      popover="manual"
      role="dialog"
      aria-label={label}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => event.stopPropagation()}
      onDoubleClick={(event) => event.stopPropagation()}
      onCopy={(event) => event.stopPropagation()}
      onCut={(event) => event.stopPropagation()}
      onPaste={(event) => event.stopPropagation()}
      onBlur={(event) => {
        if (box.current?.contains(event.relatedTarget) || !document.hasFocus()) return;
        onCommit({ text });
      }}
    >
      {multiline ? <textarea rows={3} {...field} /> : <input type="text" {...field} />}
      <div className="grid-panel">
        {renderPanel({
          text,
          close: onCancel,
          setText: (next, options) => {
            setText(next);
            if (options?.done) onCommit({ text: next, stay: true });
          },
        })}
      </div>
      <div className="grid-editor-foot">
        <p id={hint}>
          {multiline
            ? 'Enter takes it · Alt+Enter begins a line · Esc leaves it as it was'
            : 'Enter takes it · ↓ to choose · Esc leaves it as it was'}
        </p>
        <button type="button" tabIndex={-1} onClick={() => onCommit({ text, stay: true })}>
          Done
        </button>
      </div>
    </div>
  );
}

function insertAtCaret(
  field: HTMLTextAreaElement | null,
  text: string,
  setText: (text: string) => void,
): void {
  if (!field) return;
  field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end');
  setText(field.value);
}

/** Arrow keys walk over the options; up from the first returns to the text. */
function moveAmongOptions(event: KeyboardEvent<HTMLElement>, field: HTMLElement | null): void {
  const options = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-option]')];
  const index = options.findIndex((option) => option === event.target);
  if (index < 0) return;
  event.preventDefault();
  const back = event.key === 'ArrowUp' || event.key === 'ArrowLeft';
  const to = event.key === 'Home' ? 0 : event.key === 'End' ? options.length - 1 : index + (back ? -1 : 1);
  (to < 0 ? field : options[Math.min(to, options.length - 1)])?.focus();
}

/** Covers the cell; stays inside the window. */
function placeOver(element: HTMLElement, cell: HTMLElement): void {
  const { left, top, width } = cell.getBoundingClientRect();
  element.style.minWidth = `${Math.round(width)}px`;
  const room = { width: window.innerWidth - 8, height: window.innerHeight - 8 };
  element.style.left = `${Math.max(8, Math.min(left, room.width - element.offsetWidth))}px`;
  element.style.top = `${Math.max(8, Math.min(top, room.height - element.offsetHeight))}px`;
}
