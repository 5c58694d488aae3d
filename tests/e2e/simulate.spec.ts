import { expect, test, type Locator, type Page } from '@playwright/test';
import { comeToRest, findFaults } from './findFaults.ts';

const panel = (page: Page): Locator => page.getByRole('complementary', { name: 'Simulation by hand' });
const log = (page: Page): Locator => page.getByRole('region', { name: 'What was done' });
const state = (page: Page, id: string): Locator =>
  page.locator(`.react-flow__node[data-id="${id}"] .is-active`);

/** The canvas of Northwind, on a day that stays the same. */
async function openNorthwind(page: Page): Promise<void> {
  await page.clock.setFixedTime(new Date('2026-11-23T12:00:00Z'));
  await page.goto('./');
  await expect(page).toHaveURL(/#\/replay\/player\/L1\/2$/);
  await page.keyboard.press('Control+k');
  await page.getByLabel(/^Find a room/).fill('Borrow Northwind');
  await page.getByRole('option', { name: /Borrow Northwind/ }).click();
  await expect(page.getByRole('button', { name: 'Northwind co-sell' })).toBeVisible();
  await page.goto('./#/draw/canvas');
  await expect(page.locator('.react-flow__node').first()).toBeVisible();
}

async function simulate(page: Page): Promise<void> {
  await page.locator('.react-flow__node[data-id="deal:discovery"]').click();
  await page.keyboard.press('t');
  await expect(panel(page).getByText('What can happen now')).toBeVisible();
}

async function send(page: Page, object: RegExp, event: RegExp): Promise<void> {
  const group = panel(page).getByRole('region', { name: object });
  await group.getByRole('button', { name: event }).click();
  await group.getByRole('button', { name: 'Send' }).click();
}

test('a deal is lived through by hand, kept as an edge case, and found in the player', async ({ page }) => {
  await openNorthwind(page);
  await simulate(page);
  await expect(state(page, 'deal:discovery')).toBeVisible();

  await panel(page)
    .getByLabel('Whose customer is it already?')
    .selectOption({ label: 'the customer is new to both' });
  await panel(page)
    .getByLabel('Who found the opportunity?')
    .selectOption({ label: 'the partner found the opportunity' });
  await expect(panel(page).getByText('leads: Partner seller')).toBeVisible();

  const fresh = panel(page).getByRole('region', { name: 'Something new' });
  await fresh.getByRole('button', { name: 'Registration submitted' }).click();
  await expect(fresh.getByLabel('Who')).toHaveValue('partner-ae');
  await fresh.getByLabel('Which partner').selectOption({ label: 'Second partner' });
  await fresh.getByRole('button', { name: 'Send' }).click();
  await expect(log(page)).toContainText('R1: Registration submitted');
  await expect(log(page)).toContainText('Partner seller, Second partner');
  await expect(state(page, 'registration:submitted')).toBeVisible();

  await panel(page)
    .getByRole('button', { name: /^R1: approval sla runs out.*Wed, 25 Nov 2026, 09:00/ })
    .click();
  await expect(state(page, 'registration:overdue')).toBeVisible();
  await expect(log(page)).toContainText('2 working days are over');
  await send(page, /^R1/, /^Registration approved/);
  await expect(panel(page).getByText('R1 protected')).toBeVisible();

  await panel(page)
    .getByRole('button', { name: /protection runs out.*23 Feb 2027/ })
    .click();
  const registration = panel(page).getByRole('region', { name: 'R1' });
  const asked = registration.getByRole('button', { name: /^Extension asked/ });
  await expect(asked).toContainText('only when the stage is close — it is discovery now');
  await asked.click();
  await expect(registration.getByText('fails')).toBeVisible();
  await expect(registration.getByRole('button', { name: 'Send' })).toHaveCount(0);

  await panel(page).getByText('Duties done, leads taken, surprises').click();
  await panel(page)
    .getByRole('button', { name: /lead changed/i })
    .click();
  await panel(page).getByLabel('Lead', { exact: true }).selectOption({ label: 'Account executive' });
  await panel(page).getByRole('button', { name: 'Send' }).click();
  await expect(log(page)).toContainText('Account executive takes the lead');

  const lines = log(page).getByRole('listitem').getByRole('button');
  const count = await lines.count();
  await lines.filter({ hasText: 'R1: Registration approved' }).click();
  await expect(panel(page).getByText('R1 protected')).toBeVisible();
  await expect(lines).toHaveCount(count);
  await log(page).getByRole('button', { name: 'One step on again' }).click();
  await expect(panel(page).getByText('R1 lapsed')).toBeVisible();
  await log(page).getByRole('button', { name: 'One step back' }).click();
  await send(page, /^Deal/, /^Pitch begins/);
  await expect(lines).toHaveCount(count - 1);
  await expect(state(page, 'deal:pitch')).toBeVisible();

  await panel(page).getByLabel('Name of the case').fill('Approved a day late');
  await panel(page).getByRole('button', { name: 'Save as edge case' }).click();
  await panel(page).getByRole('link', { name: 'Open it in the player' }).click();
  await expect(page).toHaveURL(/player\/E-approved-a-day-late/);
  const deal = page.getByRole('option', { name: /Approved a day late/ });
  await expect(deal).toBeVisible();
  await page.keyboard.press('End');
  await expect(page.getByRole('region', { name: 'Framework and record' })).toContainText('Pitch');
});

test('what was done is kept while the framework is edited, and what no longer fits is told', async ({
  page,
}) => {
  await openNorthwind(page);
  await simulate(page);
  await send(page, /^Deal/, /^Pitch begins/);
  await send(page, /^Deal/, /^Closing begins/);
  await expect(state(page, 'deal:close')).toBeVisible();

  await page.locator('.edge-label', { hasText: 'Pitch begins' }).click();
  await page.keyboard.press('Delete');
  await expect(log(page)).toContainText('no longer fits');
  await expect(panel(page).getByRole('region', { name: /^Deal/ })).toContainText('Discovery');

  await page.goto('./#/draw/roles');
  await expect(panel(page)).toHaveCount(0);
  await page.goto('./#/draw/canvas');
  await expect(log(page)).toContainText('no longer fits');
  await page.getByRole('button', { name: /^Undo/ }).click();
  await expect(log(page)).not.toContainText('no longer fits');
  await expect(panel(page).getByRole('region', { name: /^Deal/ })).toContainText('Close');
});

test('a deal is simulated by keyboard alone', async ({ page }) => {
  await openNorthwind(page);
  await page.keyboard.press('Control+k');
  await page.getByLabel(/^Find a room/).fill('Simulate a deal by hand');
  await page.keyboard.press('Enter');
  const begin = panel(page).getByRole('button', { name: 'Registration submitted' });
  await begin.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(panel(page).getByLabel('Who', { exact: true })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(panel(page).getByRole('button', { name: 'Send' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(panel(page).getByRole('heading', { name: /^R1/ })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(panel(page).getByRole('button', { name: /^Registration approved/ })).toBeFocused();

  const present = log(page).locator('[aria-current=step]');
  await present.focus();
  await page.keyboard.press('ArrowLeft');
  await expect(present).toBeFocused();
  await expect(present).toContainText('The deal begins');
  await expect(panel(page).getByRole('heading', { name: /^R1/ })).toHaveCount(0);
  await page.keyboard.press('ArrowRight');
  await expect(panel(page).getByRole('heading', { name: /^R1/ })).toBeVisible();
});

test('nothing on the screen of a simulation keeps anybody out', async ({ page }) => {
  await openNorthwind(page);
  await simulate(page);
  await send(page, /^Something new/, /^Registration submitted/);
  await panel(page).getByText('Duties done, leads taken, surprises').click();
  await panel(page)
    .getByRole('button', { name: /^Pitch begins/ })
    .click();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await comeToRest(page);
    expect(
      await findFaults(page, { within: ['.simulate', '.simulate-log'], rules: 'all' }),
      colorScheme,
    ).toEqual([]);
  }
});
