import { mergeDuplicates, ok, parseDeals, refused, type Deal, type Result } from '../core/index.ts';
import type { Io } from './io.ts';
import type { Refusal } from './parseOptions.ts';
import type { DealsInput } from './readDeals.ts';
import { readWhole } from './readInput.ts';

/** Deals to be stressed, one per id, and those that expect something of the framework. */
export interface StressInput {
  readonly recorded: readonly Deal[];
  readonly suite: readonly (Deal & { readonly expect: NonNullable<Deal['expect']> })[];
  readonly inputs: readonly DealsInput[];
}

/** Reads deals whole, with everything they say: examples are made of them. */
export async function readStressInput(
  io: Io,
  names: readonly string[],
): Promise<Result<StressInput, Refusal>> {
  const inputs: DealsInput[] = [];
  const all: Deal[] = [];
  for (const name of names) {
    const read = await readWhole(io, name);
    if (!read.ok) return read;
    const { deals, rejected } = parseDeals(read.value.text);
    if (deals.length === 0) {
      const first = rejected[0];
      const why = first ? `no line of it is a deal; line ${first.line}: ${first.message}` : 'it is empty.';
      return refused({ kind: 'input', message: `"${name}" holds no deals: ${why}` });
    }
    inputs.push({ name, digest: read.value.digest, deals: deals.length, rejectedLines: rejected });
    all.push(...deals);
  }
  const { deals, conflicting } = mergeDuplicates(all);
  for (const { message } of conflicting) await io.stderr.write(`${message}\n`);
  return ok({
    recorded: deals.filter(({ expect }) => expect === undefined),
    suite: deals.flatMap((deal) => (deal.expect ? [{ ...deal, expect: deal.expect }] : [])),
    inputs,
  });
}
