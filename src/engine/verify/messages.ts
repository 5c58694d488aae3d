import type { Diagnostic } from '../../core/index.ts';
import type { VerifyReport } from '../../core/verify/index.ts';

export type VerifyRequest =
  /** Verifies a text; what was under way is given up without a word. */
  | { readonly kind: 'verify.start'; readonly request: number; readonly text: string }
  | { readonly kind: 'verify.stop' };

export type VerifyReply =
  | {
      readonly kind: 'verify.progress';
      readonly request: number;
      /** Combinations of states found so far, and claims decided so far. */
      readonly combinations: number;
      readonly properties: number;
    }
  | {
      readonly kind: 'verify.finished';
      readonly request: number;
      readonly report: VerifyReport;
      /** The same as diagnostics of the text, in document order. */
      readonly diagnostics: readonly Diagnostic[];
    }
  /** It was stopped, or the text has errors and cannot run. */
  | { readonly kind: 'verify.stopped' | 'verify.refused'; readonly request: number };
