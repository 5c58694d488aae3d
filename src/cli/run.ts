import { didYouMean } from '../core/index.ts';
import { tool } from './buildInfo.ts';
import { isOutOfMemory } from './isOutOfMemory.ts';
import { runAsk } from './runAsk.ts';
import { runCheck } from './runCheck.ts';
import { runExport } from './runExport.ts';
import { runImport } from './runImport.ts';
import { runRecall } from './runRecall.ts';
import { runRedact } from './runRedact.ts';
import { runReplay } from './runReplay.ts';
import { runStress } from './runStress.ts';
import type { ExitCode, Io } from './io.ts';
import { COMMANDS, printHelp, printUsage } from './usage.ts';

const RUNNERS = {
  check: runCheck,
  replay: runReplay,
  stress: runStress,
  import: runImport,
  export: runExport,
  recall: runRecall,
  redact: runRedact,
  ask: runAsk,
} as const;

/**
 * Runs one command line and returns its exit code: 0 passed, 1 the gate failed, 2 bad usage or unreadable input, 3 our bug or too little memory.
 * Never rejects.
 */
export async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  const args = argv.filter((arg) => arg !== '--debug');
  try {
    return await dispatch(args, io);
  } catch (error) {
    if (isOutOfMemory(error)) {
      await io.stderr.write(
        'cosell ran out of memory. Give it fewer deals at a time or fewer --jobs, or allow more: NODE_OPTIONS=--max-old-space-size=8192 (megabytes).\n',
      );
      return 3;
    }
    const isDebug = args.length < argv.length;
    const [message, stack] =
      error instanceof Error ? [error.message, error.stack ?? error.message] : [String(error), String(error)];
    await io.stderr.write(
      `cosell stopped because of a mistake of its own: ${message}\nPlease report it, with the command and the files if you may share them.${
        isDebug ? `\n\n${stack}` : ' --debug shows where it happened.'
      }\n`,
    );
    return 3;
  }
}

async function dispatch(args: readonly string[], io: Io): Promise<ExitCode> {
  const [name, ...rest] = args;
  if (name === undefined) {
    await io.stderr.write(printHelp());
    return 2;
  }
  if (name === '--version' || name === '-V') {
    await io.stdout.write(`${tool.name} ${tool.version} (xstate ${tool.xstate})\n`);
    return 0;
  }
  if (name === '--help' || name === '-h' || name === 'help') {
    const about = COMMANDS.find((command) => command.name === rest[0]);
    await io.stdout.write(about ? printUsage(about) : printHelp());
    return 0;
  }
  const command = COMMANDS.find((candidate) => candidate.name === name);
  if (!command) {
    const names = COMMANDS.map((candidate) => candidate.name);
    const what = name.startsWith('-') ? 'option' : 'command';
    await io.stderr.write(
      `There is no ${what} "${name}".${didYouMean(name, names)} The commands are ${names.join(', ')}; cosell --help explains them.\n`,
    );
    return 2;
  }
  const options = rest.includes('--') ? rest.slice(0, rest.indexOf('--')) : rest;
  if (options.includes('--help') || options.includes('-h')) {
    await io.stdout.write(printUsage(command));
    return 0;
  }
  return RUNNERS[command.name](rest, io);
}
