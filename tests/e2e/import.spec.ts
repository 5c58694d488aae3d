import { readdir, readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { comeToRest, findFaults } from './findFaults.ts';

const STORY = resolve('scenarios/twelve-partners');
const RECORDS = resolve('tests/fixtures/records');

async function listFiles(folder: string): Promise<readonly string[]> {
  return (await readdir(folder)).map((name) => `${folder}/${name}`);
}

async function openNorthwind(page: Page): Promise<void> {
  await page.goto('./#/bring/borrow');
  await page.locator('input[type=file]').first().setInputFiles(`${STORY}/northwind.cosell.jsonc`);
  await expect(page.getByRole('banner')).toContainText('Northwind co-sell');
}

async function enterImport(page: Page): Promise<void> {
  await page.goto('./#/bring/import');
  await expect(page.getByRole('heading', { name: 'Bring records from another system' })).toBeVisible();
}

/** Brings the files of a system and has them read. */
async function readRecords(page: Page, files: readonly string[]): Promise<void> {
  await enterImport(page);
  await page.locator('main input[type=file]').setInputFiles(files);
  await page.getByRole('button', { name: 'Read them' }).click();
  await expect(page.getByRole('tablist', { name: 'Parts of the mapping' })).toBeVisible();
}

async function expectNoFault(page: Page): Promise<void> {
  for (const [width, height, colorScheme] of [
    [1440, 900, 'light'],
    [1024, 768, 'dark'],
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme });
    await comeToRest(page);
    expect(await findFaults(page, { within: ['.intake-room'] })).toEqual([]);
  }
}

const result = (page: Page) => page.getByRole('region', { name: 'What the import brought' });

test('[IN1] [IN4] exports of Salesforce and of HubSpot become one library, by a mapping made here', async ({
  page,
}, info) => {
  test.setTimeout(120_000);
  await openNorthwind(page);
  const salesforce = await listFiles(`${RECORDS}/salesforce`);
  await readRecords(page, salesforce);
  const files = page.getByRole('list', { name: 'Files' });
  await expect(files.getByText(/^Salesforce · /)).toHaveCount(salesforce.length);
  await files.getByRole('button', { name: 'Look inside' }).first().click();
  await expect(files.getByText(/^Taken for Salesforce because/)).toBeVisible();

  // What a label means is chosen in the table, counted at once, and can be taken back.
  const proposal = page.getByRole('combobox', { name: 'What “Proposal/Price Quote” means' });
  const guessed = await proposal.inputValue();
  await proposal.selectOption('');
  const stages = page.getByRole('region', { name: 'Stage name of opportunity' });
  await expect(stages.getByText('1 change means nothing yet')).toBeVisible();
  await page.getByRole('button', { name: /^Take back/ }).click();
  await expect(proposal).toHaveValue(guessed);
  await proposal.selectOption('stage.pitch');

  await page.getByRole('tab', { name: /What is known/ }).click();
  await page.getByRole('button', { name: '1 value to explain' }).click();
  await page.getByRole('combobox', { name: /^What “Web” means/ }).selectOption({ label: 'vendor' });
  await expect(page.getByRole('button', { name: '1 value to explain' })).toHaveCount(0);
  for (const tab of ['People', 'Records', 'One deal or two?', 'Stand-ins'])
    await page.getByRole('tab', { name: tab }).click();
  await page.getByRole('checkbox', { name: /An earlier deal on the account was won/ }).check();
  await expectNoFault(page);

  await page.getByRole('button', { name: 'Import the deals' }).click();
  await expect(result(page)).toContainText('2 deals with');
  await expect(result(page).getByRole('row', { name: 'By what was recorded alone' })).toBeVisible();
  await page.getByText('What became of every record').click();
  await expect(page.getByText('1 deleted in the system, and left out')).toBeVisible();
  await expectNoFault(page);
  await expect(page.getByRole('banner')).toContainText(/of [12] deals? survive|2 unproven/);

  // The same files once more change nothing.
  await page.getByRole('button', { name: 'Import again' }).click();
  await expect(result(page)).toContainText('the same export twice changes nothing');

  await page.getByRole('button', { name: 'Put these files away' }).click();
  await readRecords(page, await listFiles(`${RECORDS}/hubspot`));
  await page.getByRole('button', { name: 'Import the deals' }).click();
  await expect(result(page)).toContainText(/\d deals with/);

  await page.goto('./#/bring/deals');
  await expect(page.getByRole('list', { name: 'Sets of deals' }).getByRole('listitem')).toHaveCount(2);
  await page.reload();
  await expect(page.getByRole('list', { name: 'Sets of deals' }).getByRole('listitem')).toHaveCount(2);

  // The mapping stayed beside the framework, and goes out as the file the command line takes.
  await readRecords(page, salesforce);
  await expect(page.getByRole('combobox', { name: 'What “Proposal/Price Quote” means' })).toHaveValue(
    'stage.pitch',
  );
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the mapping' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('northwind.mapping.json');
  const path = info.outputPath('northwind.mapping.json');
  await file.saveAs(path);
  const text = await readFile(path, 'utf8');
  expect(text).toContain('"Web": "vendor"');
  await page.getByRole('combobox', { name: 'What “Proposal/Price Quote” means' }).selectOption('');
  await page.locator('main input[type=file]').setInputFiles(path);
  await expect(page.getByRole('combobox', { name: 'What “Proposal/Price Quote” means' })).toHaveValue(
    'stage.pitch',
  );
});

test('[IN1] from the CRM’s two files alone to a first figure of evidence', async ({ page }) => {
  test.setTimeout(120_000);
  await openNorthwind(page);
  await readRecords(page, await listFiles(`${STORY}/crm`));
  await expect(page.getByText('869 of 869 rows used')).toBeVisible();
  await page.getByRole('button', { name: 'Import the deals' }).click();
  await expect(result(page)).toContainText('240 deals with 1,434 events');
  await expect(result(page).getByRole('row', { name: 'In the framework that is open' })).toContainText('240');
  await page.getByRole('link', { name: 'Ask what nobody recorded' }).click();
  await page.getByLabel('Who answers?').fill('Bo');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('group', { name: 'With what was remembered' })).toContainText(
    '240 of 240 unproven',
  );
  const place = page.getByText(/^Question \d+ of \d+$/);
  const total = Number((await place.innerText()).replace(/.* /, ''));
  for (let question = 1; question <= total; question += 1) {
    await expect(page.getByText(`Question ${question} of ${total}`)).toBeVisible();
    await page.keyboard.press('1');
  }
  await expect(page.getByRole('heading', { name: 'That was the last question' })).toBeVisible();
  await expect(page.getByRole('group', { name: 'With what was remembered' })).toContainText(
    /Evidence: [1-9]\d* of/,
  );
});

test('[IN2] [IN3] reading is stopped, a file that is nothing is named, and names are replaced on the way in', async ({
  page,
}) => {
  await openNorthwind(page);
  const row = 'D-,2026-01-05T09:00:00Z,Discovery\n';
  const many = `opportunity_id,changed_at,stage\n${Array.from({ length: 400_000 }, (_, at) => row.replace('D-', `D-${at % 9000}`)).join('')}`;
  await enterImport(page);
  await page.locator('main input[type=file]').setInputFiles([
    { name: 'many.csv', mimeType: 'text/csv', buffer: Buffer.from(many) },
    {
      name: 'picture.png',
      mimeType: 'image/png',
      buffer: Buffer.from([137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 1]),
    },
  ]);
  await expect(page.getByText('no file we know')).toBeVisible();
  await page.getByRole('button', { name: 'Read them' }).click();
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByRole('button', { name: 'Read them' })).toBeVisible();
  await page.getByRole('button', { name: 'Put these files away' }).click();

  // A table that nobody knows is told its columns.
  const told = 'Wann,Was,Kunde\n2026-01-05 09:00,Erstkontakt,Acme\n2026-02-01 08:00,Gewonnen,Acme\n';
  await page
    .locator('main input[type=file]')
    .setInputFiles({ name: 'told.csv', mimeType: 'text/csv', buffer: Buffer.from(told) });
  await page.getByLabel('Which column says which deal').selectOption('Kunde');
  await page.getByLabel('Which column says when').selectOption('Wann');
  await page.getByLabel('Which column says what stage').selectOption('Was');
  await page.getByRole('button', { name: 'Read them' }).click();
  await expect(page.getByText(/the time has no offset; say in which time zone/)).toBeVisible();
  await page.getByLabel('Times without a zone are in').first().selectOption('Europe/Berlin');
  await page.getByRole('button', { name: 'Read them again' }).click();
  await expect(page.getByText('2 of 2 rows used')).toBeVisible();
  await page.getByRole('button', { name: 'Value by value' }).click();
  await page.getByRole('combobox', { name: 'What “Gewonnen” means' }).selectOption('deal.won');
  await expect(page.getByText('1 change means nothing yet')).toBeVisible();
  await page.getByRole('button', { name: 'Put these files away' }).click();

  await readRecords(page, await listFiles(`${STORY}/crm`));
  await page.getByRole('checkbox', { name: /^Replace names/ }).check();
  await expect(page.getByRole('button', { name: 'Import the deals' })).toBeDisabled();
  await page.getByLabel('Key').fill('four blue lamps');
  await page.getByRole('button', { name: 'Import the deals' }).click();
  await expect(result(page)).toContainText('240 deals with');
  await page.goto('./#/bring/deals');
  await expect(page.getByText('Tarnwick Logistics')).toHaveCount(0);
});
