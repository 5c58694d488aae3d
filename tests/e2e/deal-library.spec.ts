import { readFile } from 'node:fs/promises';
import { expect, test, type Download, type Page } from '@playwright/test';
import { comeToRest, findFaults } from './findFaults.ts';

const list = (page: Page) => page.getByRole('listbox', { name: 'Deals' });
const sheet = (page: Page) => page.getByRole('complementary', { name: 'The chosen deal' });
const count = (page: Page) => page.locator('.library-count');
const search = (page: Page) => page.getByRole('searchbox', { name: /Find deals/ });

async function openLibrary(page: Page): Promise<void> {
  await page.goto('./#/bring/deals');
  await expect(page.getByRole('banner')).toContainText(/of 240 deals survive/);
  await expect(count(page)).toHaveText('243 deals');
}

async function textOf(download: Download): Promise<string> {
  return readFile(await download.path(), 'utf8');
}

test('[LB1] deals are found by facets, words and keys, changed, tagged, deleted and taken back', async ({
  page,
}) => {
  await openLibrary(page);
  const facets = page.getByRole('region', { name: 'Narrow the list' });
  await facets.getByRole('group', { name: 'Outcome' }).getByText('lost').click();
  await expect(count(page)).toHaveText('103 of 243');
  await facets.getByRole('group', { name: 'Result' }).getByText('survived').click();
  await expect(count(page)).toHaveText(/^\d+ of 243$/);
  await facets.getByRole('button', { name: 'Show all deals' }).click();
  await page.keyboard.press('/');
  await page.keyboard.type('d-1004');
  await expect(count(page)).toHaveText('1 of 243');
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  await expect(sheet(page).getByRole('heading', { level: 2 })).toHaveText('Tarnstad Chemicals');
  await expect(page).toHaveURL(/bring\/deals\/D-1004/);
  await expect(
    sheet(page).getByRole('region', { name: 'Events' }).getByRole('listitem').first(),
  ).toBeVisible();
  await comeToRest(page);
  expect(await findFaults(page)).toEqual([]);

  const origin = sheet(page).getByRole('combobox', { name: 'Origin' });
  const before = await origin.inputValue();
  await page.keyboard.press('Enter');
  await expect(sheet(page).getByRole('textbox', { name: 'Account' })).toBeFocused();
  await origin.selectOption('unknown');
  await expect(sheet(page).getByText(/edited by hand on \d{4}-\d\d-\d\d/)).toBeVisible();
  const notices = page.locator('.notices');
  await expect(notices).toContainText('Origin of “Tarnstad Chemicals” changed. "closed" is your own copy');
  const sets = page.getByRole('list', { name: 'Sets of deals' });
  await expect(sets).toContainText('closed, edited');
  await expect(sets).toContainText('kept in this browser');
  await expect(page.getByRole('banner')).toContainText(/of 240 deals survive/);
  await notices.getByRole('button', { name: 'Undo' }).click();
  await expect(sets).not.toContainText('closed, edited');
  await expect(origin).toHaveValue(before);
  await expect(sheet(page).getByText(/edited by hand/)).toHaveCount(0);

  await sheet(page).getByRole('combobox', { name: 'Outcome' }).focus();
  await sheet(page).getByRole('combobox', { name: 'Outcome' }).selectOption('won');
  await expect(list(page).getByRole('option', { name: /Tarnstad/ })).toContainText('won');
  await page.keyboard.press('Escape');
  await page.keyboard.press('e');
  await page.keyboard.type('Handed over late');
  await page.keyboard.press('Enter');
  await expect(sheet(page)).toContainText('“handed over late”');
  await expect(sheet(page)).toContainText(/expected: (survived|broke|unproven)/);
  await search(page).fill('handed');
  await expect(count(page)).toHaveText('1 of 243');
  await search(page).fill('');
  await list(page).focus();
  await page.keyboard.press('Shift+ArrowDown');
  await expect(count(page)).toHaveText(/2 marked/);
  await page.keyboard.press('Delete');
  await expect(page.getByRole('dialog', { name: 'Delete 2 deals?' })).toBeVisible();
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(count(page)).toHaveText('241 deals');
  await list(page).focus();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(count(page)).toHaveText('243 deals');

  await page.reload();
  await expect(count(page)).toHaveText('243 deals');
  await search(page).fill('d-1004');
  await expect(list(page).getByRole('option', { name: /Tarnstad/ })).toContainText('handed over late');
});

test('[LB7] listed deals are saved in every format, under pseudonyms when they are to be shared', async ({
  page,
}) => {
  await openLibrary(page);
  const save = async (format: string, key?: string): Promise<Download> => {
    await page.getByRole('button', { name: 'Save…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'As' }).selectOption({ label: format });
    if (key !== undefined) {
      await dialog.getByRole('checkbox', { name: /Pseudonyms/ }).check();
      await expect(dialog.getByRole('button', { name: 'Save' })).toBeDisabled();
      await dialog.getByRole('textbox', { name: 'Key' }).fill(key);
      await dialog.getByRole('checkbox', { name: 'Leave amounts out' }).check();
      await comeToRest(page);
      expect(await findFaults(page, { within: ['dialog'] })).toEqual([]);
    }
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByRole('button', { name: 'Save' }).click(),
    ]);
    return download;
  };
  const lines = 'deals, one a line (.deals.jsonl)';
  const live = await readFile('scenarios/twelve-partners/live.deals.jsonl', 'utf8');
  const closed = await readFile('scenarios/twelve-partners/closed.deals.jsonl', 'utf8');
  const all = await save(lines);
  expect(all.suggestedFilename()).toBe('deals.deals.jsonl');
  expect(await textOf(all)).toBe(live + closed);

  await search(page).fill('tarnstad chemicals');
  await expect(count(page)).toHaveText(/^\d+ of 243$/);
  const secret = await textOf(await save(lines, 'our key'));
  expect(secret).toContain('"id":"deal-');
  expect(secret).not.toMatch(/Tarnstad|"amount"/);
  expect(await textOf(await save(lines, 'our key'))).toBe(secret);
  expect(await textOf(await save('event log for process mining (XES)'))).toContain('<trace>');
  const ocel = await save('object-centric event log (OCEL 2.0)');
  expect(Object.keys(JSON.parse(await textOf(ocel)) as object)).toContain('objectTypes');
  const table = await save('table, a row an event (.csv)', 'our key');
  expect(table.suggestedFilename()).toBe('deals-pseudonyms.csv');
  expect(await textOf(table)).toMatch(/^case:concept:name,concept:name,time:timestamp/);
});
