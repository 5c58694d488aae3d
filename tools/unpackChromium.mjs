// Unpacks the Chromium that comes as an npm package into the directory it was installed to, and prints how to start it.
import { chmodSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const directory = resolve(process.argv[2] ?? '.');
process.env.TMPDIR = directory;
// The package unpacks the libraries a bare system lacks only where it believes to run as a cloud function.
process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs22.x';
const require = createRequire(join(directory, 'package.json'));
const { default: chromium } = await import(pathToFileURL(require.resolve('@sparticuz/chromium')).href);
const executable = await chromium.executablePath();
const start = join(directory, 'start-chromium');
const libraries = join(directory, 'al2023', 'lib');
writeFileSync(
  start,
  `#!/bin/sh\nLD_LIBRARY_PATH="${libraries}:$LD_LIBRARY_PATH" exec "${executable}" "$@"\n`,
);
chmodSync(start, 0o755);
process.stdout.write(`${start}\n`);
