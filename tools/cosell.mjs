#!/usr/bin/env node
// In a clone, builds the command line first when it is missing or stale; an installed package carries it ready-made.
import { existsSync } from 'node:fs';

if (existsSync(new URL('../src/cli/main.ts', import.meta.url))) {
  const { commandLine, provideBuild } = await import('./build.mjs');
  provideBuild(commandLine);
}
await import(new URL('../dist/cli/main.js', import.meta.url).href);
