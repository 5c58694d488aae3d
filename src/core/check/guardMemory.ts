import type { Cell, Domain, FactValue } from '../model/cell.ts';
import { domainOfColumn } from '../model/domains.ts';
import type { Framework, Transition } from '../model/framework.ts';
import { parseCell, splitDomain, testCell } from '../rules/index.ts';

/** What a chain of guards asked of the same frozen facts leaves possible. */
export interface GuardMemory {
  /** The memory once a transition was taken instead of the earlier alternatives; undefined when that cannot be. */
  assume(taken: Transition, earlier: readonly Transition[]): GuardMemory | undefined;
}

interface Assumption {
  readonly cell: Cell;
  readonly holds: boolean;
}

/** Knows nothing yet. Alternatives with several tests are not held against a chain: any of them may have refused. */
export function createGuardMemory(framework: Framework): GuardMemory {
  return remember(framework, new Map());
}

function remember(framework: Framework, assumed: ReadonlyMap<string, readonly Assumption[]>): GuardMemory {
  return {
    assume(taken, earlier) {
      const next = new Map(assumed);
      const add = (column: string, cell: Cell, holds: boolean): boolean => {
        const domain = domainOfColumn(framework, column);
        const assumptions = [...(next.get(column) ?? []), { cell, holds }];
        next.set(column, assumptions);
        return !domain || isPossible(domain, assumptions);
      };
      for (const [column, cell] of testsOf(framework, taken)) {
        if (!add(column, cell, true)) return undefined;
      }
      for (const alternative of earlier) {
        if (!alternative.guard) return undefined;
        const [only, ...others] = testsOf(framework, alternative);
        const isSingle = only && others.length === 0 && alternative.guard.facts.size === 1;
        if (isSingle && !add(only[0], only[1], false)) return undefined;
      }
      return remember(framework, next);
    },
  };
}

function testsOf(framework: Framework, { guard }: Transition): readonly (readonly [string, Cell])[] {
  return [...(guard?.facts ?? [])].flatMap(([column, source]): readonly (readonly [string, Cell])[] => {
    const domain = domainOfColumn(framework, column);
    const cell = domain && parseCell(source, domain);
    return cell?.ok ? [[column, cell.value]] : [];
  });
}

function isPossible(domain: Domain, assumptions: readonly Assumption[]): boolean {
  const slices = splitDomain(
    domain,
    assumptions.map(({ cell }) => cell),
  );
  const passes = (value: FactValue): boolean =>
    assumptions.every(({ cell, holds }) => testCell(cell, value) === holds);
  return slices.some((slice) => passes(slice.value));
}
