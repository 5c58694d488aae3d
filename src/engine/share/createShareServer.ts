import { assertNever, compileFramework, invariant, parseFramework } from '../../core/index.ts';
import { DealShare } from './dealShare.ts';
import type { PrintRuns, ShareReply, ShareRequest } from './messages.ts';

/** Does in a worker what a member of the team asks for; `post` sends the replies back. */
export function createShareServer(
  post: (reply: ShareReply) => void,
  print: PrintRuns,
): (request: ShareRequest) => void {
  let share: DealShare | undefined;
  return (request) => {
    switch (request.kind) {
      case 'share.replay': {
        const { framework } = parseFramework(request.framework);
        invariant(framework, 'only frameworks without errors are replayed');
        share = new DealShare(compileFramework(framework), request.columns, print);
        const work = share.replay(request.from, request.to);
        let step = work.next();
        for (; step.done !== true; step = work.next()) post({ kind: 'share.progress', done: step.value });
        post({ kind: 'share.replayed', share: step.value });
        return;
      }
      case 'share.print':
        invariant(share, 'deals are replayed before they are printed');
        post({ kind: 'share.printed', text: share.print(request.deals) });
        return;
      default:
        assertNever(request);
    }
  };
}
