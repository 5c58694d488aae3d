import type { Deal } from '../model/deal.ts';
import type { Finding, FindingKind } from '../model/run.ts';

/** How one edge case went for one partner type. tried = survived + broken + unproven. */
export interface StressCell {
  readonly edgeCase: string;
  readonly partnerType: string;
  /** Deals the edge case was put into. */
  readonly tried: number;
  /** Of these, those in which every question still found its one answer. */
  readonly survived: number;
  /** Of these, those that the edge case left without a fact the answer needs. */
  readonly unproven: number;
  /** The deals were made up from the framework: no recorded one has a place for the edge case. */
  readonly madeUp: boolean;
  /** The smallest deal that breaks, as an edge case to be kept; undefined where none broke. */
  readonly example: Deal | undefined;
}

/** A question that an edge case asked and the framework could not answer; once for each cell. */
export interface StressFinding extends Pick<
  Finding,
  'code' | 'kind' | 'severity' | 'question' | 'detail' | 'rules' | 'nearest' | 'stage' | 'break'
> {
  readonly edgeCase: string;
  readonly partnerType: string;
  /** Deals of the cell in which it was asked in vain. */
  readonly deals: number;
  /** The first of them by size, and which parameters the edge case had there. */
  readonly from: { readonly deal: string; readonly variant: string };
  /** The smallest deal in which it still is. */
  readonly example: Deal;
}

export interface StressReport {
  /** Edge cases in the order of the catalogue, partner types in that of the framework. */
  readonly matrix: readonly StressCell[];
  /** In the order of the matrix, then by how many deals, then by break. */
  readonly findings: readonly StressFinding[];
}

/** Findings of these kinds count as breaks. */
export const BREAKING: readonly FindingKind[] = ['silent', 'ambiguous'];
