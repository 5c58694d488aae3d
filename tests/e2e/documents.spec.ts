import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';

/** Types at the very start of the framework text. */
async function typeAtStart(page: Page, text: string): Promise<void> {
  await page.locator('.monaco-editor').first().click();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.type(text);
}

const banner = (page: Page) => page.getByRole('banner');
const text = (page: Page) => page.locator('.view-lines');

test('[DO2] what was typed a second before the tab was killed is there again', async ({ page, context }) => {
  await page.goto('./#/draw/source');
  await typeAtStart(page, '// not lost\n');
  await page.waitForTimeout(1000);
  const crashed = page.waitForEvent('crash');
  await page.goto('chrome://crash').catch(() => undefined);
  await crashed;
  const again = await context.newPage();
  await again.goto('./#/draw/source');
  await expect(text(again)).toContainText('// not lost');
  await expect(banner(again)).toContainText('edited · saved on this computer');
});

test('[DO3] two tabs with one document are in step, and undo takes back one’s own steps only', async ({
  page,
  context,
}) => {
  await page.goto('./#/draw/source');
  await expect(banner(page)).toContainText('saved on this computer');
  const other = await context.newPage();
  await other.goto('./#/draw/source');
  await expect(text(other)).toContainText('"glossy"');
  await typeAtStart(page, '// from the first tab\n');
  await expect(text(other)).toContainText('// from the first tab');
  await typeAtStart(other, '// from the second tab\n');
  await expect(text(page)).toContainText('// from the second tab');
  await page.bringToFront();
  await banner(page)
    .getByRole('button', { name: /^Undo: Type in source/ })
    .click();
  await expect(text(page)).not.toContainText('// from the first tab');
  await expect(text(page)).toContainText('// from the second tab');
  await expect(text(other)).not.toContainText('// from the first tab');
});

test('[DO1] all rooms share one history, and one can go to any of its steps', async ({ page }) => {
  await page.goto('./#/draw/source');
  await typeAtStart(page, '// one\n');
  await page.waitForTimeout(1000);
  await page.keyboard.type('// two\n');
  await page.goto('./#/bring/borrow');
  await banner(page).getByRole('button', { name: 'History: all steps' }).click();
  const steps = page.getByRole('dialog', { name: 'History' }).getByRole('button');
  await expect(steps).toHaveCount(3);
  await expect(steps.first()).toHaveAttribute('aria-current', 'step');
  await steps.last().click();
  await expect(banner(page)).toContainText('a sample, unchanged');
  await steps.nth(1).click();
  await page.keyboard.press('Escape');
  await page.goto('./#/draw/source');
  await expect(text(page)).toContainText('// one');
  await expect(text(page)).not.toContainText('// two');
  await page.locator('.monaco-editor').first().click();
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await expect(text(page)).toContainText('// two');
});

test('[DO4] a checkpoint brings the text back in one step', async ({ page }) => {
  await page.goto('./#/draw/source');
  await typeAtStart(page, '// agreed with the field\n');
  await page.goto('./#/bring/library');
  await page.getByRole('textbox', { name: 'Name of the checkpoint' }).fill('agreed');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('list', { name: 'Checkpoints' })).toContainText('agreed');
  await page.goto('./#/draw/source');
  await typeAtStart(page, 'oops ');
  await expect(banner(page)).toContainText('showing the last good version');
  await page.reload();
  await page.goto('./#/bring/library');
  await page.getByRole('button', { name: 'Restore agreed' }).click();
  await expect(banner(page)).not.toContainText('showing the last good version');
  await banner(page).getByRole('button', { name: 'Undo: Restore "agreed" (Ctrl+Z)' }).click();
  await expect(banner(page)).toContainText('the text has an error');
});

test('[ST5] documents are begun, named, copied and deleted beside each other', async ({ page }) => {
  await page.goto('./#/bring/library');
  await page.getByRole('button', { name: 'New framework' }).click();
  await expect(page).toHaveURL(/draw.canvas/);
  await expect(page.locator('.stage').first()).toContainText('Discovery');
  await page.goto('./#/bring/library');
  await page.getByRole('textbox', { name: 'Name of New framework' }).fill('Ours');
  await page.keyboard.press('Enter');
  await expect(banner(page)).toContainText('Ours');
  await page.getByRole('button', { name: 'Duplicate Ours' }).click();
  await expect(banner(page)).toContainText('Ours (copy)');
  const list = page.getByRole('list', { name: 'Documents' }).getByRole('listitem');
  await expect(list).toHaveCount(3);
  await page.getByRole('button', { name: 'Delete Ours', exact: true }).click();
  await page.getByRole('button', { name: 'Keep it' }).click();
  await expect(list).toHaveCount(3);
  await page.getByRole('button', { name: 'Delete Ours', exact: true }).click();
  await page.getByRole('button', { name: 'Delete it' }).click();
  await expect(list).toHaveCount(2);
  await page.reload();
  await expect(list).toHaveCount(2);
  await expect(banner(page)).toContainText('Ours (copy)');
});

test('[DO5] where the browser cannot write files, saving downloads', async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
  await page.goto('./#/draw/source');
  await typeAtStart(page, '// mine\n');
  await expect(banner(page)).toContainText('not in a file yet');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.keyboard.press('ControlOrMeta+s'),
  ]);
  expect(download.suggestedFilename()).toBe('glossy.cosell.jsonc');
  expect((await readFile(await download.path(), 'utf8')).startsWith('// mine\n')).toBe(true);
  await expect(banner(page)).toContainText('as in glossy.cosell.jsonc');
});

test('[DO5] where it can, the same file is written again', async ({ page }) => {
  await page.addInitScript(() => {
    Reflect.set(window, 'showSaveFilePicker', async () => {
      const folder = await navigator.storage.getDirectory();
      return folder.getFileHandle('ours.cosell.jsonc', { create: true });
    });
  });
  const readBack = () =>
    page.evaluate(async () => {
      const folder = await navigator.storage.getDirectory();
      return (await (await folder.getFileHandle('ours.cosell.jsonc')).getFile()).text();
    });
  await page.goto('./#/draw/source');
  await typeAtStart(page, '// one\n');
  await page.keyboard.press('ControlOrMeta+s');
  await expect(banner(page)).toContainText('saved on this computer · as in ours.cosell.jsonc');
  expect((await readBack()).startsWith('// one\n')).toBe(true);
  await page.reload();
  await typeAtStart(page, '// two\n');
  await expect(banner(page)).toContainText('not in the file yet');
  await page.keyboard.press('ControlOrMeta+s');
  await expect(banner(page)).toContainText('as in ours.cosell.jsonc');
  expect((await readBack()).startsWith('// two\n// one\n')).toBe(true);
});

test('[DO6] a browser that keeps no data is told, and the text can still be saved', async ({ page }) => {
  await page.addInitScript(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('no room', 'QuotaExceededError');
    };
  });
  await page.goto('./#/draw/source');
  await expect(banner(page)).toContainText('not saved: the browser has no room');
  await typeAtStart(page, '// still here\n');
  await page.goto('./#/draw/canvas');
  await expect(page.locator('.stage').first()).toContainText('Discovery');
  await page.goto('./#/draw/source');
  await expect(text(page)).toContainText('// still here');
  await expect(banner(page).getByRole('button', { name: 'Save to a file', exact: true })).toBeVisible();
});

test('[DO3] a colleague renames a stage on the canvas while one types: neither loses anything', async ({
  page,
  context,
}) => {
  await page.goto('./#/draw/source');
  await expect(banner(page)).toContainText('saved on this computer');
  const other = await context.newPage();
  await other.goto('./#/draw/canvas');
  await other.locator('.stage', { hasText: 'Discovery' }).first().click();
  await other.keyboard.press('F2');
  await other.keyboard.press('ControlOrMeta+a');

  await page.locator('.monaco-editor').first().click();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.type('// one word and ');
  await other.keyboard.type('First meeting');
  await other.keyboard.press('Enter');
  await page.keyboard.type('another');

  await expect(text(page)).toContainText('// one word and another');
  await expect(other.locator('.stage').first()).toContainText('First meeting');
  await other.goto('./#/draw/source');
  await expect(text(other)).toContainText('"first-meeting"');
  await other.locator('.monaco-editor').first().click();
  await other.keyboard.press('ControlOrMeta+Home');
  await expect(text(other)).toContainText('// one word and another');
  const kept = () =>
    Promise.all(
      [page, other].map(async (tab) => {
        await tab.locator('.monaco-editor').first().click();
        await tab.keyboard.press('ControlOrMeta+f');
        await tab.getByRole('textbox', { name: 'Find' }).fill('first-meeting');
        return tab.locator('.matchesCount').innerText();
      }),
    );
  await expect.poll(kept).toEqual([expect.stringMatching(/of [1-9]/), expect.stringMatching(/of [1-9]/)]);
});

test('[DO7] deals added in one tab appear in the other', async ({ page, context }) => {
  await page.goto('./#/bring/borrow');
  await expect(banner(page)).toContainText('saved on this computer');
  const other = await context.newPage();
  await other.goto('./#/bring/deals');
  await expect(banner(other)).toContainText(/of 240 deals survive/);
  const deals = await readFile('scenarios/twelve-partners/closed.deals.jsonl', 'utf8');
  await page.locator('input[type=file]').setInputFiles({
    name: 'mine.deals.jsonl',
    mimeType: 'application/json',
    buffer: Buffer.from(deals.split('\n').slice(0, 30).join('\n')),
  });
  await expect(banner(page)).toContainText(/of 30 deals survive/);
  await expect(banner(other)).toContainText(/of 30 deals survive/);
});

test('[DO8] a file another program changed is not written over unasked', async ({ page }) => {
  await page.addInitScript(() => {
    Reflect.set(window, 'showSaveFilePicker', async () => {
      const folder = await navigator.storage.getDirectory();
      return folder.getFileHandle('ours.cosell.jsonc', { create: true });
    });
  });
  await page.goto('./#/draw/source');
  await typeAtStart(page, '// one\n');
  await page.keyboard.press('ControlOrMeta+s');
  await expect(banner(page)).toContainText('as in ours.cosell.jsonc');
  await page.evaluate(async () => {
    const folder = await navigator.storage.getDirectory();
    const stream = await (await folder.getFileHandle('ours.cosell.jsonc')).createWritable();
    await stream.write('// theirs');
    await stream.close();
  });
  await page.keyboard.type('// two\n');
  await page.keyboard.press('ControlOrMeta+s');
  const question = page.getByRole('dialog', { name: /was changed by another program/ });
  await question.getByRole('button', { name: 'Open theirs beside mine' }).click();
  await expect(text(page)).toHaveText('// theirs');
  await page.goto('./#/bring/library');
  await page.getByRole('button', { name: /^Open The Co-Sell Flywheel/ }).click();
  await expect(banner(page)).toContainText('The Co-Sell Flywheel');
  await page.keyboard.press('ControlOrMeta+s');
  await question.getByRole('button', { name: 'Write mine over it' }).click();
  await expect(banner(page)).toContainText('as in ours.cosell.jsonc');
});

test('[ST5] a framework is begun from a template', async ({ page }) => {
  await page.goto('./#/bring/library');
  await page.getByRole('button', { name: 'New from a template' }).click();
  await page
    .getByRole('dialog', { name: 'Templates' })
    .getByRole('button', { name: 'Northwind co-sell' })
    .click();
  await expect(banner(page)).toContainText('My Northwind co-sell');
  await expect(banner(page)).toContainText('not in a file yet');
  await expect(page.locator('.stage').first()).toBeVisible();
});
