// `npm test`: every check and every journey. The last line counts the tests.
import { provideDependencies } from './install.mjs';

provideDependencies();
const { checks, journeys, runSteps } = await import('./checks.mjs');

const { passed, failed } = await runSteps([...checks, journeys]);
process.exitCode = failed > 0 ? 1 : 0;
process.stdout.write(`${passed} passed, ${failed} failed\n`);
