import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseDeals } from '../../../src/core/formats/index.ts';
import type { Deal } from '../../../src/core/model/deal.ts';
import { compileFramework, type CompiledFramework } from '../../../src/core/replay/index.ts';
import { createVocabulary, EDGE_CASES, createDealView } from '../../../src/core/stress/index.ts';
import { parseFramework } from '../../../src/core/text/index.ts';

const scenarios = resolve(import.meta.dirname, '../../../scenarios');

export function loadCompiled(file: string): CompiledFramework {
  const { framework } = parseFramework(readFileSync(resolve(scenarios, file), 'utf8'));
  if (!framework) throw new Error(`${file} does not parse`);
  return compileFramework(framework);
}

export function loadDeals(file: string): readonly Deal[] {
  return parseDeals(readFileSync(resolve(scenarios, file), 'utf8')).deals;
}

export const NORTHWIND = 'twelve-partners/northwind.cosell.jsonc';
export const GLOSSY = 'twelve-partners/glossy.cosell.jsonc';
export const GITLAB = 'gitlab-handbook/gitlab.cosell.jsonc';
export const CLOSED = 'twelve-partners/closed.deals.jsonl';
export const HANDBOOK = 'gitlab-handbook/handbook.deals.jsonl';

const vocabularies = new WeakMap<CompiledFramework, ReturnType<typeof createVocabulary>>();

/** The deal that an edge case makes of another. */
export function putInto(
  compiled: CompiledFramework,
  id: string,
  deal: Deal,
  variant?: string,
): Deal | undefined {
  const words = vocabularies.get(compiled) ?? createVocabulary(compiled);
  vocabularies.set(compiled, words);
  const edgeCase = EDGE_CASES.find((candidate) => candidate.id === id);
  if (!edgeCase) throw new Error(`no edge case ${id}`);
  const variants = edgeCase.variants(words);
  const chosen = variant === undefined ? variants : variants.filter(({ label }) => label === variant);
  for (const { apply } of chosen) {
    const changed = apply(createDealView(words, deal));
    if (changed) return changed;
  }
  return undefined;
}
