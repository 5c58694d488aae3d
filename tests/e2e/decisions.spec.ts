import { expect, test, type Locator, type Page } from '@playwright/test';
import { comeToRest, findFaults } from './findFaults.ts';

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

test('a table with headings becomes the rules of an empty decision; what cannot be read waits, over a reload too', async ({
  page,
}) => {
  await openBlank(page);
  await expect(page.getByRole('heading', { name: /No rule yet/ })).toBeVisible();
  await paste(
    page,
    [
      'Origin\tCustomer\tTender\tLead\tComment',
      'partner\tnew\tno\tPartner seller\tTheir find',
      'vendor\t-\t-\tAccount executive\t',
      'banana\tvendor-account\tyes\tAccount exec\tours',
    ].join('\r\n'),
  );
  const dialog = page.getByRole('dialog', { name: /Paste rules/ });
  await expect(dialog.getByLabel('What "Customer" is')).toHaveValue('new');
  await expect(dialog.getByRole('status')).toContainText('One cell cannot be read');
  await dialog.getByRole('button', { name: 'Add 3 rules' }).click();

  const grid = page.getByRole('grid', { name: 'Who leads the customer?' });
  await expect(grid.getByRole('rowheader')).toHaveCount(3);
  await expect(cell(grid, 0, 2)).toHaveText('new');
  await expect(cell(grid, 1, 4)).toContainText('Account executive');
  await expect(cell(grid, 2, 1)).toContainText('"banana" is not among');
  await expect(page.getByRole('region', { name: /Scenario/ })).toContainText('tender: any');
  await expect(page.getByRole('button', { name: /Problems/ })).not.toContainText('error');

  await cell(grid, 0, 1).click();
  await page.keyboard.type('half typ');
  await page.reload();
  await expect(cell(grid, 2, 1)).toContainText('"banana" is not among');
  await expect(cell(grid, 0, 1)).toContainText('"half typ" is not among');
  await cell(grid, 2, 1).click();
  await page.keyboard.type('vendor');
  await page.keyboard.press('Enter');
  await expect(cell(grid, 2, 1)).toHaveText('vendor');
});

test('a pasted table is one step, and undone it leaves the decision as empty as it was', async ({ page }) => {
  await openBlank(page);
  await page.getByRole('button', { name: 'Paste from a spreadsheet' }).click();
  const field = page.getByRole('dialog').getByRole('textbox');
  await field.focus();
  await page.evaluate(() => {
    const area = document.activeElement as HTMLTextAreaElement;
    const set = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set;
    set?.call(area, 'Origin\tRegion\tLead\npartner\tEMEA\tPartner seller\nvendor\tAPAC\tAccount executive');
    area.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await page.getByLabel('What "Region" is').selectOption({ label: 'Leave it out' });
  await page.getByRole('button', { name: 'Add 2 rules' }).click();
  const grid = page.getByRole('grid', { name: 'Who leads the customer?' });
  await expect(grid.getByRole('rowheader')).toHaveCount(2);
  await expect(grid).not.toContainText('Region');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.getByRole('heading', { name: /No rule yet/ })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();
});

test('columns are dragged by their heading and moved by keys', async ({ page }) => {
  const grid = await openLead(page);
  const headings = async (): Promise<readonly string[]> =>
    (await grid.getByRole('columnheader').allInnerTexts()).slice(1, 3);
  expect(await headings()).toEqual(['Origin', 'Customer']);
  await cell(grid, -1, 1).dragTo(cell(grid, -1, 0), { targetPosition: { x: 4, y: 10 } });
  await expect.poll(headings).toEqual(['Customer', 'Origin']);
  await expect(cell(grid, -1, 0)).toBeFocused();
  await page.keyboard.press('Alt+ArrowRight');
  await expect.poll(headings).toEqual(['Origin', 'Customer']);
  await expect(cell(grid, -1, 1)).toBeFocused();
  for (let step = 0; step < 2; step++) await page.keyboard.press('ControlOrMeta+z');
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();
});

test('rules are dragged, and found by their words; a rule that is edited stays in sight', async ({
  page,
}) => {
  const grid = await openLead(page);
  await expect(grid.getByRole('rowheader', { name: /G-L1.*deals/ })).toBeVisible();
  await grid.locator('[data-handle="0"]').dragTo(cell(grid, 2, -1), { targetPosition: { x: 40, y: 30 } });
  await expect(grid.getByRole('rowheader').last()).toContainText('G-L1');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(grid.getByRole('rowheader').first()).toContainText('G-L1');

  await page.keyboard.press('ControlOrMeta+f');
  await page.keyboard.type('named accounts');
  await expect(grid.getByRole('rowheader')).toHaveCount(1);
  await expect(grid).toContainText('1 of 3');
  await page.keyboard.press('Enter');
  await expect(cell(grid, 0, 0)).toBeFocused();
  await page.keyboard.type('joint');
  await page.keyboard.press('Tab');
  await page.keyboard.type('new');
  await page.keyboard.press('Enter');
  await expect(grid.getByRole('rowheader')).toHaveCount(1);
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect(cell(grid, 2, 0)).toContainText('joint');
  await expect(cell(grid, 2, 1)).toHaveText('new');
});

test('of hundreds of rules only those in sight are drawn, and every one can be reached', async ({ page }) => {
  await openBlank(page);
  const rules = Array.from({ length: 300 }, (_, at) => `partner\t${at}\tPartner seller\tnote ${at}`);
  await paste(page, ['Origin\tHours in stage\tLead\tNote', ...rules].join('\n'));
  const grid = page.getByRole('grid', { name: 'Who leads the customer?' });
  await expect(grid).toHaveAttribute('aria-rowcount', '301');
  expect(await grid.getByRole('rowheader').count()).toBeLessThan(80);
  await cell(grid, 0, 1).click();
  await page.keyboard.press('ControlOrMeta+End');
  await expect(cell(grid, 299, 4)).toBeFocused();
  await expect(cell(grid, 299, 4)).toContainText('note 299');
  await page.keyboard.press('ControlOrMeta+Home');
  await expect(cell(grid, 0, 0)).toBeFocused();
  await expect(cell(grid, 0, 0)).toBeInViewport();
});

test('answers are put in another order, worded and added, and what a rule gives stays', async ({ page }) => {
  await page.goto('./#/draw/decisions/registrationConflict');
  await page.getByRole('button', { name: 'Answers…' }).click();
  const dialog = page.getByRole('dialog', { name: /^Answers/ });
  const names = (): Promise<string[]> =>
    dialog
      .getByRole('textbox', { name: /^Answer \d$/ })
      .evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value));
  expect((await names()).slice(0, 2)).toEqual(['first', 'second']);
  await dialog.getByRole('button', { name: 'Move "first" down' }).press('Enter');
  await expect.poll(names).toEqual(['second', 'first', 'escalate']);
  await expect(dialog.getByRole('button', { name: 'Move "first" down' })).toBeFocused();
  await dialog.getByLabel('New answer').fill('they split it');
  await dialog.getByLabel('New answer').press('Enter');
  await expect.poll(names).toEqual(['second', 'first', 'escalate', 'they-split-it']);
  await expect(
    dialog.getByRole('button', { name: /"first" stays: .*gives? it|rules? give it/ }).first(),
  ).toBeDisabled();
  await dialog.getByRole('button', { name: 'Done' }).click();
  for (let step = 0; step < 2; step++) await page.keyboard.press('ControlOrMeta+z');
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();
});

async function openBlank(page: Page): Promise<void> {
  await page.goto('./#/draw/decisions/customerLead');
  await expect(page.getByText(/\d+ of 240 deals survive/)).toBeVisible();
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('New framework');
  await page
    .getByRole('option', { name: /^New framework/ })
    .first()
    .click();
  await expect(page).toHaveURL(/draw.canvas/);
  await page.goto('./#/draw/decisions/customerLead');
  await expect(page.getByRole('heading', { level: 1, name: 'Who leads the customer?' })).toBeVisible();
}

test('what is missing is tried, filled by keyboard with an answer of choice, and taken back in one step', async ({
  page,
}) => {
  const grid = await openLead(page);
  const panel = page.getByRole('region', { name: 'What is missing' });
  const gap = panel.getByRole('listitem').filter({ hasText: 'No rule of "customerLead" answers' });
  await expect(panel.getByRole('status')).toHaveText('1 without an answer, 1 with two answers, 1 remark');
  await expect(grid.getByRole('rowheader', { name: /G-L3.*disagrees/ })).toBeVisible();

  await gap.getByRole('button', { name: 'Try it' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status', { name: 'In this scenario' })).toContainText('silent');

  await page.keyboard.press('Tab');
  await expect(gap.getByRole('button', { name: 'Add the missing rule…' })).toBeFocused();
  await page.keyboard.press('Enter');
  const preview = gap.getByRole('group', { name: /^Preview/ });
  await expect(preview).toContainText('To be confirmed: answered as G-L1 does.');
  await preview.getByLabel('It answers').selectOption({ label: 'Account executive' });
  await expect(preview).toContainText('"then": "vendor-ae"');
  await expect(preview).not.toContainText('To be confirmed');
  await comeToRest(page);
  expect(await findFaults(page)).toEqual([]);
  await preview.getByRole('button', { name: 'Change the text' }).press('Enter');

  await expect(gap).toHaveCount(0);
  await expect(panel.getByRole('status')).toHaveText('1 with two answers, 1 remark');
  await expect(cell(grid, 3, 2)).toContainText('Account executive');
  await expect(page.getByRole('status', { name: 'In this scenario' })).toContainText('answered');

  await page.keyboard.press('Control+z');
  await expect(gap).toHaveCount(1);
  await expect(grid.getByRole('rowheader')).toHaveCount(3);

  const overlap = panel.getByRole('listitem').filter({ hasText: 'disagrees with' });
  await overlap.getByRole('button', { name: 'Cut "G-L1" back…' }).click();
  await overlap.getByRole('button', { name: 'Change the text' }).click();
  await expect(overlap).toHaveCount(0);
  await expect(cell(grid, 0, 1)).not.toContainText('any');
});
