import { printHotkey } from '../session/keyNames.ts';

/** A hotkey as it is printed on the keys. */
export function KeyCaps({ hotkey, apple }: { readonly hotkey: string; readonly apple: boolean }) {
  return (
    <span className="key-caps">
      {printHotkey(hotkey, apple).map((part) => (
        <kbd key={part}>{part}</kbd>
      ))}
    </span>
  );
}
