import { expect, test, type Page } from '@playwright/test';

async function findInText(page: Page, text: string): Promise<void> {
  await page.locator('.monaco-editor').first().click();
  await page.keyboard.press('ControlOrMeta+f');
  await page.keyboard.insertText(text);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
}

test('an answer typed into the text mends the break, moves the meter, and can be undone', async ({
  page,
}) => {
  await page.goto('./#/replay/player/L1/2');
  const step = page.getByRole('complementary', { name: 'This step' });
  await expect(step.getByText('the framework is silent', { exact: true }).first()).toBeVisible();
  await step.getByRole('button', { name: 'Answer it in the rules' }).first().click();
  await expect(page.locator('.monaco-editor').first()).toBeVisible();
  const before = await survivors(page);

  await findInText(page, '"incumbentState": ["protected"]');
  await page.keyboard.insertText('"incumbentState": ["protected", "submitted"]');
  await expect(step.getByText('the framework is silent', { exact: true })).toHaveCount(0);
  await expect(page.getByRole('banner')).toContainText(/\+\d+ fixed/);
  await expect.poll(() => survivors(page)).toBeGreaterThan(before);

  await page.keyboard.press('ControlOrMeta+z');
  await expect(step.getByText('the framework is silent', { exact: true }).first()).toBeVisible();
  await expect.poll(() => survivors(page)).toBe(before);
  await expect(page.getByRole('banner')).not.toContainText('fixed');
});

test('broken text keeps the last good framework in view and says where the error is', async ({ page }) => {
  await page.goto('./#/draw/source');
  await page.locator('.monaco-editor').first().click();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.type('oops ');
  await expect(page.getByRole('banner')).toContainText('showing the last good version');
  await page.getByRole('button', { name: /Problems/ }).click();
  await expect(page.locator('.problem-error').first()).toBeVisible();
  await page.goto('./#/draw/canvas');
  await expect(page.locator('.stage').first()).toContainText('Discovery');
  await page.getByRole('button', { name: /Undo/ }).click();
  await expect(page.getByRole('banner')).not.toContainText('last good version');
});

async function survivors(page: Page): Promise<number> {
  const text = await page.locator('.meter-count').innerText();
  return Number(/^([\d,]+)/.exec(text)?.[1]?.replaceAll(',', ''));
}
