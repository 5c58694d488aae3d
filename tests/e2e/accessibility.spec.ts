import { expect, test, type Page } from '@playwright/test';
import { VERBS } from '../../src/studio/app/rooms.ts';
import { comeToRest, findFaults } from './findFaults.ts';

const rooms = VERBS.flatMap(({ rooms: own }) => own);

async function settle(page: Page): Promise<void> {
  await expect(page.getByRole('banner')).toContainText(/\d+ of 240 deals survive/);
  await expect(page.locator('.opening')).toHaveCount(0);
  await expect(page.getByText('Drawing…')).toHaveCount(0);
  await expect(page.getByText('Opening the text editor…')).toHaveCount(0);
  await page.waitForLoadState('networkidle');
  await comeToRest(page);
}

/** Looks at the page as it is now, in light and in dark colours. */
async function expectNoFault(page: Page): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await comeToRest(page);
    expect(await findFaults(page), `in ${colorScheme} colours`).toEqual([]);
  }
}

for (const { name, path } of rooms)
  test(`${name} has no serious fault, in light and in dark colours`, async ({ page }) => {
    await page.goto(`./#${path}`);
    await settle(page);
    await expectNoFault(page);
  });

test('panels over the rooms have no serious fault, in light and in dark colours', async ({ page }) => {
  test.slow();
  await page.goto('./#/draw/canvas');
  await settle(page);
  await page.getByRole('button', { name: /^Problems/ }).click();
  await page.getByRole('button', { name: 'Outline' }).click();
  await page.getByRole('treeitem', { name: /^Align/ }).focus();
  await page.keyboard.press('ControlOrMeta+ArrowRight');
  await expect(page.getByRole('dialog', { name: 'After Align' })).toBeVisible();
  await expectNoFault(page);
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+Insert');
  await expect(page.getByRole('form', { name: /^New duty at/ })).toBeVisible();
  await expectNoFault(page);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Shift+F10');
  await expect(page.getByRole('menu', { name: /^What can be done with Align/ })).toBeVisible();
  await expectNoFault(page);
  await page.keyboard.press('Escape');
  await page.getByRole('treeitem', { name: /^Decisions/ }).click();
  await page.keyboard.press('ControlOrMeta+e');
  await expect(page.locator('.monaco-editor').first()).toBeVisible();
  await page.getByRole('button', { name: 'XState' }).click();
  await expect(page.getByTestId('xstate-code')).toContainText('createMachine');
  await settle(page);
  await expectNoFault(page);
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('player');
  await expect(
    page
      .getByRole('dialog')
      .getByRole('option', { name: /Player/ })
      .first(),
  ).toBeVisible();
  await expectNoFault(page);
});

test('the simulation has no serious fault, in light and in dark colours', async ({ page }) => {
  await page.goto('./#/draw/canvas');
  await settle(page);
  await page.getByRole('button', { name: 'Simulate' }).click();
  await expect(
    page.getByRole('complementary', { name: 'Simulation by hand' }).getByText('What can happen now'),
  ).toBeVisible();
  await settle(page);
  await expectNoFault(page);
});

test('the check finds what is planted for it', async ({ page }) => {
  await page.goto('./#/bring/deals');
  await settle(page);
  await page.getByRole('heading', { level: 1 }).evaluate((heading) => {
    heading.style.color = '#d8d8d8';
    heading.append(document.createElement('img'));
  });
  expect(await findFaults(page)).toEqual([
    expect.stringContaining('color-contrast'),
    expect.stringContaining('image-alt'),
  ]);
});

test('everything stands in a landmark', async ({ page }) => {
  await page.goto('./#/draw/canvas');
  await settle(page);
  await page.keyboard.press('ControlOrMeta+Shift+l');
  expect(await findFaults(page, { rules: ['region', 'landmark-unique'] })).toEqual([]);
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
