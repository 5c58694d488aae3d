import type { CompiledFramework } from '../../core/index.ts';
import type { DealSource } from '../messages.ts';
import type { DealPlaces } from '../table/index.ts';
import type { Region } from './findRegions.ts';
import type { JobPiece } from './messages.ts';

/** The deals a job works on. */
export interface LibraryDeals {
  readonly batch: number;
  readonly sources: readonly DealSource[];
  readonly places: DealPlaces;
  /** Absent while no framework can be replayed. */
  readonly framework?: CompiledFramework;
}

/** What a job tells, and asks, while it runs. */
export interface JobLine {
  piece(source: number, piece: JobPiece): void;
  progress(done: number, total: number): void;
  isStopped(): boolean;
}

/** What came of a job. */
export interface JobOutcome {
  readonly outcome: 'finished' | 'stopped' | 'unreadable';
  readonly deals: number;
  readonly withoutEvents: number;
}

/** The bytes of a stretch, and up to `more` after it; undefined where they cannot be read. */
export async function readRegion(
  { sources }: LibraryDeals,
  { source, from, to }: Region,
  more = 0,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const content = sources[source]?.content;
  if (!content) return undefined;
  const part = content.slice(from, Math.min(to + more, content.size));
  const [read] = await Promise.allSettled([part.arrayBuffer()]);
  return read.status === 'fulfilled' ? new Uint8Array(read.value) : undefined;
}
