import { beforeEach, expect, test, vi } from 'vitest';
import { changeField, EMPTY_DRAFT, readDraft, sayAnswer } from '../../../src/studio/guide/guideDraft.ts';
import { writeAnswers } from '../../../src/studio/guide/writeAnswers.ts';
import { openFakeBrowser, type FakeTab } from '../session/fakeStudio.ts';

beforeEach(() => {
  vi.stubGlobal('document', { documentElement: { dataset: {} } });
  vi.stubGlobal('localStorage', { getItem: () => null });
  vi.stubGlobal('fetch', () => Promise.resolve({ ok: false }));
  return () => vi.unstubAllGlobals();
});

const titles = ({ session }: FakeTab) => session.store.get().documents.map(({ title }) => title);
const answered = sayAnswer(EMPTY_DRAFT, 'stages', 'decided');
const changed = changeField(answered, 'stages', 'stages', ['Meet', 'Sign']);

test('[GD7] answers changed later go into the same document, as one step', async () => {
  const tab = await openFakeBrowser().openTab();
  const written = await writeAnswers(tab.session, answered);
  const first = tab.shown;
  await tab.settle();
  tab.session.startBlank('Another');
  await tab.settle();

  const again = await writeAnswers(tab.session, { ...changed, ...(written ? { written } : {}) });
  await tab.settle();
  expect(titles(tab)).toEqual(['Our co-sell programme', 'Another']);
  expect(again?.document).toBe(written?.document);
  expect(tab.shown).toContain('"meet"');
  expect(tab.steps).toEqual(['Take the answers of the guided start']);
  tab.session.undo();
  expect(tab.shown).toBe(first);
});

test('[GD7] a framework changed by hand since is left alone unless the person says otherwise', async () => {
  const tab = await openFakeBrowser().openTab();
  const written = await writeAnswers(tab.session, answered);
  await tab.settle();
  tab.session.editText(`// by hand\n${tab.shown}`);
  await tab.settle();
  const { shown } = tab;
  const answer = async (choose: (tab: FakeTab) => void): Promise<string | undefined> => {
    const writing = writeAnswers(tab.session, { ...changed, ...(written ? { written } : {}) });
    await tab.settle();
    choose(tab);
    return (await writing)?.document;
  };

  expect(await answer(({ session }) => session.dismissConfirmation())).toBeUndefined();
  expect(tab.shown).toBe(shown);
  const other = await answer(({ session }) => session.store.get().confirmation?.other?.proceed());
  expect(other).not.toBe(written?.document);
  await tab.settle();
  expect(titles(tab)).toHaveLength(2);
  expect(await answer(({ session }) => session.store.get().confirmation?.proceed())).toBe(written?.document);
  expect(tab.shown).not.toContain('// by hand');
});

test('[GD7] a document that was deleted is begun anew', async () => {
  const tab = await openFakeBrowser().openTab();
  const gone = { document: 'gone', text: '' };
  const written = await writeAnswers(tab.session, { ...answered, written: gone });
  expect(written?.document).toBe(tab.session.store.get().document?.id);
  expect(readDraft(JSON.stringify({ ...answered, written })).written).toEqual(written);
});
