import type { ClipboardEvent } from 'react';
import type { CanvasBench } from './canvasBench.ts';
import { printCopied } from './copiedStates.ts';

/** Copy, cut and paste as the browser asks for them; never where somebody types. */
export function useClipboard({ commands, states, lines, selectOnly }: CanvasBench) {
  const copy = (event: ClipboardEvent): boolean => {
    const copied = isTyping(event.target) ? undefined : commands.copy(states);
    if (!copied) return false;
    event.preventDefault();
    event.clipboardData.setData('text/plain', printCopied(copied));
    return true;
  };
  return {
    onCopy: (event: ClipboardEvent): void => void copy(event),
    onCut(event: ClipboardEvent): void {
      if (copy(event)) commands.remove(states, lines);
    },
    onPaste(event: ClipboardEvent): void {
      if (isTyping(event.target)) return;
      const added = commands.pasteText(event.clipboardData.getData('text/plain'));
      if (added.length === 0) return;
      event.preventDefault();
      selectOnly(added);
    },
  };
}

function isTyping(target: EventTarget): boolean {
  return target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null;
}
