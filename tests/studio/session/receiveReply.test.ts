import { expect, test } from 'vitest';
import { createStore } from '../../../src/studio/session/createStore.ts';
import { receiveReply } from '../../../src/studio/session/receiveReply.ts';
import { EMPTY_STATE } from '../../../src/studio/session/studioState.ts';

test('[ST2] an error of the check halts the replay; it does not make the text unreadable', () => {
  const store = createStore(EMPTY_STATE);
  receiveReply(
    store,
    {},
    { kind: 'framework.checked', version: 0, diagnostics: [], analyses: [], runnable: false },
  );
  expect(store.get().reading).toMatchObject({ stale: false, halted: true });
  receiveReply(
    store,
    {},
    { kind: 'framework.checked', version: 0, diagnostics: [], analyses: [], runnable: true },
  );
  expect(store.get().reading.halted).toBe(false);
});

test('[ST2] text that cannot be read is stale, not halted', () => {
  const store = createStore({ ...EMPTY_STATE, reading: { ...EMPTY_STATE.reading, stale: true } });
  receiveReply(
    store,
    {},
    { kind: 'framework.checked', version: 0, diagnostics: [], analyses: [], runnable: false },
  );
  expect(store.get().reading).toMatchObject({ stale: true, halted: false });
});

test('[DA9] what decisions leave open stays as it was told while the text cannot be read', () => {
  const store = createStore(EMPTY_STATE);
  const analyses = [{ decision: 'customerLead', findings: [], exhaustive: true }];
  const checked = { kind: 'framework.checked', version: 0, diagnostics: [], runnable: false } as const;
  receiveReply(store, {}, { ...checked, analyses });
  store.set({ reading: { ...store.get().reading, stale: true, version: 1 } });
  receiveReply(store, {}, { ...checked, version: 1, analyses: [] });
  expect(store.get().reading.analysed).toEqual({ version: 0, decisions: analyses });
});
