import { expect, test } from '@playwright/test';

test.beforeEach(async ({ page }) => {
  await page.goto('./#/fix/breaks');
  await expect(page.getByRole('banner')).toContainText(/\d+ of 240 deals survive/);
});

test('rooms, stages, deals and actions are found by a few letters', async ({ page }) => {
  const field = page.getByRole('combobox', { name: /^Find a room/ });
  await page.keyboard.press('ControlOrMeta+k');
  await field.fill('sour');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await expect(page.getByRole('dialog').getByRole('option', { selected: true })).toContainText('Source');
  await field.fill('draw source');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/draw\/source$/);
  await expect(field).toHaveCount(0);

  await page.keyboard.press('ControlOrMeta+Shift+p');
  await field.fill('pitch stage');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/draw\/canvas$/);
  await expect(page.getByRole('complementary', { name: 'About the selection' })).toBeVisible();

  await page.keyboard.press('ControlOrMeta+k');
  await field.fill('L2 halden');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/replay\/player\/L2/);

  await page.keyboard.press('ControlOrMeta+k');
  await field.fill('colours dark');
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');

  await page.keyboard.press('ControlOrMeta+k');
  await field.fill('qqqq');
  await expect(page.getByText('Nothing here is called "qqqq".')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(field).toHaveCount(0);
});

test('the sheet of keys lists what the room can do', async ({ page }) => {
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Keys' });
  await expect(sheet).toContainText('Undo');
  await expect(sheet).not.toContainText('Next break');
  await sheet.getByRole('button', { name: 'Close' }).click();
  await page.goto('./#/replay/player/L3/1');
  await expect(page.getByRole('button', { name: 'Play' })).toBeVisible();
  await page.keyboard.press('?');
  await expect(sheet).toContainText('Next break');
});

test('the outline is walked, renamed and removed from with the keyboard alone', async ({ page }) => {
  await page.keyboard.press('ControlOrMeta+Shift+l');
  await expect(page).toHaveURL(/#\/draw\/canvas$/);
  await page
    .getByRole('tree')
    .getByRole('treeitem', { name: /^Paths/ })
    .focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('treeitem', { name: /^Deal path/ })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('treeitem', { name: /^Discovery/ })).toBeFocused();
  await page.keyboard.press('F2');
  await page.keyboard.type('scoping');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('treeitem', { name: /^Scoping/ })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.getByRole('treeitem', { name: /^Discovery/ })).toBeVisible();

  await page.getByRole('treeitem', { name: /^Decisions/ }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  const rule = page.getByRole('treeitem', { name: /^G-L1/ });
  await expect(rule).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Delete');
  await expect(rule).toHaveCount(0);
});

test('[KB1] a state and a way to it are added without the picture', async ({ page }) => {
  await page.goto('./#/draw/canvas');
  await page.getByRole('button', { name: 'Outline' }).click();
  const outline = page.getByRole('complementary', { name: 'Outline' });
  await outline.getByRole('treeitem', { name: /^Deal path/ }).focus();
  await outline.getByRole('button', { name: 'Add a state' }).click();
  await outline.getByLabel('Name').fill('Legal review');
  await page.keyboard.press('Enter');
  await expect(outline.getByRole('treeitem', { name: /^Legal review/ })).toBeFocused();
  await outline.getByRole('treeitem', { name: /^Engage/ }).focus();
  await outline.getByRole('button', { name: 'Add a way out' }).click();
  await outline.getByLabel('Leads to').selectOption({ label: 'Legal review' });
  await outline.getByRole('button', { name: 'Connect' }).click();
  await expect(outline.getByRole('treeitem', { name: /^Engage/ })).toBeFocused();
  await expect(
    outline.getByRole('treeitem', { name: /moved to legal review: to legal review/ }),
  ).toBeVisible();
});

test('[KB3] a field undoes its own typing until it is handed on; then the framework is undone', async ({
  page,
}) => {
  await page.goto('./#/draw/words/facts/origin');
  const question = page.getByLabel('Question', { exact: true });
  const before = await question.inputValue();
  await question.focus();
  await page.keyboard.press('End');
  await page.keyboard.type(' Really?');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(question).toHaveValue(before);
  await expect(page.getByRole('button', { name: /^Undo/ })).toBeDisabled();
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await expect(question).toHaveValue(`${before} Really?`);

  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /^Undo/ })).toBeEnabled();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(question).toHaveValue(before);
  await expect(page.getByRole('button', { name: /^Undo/ })).toBeDisabled();
});

test('[KB5] words, scenarios and problems are reached from the palette and by keys', async ({ page }) => {
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('add a rle');
  await expect(page.getByRole('dialog').getByRole('option', { name: /^Add a role/ })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('add a role words');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Name of a new role')).toBeFocused();

  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('scenario partner found');
  await page.keyboard.press('Enter');
  await expect(page.locator('.chip-set')).toContainText('the partner found the opportunity');

  await page.getByRole('main').focus();
  await page.keyboard.press('F8');
  await expect(page.getByRole('complementary', { name: 'Source' })).toBeVisible();
});
