import { useEffect } from 'react';

/** Takes tables copied from a spreadsheet that are pasted while nothing else takes them: no field, no text and no grid. */
export function usePastedTable(take: ((text: string) => void) | undefined): void {
  useEffect(() => {
    if (!take) return;
    const onPaste = (event: ClipboardEvent): void => {
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (event.defaultPrevented || isTaken(event.target) || !text.includes('\t')) return;
      event.preventDefault();
      take(text);
    };
    window.addEventListener('paste', onPaste);
    return () => window.removeEventListener('paste', onPaste);
  });
}

function isTaken(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('input, textarea, select, [contenteditable], .monaco-editor, dialog, .grid') !== null
  );
}
