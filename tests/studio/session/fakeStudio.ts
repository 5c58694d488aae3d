import { createSession, type Session } from '../../../src/studio/session/createSession.ts';
import type { TabMessage } from '../../../src/studio/session/createTabLine.ts';
import type { FilePort } from '../../../src/studio/session/filePort.ts';
import type { SessionHost } from '../../../src/studio/session/sessionContext.ts';
import type { Cupboard } from '../../../src/studio/session/openCupboard.ts';
import { startFakeIntake } from './fakeIntake.ts';
import { openFakeLocks } from './fakeLocks.ts';
import { openFakeVault, type FakeVault } from './fakeVault.ts';

/** A browser with one cupboard and as many tabs as a test opens; time stands still until it is told to run. */
export interface FakeBrowser {
  openTab(options?: {
    readonly tabMemory?: string;
    readonly files?: FilePort;
    readonly startIntake?: typeof startFakeIntake;
    readonly createEngine?: SessionHost['createEngine'];
  }): Promise<FakeTab>;
  /** Makes every write fail from now on, or those to keys that begin so; or has them work again. */
  breakStorage(error: Error | undefined, prefix?: string): void;
  readonly stored: Map<string, unknown>;
  readonly vault: FakeVault;
  /** How often the browser was asked to keep what it holds. */
  readonly askedToKeep: number;
}

export interface FakeTab {
  readonly session: Session;
  /** Lets everything happen that waits for time to pass. */
  settle(): Promise<void>;
  /** The tab is gone: nothing that waited happens any more, nobody hears it. */
  kill(): void;
  readonly shown: string;
  readonly steps: readonly string[];
}

export const NO_FILES: FilePort = {
  save: () => Promise.resolve({ kind: 'cancelled' }),
  choose: () => Promise.resolve([]),
};

export function openFakeBrowser(): FakeBrowser {
  const stored = new Map<string, unknown>();
  const left = new Map<string, Uint8Array>();
  const listeners = new Set<(message: TabMessage) => void>();
  const vault = openFakeVault();
  const locks = openFakeLocks();
  let failure: { readonly error: Error; readonly prefix: string } | undefined;
  let ids = 0;
  let asked = 0;
  let clock = 1_000_000;

  const write = async (key: string, act: () => void): Promise<void> => {
    await Promise.resolve();
    if (failure && key.startsWith(failure.prefix)) throw failure.error;
    act();
  };
  const cupboard: Cupboard = {
    read: (key) => Promise.resolve(structuredClone(stored.get(key))),
    list: (prefix) =>
      Promise.resolve(
        [...stored].flatMap(([key, value]) => (key.startsWith(prefix) ? [structuredClone(value)] : [])),
      ),
    keys: (prefix) => Promise.resolve([...stored.keys()].filter((key) => key.startsWith(prefix))),
    write: (key, value) => write(key, () => stored.set(key, structuredClone(value))),
    change: (key, change) => write(key, () => stored.set(key, structuredClone(change(stored.get(key))))),
    remove: (key) => write(key, () => stored.delete(key)),
  };

  return {
    stored,
    vault,
    get askedToKeep() {
      return asked;
    },
    breakStorage: (error, prefix = '') => (failure = error && { error, prefix }),
    async openTab({
      tabMemory,
      files = NO_FILES,
      startIntake = startFakeIntake,
      createEngine = () => ({ send: () => undefined }),
    } = {}) {
      const waiting = new Set<() => void>();
      const ownLocks = locks.openTab();
      let alive = true;
      let remembered = tabMemory;
      const session = createSession({
        createEngine,
        createIntake: startIntake,
        openCupboard: () => Promise.resolve(cupboard),
        vault,
        locks: ownLocks,
        wallClock: () => (clock += 5_000),
        later(act) {
          waiting.add(act);
          return () => waiting.delete(act);
        },
        createId: () => `id-${(ids += 1)}`,
        openChannel(receive) {
          const hear = (message: TabMessage): void => {
            if (alive) receive(structuredClone(message));
          };
          listeners.add(hear);
          return {
            send(message) {
              for (const listener of listeners) if (alive && listener !== hear) listener(message);
            },
          };
        },
        files,
        askToKeep: () => void (asked += 1),
        lastWords: {
          leave: (id, state) => void left.set(id, state),
          take() {
            const all = [...left].map(([id, state]) => ({ id, state }));
            left.clear();
            return all;
          },
        },
        tabMemory: { read: () => remembered, write: (document) => (remembered = document) },
      });
      const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
      const tab: FakeTab = {
        session,
        async settle() {
          for (let round = 0; round < 6; round += 1) {
            await turn();
            const due = [...waiting];
            waiting.clear();
            for (const act of due) act();
          }
          await turn();
        },
        kill() {
          alive = false;
          waiting.clear();
          ownLocks.releaseAll();
        },
        get shown() {
          return session.store.get().document?.text ?? '';
        },
        get steps() {
          return session.store.get().history.past.map(({ name }) => name);
        },
      };
      await session.start();
      return tab;
    },
  };
}
