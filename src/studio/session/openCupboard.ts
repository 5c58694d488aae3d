/** A cupboard in this browser: it holds what people opened and typed, and nothing leaves it. */
export interface Cupboard {
  read(key: string): Promise<unknown>;
  /** Everything whose key begins so. */
  list(prefix: string): Promise<readonly unknown[]>;
  /** Every key that begins so. */
  keys(prefix: string): Promise<readonly string[]>;
  write(key: string, value: unknown): Promise<void>;
  /** Replaces a value by one made of it; nobody else can write in between. */
  change(key: string, change: (present: unknown) => unknown): Promise<void>;
  remove(key: string): Promise<void>;
}

const STORE = 'open';

function rangeOf(prefix: string): IDBKeyRange {
  return IDBKeyRange.bound(prefix, `${prefix}\uffff`);
}

/** Opens the browser's database. Writes end when they are safe, and fail when the storage is full. */
export async function openCupboard(name = 'cosell-studio'): Promise<Cupboard> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open(name, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error ?? new Error('The browser keeps no data here.'));
  });
  const run = <T>(
    mode: IDBTransactionMode,
    act: (store: IDBObjectStore, refuse: (reason: unknown) => void) => IDBRequest<T>,
  ): Promise<T> =>
    new Promise((resolve, reject) => {
      const transaction = database.transaction(STORE, mode);
      const request = act(transaction.objectStore(STORE), reject);
      const fail = (): void =>
        reject(transaction.error ?? request.error ?? new Error('The browser refused to keep the data.'));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = fail;
      transaction.onerror = fail;
    });
  return {
    read: (key) => run<unknown>('readonly', (store) => store.get(key)),
    list: (prefix) => run<unknown[]>('readonly', (store) => store.getAll(rangeOf(prefix))),
    async keys(prefix) {
      const keys = await run('readonly', (store) => store.getAllKeys(rangeOf(prefix)));
      return keys.map(String);
    },
    write: async (key, value) => {
      await run('readwrite', (store) => store.put(value, key));
    },
    change: async (key, change) => {
      await run('readwrite', (store, refuse) => {
        const reading = store.get(key) as IDBRequest<unknown>;
        reading.onsuccess = () => {
          const next = change(reading.result);
          try {
            store.put(next, key);
          } catch (reason) {
            refuse(reason);
          }
        };
        return reading;
      });
    },
    remove: async (key) => {
      await run('readwrite', (store) => store.delete(key));
    },
  };
}
