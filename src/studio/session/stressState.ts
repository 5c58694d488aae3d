import type { SearchReport, StressCell, StressFinding } from '../../core/stress/index.ts';
import type { VerifyReport } from '../../core/verify/index.ts';

/** How far a piece of work is. `refused`: the framework cannot run; `failed`: by a fault of ours. */
export type WorkStatus = 'idle' | 'running' | 'finished' | 'stopped' | 'refused' | 'failed';

interface Work {
  readonly status: WorkStatus;
  /** Version of the text that was worked on. */
  readonly version?: number;
}

/** An edge case with what became of it, by partner type. */
export interface MatrixRow {
  readonly edgeCase: string;
  readonly cells: readonly StressCell[];
  readonly findings: readonly StressFinding[];
}

export interface MatrixWork extends Work {
  /** In the order of the catalogue, as far as they are there. */
  readonly rows: readonly MatrixRow[];
  /** 0 until the first row is there. */
  readonly total: number;
  /** Known at the end. */
  readonly deals?: { readonly read: number; readonly loaded: number; readonly madeUp: boolean };
}

export interface SearchWork extends Work {
  readonly seed: number;
  readonly runs: number;
  readonly of: number;
  readonly finds: number;
  readonly report?: SearchReport;
}

export interface ProofWork extends Work {
  /** Combinations of states looked at, and claims decided, so far. */
  readonly combinations: number;
  readonly claims: number;
  readonly report?: VerifyReport;
}

/** A row of the matrix, or one cell of it. */
export interface ChosenCase {
  readonly edgeCase: string;
  readonly partnerType?: string;
}

/** What stress tests of the open document came to. */
export interface StressState {
  readonly matrix: MatrixWork;
  readonly search: SearchWork;
  readonly proofs: ProofWork;
  readonly chosen?: ChosenCase | undefined;
}

export const NO_STRESS: StressState = {
  matrix: { status: 'idle', rows: [], total: 0 },
  search: { status: 'idle', seed: 0, runs: 0, of: 0, finds: 0 },
  proofs: { status: 'idle', combinations: 0, claims: 0 },
  chosen: undefined,
};
