import { expect, test } from '@playwright/test';

test('a first visit shows the first break of the first live deal', async ({ page }) => {
  await page.goto('./');
  await expect(page).toHaveURL(/#\/replay\/player\/L1\/2$/);
  await expect(page.getByRole('option', { name: /Brightwater Foods/ })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  const step = page.getByRole('complementary', { name: 'This step' });
  await expect(step.getByText('the framework is silent', { exact: true }).first()).toBeVisible();
  await expect(step.getByRole('heading', { level: 2 }).first()).toContainText('Whose registration stands');
  await expect(step.getByText(/G-C1 would have answered/)).toBeVisible();
  await expect(page.getByRole('banner')).toContainText(/\d+ of 240 deals survive/);
  await expect(page.locator('.stage.is-active')).toContainText('Discovery');
  await expect(page.locator('.state.is-active')).toContainText('R1');
});

test('a deal is played with the keyboard alone, and each step has its own address', async ({ page }) => {
  await page.goto('./#/replay/player/L3');
  await expect(page).toHaveURL(/L3\/1$/);
  await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL(/L3\/2$/);
  await page.keyboard.press('n');
  await expect(page).toHaveURL(/L3\/4$/);
  await page.keyboard.press('Home');
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  await expect(page).toHaveURL(/L3\/2$/);
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Play' })).toBeVisible();

  await page.goto('./#/replay/player/L2/4');
  await expect(page.getByText('the framework gives two answers', { exact: true }).first()).toBeVisible();
});

test('breaks are ranked, and a deal of a break opens in the player', async ({ page }) => {
  await page.goto('./');
  await page.getByRole('link', { name: /deals survive/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(
    'questions the framework cannot answer',
  );
  await page
    .getByRole('button', { name: /Who leads the customer/ })
    .first()
    .click();
  await page.locator('.break-deals a').first().click();
  await expect(page).toHaveURL(/#\/replay\/player\/.+\/.+/);
  await expect(
    page.getByRole('complementary', { name: 'This step' }).getByText('the framework').first(),
  ).toBeVisible();
});

test('the scenario lens changes who leads on the canvas', async ({ page }) => {
  await page.goto('./');
  await expect(page).toHaveURL(/#\/replay\/player\/L1\/2$/);
  await expect(page.locator('.stage').first()).toBeVisible();
  await page.goto('./#/draw/canvas');
  await page.getByRole('button', { name: 'clear' }).click();
  const bar = page.locator('.stage .share-bar').first();
  await expect(bar).toHaveAttribute('aria-label', /the vendor in .*the partner in .*nobody in .*both in/);
  await page
    .getByLabel('Who found the opportunity?')
    .selectOption({ label: 'both found the opportunity together' });
  await expect(bar).not.toHaveAttribute('aria-label', /the partner in/);
  await expect(bar).toHaveAttribute('aria-label', /nobody in/);
});
