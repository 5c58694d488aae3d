import { beforeEach, expect, test, vi } from 'vitest';
import { createBlankFramework } from '../../../src/core/index.ts';
import type { FilePort, SaveOutcome } from '../../../src/studio/session/filePort.ts';
import { openFiles } from '../../../src/studio/session/openFiles.ts';
import { openFakeBrowser, type FakeTab } from './fakeStudio.ts';

beforeEach(() => {
  vi.stubGlobal('document', { documentElement: { dataset: {} } });
  vi.stubGlobal('localStorage', { getItem: () => null });
  vi.stubGlobal('fetch', () => Promise.resolve({ ok: false }));
  return () => vi.unstubAllGlobals();
});

const file = (name: string) => ({ kind: 'file', file: `${name}.cosell.jsonc` }) as const;
const chosen = (name: string, text: string) => ({ name, content: new Blob([text]) });
const titles = ({ session }: FakeTab) => session.store.get().documents.map(({ title }) => title);

test('[ST5] an opened document lies beside the others: none is replaced, none asks', async () => {
  const tab = await openFakeBrowser().openTab();
  await tab.session.openFramework(createBlankFramework('One'), file('one'));
  tab.session.runCommand({ kind: 'framework.set', field: 'version', value: '2.0.0' });
  await tab.session.openFramework(createBlankFramework('Two'), file('two'));
  expect(tab.session.store.get().confirmation).toBeUndefined();
  await tab.settle();
  expect(titles(tab)).toEqual(['Two', 'One']);

  const one = tab.session.store.get().documents[1]?.id ?? '';
  await tab.session.openDocument(one);
  expect(tab.shown).toContain('"2.0.0"');
  expect(tab.steps).toEqual(['Change version of the framework']);
  tab.session.undo();
  expect(tab.shown).toBe(createBlankFramework('One'));
});

test('the same unchanged file is shown again, a changed one opens beside', async () => {
  const tab = await openFakeBrowser().openTab();
  await tab.session.openFramework(createBlankFramework('One'), file('one'));
  await tab.settle();
  await tab.session.openFramework(createBlankFramework('Two'), file('two'));
  await tab.settle();
  await tab.session.openFramework(createBlankFramework('One'), file('one'));
  await tab.settle();
  expect(titles(tab)).toEqual(['One', 'Two']);
  tab.session.editText(`${tab.shown}// mine\n`);
  await tab.settle();
  await tab.session.openFramework(createBlankFramework('One'), file('one'));
  await tab.settle();
  expect(titles(tab)).toEqual(['One', 'One', 'Two']);
});

test('[DO2] a killed tab comes back with everything up to the last save, and its deals', async () => {
  const browser = openFakeBrowser();
  const tab = await browser.openTab();
  await openFiles(tab.session, [
    chosen('mine.deals.jsonl', '{"format":"cosell-deal/1"}'),
    chosen('one.cosell.jsonc', createBlankFramework('One')),
  ]);
  tab.session.editText(`// mine\n${tab.shown}`, { burst: true });
  expect(tab.session.store.get().document?.saved).toBe('saving');
  await tab.settle();
  expect(tab.session.store.get().document?.saved).toBe('saved');
  const { shown } = tab;
  tab.kill();

  const again = await browser.openTab();
  await again.settle();
  expect(again.shown).toBe(shown);
  expect(again.session.store.get().deals.sets.map(({ name }) => name)).toEqual(['mine.deals.jsonl']);
  expect(again.session.store.get().checkpoints.map(({ name, text }) => [name, text])).toContainEqual([
    'As opened',
    createBlankFramework('One'),
  ]);
});

test('[DO2] someone who types without a rest is saved too', async () => {
  const browser = openFakeBrowser();
  const tab = await browser.openTab();
  tab.session.startBlank('One');
  await tab.settle();
  tab.session.editText('a', { burst: true });
  for (const text of ['ab', 'abc']) tab.session.editText(text, { burst: true });
  await tab.session.flush();
  tab.kill();
  expect((await browser.openTab()).shown).toBe('abc');
});

test('[DO3] two tabs with one document are in step, and undo only their own steps', async () => {
  const browser = openFakeBrowser();
  const first = await browser.openTab();
  first.session.startBlank('One');
  await first.settle();
  const second = await browser.openTab();
  expect(second.session.store.get().document?.id).toBe(first.session.store.get().document?.id);

  first.session.editText(`// first\n${first.shown}`);
  expect(second.shown).toBe(first.shown);
  second.session.editText(`${second.shown}// second\n`);
  expect(first.shown).toBe(second.shown);
  first.session.undo();
  expect(first.shown).toBe(`${createBlankFramework('One')}// second\n`);
  expect(second.shown).toBe(first.shown);
  await Promise.all([first.settle(), second.settle()]);

  const third = await browser.openTab();
  expect(third.shown).toBe(first.shown);
});

test('[DO3] what was typed while the tabs could not hear each other is merged when one opens', async () => {
  const browser = openFakeBrowser();
  const first = await browser.openTab();
  first.session.startBlank('One');
  await first.settle();
  first.session.editText(`// not yet saved\n${first.shown}`);
  const second = await browser.openTab();
  expect(second.shown).toBe(first.shown);
});

test('other tabs hear of new names, documents and checkpoints', async () => {
  const browser = openFakeBrowser();
  const first = await browser.openTab();
  first.session.startBlank('One');
  await first.settle();
  const second = await browser.openTab();
  const { id } = first.session.store.get().document ?? { id: '' };
  await first.session.renameDocument(id, 'Ours');
  await first.session.addCheckpoint('agreed');
  await second.settle();
  expect(titles(second)).toEqual(['Ours']);
  expect(second.session.store.get().document?.name).toBe('Ours');
  expect(second.session.store.get().checkpoints[0]?.name).toBe('agreed');
});

test('[DO4] a checkpoint is restored by one step, which can be undone', async () => {
  const tab = await openFakeBrowser().openTab();
  tab.session.startBlank('One');
  await tab.settle();
  await tab.session.addCheckpoint('agreed');
  const agreed = tab.shown;
  tab.session.editText('{}');
  tab.session.editText('{ "broken": true }');
  const checkpoint = tab.session.store.get().checkpoints.find(({ name }) => name === 'agreed');
  tab.session.restoreCheckpoint(checkpoint?.id ?? '');
  expect(tab.shown).toBe(agreed);
  expect(tab.steps).toEqual(['Edit the text', 'Edit the text', 'Restore "agreed"']);
  tab.session.undo();
  expect(tab.shown).toBe('{ "broken": true }');
});

test('[DO6] a full storage is said once, nothing is lost, and saving goes on when there is room', async () => {
  const browser = openFakeBrowser();
  const tab = await browser.openTab();
  tab.session.startBlank('One');
  await tab.settle();
  const full = new Error('no room');
  full.name = 'QuotaExceededError';
  browser.breakStorage(full);
  tab.session.editText(`// more\n${tab.shown}`);
  await tab.settle();
  expect(tab.session.store.get().document?.saved).toBe('full');
  expect(tab.session.store.get().notices.filter(({ text }) => text.includes('storage is full'))).toHaveLength(
    1,
  );
  expect(tab.shown.startsWith('// more')).toBe(true);

  tab.session.startBlank('Two');
  await tab.settle();
  await tab.session.openDocument(
    tab.session.store.get().documents.find(({ title }) => title === 'One')?.id ?? '',
  );
  expect(tab.shown.startsWith('// more')).toBe(true);

  browser.breakStorage(undefined);
  await tab.settle();
  expect(tab.session.store.get().document?.saved).toBe('saved');
  tab.kill();
  expect((await browser.openTab()).shown.startsWith('// more')).toBe(true);
});

test('[ST5] a document is deleted only after asking; the next one is shown', async () => {
  const browser = openFakeBrowser();
  const tab = await browser.openTab();
  tab.session.startBlank('One');
  await tab.settle();
  await openFiles(tab.session, [chosen('a.deals.jsonl', '{}')]);
  await tab.settle();
  expect([...browser.stored.keys()].filter((key) => key.startsWith('deals/'))).toHaveLength(1);
  const { id } = tab.session.store.get().document ?? { id: '' };
  tab.session.removeSet(0);
  tab.session.startBlank('Two');
  await tab.settle();

  tab.session.deleteDocument(id);
  tab.session.dismissConfirmation();
  await tab.settle();
  expect(titles(tab)).toEqual(['Two', 'One']);
  tab.session.deleteDocument(id);
  tab.session.store.get().confirmation?.proceed();
  await tab.settle();
  expect(titles(tab)).toEqual(['Two']);
  expect([...browser.stored.keys()].filter((key) => key.includes(id))).toEqual([]);
});

test('a copy has a history of its own and a name that tells it is one', async () => {
  const tab = await openFakeBrowser().openTab();
  tab.session.startBlank('One');
  tab.session.editText(`// mine\n${tab.shown}`);
  const { id } = tab.session.store.get().document ?? { id: '' };
  await tab.settle();
  await tab.session.duplicateDocument(id);
  expect(tab.steps).toEqual([]);
  tab.session.editText('changed');
  await tab.settle();
  expect(titles(tab)).toEqual(['One (copy)', 'One']);
  await tab.session.openDocument(id);
  expect(tab.shown.startsWith('// mine')).toBe(true);
});

test('[DO5] saving goes to the same file again, and the document knows what is in it', async () => {
  const saved: [string, string, string | undefined][] = [];
  let outcome: SaveOutcome = { kind: 'saved', handle: { name: 'ours.cosell.jsonc' } };
  const files = {
    choose: () => Promise.resolve([]),
    save: (name: string, text: string, target?: { readonly handle: { readonly name: string } }) => {
      saved.push([name, text, target?.handle.name]);
      return Promise.resolve(outcome);
    },
  };
  const browser = openFakeBrowser();
  const tab = await browser.openTab({ files });
  tab.session.startBlank('Our try');
  const start = tab.shown;
  await tab.session.saveToFile();
  await tab.settle();
  expect(tab.session.store.get().document?.origin).toEqual({ kind: 'file', file: 'ours.cosell.jsonc' });
  tab.session.editText('changed');
  await tab.settle();
  tab.kill();

  const again = await browser.openTab({ files });
  expect(again.session.store.get().document?.opened).toBe(start);
  await again.session.saveToFile();
  expect(saved).toEqual([
    ['our-try.cosell.jsonc', start, undefined],
    ['ours.cosell.jsonc', 'changed', 'ours.cosell.jsonc'],
  ]);
  expect(again.session.store.get().document?.opened).toBe('changed');

  outcome = { kind: 'refused', reason: 'No.' };
  again.session.editText('changed again');
  await again.session.saveToFile();
  expect(again.session.store.get().document?.opened).toBe('changed');
  expect(again.session.store.get().notices.at(-1)?.text).toContain('was not written');
});

test('[DO1] jumping through the history changes the text once and keeps the rest of the steps', async () => {
  const tab = await openFakeBrowser().openTab();
  tab.session.startBlank('One');
  for (const version of ['1.0.0', '2.0.0', '3.0.0'])
    tab.session.runCommand({ kind: 'framework.set', field: 'version', value: version });
  tab.session.jumpTo(1);
  expect(tab.shown).toContain('"1.0.0"');
  expect(tab.session.store.get().history.future).toHaveLength(2);
  tab.session.jumpTo(3);
  expect(tab.shown).toContain('"3.0.0"');
  tab.session.jumpTo(0);
  expect(tab.shown).toBe(createBlankFramework('One'));
  expect(tab.session.store.get().canUndo).toBe(false);
});

test('[DO3] what two tabs type at one place stays apart: an undo takes whole words, not look-alike characters', async () => {
  const browser = openFakeBrowser();
  const first = await browser.openTab();
  first.session.startBlank('One');
  await first.settle();
  const second = await browser.openTab();
  const type = ({ session, shown }: FakeTab, start: number, text: string) =>
    session.editText(shown.slice(0, start) + text + shown.slice(start), {
      burst: true,
      edits: [{ start, end: start, text }],
    });
  Array.from('// a\n').forEach((letter, at) => type(first, at, letter));
  Array.from('// b\n').forEach((letter, at) => type(second, at, letter));
  expect(first.shown.startsWith('// b\n// a\n{')).toBe(true);
  while (first.session.store.get().canUndo) first.session.undo();
  expect(first.shown).toBe(`// b\n${createBlankFramework('One')}`);
  expect(second.shown).toBe(first.shown);
});

test('[DO2] what there was no time to keep when the page went is found at the next visit', async () => {
  const browser = openFakeBrowser();
  const tab = await browser.openTab();
  tab.session.startBlank('One');
  await tab.settle();
  tab.session.editText('the very last');
  browser.breakStorage(new Error('the page went'));
  tab.session.leave();
  await tab.session.flush();
  tab.kill();
  browser.breakStorage(undefined);
  const again = await browser.openTab();
  expect(again.shown).toBe('the very last');
  expect(titles(again)).toEqual(['One']);
});

test('a refused command is said once: by the place that asked, or else in the corner', async () => {
  const tab = await openFakeBrowser().openTab();
  tab.session.startBlank('One');
  const bad = { kind: 'decision.remove', name: 'nothing' } as const;
  const notices = () => tab.session.store.get().notices.length;
  const before = notices();
  expect(tab.session.runCommand(bad, { saidHere: true })).toBeDefined();
  expect(notices()).toBe(before);
  expect(tab.session.runCommand(bad)).toBeDefined();
  expect(notices()).toBe(before + 1);
});

test('[DO7] deals added or removed in one tab are so in the others, which keep what only they have', async () => {
  const browser = openFakeBrowser();
  const first = await browser.openTab();
  first.session.startBlank('One');
  await first.settle();
  const second = await browser.openTab();
  const names = ({ session }: FakeTab) => session.store.get().deals.sets.map(({ name }) => name);

  await first.session.addDeals('small.deals.jsonl', new Blob(['{}']));
  await first.settle();
  await second.settle();
  expect(names(second)).toEqual(['small.deals.jsonl']);

  const full = new Error('no room');
  full.name = 'QuotaExceededError';
  browser.breakStorage(full, 'deals/');
  await second.session.addDeals('big.deals.jsonl', new Blob(['{}']));
  await second.settle();
  expect(second.session.store.get().document?.saved).toBe('saved');
  expect(second.session.store.get().notices.at(-1)?.text).toContain(
    'no room for "big.deals.jsonl". These deals are open in this window only',
  );
  browser.breakStorage(undefined);
  first.session.removeSet(0);
  await first.settle();
  await second.settle();
  expect(names(first)).toEqual([]);
  expect(names(second)).toEqual(['big.deals.jsonl']);
});

test('[DO7] a tab that only types leaves the deals and the file of the other tab alone', async () => {
  const browser = openFakeBrowser();
  const first = await browser.openTab({
    files: {
      choose: () => Promise.resolve([]),
      save: () => Promise.resolve({ kind: 'saved', handle: { name: 'ours.cosell.jsonc' } }),
    },
  });
  first.session.startBlank('One');
  await first.settle();
  const second = await browser.openTab();
  await first.session.addDeals('mine.deals.jsonl', new Blob(['{}']));
  await first.session.saveToFile();
  second.session.editText(`${second.shown}// more\n`);
  await Promise.all([first.settle(), second.settle()]);
  await Promise.all([first.settle(), second.settle()]);
  for (const tab of [first, second, await browser.openTab()]) {
    const { document, deals } = tab.session.store.get();
    expect(document?.origin).toEqual({ kind: 'file', file: 'ours.cosell.jsonc' });
    expect(document?.opened).toBe(createBlankFramework('One'));
    expect(document?.text).toBe(`${createBlankFramework('One')}// more\n`);
    expect(deals.sets.map(({ name }) => name)).toEqual(['mine.deals.jsonl']);
  }
});

test('[DO8] a file that changed on disk is not written over unasked: both texts are offered', async () => {
  let onDisk = 'theirs';
  const files: FilePort = {
    choose: () => Promise.resolve([]),
    save: (_name, text, target) => {
      if (target?.expected !== undefined && target.expected !== onDisk)
        return Promise.resolve({ kind: 'changed', found: onDisk });
      onDisk = text;
      return Promise.resolve({ kind: 'saved', handle: { name: 'ours.cosell.jsonc' } });
    },
  };
  const tab = await openFakeBrowser().openTab({ files });
  const opened = createBlankFramework('One');
  await tab.session.openFramework(opened, file('ours'), { name: 'ours.cosell.jsonc' });
  tab.session.editText('mine');
  await tab.settle();

  await tab.session.saveToFile();
  expect(onDisk).toBe('theirs');
  expect(tab.session.store.get().confirmation?.title).toBe(
    '"ours.cosell.jsonc" was changed by another program',
  );
  tab.session.dismissConfirmation();
  expect(tab.shown).toBe('mine');

  await tab.session.saveToFile();
  tab.session.store.get().confirmation?.other?.proceed();
  await tab.settle();
  expect(tab.shown).toBe('theirs');
  const mine = tab.session.store.get().documents.find(({ edited }) => edited);
  await tab.session.openDocument(mine?.id ?? '');
  expect(tab.shown).toBe('mine');

  await tab.session.saveToFile();
  tab.session.store.get().confirmation?.proceed();
  await tab.settle();
  expect(onDisk).toBe('mine');
  tab.session.editText('mine again');
  await tab.session.saveToFile();
  expect(onDisk).toBe('mine again');
});

test('[DO9] the browser is asked to keep what it holds once a person has changed something', async () => {
  const browser = openFakeBrowser();
  const tab = await browser.openTab();
  tab.session.startBlank('One');
  await tab.settle();
  expect(browser.askedToKeep).toBe(0);
  tab.session.editText('mine');
  await tab.settle();
  expect(browser.askedToKeep).toBeGreaterThan(0);
});

test('[ST5] a framework begun from a template is a new one of its own, beside one’s own deals only', async () => {
  const tab = await openFakeBrowser().openTab();
  const text = createBlankFramework('Theirs');
  vi.stubGlobal('fetch', () => Promise.resolve({ ok: true, text: () => Promise.resolve(text) }));
  tab.session.startBlank('One');
  await tab.session.addDeals('mine.deals.jsonl', new Blob(['{}']));
  expect(await tab.session.startFrom('sample', 'theirs.cosell.jsonc', 'Theirs')).toBe(true);
  await tab.settle();
  const { document, deals } = tab.session.store.get();
  expect(document).toMatchObject({
    name: 'My Theirs',
    text,
    origin: { kind: 'new', file: 'my-theirs.cosell.jsonc' },
  });
  expect(deals.sets.map(({ name }) => name)).toEqual(['mine.deals.jsonl']);
  vi.stubGlobal('fetch', () => Promise.resolve({ ok: false, status: 404 }));
  expect(await tab.session.startFrom('sample', 'gone.cosell.jsonc', 'Gone')).toBe(false);
  expect(tab.session.store.get().notices.at(-1)?.text).toContain('could not be read');
});
