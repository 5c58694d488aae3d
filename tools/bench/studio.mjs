// `npm run bench:studio`: many deals in the studio, from the file to the last verdict, and what an edit then costs.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { provideBuild, studio } from '../build.mjs';
import { chromiumArguments, provideChromium } from '../chromium.mjs';
import { root } from '../root.mjs';
import { createStudioServer } from '../server.mjs';
import { findLongestTask } from './findTasks.mjs';
import { growFile } from './growFile.mjs';

/** @typedef {{ name: string, ms: number, goal?: number, met?: boolean }} Row */

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    deals: { type: 'string', default: '1000000' },
    edits: { type: 'string', default: '8' },
  },
});
const deals = Number(values.deals);
const edits = Number(values.edits);
const LONGEST_TASK_MS = 50;
const PATIENCE_MS = 600_000;
const DIRECTORY = join(root, 'node_modules', '.cache', 'bench', 'studio');

provideBuild(studio);
mkdirSync(DIRECTORY, { recursive: true });
const file = await growFile(DIRECTORY, deals);
const server = createStudioServer(join(root, studio.output));
const address = await new Promise((/** @type {(address: string) => void} */ resolve) => {
  server.listen(0, '127.0.0.1', () => {
    const bound = server.address();
    resolve(`http://127.0.0.1:${typeof bound === 'object' && bound ? bound.port : 0}/`);
  });
});
const browser = await chromium.launch({ executablePath: provideChromium(), args: [...chromiumArguments] });
const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
page.setDefaultTimeout(PATIENCE_MS);
const banner = page.getByRole('banner');
const list = page.getByRole('listbox', { name: 'Deals' });
/** @type {Row[]} */
const rows = [];

await page.goto(`${address}#/bring/deals`);
await banner.getByText(/of 240 deals survive/).waitFor();
await measure('load and replay', async () => {
  const begun = performance.now();
  await page.locator('input[type=file]').setInputFiles(file);
  await banner.getByText(/so far [\d,]+ of|of [\d,]{5,} deals survive/).waitFor();
  rows.push({ name: 'first result', ms: performance.now() - begun });
  await banner.getByText(`of ${deals.toLocaleString('en')} deals survive`).waitFor();
  rows.push({ name: 'last verdict', ms: performance.now() - begun });
});

await page.goto(`${address}#/draw/decisions/customerLead`);
await page.locator('[data-row="0"][data-column="0"]').click();
await page.waitForTimeout(1000);
await measure('an edited cell', async () => {
  const before = await page.locator('.meter-count').textContent();
  await page.keyboard.press('F2');
  await page.keyboard.type(', jo');
  await page.keyboard.press('Enter');
  await page.waitForFunction((was) => {
    const is = document.querySelector('.meter-count')?.textContent;
    return typeof is === 'string' && is !== was;
  }, before);
});
rows.push({ name: 'from an edit to the new figure, median', ms: await measureEdits() });

await page.goto(`${address}#/replay/player`);
await page.locator('.deal').first().waitFor();
await page.waitForTimeout(1500);
await measure('the list scrolled', async () => {
  const box = await list.boundingBox();
  await page.mouse.move((box?.x ?? 0) + 50, (box?.y ?? 0) + 200);
  for (let turn = 0; turn < 30; turn += 1) await page.mouse.wheel(0, 400);
  await list.evaluate((element) => (element.scrollTop = element.scrollHeight / 2));
  await list.press('End');
  await page.locator('.deal-chosen').waitFor();
});
await measure('the list filtered', async () => {
  await page.getByRole('searchbox').pressSequentially("o'neil 77", { delay: 60 });
  await page.waitForTimeout(1000);
  await page.getByRole('searchbox').fill('');
  await page.getByRole('combobox', { name: 'Result' }).selectOption('broken');
  await page.waitForTimeout(1000);
});

await browser.close();
server.close();
server.closeAllConnections();
rmSync(DIRECTORY, { recursive: true });
process.stdout.write(values.json ? `${JSON.stringify(rows, undefined, 2)}\n` : rows.map(printRow).join(''));

/**
 * @param {string} name
 * @param {() => Promise<void>} act
 */
async function measure(name, act) {
  const ms = await findLongestTask(page, act);
  rows.push({ name: `longest task: ${name}`, ms, goal: LONGEST_TASK_MS, met: ms <= LONGEST_TASK_MS });
}

/** Takes an edit back and makes it again; from the key to the changed figure on the page. */
async function measureEdits() {
  await page.evaluate(() => {
    let pressed = 0;
    let shown = document.querySelector('.meter-count')?.textContent;
    addEventListener('keydown', () => (pressed = performance.now()), true);
    new MutationObserver(() => {
      const now = document.querySelector('.meter-count')?.textContent;
      if (now === undefined || now === shown) return;
      shown = now;
      performance.measure('edit', { start: pressed, end: performance.now() });
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  for (let edit = 0; edit < edits; edit += 1) {
    await page.keyboard.press(edit % 2 === 0 ? 'Control+z' : 'Control+Shift+z');
    await page.waitForFunction((count) => performance.getEntriesByName('edit').length > count, edit);
    await page.waitForTimeout(500);
  }
  const delays = await page.evaluate(() =>
    performance.getEntriesByName('edit').map(({ duration }) => duration),
  );
  return delays.sort((a, b) => a - b)[delays.length >> 1] ?? 0;
}

/** @param {Row} row */
function printRow({ name, ms, goal, met }) {
  const judged = goal === undefined ? '' : `  goal ${goal} ms: ${met ? 'met' : 'MISSED'}`;
  return `${name.padEnd(48)}${ms.toFixed(0).padStart(8)} ms${judged}\n`;
}
