import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { expect, type Page } from '@playwright/test';

/** The part of the page that has the keys of the canvas. */
export const ground = (page: Page) => page.locator('.canvas-ground');
export const state = (page: Page, id: string) => page.locator(`.react-flow__node[data-id="${id}"]`);
export const edge = (page: Page, id: string) => page.locator(`.react-flow__edge[data-id="${id}"]`);
export const words = (page: Page, id: string) => page.locator(`.edge-label[data-line="${id}"]`);
export const inspector = (page: Page) => page.getByRole('complementary', { name: 'About the selection' });

/** Opens the sample on the canvas. */
export async function openCanvas(page: Page): Promise<void> {
  await page.addInitScript(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
  await page.goto('./#/draw/canvas');
  await expect(page.locator('.react-flow__node').first()).toBeVisible();
}

/** Opens a framework of one's own on the canvas. */
export async function openText(page: Page, name: string, text: string): Promise<void> {
  await page.addInitScript(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
  await page.goto('./#/bring/borrow');
  await expect(page.getByText('Nothing leaves this computer.').first()).toBeVisible();
  await page
    .locator('input[type=file]')
    .setInputFiles([{ name: 'mine.cosell.jsonc', mimeType: 'application/json', buffer: Buffer.from(text) }]);
  await expect(page.getByRole('banner')).toContainText(name);
  await page.goto('./#/draw/canvas');
  await expect(page.locator('.react-flow__node').first()).toBeVisible({ timeout: 30_000 });
}

/** Northwind's framework, with facts, roles, calendars, clocks and comments. */
export function readNorthwind(): Promise<string> {
  return readFile(resolve('scenarios/twelve-partners/northwind.cosell.jsonc'), 'utf8');
}

/** The framework text as it is saved. */
export async function readText(page: Page): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /Save to a file/ }).click(),
  ]);
  return readFile(await download.path(), 'utf8');
}

export async function undoAll(page: Page): Promise<void> {
  const undo = page.getByRole('button', { name: /^Undo/ });
  for (let count = 0; count < 40 && (await undo.isEnabled()); count += 1) await undo.click();
  await expect(undo).toBeDisabled();
}
