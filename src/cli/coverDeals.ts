import {
  compileFramework,
  ok,
  sumCoverage,
  type Framework,
  type ReplaySummary,
  type Result,
} from '../core/index.ts';
import { createLocalMember, DealShare, replayTogether } from '../engine/share/index.ts';
import type { Io } from './io.ts';
import type { Refusal } from './parseOptions.ts';
import { createProgress } from './progress.ts';
import { readDeals } from './readDeals.ts';

/** How often the deals of some files took each transition, rule and duty of a framework that can be replayed. */
export async function coverDeals(
  io: Io,
  framework: Framework,
  names: readonly string[],
): Promise<Result<ReplaySummary['coverage'], Refusal>> {
  const reading = createProgress(io, 'Read');
  const files = await readDeals(
    io,
    names,
    (count) => reading.report(count),
    (columns) => columns,
  );
  await reading.end();
  if (!files.ok) return files;
  const { columns } = files.value;
  const compiled = compileFramework(framework);
  const share = new DealShare(compiled, columns, () => '');
  const progress = createProgress(io, 'Replayed', columns.deals);
  const { kinds, kindOf } = await replayTogether(
    [createLocalMember(share, () => io.pause())],
    columns.deals,
    (done) => progress.report(done),
  );
  await progress.end();
  const times = new Float64Array(kinds.length);
  for (const kind of kindOf) times[kind] = (times[kind] ?? 0) + 1;
  return ok(sumCoverage(compiled, kinds, times));
}
