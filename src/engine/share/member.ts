import type { KindsOfDeals } from '../bulk/index.ts';
import type { DealColumns } from '../columns/index.ts';
import type { DealShare } from './dealShare.ts';
import type { ShareLink, ShareReply } from './messages.ts';

/** Whoever does a share of the work. */
export interface Member {
  replay(from: number, to: number, onProgress: (done: number) => void): Promise<KindsOfDeals>;
  print(deals: Uint32Array): Promise<string>;
  /** Gives up whatever is under way; what was promised may stay open. */
  stop(): void;
}

/** A member that works where it is called, pausing now and then. */
export function createLocalMember(share: DealShare, pause: () => Promise<void>): Member {
  let stopped = false;
  return {
    async replay(from, to, onProgress) {
      const work = share.replay(from, to);
      let step = work.next();
      for (; step.done !== true; step = work.next()) {
        onProgress(step.value);
        await pause();
        if (stopped) return { kinds: [], kindOf: new Uint32Array(0) };
      }
      return step.value;
    },
    async print(deals) {
      await pause();
      return stopped ? '' : share.print(deals);
    },
    stop: () => {
      stopped = true;
    },
  };
}

interface Waiting {
  readonly onReply: (reply: ShareReply) => void;
  readonly onFailure: (error: Error) => void;
}

/** A member at the other end of a link. The columns must be such as can be sent there. */
export function createRemoteMember(link: ShareLink, framework: string, columns: DealColumns): Member {
  /** In the order of the requests, which is that of the replies. */
  const waiting: Waiting[] = [];
  let failure: Error | undefined;
  link.listen(
    (reply) => {
      if (reply.kind !== 'share.progress') waiting.shift()?.onReply(reply);
      else waiting[0]?.onReply(reply);
    },
    (error) => {
      failure = error;
      for (const { onFailure } of waiting.splice(0)) onFailure(error);
    },
  );
  const request = <T>(
    post: () => void,
    take: (reply: ShareReply, resolve: (value: T) => void) => void,
  ): Promise<T> =>
    new Promise((resolve, reject) => {
      if (failure) return reject(failure);
      waiting.push({ onReply: (reply) => take(reply, resolve), onFailure: reject });
      post();
    });
  return {
    replay: (from, to, onProgress) =>
      request(
        () => link.post({ kind: 'share.replay', framework, columns, from, to }),
        (reply, resolve) => {
          if (reply.kind === 'share.progress') onProgress(reply.done);
          if (reply.kind === 'share.replayed') resolve(reply.share);
        },
      ),
    print: (deals) =>
      request(
        () => link.post({ kind: 'share.print', deals }),
        (reply, resolve) => {
          if (reply.kind === 'share.printed') resolve(reply.text);
        },
      ),
    stop: () => link.close(),
  };
}
