// `npm run bench:canvas`: dragging one of many stages on the studio's canvas, beside the same drag on a bare React Flow canvas.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { provideBuild, studio } from '../build.mjs';
import { chromiumArguments, provideChromium } from '../chromium.mjs';
import { root } from '../root.mjs';
import { createStudioServer } from '../server.mjs';
import { writeManyStages, writeOneDeal } from './manyStages.mjs';
import { measureDrag, quantile, settle } from './measureDrag.mjs';
import { findHandhold, readPicture } from './readPicture.mjs';

/**
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {import('./measureDrag.mjs').DragCost} DragCost
 * @typedef {{ ours: DragCost, bare: DragCost }} Pair
 * @typedef {{ name: string, ratio: number, goal: number, met: boolean, runs: number }} Row
 */

const GOAL = 1.5;
const VIEWPORT = { width: 1440, height: 900 };
const BARE = join(root, 'tests', 'bench', 'bareCanvas');
const BARE_OUTPUT = join(root, 'node_modules', '.cache', 'bench', 'bare-canvas');

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    runs: { type: 'string', default: '7' },
    stages: { type: 'string', default: '300' },
  },
});
const runs = Number(values.runs);
const stages = Number(values.stages);

provideBuild(studio);
await build({
  root: BARE,
  base: './',
  configFile: false,
  plugins: [react()],
  logLevel: 'warn',
  build: { outDir: BARE_OUTPUT, emptyOutDir: true },
});

const servers = [createStudioServer(join(root, studio.output)), createStudioServer(BARE_OUTPUT)];
const [studioAddress = '', bareAddress = ''] = await Promise.all(servers.map(listen));
const browser = await chromium.launch({ executablePath: provideChromium(), args: [...chromiumArguments] });
const ours = await openPage();
const bare = await openPage();

await ours.goto(`${studioAddress}#/bring/borrow`);
// With one deal beside it, so that no replay of many works in the background.
await ours.locator('input[type=file]').setInputFiles(
  Object.entries({
    'many.cosell.jsonc': writeManyStages(stages),
    'one.deals.jsonl': writeOneDeal(),
  }).map(([name, text]) => ({ name, mimeType: 'application/json', buffer: Buffer.from(text) })),
);
await ours.getByRole('banner').getByText('Many stages').waitFor();
await ours.getByRole('banner').getByText('of 1 deal').waitFor();

const picture = await drawBoth();
const from = await findHandhold([ours, bare], picture);
/** @type {Pair[]} */
const pairs = [];
// The first round only warms both up.
for (let run = 0; run <= runs; run += 1) {
  await settle(ours);
  const pair = { ours: await measureDrag(ours, from), bare: await measureDrag(bare, from) };
  if (run > 0) pairs.push(pair);
}
const rows = [compare('work per pointer move', 'work'), compare('frame time', 'frame')];
process.stderr.write(
  `${picture.nodes.length} states, ${picture.edges.length} lines, zoom ${picture.viewport.zoom.toFixed(2)}\n`,
);
for (const side of /** @type {const} */ (['ours', 'bare'])) process.stderr.write(describeSide(side));

await browser.close();
for (const server of servers) {
  server.close();
  server.closeAllConnections();
}
process.stdout.write(values.json ? `${JSON.stringify(rows, undefined, 2)}\n` : printRows(rows));

/** Shows the framework on the studio's canvas, all of it in view, and then the same picture on the bare one. */
async function drawBoth() {
  await ours.goto(`${studioAddress}#/draw/canvas`);
  const last = ours.locator('.react-flow__node').nth(stages - 1);
  await last.waitFor({ state: 'attached', timeout: 120_000 });
  await settle(ours);
  const picture = await readPicture(ours);
  await bare.goto(`${bareAddress}index.html`);
  await bare.evaluate((detail) => window.dispatchEvent(new CustomEvent('picture', { detail })), picture);
  await bare.locator('.react-flow__edge').last().waitFor({ state: 'attached' });
  await settle(bare);
  const twin = await readPicture(bare);
  if (twin.nodes.length !== picture.nodes.length || twin.edges.length !== picture.edges.length)
    throw new Error(
      `The bare canvas shows ${twin.nodes.length} nodes and ${twin.edges.length} edges instead.`,
    );
  return picture;
}

async function openPage() {
  // A context of its own has a process of its own, whose work is measured alone.
  const context = await browser.newContext({ viewport: VIEWPORT });
  return context.newPage();
}

/** @param {import('node:http').Server} server */
function listen(server) {
  return new Promise((/** @type {(address: string) => void} */ resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      resolve(`http://127.0.0.1:${port}/`);
    });
  });
}

/**
 * @param {string} what
 * @param {'work' | 'frame'} part
 * @returns {Row}
 */
function compare(what, part) {
  const ratio = quantile(
    pairs.map((pair) => pair.ours[part] / pair.bare[part]),
    0.5,
  );
  return {
    name: `drag 1 of ${stages} stages, ${what}`,
    ratio: Math.round(ratio * 100) / 100,
    goal: GOAL,
    met: ratio <= GOAL,
    runs: pairs.length,
  };
}

/** @param {readonly Row[]} measured */
function printRows(measured) {
  const width = Math.max(...measured.map(({ name }) => name.length));
  const line = (/** @type {readonly string[]} */ [name = '', ...cells]) =>
    `${name.padEnd(width)}${cells.map((cell) => cell.padStart(8)).join('')}\n`;
  return [
    line(['name', 'ratio', 'goal', 'met', 'runs']),
    ...measured.map(({ name, ratio, goal, met, runs: count }) =>
      line([name, ratio.toFixed(2), goal.toFixed(2), met ? 'yes' : 'no', String(count)]),
    ),
  ].join('');
}

/** @param {keyof Pair} side */
function describeSide(side) {
  const middle = (/** @type {keyof DragCost} */ part) =>
    quantile(
      pairs.map((pair) => pair[side][part]),
      0.5,
    ).toFixed(2);
  const work = `work ${middle('work')} ms (script ${middle('script')}, style and layout ${middle('layout')})`;
  return `  ${side}  ${work}, frame ${middle('frame')} ms, slow frame ${middle('slowFrame')} ms\n`;
}
