import { expect, test } from '@playwright/test';
import { edge, inspector, openText, readNorthwind, readText, undoAll, words } from './drawing.ts';

test.beforeEach(async ({ page }) => {
  const text = await readNorthwind();
  const carried = '"name": "Extension asked", "data": { "evidence": { "type": "boolean" } },';
  await openText(page, 'Northwind co-sell', text.replace('"name": "Extension asked",', carried));
});

test('[DC1] the whole condition of a transition is put together by mouse, and read as a sentence', async ({
  page,
}) => {
  const before = await readText(page);
  const line = 'deal:discovery>deal:pitch';
  await words(page, line).click();
  const form = inspector(page);
  const add = form.getByLabel('Add a condition');
  await add.selectOption({ label: 'Origin' });
  await form.getByRole('button', { name: 'partner', exact: true }).click();
  await expect(words(page, line)).toContainText('only when origin is partner');
  await add.selectOption({ label: 'Side' });
  await form.getByRole('group', { name: 'Side', exact: true }).getByRole('button').nth(1).click();
  await add.selectOption({ label: 'Role' });
  await form.getByRole('button', { name: 'Partner manager' }).click();
  await expect(
    form.getByText(/^only when origin is partner and .* and Partner manager does it$/),
  ).toBeVisible();

  await form.getByRole('button', { name: 'origin is partner' }).click();
  const typed = form.getByLabel('Origin, as text');
  await typed.fill('not("vendor")');
  await page.keyboard.press('Enter');
  await expect(words(page, line)).toContainText('origin is anything but vendor');
  await typed.fill('moon');
  await page.keyboard.press('Enter');
  await expect(typed).toHaveAttribute('aria-invalid', 'true');
  await expect(form.getByText(/moon/)).toBeVisible();
  await expect(words(page, line)).toContainText('anything but vendor');
  await page.keyboard.press('Escape');
  await form.getByRole('button', { name: 'Drop the condition on Role' }).click();
  await expect(words(page, line)).not.toContainText('Partner manager');

  const text = await readText(page);
  expect(text).toContain('"origin": "not(\\"vendor\\")"');
  await undoAll(page);
  expect(await readText(page)).toBe(before);
});

test('[DC1] what an event carries and a range of numbers are conditions too, by keyboard alone', async ({
  page,
}) => {
  await page.getByRole('tab', { name: 'Registration path' }).click();
  const line = 'registration:lapsed>registration:protected';
  await edge(page, line).focus();
  await page.keyboard.press('Enter');
  const form = inspector(page);
  await expect(form.getByLabel('When').first()).toBeFocused();
  const add = form.getByLabel('Add a condition').first();
  await add.focus();
  await add.selectOption({ label: 'Evidence' });
  await expect(form.getByRole('button', { name: 'any', exact: true })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(words(page, line)).toContainText('evidence is yes');
  await add.focus();
  await add.selectOption({ label: 'Amount' });
  await form.getByLabel('Amount, as text').focus();
  await page.keyboard.type('at least 50000');
  await page.keyboard.press('Enter');
  await expect(words(page, line)).toContainText('amount is at least 50,000');
});

test('[DC2] the length of a clock is changed on its line; whoever shares it is named', async ({ page }) => {
  await page.getByRole('tab', { name: 'Registration path' }).click();
  const clock = words(page, 'registration:submitted>registration:overdue');
  await expect(clock).toContainText('2 working days');
  await clock.dblclick();
  const card = page.getByRole('dialog', { name: 'The clock' });
  const length = card.getByLabel('Length', { exact: true }).last();
  await expect(length).toBeFocused();
  await length.fill('3');
  await page.keyboard.press('Enter');
  await expect(clock).toContainText('3 working days');
  await expect(card.getByLabel('Length: calendar')).toHaveValue('vendor');
  await expect(card.getByText(/also changes/)).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(card).toHaveCount(0);

  const other = 'registration:lapsed>registration:expired';
  await edge(page, other).focus();
  await inspector(page)
    .getByLabel('When')
    .first()
    .selectOption({ label: 'after 3 working days (approvalSla)' });
  await expect(words(page, other)).toContainText('3 working days');
  await edge(page, other).focus();
  await page.keyboard.press('Enter');
  await expect(card).toContainText(
    'Changing “approvalSla” also changes it for Registration path: submitted.',
  );
  await card.getByRole('button', { name: 'Give it a clock of its own' }).click();
  await expect(card.getByText(/also changes/)).toHaveCount(0);
  await card.getByLabel('Length', { exact: true }).last().fill('5');
  await page.keyboard.press('Enter');
  await expect(words(page, other)).toContainText('5 working days');
  await expect(clock).toContainText('3 working days');
});
