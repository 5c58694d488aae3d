import { expect, test, type Page } from '@playwright/test';

/** Selects the first place that holds the text, with the editor's own search. */
async function selectInText(page: Page, text: string): Promise<void> {
  await page.locator('.monaco-editor').first().click();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.press('ControlOrMeta+f');
  await page.getByRole('textbox', { name: 'Find' }).fill(text);
  await expect(page.getByText(/^1 of \d+$/)).toBeVisible();
  await page.keyboard.press('Escape');
}

test('an answer typed into the text mends the break, and can be undone', async ({ page }) => {
  await page.goto('./#/replay/player/L1/2');
  const step = page.getByRole('complementary', { name: 'This step' });
  await expect(step.getByText('the framework is silent', { exact: true }).first()).toBeVisible();
  await step.getByRole('button', { name: 'Answer it in the rules' }).first().click();
  await selectInText(page, ', "incumbentState": ["protected"]');
  await page.keyboard.press('Delete');
  await expect(step.getByText('the framework is silent', { exact: true })).toHaveCount(0);
  await expect(page).toHaveURL(/L1\/2$/);

  await page.keyboard.press('ControlOrMeta+z');
  await expect(step.getByText('the framework is silent', { exact: true }).first()).toBeVisible();
});

test('the meter and the list of breaks follow the text while one types', async ({ page }) => {
  await page.goto('./#/fix/breaks');
  const twoLeads = page.getByRole('button', { name: /two answers Who leads the customer/ });
  await expect(twoLeads).toHaveCount(1);
  const before = await survivors(page);
  await page.keyboard.press('ControlOrMeta+e');
  await selectInText(page, 'UNIQUE');
  await page.keyboard.type('FIRST');
  await expect(twoLeads).toHaveCount(0);
  await expect(page.getByRole('banner')).toContainText(/\+\d+ fixed/);
  const after = await survivors(page);
  expect(after).toBeGreaterThan(before);
  await expect(page.getByRole('banner')).toContainText(`+${after - before} fixed`);

  await page.getByRole('button', { name: /Undo/ }).click();
  await expect.poll(() => survivors(page)).toBe(before);
  await expect(twoLeads).toHaveCount(1);
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

test('[ST2] an error of the check is called one of the framework, and leads to its place', async ({
  page,
}) => {
  await page.goto('./#/draw/source');
  await selectInText(page, 'vendor-ae');
  await page.keyboard.type('somebody');
  await expect(page.getByRole('banner')).toContainText(
    'the framework has an error; deals show the last replay',
  );
  await expect(page.getByRole('banner')).not.toContainText('last good version');
  await page.getByRole('button', { name: /^the framework has an error/ }).click();
  await expect(page.locator('.problem-error').first()).toBeVisible();
  await page.locator('.problem-error').first().click();
  await expect(page.locator('.monaco-editor .squiggly-error').first()).toBeVisible();
});

async function survivors(page: Page): Promise<number> {
  const text = await page.locator('.meter-count').innerText();
  return Number(/^([\d,]+)/.exec(text)?.[1]?.replaceAll(',', ''));
}
