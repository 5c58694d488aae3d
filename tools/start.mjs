// Builds the studio when needed and serves it to this computer only.
import { parseArgs } from 'node:util';
import { join } from 'node:path';
import { existsSync } from 'node:fs';
import { provideBuild, studio } from './build.mjs';
import { root } from './root.mjs';
import { createStudioServer } from './server.mjs';

const USAGE = `Usage: npm start -- [--port N] [--no-build]

  --port N     the port to listen on; by default 4173, or the next free one
  --no-build   serve what was built last
`;
const DEFAULT_PORT = 4173;

const options = readOptions();
if (options.build) provideBuild(studio);
if (!existsSync(join(root, studio.output, 'index.html')))
  stop('The studio has not been built yet: run npm start without --no-build.');

const server = createStudioServer(join(root, studio.output));
listen(options.port ?? DEFAULT_PORT);
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
  process.on(signal, () => {
    server.close();
    server.closeAllConnections();
    process.exit(0);
  });
}

/** @param {number} port */
function listen(port) {
  server.once('error', (/** @type {NodeJS.ErrnoException} */ error) => {
    if (error.code !== 'EADDRINUSE') throw error;
    if (options.port !== undefined) stop(`Port ${port} is taken: choose another with --port.`);
    if (port >= DEFAULT_PORT + 50) stop('No free port was found: choose one with --port.');
    listen(port + 1);
  });
  server.listen(port, '127.0.0.1', () => {
    server.removeAllListeners('error');
    const address = server.address();
    const taken = typeof address === 'object' && address !== null ? address.port : port;
    process.stdout.write(
      `Cosell Studio is open at http://localhost:${taken}/ (Ctrl-C ends it). Nothing leaves this computer.\n`,
    );
  });
}

/** @returns {{ port: number | undefined, build: boolean }} */
function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        port: { type: 'string' },
        'no-build': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    if (values.help) {
      process.stdout.write(USAGE);
      process.exit(0);
    }
    const port = values.port === undefined ? undefined : Number(values.port);
    if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port <= 65535)) {
      stop(`"${values.port}" is no port: a port is a whole number from 0 to 65535.`);
    }
    return { port, build: values['no-build'] !== true };
  } catch (error) {
    return stop(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  }
}

/**
 * @param {string} message
 * @returns {never}
 */
function stop(message) {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}
