import { expect, test, type Locator, type Page } from '@playwright/test';

async function openLead(page: Page): Promise<Locator> {
  await page.goto('./#/draw/decisions/customerLead');
  await expect(page.getByText(/\d+ of 240 deals survive/)).toBeVisible();
  return page.getByRole('grid', { name: 'Who leads the customer?' });
}

function cell(grid: Locator, row: number, column: number): Locator {
  return grid.locator(`[data-row="${row}"][data-column="${column}"]`);
}

async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((copied) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', copied);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, text);
}

test('a cell edited with the keyboard alone makes a break disappear, and undo brings it back', async ({
  page,
}) => {
  const question = page
    .getByRole('table')
    .first()
    .getByRole('button', { name: /both found the opportunity together and the customer is new/ });
  await page.goto('./#/fix/breaks');
  await expect(question).toHaveCount(1);

  const grid = await openLead(page);
  const list = page.getByRole('navigation', { name: 'Decisions' });
  const lead = list.getByRole('link', { name: /Who leads the customer/ });
  const before = await lead.textContent();
  expect(before).toMatch(/breaks \d+ deals/);

  // Into the table: its one place in the order of Tab.
  await page.getByRole('button', { name: 'Delete decision' }).focus();
  await page.keyboard.press('Tab');
  await expect(cell(grid, 0, 0)).toBeFocused();
  await page.keyboard.press('F2');
  await page.keyboard.type(', jo');
  await expect(page.getByRole('dialog').getByText('Means: partner or joint')).toBeVisible();
  await page.keyboard.press('Enter');

  await expect(cell(grid, 1, 0)).toBeFocused();
  await expect(cell(grid, 0, 0)).toContainText('partner or joint');
  await expect(lead).not.toHaveText(before ?? '');
  await expect(page.getByRole('banner')).toContainText(/fixed/);

  await page.keyboard.press('Control+z');
  await expect(cell(grid, 0, 0)).not.toContainText('joint');
  await expect(lead).toHaveText(before ?? '');

  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Add a rule' })).toBeFocused();

  await page.keyboard.press('Control+Shift+z');
  await page.goto('./#/fix/breaks');
  await expect(question).toHaveCount(0);
});

test('a block from a spreadsheet is pasted as one step, new rules and unreadable cells included', async ({
  page,
}) => {
  const grid = await openLead(page);
  await cell(grid, 2, 0).click();
  await paste(
    page,
    'joint\tnew\tPartner seller\t"Both found it,\nthe partner leads"\njoint\tbanana\tAccount executive\t\n',
  );
  await expect(cell(grid, 2, 1)).toContainText('new');
  await expect(cell(grid, 2, 3)).toContainText('the partner leads');
  await expect(cell(grid, 3, 0)).toContainText('joint');
  await expect(cell(grid, 3, 1)).toContainText('"banana" is not among');
  await expect(cell(grid, 3, 1)).toHaveAttribute('aria-invalid', 'true');
  await expect(cell(grid, 3, 2)).toContainText('Account executive');

  await page.keyboard.press('Control+z');
  await expect(grid.getByRole('rowheader')).toHaveCount(3);
  await expect(cell(grid, 2, 1)).toContainText('vendor account');
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();
});

test('rules are inserted, moved, duplicated and deleted, and the text says the same', async ({ page }) => {
  const grid = await openLead(page);
  await cell(grid, 0, 2).click();
  await page.keyboard.press('Alt+Enter');
  await expect(cell(grid, 1, 0)).toBeFocused();
  await expect(cell(grid, 1, 2)).toContainText('no answer yet');
  await page.keyboard.type('joint');
  await page.keyboard.press('Tab');
  await expect(cell(grid, 1, 1)).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(cell(grid, 1, 2)).toBeFocused();
  await expect(cell(grid, 1, 2)).not.toContainText('no answer yet');

  await page.keyboard.press('Alt+ArrowDown');
  await expect(cell(grid, 2, 2)).toBeFocused();
  await expect(cell(grid, 2, 0)).toContainText('joint');
  await page.keyboard.press('Control+d');
  await expect(cell(grid, 3, 0)).toContainText('joint');
  await page.keyboard.press('Control+Delete');
  await expect(grid.getByRole('rowheader')).toHaveCount(4);

  await page.getByRole('button', { name: 'Show in the text' }).click();
  await expect(page.getByTestId('source-editor')).toContainText('"joint"');
});

test('the scenario lights up the rule that answers', async ({ page }) => {
  const grid = await openLead(page);
  const lens = page.getByRole('region', { name: /Scenario: everything/ });
  await lens.getByRole('combobox').nth(0).selectOption({ index: 2 });
  await lens
    .getByRole('combobox')
    .nth(1)
    .selectOption({ label: "the customer is already the partner's account" });
  await expect(page.getByRole('status', { name: 'In this scenario' })).toContainText('Account executive');
  await expect(grid.getByRole('rowheader', { name: /G-L2, answers/ })).toBeVisible();
  await expect(grid.getByRole('rowheader', { name: /G-L1, does not fit/ })).toBeVisible();
  await expect(cell(grid, 0, 0)).toContainText('does not hold');
});
