import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { comeToRest, findFaults } from './findFaults.ts';

const FRAMEWORK = 'scenarios/twelve-partners/glossy.cosell.jsonc';

/** Judges the room in both sizes and colours. */
async function expectNoFaults(page: Page): Promise<void> {
  for (const [width, height, colorScheme] of [
    [1024, 768, 'dark'],
    [1440, 900, 'light'],
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme });
    await comeToRest(page);
    expect(await findFaults(page, { within: ['.stress'] })).toEqual([]);
  }
}

const cell = (page: Page, edgeCase: string, column: number) =>
  page.locator(`[data-case="${edgeCase}"] [data-column="${column}"]`);

test('[SX10] [SX11] [SX12] edge cases, search and proofs find deals that break, to be watched, kept and run in CI', async ({
  page,
}, info) => {
  test.setTimeout(120_000);
  await page.goto('./');
  await expect(page.getByText(/of 240 deals survive/)).toBeVisible();
  await page.goto('./#/replay/stress');
  await page.getByRole('button', { name: 'Try the edge cases' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Stop' })).toBeVisible();
  await expect(page.getByText(/^\d+ of 96 edge cases$/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Run again' })).toBeVisible({ timeout: 60_000 });
  const [, breaking = ''] =
    /^(\d+) of 96 edge cases break/.exec(await page.getByRole('heading', { level: 1 }).innerText()) ?? [];
  expect(Number(breaking)).toBeGreaterThan(40);
  await page.getByText('How it was tried').click();
  await expect(page.getByText(/All 243 deals\. Each edge case went into at most 24 deals/)).toBeVisible();
  await page.getByText('How it was tried').click();

  // By keys alone: the grid is one stop of Tab; arrows walk it, Enter opens, Escape leads back.
  await page.getByRole('checkbox', { name: 'Only what breaks' }).check();
  await expect(page.locator('tr[data-case]')).toHaveCount(Number(breaking));
  await page.getByRole('searchbox', { name: 'Find an edge case' }).fill('rival collide');
  await expect(page.locator('tr[data-case]').first()).toHaveAttribute('data-case', 'rival-after-protection');
  await page.getByRole('grid').locator('[tabindex="0"]').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  await expect(cell(page, 'rival-in-the-last-stage', 2)).toBeFocused();
  await expect(cell(page, 'rival-in-the-last-stage', 2)).toHaveText(/^breaks \d+ of 24$/);
  await page.keyboard.press('Enter');
  const inspector = page.getByRole('complementary', { name: 'Edge case' });
  await expect(inspector.getByRole('heading', { level: 2 })).toHaveText('Rival in the last stage');
  await expect(inspector).toContainText('What frameworks answer');
  await expectNoFaults(page);
  await inspector.getByRole('button', { name: 'Close' }).press('Escape');
  await expect(inspector).toHaveCount(0);
  await expect(cell(page, 'rival-in-the-last-stage', 2)).toBeFocused();
  await page.keyboard.press('Enter');

  const question = await inspector.locator('.stress-unanswered h3').first().innerText();
  await inspector.getByRole('button', { name: 'Watch it in the player' }).first().click();
  await expect(page).toHaveURL(/player\/S-rival-in-the-last-stage-services\/\d+/);
  await expect(page.getByRole('complementary', { name: 'This step' })).toContainText(question);
  await page.goBack();
  await expect(inspector.getByText('Kept among your deals, in “Edge cases”.')).toBeVisible();

  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as a suite' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('glossy.edge-cases.deals.jsonl');
  const suite = info.outputPath(download.suggestedFilename());
  await download.saveAs(suite);
  const saved = (await readFile(suite, 'utf8')).trim().split('\n');
  expect(saved.length).toBeGreaterThan(Number(breaking));
  for (const command of ['stress', 'replay'])
    execFileSync(process.execPath, ['tools/cosell.mjs', command, FRAMEWORK, suite], { stdio: 'ignore' });
  await page.getByRole('button', { name: 'Keep all that break' }).click();
  await expect(page.getByText(/^\d+ deals are kept in “Edge cases”/)).toBeVisible();

  await page.getByRole('link', { name: 'Search' }).click();
  await page.getByRole('button', { name: 'Search for 1,000 runs' }).click();
  await expect(page.getByText(/^1,000 deals were tried, with seed 1\./)).toBeVisible({ timeout: 60_000 });
  await expect(
    page.getByText(/^(\d+) of \1 states · (\d+) of \2 transitions · \d+ of \d+ rules$/),
  ).toBeVisible();
  await expectNoFaults(page);

  await page.getByRole('link', { name: 'What always holds' }).click();
  await page.getByRole('button', { name: 'Prove it' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    /^\d+ of \d+ claims hold in every scenario; \d+ do not$/,
    { timeout: 60_000 },
  );
  await expect(page.getByText(/^proved for all [\d,]+ scenarios$/).first()).toBeVisible();
  await expect(page.getByRole('heading', { name: 'What this does not cover' })).toBeVisible();
  await expectNoFaults(page);
  const refuted = page
    .getByRole('listitem')
    .filter({ hasText: 'never has two answers in the stage "pitch"' });
  await refuted.getByRole('button', { name: 'Watch it in the player' }).click();
  await expect(page).toHaveURL(/player\/V-lead\.unique-pitch\/\d+/);
  await expect(page.getByRole('complementary', { name: 'This step' })).toContainText('two answers');

  // Another text: what was told stays, and says that it is of an earlier one.
  await page.goto('./#/draw/words/facts');
  await page.locator('.words-add input').fill('Budget');
  await page.keyboard.press('Enter');
  await page.goto('./#/replay/stress/proofs');
  await expect(page.getByText('The framework changed since.')).toBeVisible();
  await expect(page.getByText(/^proved for all/).first()).toBeVisible();
  await page.getByRole('button', { name: 'Prove it again' }).click();
  await expect(page.getByText('The framework changed since.')).toHaveCount(0);
});
