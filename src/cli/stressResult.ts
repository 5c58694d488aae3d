import { printDeal, type Deal, type JudgedExpectation } from '../core/index.ts';
import type { SearchFind, SearchReport, StressFinding, StressReport } from '../core/stress/index.ts';
import type { tool } from './buildInfo.ts';
import type { DealsInput } from './readDeals.ts';

/** Everything a stress test says, for whatever prints it. */
export interface StressResult extends StressReport {
  readonly tool: typeof tool;
  readonly options: Readonly<Record<string, unknown>>;
  readonly framework: { readonly id: string; readonly version: string; readonly digest: string };
  readonly inputs: readonly DealsInput[];
  /** Deals made up from the framework, where none were given. */
  readonly madeUp: number;
  readonly gate: { readonly passed: boolean; readonly reasons: readonly string[] };
  /** Of the given deals that expect something. */
  readonly expectations: readonly JudgedExpectation[];
  readonly search: SearchReport | undefined;
}

/** The report as JSON (`cosell-stress/1`); deals in it are `cosell-deal/1` records. */
export function printStressJson(result: StressResult): string {
  const {
    tool: by,
    options,
    framework,
    inputs,
    madeUp,
    gate,
    expectations,
    matrix,
    findings,
    search,
  } = result;
  return `${JSON.stringify(
    {
      format: 'cosell-stress/1',
      tool: by,
      options,
      framework,
      inputs,
      madeUp,
      gate,
      expectations,
      matrix: matrix.map(({ example, ...cell }) => ({
        ...cell,
        example: example ? toRecord(example) : null,
      })),
      findings: findings.map(orderFinding),
      search: search && { ...search, finds: search.finds.map(orderFinding) },
    },
    undefined,
    2,
  )}\n`;
}

function orderFinding({ example, ...finding }: StressFinding | SearchFind): object {
  return { ...finding, example: example.id, record: toRecord(example) };
}

function toRecord(deal: Deal): unknown {
  return JSON.parse(printDeal(deal));
}

/** Every example, one a line: an edge-case suite that passes as long as the framework answers as it does today. */
export function printExamples({ findings, search }: Pick<StressResult, 'findings' | 'search'>): string {
  return [...findings, ...(search?.finds ?? [])].map(({ example }) => `${printDeal(example)}\n`).join('');
}
