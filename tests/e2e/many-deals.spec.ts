import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { expect, test } from '@playwright/test';

test('ten thousand deals show their progress and can be stopped and resumed', async ({ page }) => {
  const closed = await readFile(resolve('scenarios/twelve-partners/closed.deals.jsonl'), 'utf8');
  const lines = closed.trim().split('\n');
  const many = Array.from({ length: 10_000 }, (_, index) =>
    (lines[index % lines.length] ?? '').replace(/"id":"[^"]*"/, `"id":"N${index}"`),
  ).join('\n');
  await page.goto('./#/bring/deals');
  await expect(page.getByRole('banner')).toContainText(/of 240 deals survive/);
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'many.deals.jsonl', mimeType: 'application/json', buffer: Buffer.from(many) });
  await expect(page.getByRole('progressbar', { name: 'Replaying deals' })).toBeVisible();
  await expect(page.getByRole('banner')).toContainText(/Replaying [\d,]+ of 10,000 deals/);
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByRole('banner')).toContainText(/stopped at [\d,]+/);
  await expect(page.getByRole('banner')).toContainText(/of \d[\d,]* deals survive/);
  await page.getByRole('button', { name: /Replay all 10,000/ }).click();
  await expect(page.getByRole('banner')).toContainText(/of 10,000 deals survive/, { timeout: 40_000 });
  await page.goto('./#/replay/player');
  await expect(page.getByText(/^10,000 closed/)).toBeVisible();
  expect(await page.getByRole('option').count()).toBeLessThan(60);
});
