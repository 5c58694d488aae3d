import { compileFramework, invariant, parseFramework } from '../../core/index.ts';
import { buffersOfPart } from './tallyPart.ts';
import type { CrewReply, CrewRequest } from './messages.ts';
import { ReplayShare } from './replayShare.ts';
import { runShare, type Pacing } from './runShare.ts';

/** What a member in a worker needs of its host. */
export interface CrewServerHost extends Pacing {
  /** `transfer` names buffers that the member has no more use for. */
  post(reply: CrewReply, transfer?: readonly ArrayBufferLike[]): void;
}

/** Does in a worker what the engine asks of a member of its crew. */
export function createCrewServer(host: CrewServerHost): (request: CrewRequest) => Promise<void> {
  let share: ReplayShare | undefined;
  let current = 0;
  let stopped = false;

  async function replay(job: number, text: string): Promise<void> {
    const { framework } = parseFramework(text);
    invariant(share && framework, 'deals are loaded and the framework has no errors before it is replayed');
    current = job;
    stopped = false;
    share.start(compileFramework(framework));
    const outcome = await runShare(share, host, {
      isCurrent: () => job === current,
      isStopped: () => stopped,
      onProgress: (progress) =>
        host.post({ kind: 'crew.progress', job, progress }, [progress.verdicts.codes.buffer]),
    });
    if (!outcome) return;
    const { part, verdicts } = outcome.result;
    host.post({ kind: 'crew.done', job, outcome }, [verdicts.codes.buffer, ...buffersOfPart(part)]);
  }

  return async (request) => {
    switch (request.kind) {
      case 'crew.load':
        share = new ReplayShare(request.columns, request.first);
        return;
      case 'crew.replay':
        return replay(request.job, request.framework);
      case 'crew.stop':
        stopped = true;
        return;
    }
  };
}
