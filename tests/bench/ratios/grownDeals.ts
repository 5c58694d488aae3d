import { compileFramework, parseFramework, type CompiledFramework } from '../../../src/core/index.ts';
import {
  createColumnsBuilder,
  createLineScanner,
  type DealColumns,
} from '../../../src/engine/columns/index.ts';
import { growDeals } from '../columns/growDeals.ts';
import type { Ground } from './benchmark.ts';

const BLOCK = 2000;

/** Compiles a framework of the scenarios. */
export function compileScenario({ readScenario }: Ground, path: string): CompiledFramework {
  const { framework } = parseFramework(readScenario(path));
  if (!framework) throw new Error(`${path} cannot be read`);
  return compileFramework(framework);
}

/** Lines of deals grown from those of the twelve partners, always the same ones, some at a time. */
export function* grownLines({ readScenario }: Ground, deals: number): Generator<readonly string[]> {
  const lines = readScenario('twelve-partners/closed.deals.jsonl').split('\n');
  const grow = growDeals(
    lines.filter((line) => line !== ''),
    7,
  );
  for (let from = 0; from < deals; from += BLOCK)
    yield Array.from({ length: Math.min(BLOCK, deals - from) }, (_, place) => grow(from + place));
}

/** The same as columns. */
export function grownColumns(ground: Ground, deals: number): DealColumns {
  const builder = createColumnsBuilder();
  const scanner = createLineScanner(builder);
  const encoder = new TextEncoder();
  for (const lines of grownLines(ground, deals)) scanner.push(encoder.encode(`${lines.join('\n')}\n`));
  const { rejected } = scanner.finish();
  const columns = builder.build();
  if (rejected.length > 0 || columns.deals !== deals) throw new Error('grown deals are all read');
  return columns;
}
