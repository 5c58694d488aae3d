// Unpacks the Chromium that comes as an npm package into the directory it was installed to, and prints where it is.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const directory = process.argv[2] ?? '.';
process.env.TMPDIR = directory;
const require = createRequire(join(directory, 'package.json'));
const { default: chromium } = await import(pathToFileURL(require.resolve('@sparticuz/chromium')).href);
process.stdout.write(`${await chromium.executablePath()}\n`);
