/** What is being typed into fields and not yet handed on. */
export interface TypingWatch {
  /** Whether a field holds typing that its own undo can take back. */
  canUndo(target: EventTarget | null): boolean;
  /** Whether somebody types in a field, so that what was taken back there can be done again. */
  canRedo(target: EventTarget | null): boolean;
  /** The text was handed on, or the fields were changed from outside. */
  forget(): void;
  stop(): void;
}

/** Watches the fields of the page. A field begins anew when it hands its text on, is left, or is changed from outside. */
export function watchTyping(page: Document): TypingWatch {
  let typed: { readonly field: HTMLInputElement | HTMLTextAreaElement; readonly before: string } | undefined;
  const begin = ({ target }: Event): void => {
    if (isField(target) && typed?.field !== target) typed = { field: target, before: target.value };
  };
  const end = (): void => {
    typed = undefined;
  };
  page.addEventListener('beforeinput', begin, true);
  page.addEventListener('change', end, true);
  page.addEventListener('focusout', end, true);
  return {
    canUndo: (target) => typed?.field === target && typed?.field.value !== typed?.before,
    canRedo: (target) => typed !== undefined && typed.field === target,
    forget: end,
    stop() {
      page.removeEventListener('beforeinput', begin, true);
      page.removeEventListener('change', end, true);
      page.removeEventListener('focusout', end, true);
    },
  };
}

function isField(target: EventTarget | null): target is HTMLInputElement | HTMLTextAreaElement {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}
