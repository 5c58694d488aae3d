import { readFile } from 'node:fs/promises';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { checkFramework, parseFramework } from '../../src/core/index.ts';

/** Chooses in a list by pointer: Playwright opens no list of the browser's own, so the choice itself is made for it. */
async function pick(list: Locator, label: string): Promise<void> {
  await list.click();
  await list.selectOption({ label });
  await list.page().keyboard.press('Escape');
}

const state = (page: Page, id: string): Locator => page.locator(`.react-flow__node[data-id="${id}"]`);

async function addStage(page: Page, from: string, name: string): Promise<void> {
  await state(page, from).click();
  await state(page, from).getByRole('button', { name: 'Add what comes next' }).click();
  const card = page.getByRole('dialog');
  await card.getByLabel('Name').fill(name);
  await card.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(card).toHaveCount(0);
}

/** Opens a cell, chooses options in it by click, and leaves it. */
async function fillCell(page: Page, row: number, column: string, options: readonly string[]): Promise<void> {
  const sheet = page.getByRole('grid', { name: 'Who leads the customer?' });
  const headers = await sheet.getByRole('columnheader').allTextContents();
  const at = headers.findIndex((text) => text.includes(column));
  const cell = sheet
    .getByRole('row')
    .nth(row)
    .locator(`[aria-colindex="${at + 1}"]`);
  await cell.dblclick();
  const editor = page.locator('.grid-editor');
  for (const option of options) await editor.locator('[data-option]', { hasText: option }).first().click();
  if (await editor.isVisible()) await page.getByRole('heading', { level: 1 }).click();
  await expect(editor).toHaveCount(0);
}

test('[KB7] three stages, a condition, two rules and a duty are authored by mouse; only names are typed', async ({
  page,
}) => {
  test.setTimeout(90_000);
  await page.addInitScript(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
  await page.goto('./#/bring/library');
  await page.getByRole('button', { name: 'New framework' }).click();
  await expect(state(page, 'deal:discovery')).toBeVisible();

  await addStage(page, 'deal:discovery', 'Technical win');
  await addStage(page, 'deal:technical-win', 'Legal review');
  await addStage(page, 'deal:legal-review', 'Signature');
  await state(page, 'deal:technical-win').click();
  const inspector = page.getByRole('complementary', { name: 'About the selection' });
  await inspector.getByRole('button', { name: /^Change: moved to legal review/ }).click();
  await pick(inspector.getByLabel('Add a condition'), 'Origin');
  await inspector
    .getByRole('group', { name: /what fits/ })
    .getByRole('button', { name: /partner/ })
    .first()
    .click();
  await expect(inspector).toContainText('origin is partner');

  await page.getByRole('link', { name: 'Decisions' }).click();
  const add = page.getByRole('button', { name: 'Add a rule', exact: true });
  await add.click();
  await fillCell(page, 1, 'Origin', ['partner']);
  await fillCell(page, 1, 'Answer', ['Partner seller']);
  await add.click();
  await fillCell(page, 2, 'Origin', ['vendor']);
  await fillCell(page, 2, 'Answer', ['Account executive']);

  await page.getByRole('link', { name: 'Roles', exact: true }).click();
  await page.getByLabel('Name of a new activity').click();
  await page.getByLabel('Name of a new activity').fill('Security questionnaire');
  await page.getByRole('button', { name: 'Add activity' }).click();
  await page.getByRole('gridcell', { name: /^Security questionnaire, Legal review, Vendor/ }).click();
  const duty = page.getByRole('complementary', { name: 'The selected duty' });
  await duty.getByRole('button', { name: 'Add a duty here' }).click();
  await pick(duty.getByLabel(/^R · Responsible/), 'Account executive');

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /Save to a file/ }).click(),
  ]);
  const parsed = parseFramework(await readFile(await download.path(), 'utf8'));
  expect(checkFramework(parsed).filter(({ severity }) => severity === 'error')).toEqual([]);
  const { framework } = parsed;
  const win = framework?.lifecycles.get('deal')?.root.states.find(({ key }) => key === 'technical-win');
  expect(win?.transitions.map(({ target, guard }) => [target, guard && [...guard.facts]])).toEqual([
    ['legal-review', [['origin', ['partner']]]],
  ]);
  expect(framework?.decisions.get('customerLead')?.rules.map(({ when, then }) => [[...when], then])).toEqual([
    [[['origin', ['partner']]], 'partner-ae'],
    [[['origin', ['vendor']]], 'vendor-ae'],
  ]);
  expect(framework?.responsibilities.map(({ stage, responsible }) => [stage, responsible])).toEqual([
    ['legal-review', 'vendor-ae'],
  ]);
});
