/** A small place that can be written while a page is going: larger storage answers too late then. */
export interface LastWords {
  /** Leaves the state of a document's text. */
  leave(id: string, state: Uint8Array): void;
  /** Takes what was left, and clears the place. */
  take(): readonly { readonly id: string; readonly state: Uint8Array }[];
}

const PREFIX = 'cosell.unsaved/';

/** The browser's own, of which a page going away may count on. */
export function openLastWords(): LastWords {
  return {
    leave(id, state) {
      const letters = Array.from(state, (byte) => String.fromCharCode(byte)).join('');
      try {
        localStorage.setItem(`${PREFIX}${id}`, btoa(letters));
      } catch {
        // There is no room, and nobody left to tell: what was kept before stands.
      }
    },
    take() {
      const keys = Array.from({ length: localStorage.length }, (_none, index) => localStorage.key(index));
      return keys.flatMap((key) => {
        const left = key?.startsWith(PREFIX) ? localStorage.getItem(key) : null;
        if (key === null || left === null) return [];
        localStorage.removeItem(key);
        const state = Uint8Array.from(atob(left), (letter) => letter.charCodeAt(0));
        return [{ id: key.slice(PREFIX.length), state }];
      });
    },
  };
}
