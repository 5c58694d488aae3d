import type { Domain, FactValue } from '../model/cell.ts';
import type { CompiledTest } from '../rules/index.ts';
import { splitDomain } from '../rules/index.ts';

/** Something nobody recorded, and the tests that ask for it. */
export interface Unknown {
  readonly name: string;
  readonly domain: Domain;
  readonly tests: readonly CompiledTest[];
}

/** More combinations than this are not looked at. */
const LIMIT = 512;

/**
 * Every way in which unknown values could be filled in, as far as the tests can tell values apart; undefined when there are too many to look
 * at. With nothing unknown there is one way.
 */
export function findCompletions(
  unknowns: readonly Unknown[],
): readonly ReadonlyMap<string, FactValue>[] | undefined {
  let ways: readonly ReadonlyMap<string, FactValue>[] = [new Map()];
  for (const { name, domain, tests } of unknowns) {
    const slices = splitDomain(
      domain,
      tests.flatMap(({ cell }) => cell ?? []),
    );
    if (ways.length * slices.length > LIMIT) return undefined;
    ways = ways.flatMap((way) => slices.map(({ value }) => new Map([...way, [name, value]])));
  }
  return ways;
}
