import { changeDeals } from './changeDeals.ts';
import { exportDeals } from './exportDeals.ts';
import type { JobLine, LibraryDeals } from './libraryJob.ts';
import type { LibraryReply, LibraryRequest } from './messages.ts';

/** Time between two reports. */
const REPORT_MS = 120;

/** What the library needs of its host. */
export interface LibraryHost {
  now(): number;
  post(reply: LibraryReply): void;
}

/** Changes and writes out deals, beside everything else. */
export interface Library {
  /** @param deals what is loaded, if anything is */
  handle(request: LibraryRequest, deals: LibraryDeals | undefined): Promise<void>;
}

/** @returns the library of an engine */
export function createLibrary({ now, post }: LibraryHost): Library {
  const running = new Set<number>();

  function openLine(job: number): JobLine {
    let reported = now();
    return {
      piece: (source, piece) => post({ kind: 'job.piece', job, source, piece }),
      progress(done, total) {
        if (now() - reported < REPORT_MS) return;
        reported = now();
        post({ kind: 'job.progress', job, done, total });
      },
      isStopped: () => !running.has(job),
    };
  }

  return {
    async handle(request, deals) {
      const { job } = request;
      if (request.kind === 'job.stop') {
        running.delete(job);
        return;
      }
      const ended = { kind: 'job.ended', job, deals: 0, withoutEvents: 0 } as const;
      if (deals?.batch !== request.batch) return post({ ...ended, outcome: 'overtaken' });
      running.add(job);
      const line = openLine(job);
      const outcome =
        request.kind === 'deals.change'
          ? await changeDeals(deals, request.changes, request.on, line)
          : await exportDeals(deals, request, line);
      running.delete(job);
      post({ ...ended, ...outcome });
    },
  };
}
