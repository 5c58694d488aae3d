import type { TabLocks } from '../../../src/studio/session/openTabLocks.ts';

/** Locks that tabs of one browser share. */
export function openFakeLocks(): { openTab(): TabLocks & { releaseAll(): void } } {
  const held: { readonly name: string; readonly tab: number }[] = [];
  let tabs = 0;
  return {
    openTab() {
      const tab = (tabs += 1);
      return {
        hold(name) {
          const mine = { name, tab };
          held.push(mine);
          return Promise.resolve(() => {
            const at = held.indexOf(mine);
            if (at !== -1) held.splice(at, 1);
            return Promise.resolve();
          });
        },
        async alone(name, act) {
          if (!held.some((lock) => lock.name === name)) await act();
        },
        releaseAll() {
          held.splice(0, held.length, ...held.filter((lock) => lock.tab !== tab));
        },
      };
    },
  };
}
