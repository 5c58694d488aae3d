import { useEffect, useRef } from 'react';

/** Keys by `event.key`, with "mod+" for Control or Command and "shift+": "mod+shift+z", "ArrowLeft", " ". */
export type Hotkeys = Readonly<Record<string, () => void>>;

/** Listens while mounted. Plain keys are left alone where people type or operate a control of their own. */
export function useHotkeys(hotkeys: Hotkeys): void {
  const current = useRef(hotkeys);
  useEffect(() => {
    current.current = hotkeys;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const mod = event.ctrlKey || event.metaKey;
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      const act = current.current[`${mod ? 'mod+' : ''}${event.shiftKey && mod ? 'shift+' : ''}${key}`];
      if (!act || event.altKey || event.defaultPrevented) return;
      if (!mod && isOccupied(event.target, key)) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}

function isOccupied(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('input, textarea, select, [contenteditable], .monaco-editor, dialog')) return true;
  return key === ' ' && target.closest('button, a, summary, [role=option], [role=slider]') !== null;
}
