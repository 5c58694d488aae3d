import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, normalize, resolve, sep } from 'node:path';

const FRAMEWORK = '.cosell.jsonc';
const DEALS = '.deals.jsonl';

/** Heading and first paragraph of a README. */
function readIntroduction(folder) {
  const path = join(folder, 'README.md');
  if (!existsSync(path)) return {};
  const lines = readFileSync(path, 'utf8').split('\n');
  const heading = lines.findIndex((line) => line.startsWith('# '));
  const paragraph = [];
  for (const line of lines.slice(heading + 1)) {
    if (line.trim() === '' && paragraph.length > 0) break;
    if (line.startsWith('#') || line.startsWith('```')) break;
    if (line.trim() !== '') paragraph.push(line.trim());
  }
  return {
    title: lines[heading]?.slice(2).trim(),
    summary: paragraph.join(' ').replaceAll('`', '').replaceAll('**', ''),
  };
}

/** First `"name"` of a framework file: good enough for a menu, and free of a parser. */
function readField(text, field) {
  return new RegExp(`^\\s*"${field}"\\s*:\\s*"((?:[^"\\\\]|\\\\.)*)"`, 'm').exec(text)?.[1];
}

/** What the gallery shows: every folder of scenarios that holds a framework or deals. */
export function listScenarios(root) {
  if (!existsSync(root)) return [];
  const scenarios = [];
  for (const name of readdirSync(root).sort()) {
    const folder = join(root, name);
    if (!statSync(folder).isDirectory()) continue;
    const files = readdirSync(folder).sort();
    const frameworks = files
      .filter((file) => file.endsWith(FRAMEWORK))
      .map((file) => {
        const text = readFileSync(join(folder, file), 'utf8');
        return { file, name: readField(text, 'name') ?? file, description: readField(text, 'description') };
      });
    const deals = files
      .filter((file) => file.endsWith(DEALS))
      .map((file) => {
        const text = readFileSync(join(folder, file), 'utf8');
        return { file, count: text.split('\n').filter((line) => line.trim() !== '').length };
      });
    if (frameworks.length + deals.length > 0)
      scenarios.push({ name, ...readIntroduction(folder), frameworks, deals });
  }
  return scenarios;
}

function copyScenarios(root, target) {
  const scenarios = listScenarios(root);
  mkdirSync(target, { recursive: true });
  writeFileSync(join(target, 'index.json'), JSON.stringify(scenarios));
  for (const scenario of scenarios)
    for (const { file } of [...scenario.frameworks, ...scenario.deals])
      cpSync(join(root, scenario.name, file), join(target, scenario.name, file));
}

/** Serves `scenarios/` beside the studio in development and copies it into the build. */
export function scenariosPlugin(root = resolve(import.meta.dirname, '../scenarios')) {
  let outDir = 'dist';
  let building = false;
  return {
    name: 'cosell-scenarios',
    configResolved(config) {
      outDir = resolve(config.root, config.build.outDir);
      building = config.command === 'build';
    },
    configureServer(server) {
      server.middlewares.use('/scenarios', (request, response, next) => {
        const path = decodeURIComponent((request.url ?? '/').split('?')[0] ?? '/');
        if (path === '/index.json') {
          response.setHeader('content-type', 'application/json');
          response.end(JSON.stringify(listScenarios(root)));
          return;
        }
        const file = normalize(join(root, path));
        const served = path.endsWith(FRAMEWORK) || path.endsWith(DEALS);
        if (!served || !file.startsWith(root + sep) || !existsSync(file)) return next();
        response.setHeader('content-type', 'text/plain; charset=utf-8');
        response.end(readFileSync(file));
      });
    },
    closeBundle() {
      if (building) copyScenarios(root, join(outDir, 'scenarios'));
    },
  };
}
