import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { VERBS } from '../../src/studio/app/rooms.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const rooms = VERBS.flatMap(({ rooms: own }) => own);

/** What stands against the guidelines on the page now, one line each. */
async function findFaults(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary ?? ''}`),
    );
}

async function settle(page: Page): Promise<void> {
  await expect(page.getByRole('banner')).toContainText(/\d+ of 240 deals survive/);
  await expect(page.getByText('Drawing…')).toHaveCount(0);
  await expect(page.getByText('Opening the text editor…')).toHaveCount(0);
  await page.waitForTimeout(600);
}

for (const colorScheme of ['light', 'dark'] as const)
  test.describe(`in ${colorScheme} colours`, () => {
    test.use({ colorScheme });

    for (const { name, path } of rooms)
      test(`${name} has no serious fault`, async ({ page }) => {
        await page.goto(`./#${path}`);
        await settle(page);
        expect(await findFaults(page)).toEqual([]);
      });

    test('panels over the rooms have no serious fault', async ({ page }) => {
      test.slow();
      await page.goto('./#/draw/canvas');
      await settle(page);
      await page.getByRole('button', { name: /^Problems/ }).click();
      await page.getByRole('button', { name: 'Outline' }).click();
      await page.getByRole('treeitem', { name: /^Align/ }).focus();
      await page.keyboard.press('ControlOrMeta+ArrowRight');
      await expect(page.getByRole('dialog', { name: 'After Align' })).toBeVisible();
      expect(await findFaults(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.keyboard.press('ControlOrMeta+Insert');
      await expect(page.getByRole('form', { name: /^New duty at/ })).toBeVisible();
      expect(await findFaults(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.keyboard.press('Shift+F10');
      await expect(page.getByRole('menu', { name: /^What can be done with Align/ })).toBeVisible();
      expect(await findFaults(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('treeitem', { name: /^Decisions/ }).click();
      await page.keyboard.press('ControlOrMeta+e');
      await expect(page.locator('.monaco-editor').first()).toBeVisible();
      await page.getByRole('button', { name: 'XState' }).click();
      await settle(page);
      expect(await findFaults(page)).toEqual([]);
      await page.keyboard.press('ControlOrMeta+k');
      await page.keyboard.type('player');
      expect(await findFaults(page)).toEqual([]);
    });
  });

test('the simulation has no serious fault', async ({ page }) => {
  await page.goto('./#/draw/canvas');
  await settle(page);
  await page.getByRole('button', { name: 'Simulate' }).click();
  await page.waitForTimeout(800);
  expect(await findFaults(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await findFaults(page)).toEqual([]);
});

test('everything stands in a landmark', async ({ page }) => {
  await page.goto('./#/draw/canvas');
  await settle(page);
  await page.keyboard.press('ControlOrMeta+Shift+l');
  const { violations } = await new AxeBuilder({ page }).withRules(['region', 'landmark-unique']).analyze();
  expect(
    violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} ${target.join(' ')}`)),
  ).toEqual([]);
});

test('the first Tab offers the way into the room, and every stop can be seen', async ({ page }) => {
  await page.goto('./#/fix/breaks');
  await settle(page);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the room' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  await page.reload();
  await settle(page);
  for (let stop = 0; stop < 25; stop += 1) {
    await page.keyboard.press('Tab');
    const seen = await page.evaluate(() => {
      const { activeElement: element } = document;
      if (!element || element === document.body) return 'left the page';
      const chain = [element, element.parentElement, element.parentElement?.parentElement].filter(
        (part) => part !== null,
      );
      const isMarked = chain.some(
        (part) =>
          part &&
          (getComputedStyle(part).outlineStyle !== 'none' || getComputedStyle(part).boxShadow !== 'none'),
      );
      const { width, height } = element.getBoundingClientRect();
      return isMarked && width > 0 && height > 0 ? 'seen' : element.outerHTML.slice(0, 200);
    });
    expect(['seen', 'left the page']).toContain(seen);
    if (seen === 'left the page') break;
  }
});
