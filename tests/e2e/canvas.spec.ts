import { expect, test, type Page } from '@playwright/test';
import { edge, ground, openCanvas, readText, state, undoAll } from './drawing.ts';

/** Pulls a line from the right of one state to a place on the screen. */
async function pullFrom(page: Page, id: string, to: { x: number; y: number }): Promise<void> {
  const handle = state(page, id).locator('.react-flow__handle-right');
  await state(page, id).hover();
  const from = await handle.boundingBox();
  if (!from) throw new Error(`"${id}" has no handle`);
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 8 });
  await page.mouse.up();
}

test('three stages are drawn and connected by mouse; undoing all gives the text back, comments and all', async ({
  page,
}) => {
  await openCanvas(page);
  const before = await readText(page);
  const comments = before.match(/^\s*\/\/.*$/gm) ?? [];

  const area = await page.locator('.react-flow__pane').boundingBox();
  if (!area) throw new Error('there is no canvas');
  await page.mouse.dblclick(area.x + 60, area.y + 40);
  await page.getByRole('dialog').getByLabel('Name').fill('Technical win');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(state(page, 'deal:technical-win')).toBeVisible();

  await state(page, 'deal:technical-win').getByRole('button', { name: 'Add what comes next' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('Legal review');
  await page.keyboard.press('Enter');
  await expect(edge(page, 'deal:technical-win>deal:legal-review')).toHaveCount(1);

  await page.getByRole('button', { name: 'Stage', exact: true }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('Signature');
  await page.keyboard.press('Enter');
  await expect(state(page, 'deal:signature')).toBeVisible();

  await page.keyboard.press('Shift+Digit1');
  await page.waitForTimeout(400);
  const target = await state(page, 'deal:signature').boundingBox();
  if (!target) throw new Error('the third stage is not there');
  await pullFrom(page, 'deal:legal-review', {
    x: target.x + target.width / 2,
    y: target.y + target.height / 2,
  });
  await expect(page.getByRole('dialog')).toContainText('Legal review to Signature');
  await page.getByRole('button', { name: 'Connect' }).click();
  await expect(edge(page, 'deal:legal-review>deal:signature')).toHaveCount(1);

  const drawn = await readText(page);
  expect(drawn).toContain('"stage.legal-review": "legal-review"');
  for (const comment of comments) expect(drawn).toContain(comment);

  await undoAll(page);
  await expect(state(page, 'deal:signature')).toHaveCount(0);
  expect(await readText(page)).toBe(before);
});

test('the same is drawn by keyboard alone', async ({ page }) => {
  await openCanvas(page);
  await ground(page).focus();
  await page.keyboard.press('n');
  await expect(page.getByRole('dialog').getByLabel('Name')).toBeFocused();
  await page.keyboard.type('Technical win');
  await page.keyboard.press('Enter');
  await expect(state(page, 'deal:technical-win')).toBeFocused();

  await page.keyboard.press('ControlOrMeta+ArrowRight');
  await expect(page.getByRole('dialog').getByLabel('Name')).toBeFocused();
  await page.keyboard.type('Legal review');
  await page.keyboard.press('Enter');
  await expect(state(page, 'deal:legal-review')).toBeFocused();

  await page.keyboard.press('c');
  const target = page.getByRole('dialog').getByLabel('Leads to');
  await expect(target).toBeFocused();
  await page.keyboard.type('Technical');
  await expect(target).toHaveValue('technical-win');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(edge(page, 'deal:legal-review>deal:technical-win')).toHaveCount(1);
  await expect(state(page, 'deal:legal-review')).toBeFocused();

  await page.keyboard.press('Alt+ArrowLeft');
  await expect(state(page, 'deal:technical-win')).toBeFocused();
  await page.keyboard.press('F2');
  await page.keyboard.type('Proof of value');
  await page.keyboard.press('Enter');
  await expect(state(page, 'deal:proof-of-value')).toBeFocused();
  await expect(state(page, 'deal:proof-of-value')).toHaveAttribute('aria-label', /leads to Legal review/);

  await page.keyboard.press('Delete');
  await expect(state(page, 'deal:proof-of-value')).toHaveCount(0);
  await expect(page.getByText(/Removed "Proof of value", and with it 2 transitions/)).toBeVisible();
});

test('nudging, copying and grouping are single steps', async ({ page }) => {
  await openCanvas(page);
  const before = await readText(page);
  await state(page, 'deal:won').click();
  for (let count = 0; count < 4; count += 1) await page.keyboard.press('ArrowDown');
  const undo = page.getByRole('button', { name: /^Undo/ });
  await expect(undo).toBeEnabled();
  await undo.click();
  await expect(undo).toBeDisabled();
  expect(await readText(page)).toBe(before);

  await state(page, 'deal:won').click();
  await page.keyboard.press('ControlOrMeta+c');
  await page.keyboard.press('ControlOrMeta+v');
  await expect(state(page, 'deal:won-2')).toBeVisible();
  await state(page, 'deal:won').click({ modifiers: ['Shift'] });
  await page.keyboard.press('ControlOrMeta+g');
  await expect(page.getByLabel('New name of Group')).toBeFocused();
  await page.keyboard.type('Ends');
  await page.keyboard.press('Enter');
  await expect(state(page, 'deal:ends.won-2')).toBeVisible();
  await undoAll(page);
  expect(await readText(page)).toBe(before);
});

test('a transition gets a condition and another clock in the inspector', async ({ page }) => {
  await openCanvas(page);
  await page.getByRole('tab', { name: 'Registration path' }).click();
  await expect(page.locator('.react-flow__node').first()).toBeVisible();
  const line = page.locator('.react-flow__edge').first();
  await line.focus();
  await line.dispatchEvent('click');
  const inspector = page.getByRole('complementary', { name: 'About the selection' });
  await inspector.getByLabel('When').first().selectOption({ label: 'After another time…' });
  await inspector.getByLabel('After', { exact: true }).fill('12');
  await inspector.getByRole('button', { name: 'Take it over' }).click();
  await expect(ground(page).locator('.edge-label', { hasText: '12 days' })).toHaveCount(1);
  await page.getByRole('button', { name: /^Undo/ }).click();
  await expect(ground(page).locator('.edge-label', { hasText: '12 days' })).toHaveCount(0);
});
