import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'jsonc-parser';
import { describe, expect, it } from 'vitest';
import { checkFramework } from '../../src/core/check/index.ts';
import { parseDeals } from '../../src/core/formats/index.ts';
import { compileFramework, replayDeal, type CompiledFramework } from '../../src/core/replay/index.ts';
import { parseFramework } from '../../src/core/text/index.ts';

const folder = resolve(import.meta.dirname, '../../scenarios/gitlab-handbook');
const read = (file: string): string => readFileSync(resolve(folder, file), 'utf8');
const text = read('gitlab.cosell.jsonc');
const parsed = parseFramework(text);

interface Expected {
  readonly verdict: string;
  readonly codes: readonly string[];
  readonly states: Readonly<Record<string, string>>;
}
const expected = JSON.parse(read('expected/verdicts.json')) as Readonly<Record<string, Expected>>;

describe('the handbook as a framework', () => {
  it('is within the format', () => {
    expect(checkFramework(parsed).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('stands in the file where the README says', () => {
    const root: unknown = parse(text);
    const tops = Object.keys(root as object).join('|');
    const rows = read('README.md').split('\n').filter((line) => line.startsWith('| '));
    const paths = rows.flatMap((row) => [...row.matchAll(/`([^`]+)`/g)].flatMap(([, path]) => (path === undefined ? [] : [path])));
    const addresses = paths.filter((path) => new RegExp(`^(${tops})[.[]`).test(path));
    expect(addresses.length).toBeGreaterThan(40);
    expect(addresses.filter((address) => !addressed(root, address))).toEqual([]);
  });
});

describe('deals under the handbook', () => {
  const compiled = compiledOf();
  const replay = (file: string): void => {
    const { deals, rejected } = parseDeals(read(file));
    expect(rejected).toEqual([]);
    for (const deal of deals) {
      const run = replayDeal(compiled, deal);
      const codes = [...new Set(run.findings.map(({ code }) => code))].sort();
      expect({ deal: deal.id, verdict: run.verdict, codes, states: run.states }).toEqual({ deal: deal.id, ...expected[deal.id] });
      if (deal.expect) expect({ verdict: run.verdict, codes: codes.filter((code) => deal.expect?.codes?.includes(code)) }).toEqual(deal.expect);
    }
  };

  it('survive where they only walk through the rules', () => {
    replay('handbook.deals.jsonl');
    const { deals } = parseDeals(read('handbook.deals.jsonl'));
    expect(deals.map((deal) => replayDeal(compiled, deal).verdict)).toEqual(deals.map(() => 'survived'));
  });

  it('break where the handbook contradicts itself', () => {
    replay('contradictions.deals.jsonl');
    const { deals } = parseDeals(read('contradictions.deals.jsonl'));
    expect(deals.map(({ id }) => id)).toEqual(['X-a', 'X-b', 'X-c', 'X-d', 'X-e', 'X-f', 'X-g']);
    expect(deals.map((deal) => replayDeal(compiled, deal).verdict)).toEqual(deals.map(() => 'broken'));
  });
});

function compiledOf(): CompiledFramework {
  if (!parsed.framework) throw new Error('the handbook framework does not parse');
  return compileFramework(parsed.framework);
}

/** Whether an address such as `decisions.x.rules[id]`, `responsibilities[0..5]` or `events["deal.won"]` leads to something. */
function addressed(root: unknown, address: string): boolean {
  let at: unknown = root;
  for (const [, name, bracket] of address.replace(/:.*$/, '').matchAll(/([\w-]+)|\[([^\]]+)\]/g)) {
    if (name !== undefined) at = (at as Record<string, unknown> | undefined)?.[name];
    else if (bracket !== undefined) at = bracketed(at, bracket);
  }
  return at !== undefined;
}

function bracketed(at: unknown, bracket: string): unknown {
  if (bracket.startsWith('"')) return (at as Record<string, unknown>)[bracket.slice(1, -1)];
  if (!Array.isArray(at)) return undefined;
  const last = /^(?:\d+\.\.)?(\d+)$/.exec(bracket)?.[1];
  if (last !== undefined) return (at as unknown[])[Number(last)];
  return (at as { readonly id?: unknown }[]).find(({ id }) => id === bracket);
}
