import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { expect, test, type Page } from '@playwright/test';

/** Opens many deals, recorded ones again and again under ids of their own. */
async function openDeals(page: Page, count: number, change = (line: string) => line): Promise<void> {
  const closed = await readFile(resolve('scenarios/twelve-partners/closed.deals.jsonl'), 'utf8');
  const lines = closed.trim().split('\n');
  const many = Array.from({ length: count }, (_, index) =>
    change((lines[index % lines.length] ?? '').replace(/"id":"[^"]*"/, `"id":"N${index}"`)),
  ).join('\n');
  await page.goto('./#/bring/deals');
  await expect(page.getByRole('banner')).toContainText(/of 240 deals survive/);
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'many.deals.jsonl', mimeType: 'application/json', buffer: Buffer.from(many) });
}

test('[MD1] ten thousand deals are replayed after every edit, and only those in view are drawn', async ({
  page,
}) => {
  await openDeals(page, 10_000);
  await expect(page.getByRole('banner')).toContainText(/of 10,000 deals survive/, { timeout: 40_000 });
  await page.goto('./#/replay/player');
  await expect(page.getByText(/^10,000 closed/)).toBeVisible();
  expect(await page.locator('.deal').count()).toBeLessThan(60);
  await page.getByRole('listbox', { name: 'Deals' }).press('End');
  await expect(page.locator('.deal-chosen')).toBeInViewport();
  await expect(page).toHaveURL(/player\/N9999\//);
  await page.getByRole('searchbox').fill('n4321');
  await expect(page.getByText(/^1 closed/)).toBeVisible();
  await page.getByRole('searchbox').fill('');
  await page.getByRole('combobox', { name: 'Result' }).selectOption('survived');
  const survived = page.getByText(/closed · 0 broke/);
  await expect(survived).toBeVisible();
  const before = await survived.textContent();

  await page.goto('./#/draw/decisions/customerLead');
  await page.locator('[data-row="0"][data-column="0"]').click();
  await page.keyboard.press('F2');
  await page.keyboard.type(', jo');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('banner')).toContainText(/\+[\d,]+ fixed/);
  await page.goto('./#/replay/player');
  await page.getByRole('combobox', { name: 'Result' }).selectOption('survived');
  await expect(survived).not.toHaveText(before ?? '');
});

test('[MD2] a long replay says how far it is and what it found so far, and can be stopped and resumed', async ({
  page,
}) => {
  // A deal without a readable first time shares its replay with no other, which takes long.
  await openDeals(page, 10_000, (line) => line.replace(/("events":\[\{"at":")[^"]*/, '$1soon'));
  await expect(page.getByRole('progressbar', { name: 'Replaying deals' })).toBeVisible();
  await expect(page.getByRole('banner')).toContainText(/Replaying [\d,]+ of 10,000 deals/);
  await expect(page.getByRole('banner')).toContainText(/so far [\d,]+ of [\d,]+ survive/);
  await page.getByRole('banner').getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByRole('banner')).toContainText(/stopped at [\d,]+/);
  await expect(page.getByRole('banner')).toContainText(/of \d[\d,]* deals survive/);
  await page.getByRole('button', { name: /Replay all 10,000/ }).click();
  await expect(page.getByRole('banner')).toContainText(/of 10,000 deals survive/, { timeout: 50_000 });
});
