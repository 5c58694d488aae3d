/** Something a person can do in the studio, as the palette, the keys and the sheet of keys know it. */
export interface Action {
  /** "noun.verb" */
  readonly id: string;
  readonly title: string;
  /** Heading under which it is listed. */
  readonly group: string;
  /** Key by its name, with "mod+" for Control or Command, "alt+" and "shift+": "mod+shift+z", "alt+ArrowUp", "n". */
  readonly defaultHotkey?: string;
  /** Further keys that do the same. */
  readonly otherHotkeys?: readonly string[];
  /** The part of the page (its `data-keys`) in which the keys count; absent: everywhere. The palette offers it all the same. */
  readonly within?: string;
  /** The browser's own event does it when the keys are pressed; they are only shown. */
  readonly keysAreNative?: boolean;
  /** Other words people may look for it by. */
  readonly words?: string;
  /** The default is true. */
  readonly enabled?: boolean;
  /** `key` is the pressed one of its keys; the palette gives none. */
  run(key?: string): void;
}

/** The actions on offer. Rooms come and go, and their actions with them. */
export interface ActionRegistry {
  /** Later offers take the place of earlier ones with the same id. */
  list(): readonly Action[];
  /** The enabled action of a key, the latest offer first; `parts` are the parts of the page around the focus. */
  findByKey(key: string, parts?: readonly string[]): Action | undefined;
  /** Puts actions on offer; the answer withdraws them. `read` is asked each time, so that what they do is never out of date. */
  offer(read: () => readonly Action[]): () => void;
  /** Tells when something came or went; the answer ends it. */
  subscribe(listener: () => void): () => void;
  /** Grows whenever something came or went. */
  revision(): number;
}

/** Creates an empty registry. */
export function createActionRegistry(): ActionRegistry {
  const offers = new Set<() => readonly Action[]>();
  const listeners = new Set<() => void>();
  let revision = 0;
  const tell = (): void => {
    revision += 1;
    for (const listener of listeners) listener();
  };
  const list = (): readonly Action[] => {
    const byId = new Map<string, Action>();
    for (const read of offers) for (const action of read()) byId.set(action.id, action);
    return [...byId.values()];
  };
  return {
    list,
    findByKey: (key, parts = []) =>
      list().findLast(
        ({ defaultHotkey, otherHotkeys, within, enabled, keysAreNative }) =>
          enabled !== false &&
          keysAreNative !== true &&
          (defaultHotkey === key || otherHotkeys?.includes(key)) &&
          (within === undefined || parts.includes(within)),
      ),
    offer(read) {
      offers.add(read);
      tell();
      return () => {
        offers.delete(read);
        tell();
      };
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    revision: () => revision,
  };
}
