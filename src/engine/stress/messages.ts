import type { SearchReport, StressCell, StressFinding } from '../../core/stress/index.ts';

export type StressRequest =
  /** Stresses the framework that was set last with the deals that are loaded; what was under way is given up without a word. */
  | {
      readonly kind: 'stress.start';
      readonly request: number;
      readonly seed: string;
      /** Deals an edge case is put into, for each partner type. */
      readonly perCell: number;
      /** Ids of edge cases; all when left out. */
      readonly only?: readonly string[];
      /** Runs of a search for deals nobody recorded; none when left out. */
      readonly searchRuns?: number;
    }
  | { readonly kind: 'stress.stop' };

export type StressReply =
  /** One row of the matrix, in the order of the catalogue. */
  | {
      readonly kind: 'stress.row';
      readonly request: number;
      /** Version of the framework's text. */
      readonly version: number;
      readonly edgeCase: string;
      readonly cells: readonly StressCell[];
      readonly findings: readonly StressFinding[];
      /** Rows that are there, and rows there will be. */
      readonly done: number;
      readonly total: number;
    }
  | {
      readonly kind: 'stress.searched';
      readonly request: number;
      readonly runs: number;
      readonly of: number;
      readonly finds: number;
    }
  /** Whatever rows were told before count; a search that was stopped tells what it had found. */
  | {
      readonly kind: 'stress.finished' | 'stress.stopped';
      readonly request: number;
      readonly version: number;
      /** Deals that edge cases were put into, of how many that are loaded; those that expect something do not count. */
      readonly deals: number;
      readonly loaded: number;
      /** None of those was loaded: they were made up from the framework. */
      readonly madeUp: boolean;
      readonly search?: SearchReport;
    }
  /** No framework can be replayed. */
  | { readonly kind: 'stress.refused'; readonly request: number };
