/** A cupboard in this browser: it holds what people opened and typed, and nothing leaves it. */
export interface Cupboard {
  read(key: string): Promise<unknown>;
  write(key: string, value: unknown): Promise<void>;
}

const STORE = 'open';

/** Opens the browser's database. */
export async function openCupboard(name = 'cosell-studio'): Promise<Cupboard> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open(name, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error ?? new Error('The browser keeps no data here.'));
  });
  const run = <T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      const request = act(database.transaction(STORE, mode).objectStore(STORE));
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('The browser refused to keep the data.'));
    });
  return {
    read: (key) => run<unknown>('readonly', (store) => store.get(key)),
    write: async (key, value) => {
      await run('readwrite', (store) => store.put(value, key));
    },
  };
}
