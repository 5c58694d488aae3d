import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { expect, test } from '@playwright/test';

const scenario = resolve('scenarios/twelve-partners');

test('people open their own framework and deals, and what they edited stays beside what they open next', async ({
  page,
}) => {
  await page.goto('./#/bring/borrow');
  await expect(page.getByText('Nothing leaves this computer.').first()).toBeVisible();
  const framework = await readFile(resolve(scenario, 'northwind.cosell.jsonc'), 'utf8');
  const deals = await readFile(resolve(scenario, 'closed.deals.jsonl'), 'utf8');
  const own = deals.split('\n').slice(0, 30).join('\n');
  await page.locator('input[type=file]').setInputFiles([
    { name: 'mine.cosell.jsonc', mimeType: 'application/json', buffer: Buffer.from(framework) },
    { name: 'mine.deals.jsonl', mimeType: 'application/json', buffer: Buffer.from(`${own}\nnot a deal\n`) },
  ]);
  await expect(page.getByRole('banner')).toContainText('Northwind co-sell');
  await expect(page.getByRole('banner')).toContainText(/of 30 deals survive/);
  await page.goto('./#/bring/deals');
  await expect(page.getByText('1 line was left out')).toBeVisible();
  await expect(page.getByText('mine.deals.jsonl, line 31')).toBeVisible();

  await page.goto('./#/draw/source');
  await page.locator('.monaco-editor').first().click();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.type('// mine\n');
  await expect(page.getByRole('banner')).toContainText('edited');
  await page.goto('./#/bring/borrow');
  await page.locator('.scenario-frameworks li', { hasText: 'Flywheel' }).getByRole('button').click();
  await expect(page.getByRole('banner')).toContainText('The Co-Sell Flywheel');
  await expect(page).toHaveURL(/replay.player.L1.\d/);

  await page.goto('./#/bring/library');
  await page.getByRole('button', { name: 'Open Northwind co-sell' }).click();
  await expect(page.getByRole('banner')).toContainText('Northwind co-sell');
  await expect(page.getByRole('banner')).toContainText('edited');
  await expect(page.getByRole('banner')).toContainText(/of 30 deals survive/);
});

test('what was open and typed is there again after a reload', async ({ page }) => {
  await page.goto('./#/draw/source');
  await page.locator('.monaco-editor').first().click();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.type('// kept\n');
  await expect(page.getByRole('banner')).toContainText('edited · saved on this computer');
  await page.reload();
  await expect(page.locator('.view-lines')).toContainText('// kept');
  await expect(page.getByRole('banner')).toContainText(/of 240 deals survive/);
});

test('a file that nobody knows is named, and nothing else changes', async ({ page }) => {
  await page.goto('./#/bring/borrow');
  await expect(page.getByRole('banner')).toContainText('Flywheel');
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('hello') });
  await expect(page.getByText('"notes.txt" was not opened.')).toBeVisible();
  await expect(page.getByRole('banner')).toContainText('Flywheel');
});

test('[DO9] a dropped file is saved in place', async ({ page }) => {
  await page.addInitScript(() => {
    Reflect.set(DataTransferItem.prototype, 'getAsFileSystemHandle', async () => {
      const folder = await navigator.storage.getDirectory();
      return folder.getFileHandle('dropped.cosell.jsonc', { create: true });
    });
  });
  await page.goto('./#/draw/source');
  await expect(page.getByRole('banner')).toContainText('saved on this computer');
  const framework = await readFile(resolve(scenario, 'northwind.cosell.jsonc'), 'utf8');
  await page.evaluate(async (text) => {
    const folder = await navigator.storage.getDirectory();
    const stream = await (
      await folder.getFileHandle('dropped.cosell.jsonc', { create: true })
    ).createWritable();
    await stream.write(text);
    await stream.close();
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text], 'dropped.cosell.jsonc'));
    document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));
  }, framework);
  await expect(page.getByRole('banner')).toContainText('as in dropped.cosell.jsonc');
  await page.locator('.monaco-editor').first().click();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.type('// mine\n');
  await expect(page.getByRole('banner')).toContainText('not in the file yet');
  await page.keyboard.press('ControlOrMeta+s');
  await expect(page.getByRole('banner')).toContainText('as in dropped.cosell.jsonc');
  const written = await page.evaluate(async () => {
    const folder = await navigator.storage.getDirectory();
    return (await (await folder.getFileHandle('dropped.cosell.jsonc')).getFile()).text();
  });
  expect(written).toBe(`// mine\n${framework}`);
});
