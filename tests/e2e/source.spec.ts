import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test, type Page } from '@playwright/test';

/** The number of the line the cursor is in. */
async function cursorLine(page: Page): Promise<string> {
  return page.locator('.line-numbers.active-line-number').innerText();
}

/** The lines in view, with plain spaces. */
async function readLines(page: Page): Promise<string> {
  const lines = await page.locator('.view-line').allInnerTexts();
  return lines.join('\n').replaceAll('\u00a0', ' ');
}

const sample = readFileSync(resolve('scenarios/twelve-partners/glossy.cosell.jsonc'), 'utf8');

/** The number of the line of the sample in which a text first stands. */
function lineOf(text: string): string {
  return String(sample.slice(0, sample.indexOf(text)).split('\n').length);
}

/** Puts the cursor into the first place that holds the text, with the editor's own search. */
async function goToText(page: Page, text: string): Promise<void> {
  await page.locator('.monaco-editor').first().click();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.press('ControlOrMeta+f');
  await page.getByRole('textbox', { name: 'Find' }).fill(text);
  await expect(page.getByText(/^1 of \d+$/)).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowRight');
}

test.beforeEach(async ({ page }) => {
  await page.goto('./#/draw/source');
  await expect(page.locator('.monaco-editor').first()).toBeVisible();
});

test('F12 on a target leads to the state it names', async ({ page }) => {
  await goToText(page, '"stage.pitch": "eng');
  await page.keyboard.press('F12');
  await expect.poll(() => cursorLine(page)).toBe(lineOf('"engage": {'));
});

test('F2 renames a state everywhere as one step, and the cursor stays where it is', async ({ page }) => {
  await goToText(page, '"stage.pitch": "eng');
  const line = await cursorLine(page);
  await page.keyboard.press('F2');
  const field = page.getByRole('textbox', { name: /Rename/ });
  await expect(field).toHaveValue('engage');
  await expect(field).toBeFocused();
  await field.fill('involve');
  await page.keyboard.press('Enter');
  await expect.poll(() => readLines(page)).toContain('"involve": {');
  await expect.poll(() => readLines(page)).toContain('"stage.pitch": "involve"');
  await expect.poll(() => readLines(page)).not.toContain('"engage"');
  expect(await cursorLine(page)).toBe(line);
  await page.keyboard.press('ControlOrMeta+z');
  await expect.poll(() => readLines(page)).toContain('"stage.pitch": "engage"');
  await expect.poll(() => readLines(page)).toContain('"engage": {');
});

test('the cursor chooses the state around it, and a chosen state shows its text', async ({ page }) => {
  await page.goto('./#/draw/canvas');
  await page.keyboard.press('ControlOrMeta+e');
  await goToText(page, 'Engage with one');
  await expect(page.getByRole('complementary', { name: 'About the selection' })).toContainText('Engage');
  await page.getByRole('button', { name: 'Outline' }).click();
  await page.getByRole('treeitem', { name: /^Won/ }).click();
  await expect.poll(() => cursorLine(page)).toBe(lineOf('"won": {'));
});

test('the schema completes keys, and explains them', async ({ page }) => {
  await page.locator('.monaco-editor').first().click();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('"');
  await page.keyboard.press('Control+Space');
  await expect(page.locator('.suggest-widget')).toContainText('calendars');
});

test('each path is shown as XState code that can be copied', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'XState', exact: true }).click();
  await expect(page.getByTestId('xstate-code')).toContainText('createMachine');
  await page.getByRole('button', { name: 'registration path' }).click();
  await expect(page.getByTestId('xstate-code')).toContainText('protection');
  await page.getByRole('button', { name: 'Copy the code' }).click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain("import { setup } from 'xstate';");
  expect(copied).toContain("id: 'registration'");
});

test('[ST8] names complete where they mean something; uses and the outline are found', async ({ page }) => {
  await goToText(page, '"side": "joint"');
  await page.keyboard.press('ArrowLeft');
  for (let letter = 0; letter < 'joint'.length; letter += 1) await page.keyboard.press('Backspace');
  await page.keyboard.press('Control+Space');
  const names = page.locator('.suggest-widget .monaco-list-row');
  await expect(names).toHaveCount(3);
  await page.keyboard.type('par');
  await expect(names).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect.poll(() => readLines(page)).toContain('"side": "partner"');
  await goToText(page, '"vendor-ae"');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Shift+F12');
  await expect(page.locator('.peekview-widget')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+Shift+o');
  await expect(page.locator('.quick-input-widget')).toContainText('partnerTypes');
});

test('[ST7] the cursor in a rule chooses it in its table, and a chosen rule, duty or word shows its text', async ({
  page,
}) => {
  await page.goto('./#/draw/decisions/customerLead');
  await page.keyboard.press('ControlOrMeta+e');
  await goToText(page, '"id": "G-L3"');
  await expect(page.locator('[role=gridcell][aria-selected=true], .is-selected').first()).toBeVisible();
  await page.getByRole('rowheader', { name: /G-L2/ }).click();
  await expect.poll(() => cursorLine(page)).toBe(lineOf('"id": "G-L2"'));

  await goToText(page, '"id": "G-C1"');
  await expect(page).toHaveURL(/registrationConflict/);

  await page.goto('./#/draw/words/facts/customer');
  await expect.poll(() => cursorLine(page)).toBe(lineOf('"customer": {'));
  await goToText(page, '"vendor-se": {');
  await expect(page).toHaveURL(/words.roles.vendor-se/);
});

test('[ST7] a transition chosen on the canvas shows its text, and the cursor in one chooses it', async ({
  page,
}) => {
  await page.goto('./#/draw/canvas');
  await page.getByText('moved to pitch').first().click();
  const about = page.getByRole('complementary', { name: 'About the selection' });
  await expect(about).toContainText('From Align');
  await page.keyboard.press('ControlOrMeta+e');
  await expect.poll(() => cursorLine(page)).toBe(lineOf('"stage.pitch": "engage"'));
  await goToText(page, '"stage.close": "win"');
  await expect(about).toContainText('From Engage');
});
