/** The name of a pressed key in the form of `Action.defaultHotkey`; undefined where Control and Alt together type a sign. */
export function nameOfKey(event: {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  /** The place of the key, whatever it types. */
  readonly code?: string;
}): string | undefined {
  const mod = event.ctrlKey || event.metaKey;
  if (event.altKey && mod) return undefined;
  const digit = /^Digit(\d)$/.exec(event.code ?? '')?.[1];
  if (event.shiftKey && !mod && !event.altKey && digit !== undefined) return `shift+${digit}`;
  // With Alt, some keyboards type other letters.
  const letter = event.altKey ? /^Key([A-Z])$/.exec(event.code ?? '')?.[1] : undefined;
  const key = letter?.toLowerCase() ?? (event.key.length === 1 ? event.key.toLowerCase() : event.key);
  // Of a sign such as "?" the Shift is part; of other keys it is not.
  const shift = event.shiftKey && (mod || event.altKey || event.key.length > 1 || event.key === ' ');
  return `${mod ? 'mod+' : ''}${event.altKey ? 'alt+' : ''}${shift ? 'shift+' : ''}${key}`;
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
    if (part === 'alt') return apple ? '⌥' : 'Alt';
    return WORDS[part] ?? (part.length === 1 ? part.toUpperCase() : part);
  });
}
