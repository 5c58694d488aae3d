/** The name of a pressed key in the form of `Action.defaultHotkey`; undefined for combinations that no action uses. */
export function nameOfKey(event: {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}): string | undefined {
  if (event.altKey) return undefined;
  const mod = event.ctrlKey || event.metaKey;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return `${mod ? 'mod+' : ''}${event.shiftKey && mod ? 'shift+' : ''}${key}`;
}

const WORDS: Readonly<Record<string, string>> = {
  ' ': 'Space',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
};

/** A hotkey in parts, as printed on keys: ["Ctrl", "Shift", "Z"]. */
export function printHotkey(hotkey: string, apple: boolean): readonly string[] {
  return hotkey.split(/\+(?=.)/).map((part) => {
    if (part === 'mod') return apple ? '⌘' : 'Ctrl';
    if (part === 'shift') return apple ? '⇧' : 'Shift';
    return WORDS[part] ?? (part.length === 1 ? part.toUpperCase() : part);
  });
}
