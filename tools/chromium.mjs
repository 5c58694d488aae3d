import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { existsSync, mkdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { root } from './root.mjs';

/** The environment variable that names the browser to test with. */
const CHROMIUM_VARIABLE = 'COSELL_CHROMIUM';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const USUAL_PLACES = [
  ...['/usr/bin', '/usr/local/bin', '/snap/bin'].flatMap((directory) =>
    NAMES.map((name) => `${directory}/${name}`),
  ),
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
  'C:/Program Files (x86)/Google/Chrome/Application/chrome.exe',
];

/**
 * What Chromium does without here. Each of its windows would load the list under the address bar, a page of its own that costs as
 * much as ours. Of two lists given to Chromium the last one counts, so this one also names what Playwright turns off.
 */
const FEATURES_OFF = [
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  'WebUIOmniboxPopup',
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'TcpPortRandomizationWin',
  'ThirdPartyStoragePartitioning',
  'msEdgeUpdateLaunchServicesPreferredVersion',
  'msForceBrowserSignIn',
];

/** A quiet browser: it talks to the page under test and to nobody else. Chromium refuses its sandbox to root. */
export const chromiumArguments = [
  `--disable-features=${FEATURES_OFF.join(',')}`,
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/**
 * Where Chromium is: the environment variable, the system's own, then Playwright's. Undefined when there is none.
 *
 * @returns {string | undefined}
 */
export function findChromium() {
  const named = process.env[CHROMIUM_VARIABLE];
  if (named !== undefined && named !== '') {
    if (existsSync(named)) return named;
    throw new Error(`${CHROMIUM_VARIABLE} names "${named}", where there is no file.`);
  }
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((directory) => NAMES.map((name) => join(directory, name)));
  return [...USUAL_PLACES, ...onPath].find((path) => existsSync(path)) ?? findPlaywrightChromium();
}

/**
 * Finds Chromium or fetches one: by Playwright, then by the system's package manager, then from the npm registry.
 * Throws with one sentence for people when nothing helps.
 *
 * @returns {string}
 */
export function provideChromium() {
  const found = findChromium();
  if (found !== undefined) return found;
  for (const fetchChromium of [fetchByPlaywright, fetchByApt, fetchByNpm]) {
    const fetched = fetchChromium();
    if (fetched !== undefined) return fetched;
  }
  throw new Error(
    `The browser tests need Chromium and none could be fetched: install Chromium or Google Chrome, or set ${CHROMIUM_VARIABLE} to its path.`,
  );
}

/** @returns {string | undefined} */
function findPlaywrightChromium() {
  const require = createRequire(join(root, 'package.json'));
  const { chromium } = /** @type {typeof import('@playwright/test')} */ (require('@playwright/test'));
  const path = chromium.executablePath();
  return existsSync(path) ? path : undefined;
}

function fetchByPlaywright() {
  const cli = join(root, 'node_modules', '@playwright', 'test', 'cli.js');
  runQuietly('Fetching Chromium with Playwright', process.execPath, [cli, 'install', 'chromium'], 240);
  const path = findPlaywrightChromium();
  if (path === undefined || starts(path)) return path;
  // The browser is there but lacks libraries of the system; Playwright knows their names.
  if (process.getuid?.() === 0)
    runQuietly('Installing its libraries', process.execPath, [cli, 'install-deps', 'chromium'], 240);
  return starts(path) ? path : undefined;
}

function fetchByApt() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined;
  runQuietly('Updating the package lists', 'apt-get', ['update', '-q'], 120);
  runQuietly(
    'Installing Chromium with apt-get',
    'apt-get',
    ['install', '-y', '-q', '--no-install-recommends', 'chromium'],
    300,
  );
  const path = findChromium();
  return path !== undefined && starts(path) ? path : undefined;
}

/** A Chromium for x64 Linux that comes as an npm package, for machines that reach nothing but the registry. */
function fetchByNpm() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const directory = join(root, 'node_modules', '.cache', 'chromium');
  mkdirSync(directory, { recursive: true });
  const install = [
    'install',
    '--prefix',
    directory,
    '--no-save',
    '--no-audit',
    '--no-fund',
    '@sparticuz/chromium@143.0.4',
  ];
  if (!runQuietly('Fetching Chromium from the npm registry', 'npm', install, 240)) return undefined;
  const unpack = join(root, 'tools', 'unpackChromium.mjs');
  const unpacked = spawnSync(process.execPath, [unpack, directory], { encoding: 'utf8', timeout: 60_000 });
  const path = unpacked.stdout.trim();
  return unpacked.status === 0 && starts(path) ? path : undefined;
}

/** @param {string} path */
function starts(path) {
  return (
    spawnSync(path, ['--version', ...chromiumArguments], { stdio: 'ignore', timeout: 30_000 }).status === 0
  );
}

/**
 * @param {string} purpose
 * @param {string} command
 * @param {readonly string[]} args
 * @param {number} seconds
 */
function runQuietly(purpose, command, args, seconds) {
  process.stderr.write(`${purpose} ...\n`);
  const done = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    timeout: seconds * 1000,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  return done.status === 0;
}
