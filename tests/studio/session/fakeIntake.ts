import { createIntake, type IntakeReply } from '../../../src/engine/intake/index.ts';
import type { IntakeClient } from '../../../src/studio/session/intakeClient.ts';

/** The intake without a worker, in this thread; what it is told and tells is copied as messages are. */
export function startFakeIntake(receive: (reply: IntakeReply) => void): IntakeClient {
  let isOpen = true;
  const intake = createIntake({
    post: (reply) => {
      const { content, ...rest } = reply as IntakeReply & { content?: Blob };
      if (isOpen) receive({ ...structuredClone(rest), ...(content ? { content } : {}) } as IntakeReply);
    },
    now: () => performance.now(),
    pause: () => new Promise((resume) => setTimeout(resume)),
    store: (lines) => new Blob(lines as string[]),
  });
  return {
    send(request) {
      void Promise.resolve()
        .then(() => intake.handle(request))
        .catch((error: unknown) =>
          receive({ kind: 'failed', message: error instanceof Error ? error.message : String(error) }),
        );
    },
    close: () => (isOpen = false),
  };
}
