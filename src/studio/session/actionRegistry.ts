/** Something a person can do in the studio, as the palette, the keys and the sheet of keys know it. */
export interface Action {
  /** "noun.verb" */
  readonly id: string;
  readonly title: string;
  /** Heading under which it is listed. */
  readonly group: string;
  /** Key by its name, with "mod+" for Control or Command and "shift+": "mod+shift+z", "ArrowLeft", "n". */
  readonly defaultHotkey?: string;
  /** Further keys that do the same. */
  readonly otherHotkeys?: readonly string[];
  /** The default is true. */
  readonly enabled?: boolean;
  run(): void;
}

/** The actions on offer. Rooms come and go, and their actions with them. */
export interface ActionRegistry {
  /** Later offers take the place of earlier ones with the same id. */
  list(): readonly Action[];
  /** The enabled action of a key, the latest offer first. */
  findByKey(key: string): Action | undefined;
  /** Puts actions on offer; the answer withdraws them. `read` is asked each time, so that what they do is never out of date. */
  offer(read: () => readonly Action[]): () => void;
}

/** Creates an empty registry. */
export function createActionRegistry(): ActionRegistry {
  const offers = new Set<() => readonly Action[]>();
  const list = (): readonly Action[] => {
    const byId = new Map<string, Action>();
    for (const read of offers) for (const action of read()) byId.set(action.id, action);
    return [...byId.values()];
  };
  return {
    list,
    findByKey: (key) =>
      list().findLast(
        ({ defaultHotkey, otherHotkeys, enabled }) =>
          enabled !== false && (defaultHotkey === key || otherHotkeys?.includes(key)),
      ),
    offer(read) {
      offers.add(read);
      return () => offers.delete(read);
    },
  };
}
