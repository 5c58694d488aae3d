import { expect, test } from '@playwright/test';

test('[CK15] problems are shown by severity, and one click ends those that have a fix', async ({ page }) => {
  await page.goto('./#/draw/canvas');
  await expect(page.locator('.react-flow__node').first()).toBeVisible();
  await page.getByRole('button', { name: /^Problems/ }).click();
  const rows = page.getByRole('region', { name: 'Problems in the text' }).getByRole('listitem');
  await expect(rows.filter({ hasText: 'role.idle' })).toHaveCount(3);
  await page.getByRole('button', { name: /^Remove role "vendor-se": ends/ }).click();
  await expect(rows.filter({ hasText: 'role.idle' })).toHaveCount(2);
  await page
    .getByRole('group', { name: 'Show' })
    .getByRole('button', { name: /remarks$/ })
    .click();
  await expect(rows.filter({ hasText: 'role.idle' })).toHaveCount(0);
  await expect(rows.filter({ hasText: 'rigid.one-motion' })).toHaveCount(1);
  await page.getByRole('button', { name: /^Undo/ }).click();
  await expect(page.getByRole('group', { name: 'Show' })).toContainText(/remarks/);
});
