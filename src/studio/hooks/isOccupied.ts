/** Whether a plain key belongs to what has the focus: to typing, or to a control of its own. */
export function isOccupied(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('input, textarea, select, [contenteditable], .monaco-editor, dialog')) return true;
  return (
    (key === ' ' || key === 'Enter') &&
    target.closest('button, a, summary, [role=option], [role=slider]') !== null
  );
}
