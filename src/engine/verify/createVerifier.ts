import { checkFramework, compileFramework, parseFramework } from '../../core/index.ts';
import { createVerifyMemory, diagnoseReport, verifyStepwise } from '../../core/verify/index.ts';
import type { VerifyReply, VerifyRequest } from './messages.ts';

/** Work between two pauses. */
const SLICE_MS = 24;
/** Time between two reports. */
const REPORT_MS = 120;

/** What verifying needs of its host. */
export interface VerifierHost {
  /** Milliseconds from any origin. */
  now(): number;
  /** Lets the host handle what has arrived meanwhile. */
  pause(): Promise<void>;
  post(reply: VerifyReply): void;
}

export interface Verifier {
  handle(request: VerifyRequest): Promise<void>;
}

/** Verifies one text at a time, in slices. What is explored of paths is kept, so that an edit of rules is answered at once. */
export function createVerifier(host: VerifierHost): Verifier {
  const memory = createVerifyMemory();
  /** Counts up with every start: what began before is then worthless. */
  let current = 0;
  let stopped = false;

  async function start(request: number, text: string): Promise<void> {
    const mine = ++current;
    stopped = false;
    const parsed = parseFramework(text);
    const hasErrors = checkFramework(parsed).some(({ severity }) => severity === 'error');
    if (!parsed.framework || hasErrors) {
      host.post({ kind: 'verify.refused', request });
      return;
    }
    const steps = verifyStepwise(compileFramework(parsed.framework), { memory });
    let since = host.now();
    let reported = since;
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done === true) {
        const diagnostics = diagnoseReport(parsed, step.value);
        host.post({ kind: 'verify.finished', request, report: step.value, diagnostics });
        return;
      }
      const now = host.now();
      if (now - reported >= REPORT_MS) {
        reported = now;
        host.post({ kind: 'verify.progress', request, ...step.value });
      }
      if (now - since < SLICE_MS) continue;
      await host.pause();
      if (mine !== current) return;
      if (stopped) {
        host.post({ kind: 'verify.stopped', request });
        return;
      }
      since = host.now();
    }
  }

  return {
    async handle(request) {
      if (request.kind === 'verify.stop') stopped = true;
      else await start(request.request, request.text);
    },
  };
}
