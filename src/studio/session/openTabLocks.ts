/** Lets tabs know what other tabs use. */
export interface TabLocks {
  /** Says that this tab uses something, until it lets go by the returned function, or is gone. */
  hold(name: string): Promise<() => Promise<void>>;
  /** Acts while no tab uses it; does not act when one does. */
  alone(name: string, act: () => Promise<void>): Promise<void>;
}

/** The browser's own locks, which outlive no tab. A browser without them is taken to have one tab. */
export function openTabLocks(): TabLocks {
  const locks = 'locks' in navigator ? navigator.locks : undefined;
  return {
    hold: (name) =>
      new Promise((resolve) => {
        if (!locks) return resolve(() => Promise.resolve());
        const over = locks.request(
          name,
          { mode: 'shared' },
          () =>
            new Promise<void>((release) =>
              resolve(() => {
                release();
                return over;
              }),
            ),
        );
      }),
    async alone(name, act) {
      if (!locks) return act();
      await locks.request(name, { ifAvailable: true }, (lock) => (lock ? act() : undefined));
    },
  };
}
