// `npm run check`: lint, types, format, deps, unused, test, build, size. Names as arguments run only those.
import { provideDependencies } from './install.mjs';

provideDependencies();
const { checks, runSteps } = await import('./checks.mjs');

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !checks.some((check) => check.name === name));
if (unknown.length > 0) {
  process.stderr.write(
    `Unknown check "${unknown[0]}". The checks are ${checks.map((check) => check.name).join(', ')}.\n`,
  );
  process.exit(2);
}
const { failed } = await runSteps(
  wanted.length === 0 ? checks : checks.filter((check) => wanted.includes(check.name)),
);
process.exitCode = failed > 0 ? 1 : 0;
