import { defineConfig } from '@playwright/test';
import { chromiumArguments, findChromium } from './tools/chromium.mjs';

// The configuration is read once more in every worker: they must all speak to the port the first reading chose. Browsers refuse some ports,
// 4190 and 5060 among them.
const port = (process.env.COSELL_E2E_PORT ??= String(4200 + (process.pid % 800)));
const executablePath = findChromium();
const address = `http://127.0.0.1:${port}`;

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: process.env.CI !== undefined,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: {
    baseURL: `${address}/`,
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    screenshot: 'only-on-failure',
    // Recording slows every journey; `npm run journeys -- --trace retain-on-failure` records when it is wanted.
    trace: 'off',
    launchOptions: {
      args: [...chromiumArguments],
      ...(executablePath === undefined ? {} : { executablePath }),
    },
  },
  webServer: {
    command: `node tools/start.mjs --no-build --port ${port}`,
    url: `${address}/`,
    reuseExistingServer: false,
    timeout: 30_000,
  },
});
