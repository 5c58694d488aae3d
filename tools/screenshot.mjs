// Takes the picture in README.md from the running studio: `npm run screenshot`.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { provideBuild, studio } from './build.mjs';
import { chromiumArguments, provideChromium } from './chromium.mjs';
import { root } from './root.mjs';
import { createStudioServer } from './server.mjs';

provideBuild(studio);
const server = createStudioServer(join(root, studio.output));
await new Promise((resolve) => {
  server.listen(0, '127.0.0.1', () => resolve(undefined));
});
const address = server.address();
if (address === null || typeof address === 'string') throw new Error('The server has no port.');

const browser = await chromium.launch({ executablePath: provideChromium(), args: [...chromiumArguments] });
const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, colorScheme: 'light' });
await page.goto(`http://127.0.0.1:${address.port}/`);
await page.getByRole('banner').getByText('of 240 deals survive').waitFor();
await page.locator('.stage.is-active').waitFor();
await page.waitForLoadState('networkidle');
await page.waitForTimeout(1500);

const images = join(root, 'docs', 'images');
mkdirSync(images, { recursive: true });
await page.screenshot({ path: join(images, 'player.png') });
await browser.close();
server.close();
server.closeAllConnections();
