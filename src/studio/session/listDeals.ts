import type { DealRow, DealVerdict } from '../../engine/index.ts';

/** What the list of deals is narrowed to. */
export interface DealFilter {
  readonly result: 'all' | 'broken' | 'unproven' | 'survived' | 'contradicted';
  readonly partnerType: string;
  readonly outcome: 'all' | 'won' | 'lost' | 'open';
  readonly edgeCase: string;
  readonly text: string;
}

export const NO_FILTER: DealFilter = {
  result: 'all',
  partnerType: '',
  outcome: 'all',
  edgeCase: '',
  text: '',
};

/** True when the filter leaves everything in. */
export function isOpenFilter(filter: DealFilter): boolean {
  return Object.entries(NO_FILTER).every(([key, value]) => filter[key as keyof DealFilter] === value);
}

/** The deals a filter leaves. */
export function listDeals(
  rows: readonly DealRow[],
  verdicts: ReadonlyMap<number, DealVerdict>,
  filter: DealFilter,
): readonly DealRow[] {
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    const verdict = verdicts.get(row.index);
    if (filter.result === 'contradicted' && !verdict?.kinds.includes('contradicted')) return false;
    if (filter.result !== 'all' && filter.result !== 'contradicted' && verdict?.verdict !== filter.result)
      return false;
    if (filter.partnerType !== '' && !row.partnerTypes.includes(filter.partnerType)) return false;
    if (filter.outcome !== 'all' && row.outcome !== filter.outcome) return false;
    if (filter.edgeCase !== '' && row.edgeCase !== filter.edgeCase) return false;
    if (words.length === 0) return true;
    const text = [row.id, row.account, ...row.partnerNames, row.edgeCase ?? ''].join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
