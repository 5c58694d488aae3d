import { expect, test, type Page } from '@playwright/test';
import { comeToRest, findFaults } from './findFaults.ts';

async function seeQuestion(page: Page, number: number): Promise<void> {
  await expect(page).toHaveURL(new RegExp(`#/bring/start/${number}$`));
  await expect(page.getByText(`Question ${number} of 15`)).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
}

/** Goes from question to question with suggestions, except for those nobody knows. */
async function answerAll(page: Page, from: number, unknown: readonly number[]): Promise<void> {
  for (let number = from; number <= 15; number += 1) {
    await seeQuestion(page, number);
    await page.keyboard.press(unknown.includes(number) ? 'Control+Shift+Enter' : 'Control+Enter');
  }
  await expect(page).toHaveURL(/#\/bring\/start\/done$/);
}

test('a newcomer answers fifteen questions with the keyboard, and real deals show the holes', async ({
  page,
}) => {
  await page.goto('./#/bring/borrow');
  await page.getByRole('link', { name: 'Start by answering' }).focus();
  await page.keyboard.press('Enter');
  await seeQuestion(page, 1);

  await page.keyboard.press('Tab');
  await expect(page.getByLabel('Name of the programme')).toBeFocused();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Initech together');
  await expect(page.getByRole('complementary', { name: 'What your framework says so far' })).toContainText(
    'Initech together, for Integration partner and Services partner.',
  );
  await page.keyboard.press('Enter');
  await seeQuestion(page, 2);
  await answerAll(page, 2, [9, 11]);

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('13 of 15 questions have an answer');
  await page.getByRole('button', { name: 'Open it and replay the deals' }).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/replay\/player/);
  await expect(page.getByRole('banner')).toContainText('Initech together');
  await expect(page.getByRole('banner')).toContainText(/[1-9]\d* of 2\d\d deals survive/);

  await page.getByRole('button', { name: /Problems/ }).click();
  await expect(
    page.getByText('The decision "registrationConflict" has no rules, so it never answers.'),
  ).toBeVisible();
  await expect(
    page.getByText('The decision "registrationSuccession" has no rules, so it never answers.'),
  ).toBeVisible();
  await page.goto('./#/fix/breaks');
  await expect(page.getByRole('button', { name: /Whose registration stands/ }).first()).toBeVisible();
});

test('answers outlive leaving the room, going back and a new visit', async ({ page }) => {
  await page.goto('./#/bring/start/7');
  await page.getByRole('spinbutton', { name: 'How long' }).fill('120');
  await page.getByRole('button', { name: 'We don’t know' }).click();
  await seeQuestion(page, 8);
  await page.goto('./#/bring/deals');
  await page.goto('./#/bring/start/7');
  await expect(page.getByRole('spinbutton', { name: 'How long' })).toHaveValue('120');
  await page.reload();
  await expect(page.getByRole('spinbutton', { name: 'How long' })).toHaveValue('120');
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(page.getByText('Protected for 120 days from the approval.')).toBeVisible();

  await page.goto('./#/bring/start/done');
  await page.getByRole('button', { name: 'Start over' }).click();
  await page.getByRole('button', { name: 'Bring the earlier answers back' }).click();
  await expect(page.getByText('Protected for 120 days from the approval.')).toBeVisible();
});

test('a RACI table from a spreadsheet becomes duties, and bad cells are said', async ({ page }) => {
  await page.goto('./#/bring/start/12');
  await page.locator('summary', { hasText: 'Paste a table from Excel' }).click();
  await page
    .getByLabel(/A RACI matrix/)
    .fill(
      'Stage\tActivity\tPartner seller\tAccount executive\nPitch\tPrice talk\tR\tA\nPitch\tTasting\tX\tR',
    );
  await page.getByRole('button', { name: 'Read the table' }).click();
  await expect(page.getByText('2 rows read; 1 cell needs a look:')).toBeVisible();
  await expect(page.getByText('"X" is none of R, A, C and I.')).toBeVisible();
  await expect(page.getByLabel('What is done, row 1')).toHaveValue('Price talk');
  await expect(page.getByText('Pitch: Price talk by the partner seller.')).toBeVisible();
});

test('[GD7] coming back goes on with the same document; reasons are put in order by hand', async ({
  page,
}) => {
  await page.goto('./#/bring/start/9');
  await page.getByRole('button', { name: /^Later: The customer named/ }).click();
  await page.getByRole('button', { name: 'Next' }).click();
  await page.goto('./#/bring/start/done');
  await page.getByRole('button', { name: 'Open it and replay the deals' }).click();
  await expect(page).toHaveURL(/#\/replay\/player\/.+\/\d+$/);
  await page.goto('./#/bring/start/6');
  await expect(page.getByLabel('In which currency')).toHaveCount(0);
  await page.getByLabel('somebody else').check();
  await page.getByLabel('In which currency').fill('CHF');
  await page.getByRole('button', { name: 'Next' }).click();
  await page.goto('./#/bring/start/done');
  await page.getByRole('button', { name: 'Open it and replay the deals' }).click();
  await expect(page).toHaveURL(/#\/replay\/player\/.+\/\d+$/);
  await expect(
    page.getByRole('banner').getByRole('button', { name: /^Undo: Take the answers of the guided start/ }),
  ).toBeVisible();
  await page.goto('./#/bring/library');
  await expect(page.getByRole('textbox', { name: 'Name of Our co-sell programme' })).toHaveCount(1);
  await page.goto('./#/draw/canvas');
  const path = page.getByRole('complementary', { name: 'About the path' });
  await expect(path).toContainText('undecided');
  await path.getByRole('link', { name: 'Who leads the customer?' }).click();
  await expect(page).toHaveURL(/decisions.customerLead/);
});

test('the guided start is accessible in light and in dark colours', async ({ page }) => {
  for (const step of ['1', '4', '9', '12', 'done']) {
    await page.goto(`./#/bring/start/${step}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme });
      await comeToRest(page);
      expect(await findFaults(page, { within: ['.guide'], rules: 'all' }), colorScheme).toEqual([]);
    }
  }
});
