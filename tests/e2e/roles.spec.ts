import { expect, test, type Page } from '@playwright/test';

test('a line of who does what is drawn with the keyboard alone, and undone', async ({ page }) => {
  await page.goto('./#/draw/roles');
  await expect(page.getByRole('heading', { name: 'Who does what' })).toBeVisible();
  await tabTo(page, 'Name of a new activity');
  await page.keyboard.type('Pricing review');
  await page.keyboard.press('Enter');
  const head = page.getByRole('rowheader', { name: /Pricing review/ });
  await expect(head).toBeFocused();
  await expect(head).toContainText("nobody's duty");

  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  const vendor = page.getByRole('gridcell', { name: /^Pricing review, Discovery, Vendor/ });
  await expect(vendor).toBeFocused();
  await page.keyboard.press('r');
  await expect(page.getByRole('listbox', { name: /Who does it/ })).toBeFocused();
  const chosen = await page.locator('[role=listbox] [aria-selected=true]').innerText();
  await page.keyboard.press('Enter');
  await expect(vendor).toBeFocused();
  await expect(vendor).toContainText(chosen);
  await expect(head).not.toContainText("nobody's duty");

  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('i');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  const partner = page.getByRole('gridcell', { name: /^Pricing review, Discovery, Partner: .* is told/ });
  await expect(partner).toBeFocused();

  await page.keyboard.press('Enter');
  await expect(page.getByLabel(/Responsible: does it/)).toBeFocused();
  await tabTo(page, 'How');
  await page.keyboard.type('With the deal desk on the line.');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('textbox', { name: 'How' })).toHaveValue('With the deal desk on the line.');
  await page.keyboard.press('Escape');
  await expect(partner).toBeFocused();

  for (let steps = 0; steps < 4; steps++) await page.keyboard.press('ControlOrMeta+z');
  await expect(page.getByText('Pricing review')).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+y');
  await expect(head).toContainText("nobody's duty");
});

test('Delete clears one side of a duty, and holes are said in words', async ({ page }) => {
  await page.goto('./#/draw/roles');
  const cell = page.getByRole('gridcell', { name: /^Discovery call, any stage, Vendor/ });
  await cell.click();
  await expect(cell).toContainText('Joint team');
  await page.keyboard.press('Delete');
  await expect(cell).toHaveText('');
  await expect(page.getByRole('button', { name: /and \d+ more/ })).toBeVisible();
  await page.getByRole('button', { name: /and \d+ more/ }).click();
  await page.getByRole('button', { name: "Discovery call is nobody's duty at any stage" }).click();
  await expect(page.getByRole('complementary', { name: 'The selected duty' })).toContainText(
    'What comes out of it',
  );
  await page.getByRole('button', { name: /Undo/ }).click();
  await expect(cell).toContainText('Joint team');
});

test('a renamed fact is renamed wherever it is used, in one step that can be undone', async ({ page }) => {
  await page.goto('./#/draw/words/facts/customer');
  const lens = page.getByRole('region', { name: /Scenario/ });
  await expect(lens).toContainText('customer: any');
  await page
    .getByText(/^used in \d+ places$/)
    .first()
    .click();
  await page.getByRole('button', { name: 'Who leads the customer? Column' }).click();
  await expect(page.locator('.monaco-editor').first()).toBeVisible();
  await page.keyboard.press('ControlOrMeta+e');
  const problems = await page.getByRole('button', { name: /Problems/ }).innerText();

  const key = page.getByLabel('Key in the text');
  await key.fill('origin');
  await key.press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: 'already a fact "origin"' })).toBeVisible();
  await expect(key).toHaveValue('origin');

  await key.fill('account');
  await key.press('Enter');
  await expect(page).toHaveURL(/#\/draw\/words\/facts\/account$/);
  await expect(page.getByRole('heading', { level: 2, name: 'Account' })).toBeVisible();
  await expect(page.getByText(/^used in \d+ places$/).first()).toBeVisible();
  await expect(lens).toContainText('account: any');
  await expect(lens).not.toContainText('customer: any');
  await expect(page.getByRole('button', { name: /Problems/ })).toHaveText(problems, { useInnerText: true });

  await page.getByRole('button', { name: /Undo/ }).click();
  await expect(lens).toContainText('customer: any');
  await expect(page.getByRole('option', { name: /^Customer/ })).toBeVisible();
});

test('removing a word in use asks first and says what would break', async ({ page }) => {
  await page.goto('./#/draw/words/roles');
  const roles = page.getByRole('listbox', { name: 'Roles' });
  await roles.getByRole('option').filter({ hasText: 'Joint team' }).click();
  await page.getByRole('button', { name: /^Remove/ }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(/It is used in \d+ places/);
  await dialog.getByRole('button', { name: 'Keep it' }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole('button', { name: /^Remove/ }).click();
  const replacement = await dialog.getByLabel('Put in its place').locator('option').first().innerText();
  await dialog.getByRole('button', { name: 'Replace and remove' }).click();
  await expect(roles.getByRole('option').filter({ hasText: 'Joint team' })).toHaveCount(0);
  await page.goto('./#/draw/roles');
  await expect(
    page.getByRole('gridcell', { name: /^Discovery call, any stage/ }).filter({ hasText: replacement }),
  ).toHaveCount(1);
});

test('values are put in another order with the keyboard, and the focus goes along', async ({ page }) => {
  await page.goto('./#/draw/words/facts/origin');
  const values = page.getByRole('textbox', { name: /^Value \d$/ });
  const order = (): Promise<string[]> =>
    values.evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value));
  await expect(values).toHaveCount(3);
  const before = await order();
  const last = before[2] ?? '';
  await page.getByRole('button', { name: `Move "${last}" up` }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: `Move "${last}" up` })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect.poll(order).toEqual([last, ...before.slice(0, 2)]);
  await expect(page.getByRole('button', { name: `Move "${last}" down` })).toBeFocused();

  await values.first().fill('someone');
  await values.first().press('Enter');
  await expect.poll(order).toEqual(['someone', ...before.slice(0, 2)]);
  await expect(values.first()).toBeFocused();
});

test('a duration is read and changed in words', async ({ page }) => {
  await page.goto('./#/draw/words/durations/protection');
  const sentence = page.locator('.clock-words');
  await expect(sentence).toContainText('90 days');
  await page.getByLabel('Length 1', { exact: true }).first().getByRole('spinbutton').fill('6');
  await page.keyboard.press('Enter');
  await page.getByLabel('Length 1: unit').selectOption({ label: 'months' });
  await expect(sentence).toContainText('6 months');
  await page.getByRole('button', { name: /Undo/ }).click();
  await expect(sentence).toContainText('6 days');
});

test('a row of who does what is dragged, and moved by keys with the focus', async ({ page }) => {
  await page.goto('./#/draw/roles');
  const matrix = page.getByRole('grid', { name: /Deal path/ });
  const rows = matrix.getByRole('rowheader');
  await expect(rows.first()).toHaveText('Account mapping');
  await matrix.locator('[data-handle="0"]').dragTo(rows.nth(2), { targetPosition: { x: 60, y: 26 } });
  await expect(rows.nth(2)).toHaveText('Account mapping');
  await expect(rows.nth(2)).toBeFocused();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(rows.nth(1)).toHaveText('Account mapping');
  await expect(rows.nth(1)).toBeFocused();
  for (let step = 0; step < 2; step++) await page.keyboard.press('ControlOrMeta+z');
  await expect(rows.first()).toHaveText('Account mapping');
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();
});

test('duties pasted from a spreadsheet say who is asked and told; what cannot be read is said first', async ({
  page,
}) => {
  await page.goto('./#/draw/roles');
  await expect(page.getByRole('grid', { name: /Deal path/ })).toBeVisible();
  await page.evaluate(() => {
    const clipboardData = new DataTransfer();
    const rows = [
      'Stage\tActivity\tAccount executive\tPartner seller\tWizard',
      'Pitch\tPricing review\tR\tC,I\tR',
    ];
    clipboardData.setData('text/plain', rows.join('\n'));
    document.body.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  });
  const dialog = page.getByRole('dialog', { name: /Paste duties/ });
  await expect(dialog).toContainText('1 new duty; new activities: Pricing review.');
  await expect(dialog).toContainText('No role is called "Wizard".');
  await dialog.getByRole('button', { name: 'Take them' }).click();
  await expect(
    page.getByRole('gridcell', {
      name: 'Pricing review, Pitch, Partner: Partner seller is asked first and is told',
    }),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('rowheader', { name: /Pricing review/ })).toHaveCount(0);
});

test('undoing a rename leads the address back, and the same word stays open', async ({ page }) => {
  await page.goto('./#/draw/words/facts/customer');
  const key = page.getByLabel('Key in the text');
  await key.fill('account');
  await key.press('Enter');
  await expect(page).toHaveURL(/facts\/account$/);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page).toHaveURL(/facts\/customer$/);
  await expect(key).toHaveValue('customer');
  await page.getByRole('button', { name: 'Redo' }).click();
  await expect(page).toHaveURL(/facts\/account$/);
});

test('a value in use is removed with another in its place', async ({ page }) => {
  await page.goto('./#/draw/words/facts/customer');
  await page.getByRole('button', { name: 'Remove "vendor-account"' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(/Who leads the customer\? Rule G-L3/);
  await dialog.getByLabel('Put in its place').selectOption('shared');
  await dialog.getByRole('button', { name: 'Replace and remove' }).click();
  await expect(page.getByRole('textbox', { name: /^Value \d$/ })).toHaveCount(3);
  await page.goto('./#/draw/decisions/customerLead');
  const grid = page.getByRole('grid', { name: 'Who leads the customer?' });
  await expect(grid.locator('[data-row="2"][data-column="1"]')).toContainText('shared');
});

/** Presses Tab until the control with this label has the focus. */
async function tabTo(page: Page, label: string): Promise<void> {
  const target = page.getByLabel(label, { exact: true });
  await expect(target).toBeVisible();
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`Tab never reaches "${label}"`);
}
