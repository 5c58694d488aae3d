import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseFramework, type Framework } from '../../../src/core/index.ts';
import { applyEdits, planEdits, type Command } from '../../../src/core/edit/index.ts';

const TEXT = readFileSync(resolve('scenarios/twelve-partners/northwind.cosell.jsonc'), 'utf8');

/** The framework of the sample story, as it is or with its text changed. */
export function readNorthwind(change: (text: string) => string = (text) => text): {
  readonly text: string;
  readonly framework: Framework;
} {
  const text = change(TEXT);
  const { framework, diagnostics } = parseFramework(text);
  if (!framework) throw new Error(diagnostics[0]?.message ?? 'unreadable');
  return { text, framework };
}

/** The text and framework after a command; throws what it was refused for. */
export function afterCommand(
  text: string,
  command: Command,
): { readonly text: string; readonly framework: Framework } {
  const plan = planEdits(text, command);
  if (!plan.ok) throw new Error(plan.error.message);
  const next = applyEdits(text, plan.value);
  return readNorthwind(() => next);
}
