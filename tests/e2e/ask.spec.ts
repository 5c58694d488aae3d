import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { expect, test, type Download, type Page } from '@playwright/test';
import { comeToRest, findFaults } from './findFaults.ts';

const STORY = resolve('scenarios/twelve-partners');
const NORTHWIND = `${STORY}/northwind.cosell.jsonc`;

/** The deals as the command line makes them of the CRM's exports. */
function importDeals(path: string): void {
  const files = ['stage-history', 'registrations'].map((name) => `${STORY}/crm/${name}.csv`);
  const args = [
    'tools/cosell.mjs',
    'import',
    '--from',
    'auto',
    ...files,
    '--framework',
    NORTHWIND,
    '-o',
    path,
  ];
  execFileSync(process.execPath, args, { stdio: 'ignore' });
}

/** Opens files as if they were chosen anywhere in the studio. */
async function openFiles(page: Page, ...files: readonly string[]): Promise<void> {
  await page.goto('./#/bring/borrow');
  await page.locator('input[type=file]').first().setInputFiles(files);
}

/** Figures of a verdict: deals unproven, and answers checked. */
async function readFigures(page: Page, title: string): Promise<{ unproven: number; checked: number }> {
  const text = await page.getByRole('group', { name: title }).innerText();
  const [, unproven] = /(\d+) of 240 unproven/.exec(text) ?? [];
  const [, checked] = /Evidence: (\d+) of/.exec(text) ?? [];
  return { unproven: Number(unproven), checked: Number(checked) };
}

const withRecalled = (page: Page) => readFigures(page, 'With what was remembered');
/** The figures once the last answer is counted: they stay as they are, and the meter says the same. */
async function settled(page: Page): ReturnType<typeof withRecalled> {
  for (let before = await withRecalled(page); ;) {
    await page.waitForTimeout(1500);
    const now = await withRecalled(page);
    const meter = await page.getByRole('banner').innerText();
    if (now.unproven === before.unproven && meter.includes(`${now.unproven} unproven`)) return now;
    before = now;
  }
}

const recorded = (page: Page) => readFigures(page, 'By the record alone');

async function pressUntilNext(page: Page, key: string): Promise<void> {
  const place = page.getByText(/^Question \d+ of \d+$/);
  const before = (await place.innerText()).replace(/\D+(\d+).*/, '$1');
  await page.keyboard.press(key);
  await expect(page.getByText(new RegExp(`^Question ${Number(before) + 1} of `))).toBeVisible();
}

async function collect(page: Page, act: () => Promise<void>, count: number): Promise<readonly Download[]> {
  const downloads: Download[] = [];
  const note = (download: Download): void => void downloads.push(download);
  page.on('download', note);
  await act();
  await expect.poll(() => downloads.length).toBe(count);
  page.off('download', note);
  return downloads;
}

test('[IM-ask] twenty cards are answered by keys; files go out and come back answered', async ({
  page,
}, info) => {
  test.setTimeout(120_000);
  const deals = info.outputPath('crm.deals.jsonl');
  importDeals(deals);
  await openFiles(page, NORTHWIND, deals);
  await expect(page.getByText(/0 of 240 deals survive/)).toBeVisible();
  await page.goto('./#/bring/ask');
  await page.getByLabel('Who answers?').fill('Bo');
  await page.keyboard.press('Enter');
  await expect(
    page.getByRole('heading', { level: 1, name: /^\d+ questions that would tell most$/ }),
  ).toBeVisible();
  await expect.poll(() => withRecalled(page)).toEqual({ unproven: 240, checked: 0 });

  await page.getByLabel(/^Why, if you like/).fill('they called us first');
  await page.keyboard.press('Enter');
  const total = Number((await page.getByText(/^Question 1 of/).innerText()).replace(/.* /, ''));
  for (let question = 1; question < total; question += 1)
    await pressUntilNext(page, question % 11 === 0 ? '0' : '1');
  await page.keyboard.press('1');
  await expect(page.getByRole('heading', { name: 'That was the last question' })).toBeVisible();
  await expect.poll(async () => (await withRecalled(page)).unproven).toBeLessThan(230);
  const answered = await settled(page);
  expect(answered.checked).toBeGreaterThan(10);
  expect(await recorded(page)).toEqual({ unproven: 240, checked: 0 });
  await expect(page.getByRole('banner')).toContainText(`${answered.unproven} unproven`);

  // Taken back, the first deal is unproven again; answered anew it is not.
  await page.getByRole('navigation', { name: 'Cards' }).getByRole('button').first().click();
  await expect(page.getByText(/^Bo said on .*:/)).toBeVisible();
  await page.getByRole('heading', { level: 2 }).focus();
  await page.keyboard.press('Backspace');
  await expect.poll(async () => (await withRecalled(page)).unproven).toBe(answered.unproven + 1);
  await expect(page.getByRole('banner')).toContainText(`${answered.unproven + 1} unproven`);

  await page.reload();
  await expect.poll(async () => (await withRecalled(page)).unproven).toBe(answered.unproven + 1);
  await expect(page.getByText(`Question 1 of ${total}`)).toBeVisible();
  await page.getByRole('heading', { level: 2 }).focus();
  await pressUntilNext(page, '1');
  await expect.poll(async () => (await withRecalled(page)).unproven).toBe(answered.unproven);
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByText(`Question 1 of ${total}`)).toBeVisible();

  for (const [width, height, colorScheme] of [
    [1440, 900, 'light'],
    [1024, 768, 'dark'],
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme });
    await comeToRest(page);
    expect(await findFaults(page, { within: ['.ask'] })).toEqual([]);
  }

  await page.getByText('Send these to others').click();
  const partners = await page.getByRole('checkbox').count();
  const files = await collect(
    page,
    () => page.getByRole('button', { name: `A file for each of ${partners} partners` }).click(),
    partners,
  );
  const [first] = files;
  const path = info.outputPath(first?.suggestedFilename() ?? '');
  await first?.saveAs(path);
  expect(await readFile(path, 'utf8')).not.toMatch(/amount/);

  // Whoever gets the file has neither the deals nor the framework.
  const other = await (await page.context().browser()?.newContext())?.newPage();
  if (!other) throw new Error('a browser opens a second time');
  await other.goto(page.url().replace(/#.*/, ''));
  await openFiles(other, path);
  await other.getByLabel('Who answers?').fill('Ann');
  await other.keyboard.press('Enter');
  await expect(other.getByRole('heading', { name: /^Questions about \d+ deals?$/ })).toBeVisible();
  await expect(other.getByText('unproven', { exact: false }).and(other.locator('.ask *'))).toHaveCount(0);
  await pressUntilNext(other, '2');
  await other.reload();
  await expect(other.getByText(/^Question 2 of/)).toBeVisible();
  // The same file opened once more takes no answer away.
  await openFiles(other, path);
  await expect(other.getByText(/^Question 2 of/)).toBeVisible();
  await other.keyboard.press('ArrowLeft');
  await expect(other.getByText(/^Ann said on/)).toBeVisible();
  const [saved] = await collect(
    other,
    () => other.getByRole('button', { name: 'Save the answers' }).click(),
    1,
  );
  const answersPath = info.outputPath('back.recall.json');
  await saved?.saveAs(answersPath);
  await other.context().close();

  await openFiles(page, answersPath);
  await expect(page.getByText('1 answer by Ann was taken in.')).toBeVisible();
  await page.goto('./#/bring/ask');
  const account = (JSON.parse(await readFile(answersPath, 'utf8')) as { cards: { account: string }[] })
    .cards[0]?.account;
  await page
    .getByRole('navigation', { name: 'Cards' })
    .getByRole('button', { name: account ?? '' })
    .click();
  await expect(page.getByText(/^Ann said on/)).toBeVisible();
});

test('[IM-ask] a room without deals leads on', async ({ page }) => {
  await page.goto('./#/bring/deals');
  const closers = page.getByRole('button', { name: /^Close / });
  await expect(closers).toHaveCount(2);
  await closers.first().click();
  await closers.first().click();
  await expect(closers).toHaveCount(0);
  await page.goto('./#/bring/ask');
  await expect(page.getByRole('heading', { name: 'No deals to ask about' })).toBeVisible();
  await page.getByRole('link', { name: 'Bring deals' }).click();
  await expect(page).toHaveURL(/bring\/deals/);
});
