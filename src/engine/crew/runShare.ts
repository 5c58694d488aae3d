import type { ReplayShare, ShareProgress, ShareResult } from './replayShare.ts';

/** Work between two pauses; short enough that a stop is felt at once. */
const SLICE_MS = 24;
/** Time between two reports. */
export const REPORT_MS = 120;

/** What came of the replay of a share. */
export interface ShareOutcome {
  /** False when it was stopped. */
  readonly finished: boolean;
  readonly result: ShareResult;
}

/** What working in slices needs of its host. */
export interface Pacing {
  /** Milliseconds from any origin. */
  now(): number;
  /** Lets the host handle what has arrived meanwhile. */
  pause(): Promise<void>;
}

/** Goes on with a replay that was begun, pausing now and then; undefined when something newer took over. */
export async function runShare(
  share: ReplayShare,
  { now, pause }: Pacing,
  job: {
    isCurrent(): boolean;
    isStopped(): boolean;
    onProgress(progress: ShareProgress): void;
  },
): Promise<ShareOutcome | undefined> {
  let since = now();
  let reported = since;
  while (!share.work(() => now() - since >= SLICE_MS)) {
    if (now() - reported >= REPORT_MS) {
      job.onProgress(share.tell());
      reported = now();
    }
    await pause();
    if (!job.isCurrent()) return undefined;
    if (job.isStopped()) return { finished: false, result: share.result() };
    since = now();
  }
  return { finished: true, result: share.result() };
}
