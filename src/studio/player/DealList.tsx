import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { FindingKind } from '../../core/index.ts';
import type { DealRow, DealVerdict } from '../../engine/index.ts';
import { useStudio } from '../hooks/useSession.ts';
import { KIND_WORDS, VERDICT_WORDS } from '../session/kindWords.ts';
import { isOpenFilter, listDeals, NO_FILTER, type DealFilter } from '../session/listDeals.ts';
import { phraseAmount, phraseCount } from '../session/phraseNumber.ts';
import { Mark, type Tone } from '../widgets/Mark.tsx';
import { DealFilters } from './DealFilters.tsx';

type Item =
  | { readonly kind: 'title'; readonly key: string; readonly text: string }
  | {
      readonly kind: 'deal';
      readonly key: string;
      readonly row: DealRow;
      readonly verdict: DealVerdict | undefined;
    };

const TITLE_HEIGHT = 38;
const ROW_HEIGHT = 56;

/** All loaded deals, live ones first; only the visible ones are drawn. */
export function DealList({
  chosen,
  onChoose,
}: {
  readonly chosen: number | undefined;
  readonly onChoose: (row: DealRow) => void;
}) {
  const rows = useStudio((state) => state.deals.rows);
  const verdicts = useStudio((state) => state.replay.verdicts);
  const [filter, setFilter] = useState<DealFilter>(NO_FILTER);
  const items = useMemo(
    () => groupDeals(listDeals(rows, verdicts, filter), verdicts),
    [rows, verdicts, filter],
  );
  const deals = items.flatMap((item) => (item.kind === 'deal' ? [item] : []));
  const scroller = useRef<HTMLDivElement>(null);
  // The list is read only while this component renders.
  // eslint-disable-next-line react-hooks/incompatible-library
  const list = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (items[index]?.kind === 'title' ? TITLE_HEIGHT : ROW_HEIGHT),
    getItemKey: (index) => items[index]?.key ?? index,
    overscan: 8,
  });
  const chosenAt = items.findIndex((item) => item.kind === 'deal' && item.row.index === chosen);
  useEffect(() => {
    if (chosenAt >= 0) list.scrollToIndex(chosenAt, { align: 'auto' });
  }, [chosenAt, list]);
  const move = (by: number): void => {
    const at = deals.findIndex((item) => item.row.index === chosen);
    const next = deals[Math.max(0, Math.min(deals.length - 1, at + by))];
    if (next) onChoose(next.row);
  };
  return (
    <section className="deal-list" aria-label="Deals">
      <DealFilters rows={rows} filter={filter} onChange={setFilter} />
      {items.length === 0 ? (
        <p className="deal-list-none">
          No deal fits.{' '}
          {isOpenFilter(filter) ? null : (
            <button type="button" className="link" onClick={() => setFilter(NO_FILTER)}>
              Show all {phraseCount(rows.length)}
            </button>
          )}
        </p>
      ) : null}
      <div
        ref={scroller}
        className="deal-scroller"
        role="listbox"
        aria-label="Deals"
        tabIndex={0}
        aria-activedescendant={chosen === undefined ? undefined : `deal-${chosen}`}
        onKeyDown={(event) => {
          const by = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8, End: 1e9, Home: -1e9 }[event.key];
          if (by === undefined) return;
          event.preventDefault();
          move(by);
        }}
      >
        <div style={{ height: list.getTotalSize(), position: 'relative' }}>
          {list.getVirtualItems().map((place) => {
            const item = items[place.index];
            if (!item) return null;
            const style = { height: place.size, transform: `translateY(${place.start}px)` };
            return item.kind === 'title' ? (
              <div key={place.key} role="presentation" className="deal-title" style={style}>
                {item.text}
              </div>
            ) : (
              <DealItem
                key={place.key}
                item={item}
                chosen={item.row.index === chosen}
                style={style}
                onChoose={onChoose}
              />
            );
          })}
        </div>
      </div>
    </section>
  );
}

function DealItem({
  item: { row, verdict },
  chosen,
  style,
  onChoose,
}: {
  readonly item: Item & { kind: 'deal' };
  readonly chosen: boolean;
  readonly style: React.CSSProperties;
  readonly onChoose: (row: DealRow) => void;
}) {
  return (
    // The listbox around it takes the keys.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      id={`deal-${row.index}`}
      role="option"
      tabIndex={-1}
      aria-selected={chosen}
      className={chosen ? 'deal deal-chosen' : 'deal'}
      style={style}
      onClick={() => onChoose(row)}
    >
      <strong title={row.account}>{row.account}</strong>
      <VerdictMark verdict={verdict} />
      <span className="deal-about" title={[row.id, ...row.partnerNames].join(' · ')}>
        {[
          row.partnerNames[0] ?? row.id,
          row.outcome === 'open' ? (row.partnerTypes[0] ?? 'live') : row.outcome,
        ].join(' · ')}
      </span>
      <span className="deal-amount">{row.amount === undefined ? '' : phraseAmount(row.amount)}</span>
    </div>
  );
}

/** What became of a deal: the gravest kind of finding when it broke. */
function VerdictMark({ verdict }: { readonly verdict: DealVerdict | undefined }) {
  if (!verdict) return <span className="deal-waiting">…</span>;
  const kind: FindingKind | undefined = verdict.kinds[0];
  if (verdict.verdict === 'broken' && kind) return <Mark tone={kind}>{KIND_WORDS[kind].short}</Mark>;
  if (verdict.verdict === 'survived' && kind === 'contradicted')
    return <Mark tone="contradicted">{KIND_WORDS.contradicted.short}</Mark>;
  const tone: Tone = verdict.verdict === 'survived' ? 'good' : 'unproven';
  return <Mark tone={tone}>{VERDICT_WORDS[verdict.verdict]}</Mark>;
}

function groupDeals(rows: readonly DealRow[], verdicts: ReadonlyMap<number, DealVerdict>): readonly Item[] {
  const groups = [
    { name: 'live', rows: rows.filter((row) => row.outcome === 'open') },
    { name: 'closed', rows: rows.filter((row) => row.outcome !== 'open') },
  ];
  return groups.flatMap((group): Item[] => {
    if (group.rows.length === 0) return [];
    const count = (wanted: DealVerdict['verdict']): number =>
      group.rows.filter((row) => verdicts.get(row.index)?.verdict === wanted).length;
    const [broke, unproven] = [count('broken'), count('unproven')];
    const parts = [
      `${phraseCount(group.rows.length)} ${group.name}`,
      `${phraseCount(broke)} broke`,
      ...(unproven > 0 ? [`${phraseCount(unproven)} unproven`] : []),
    ];
    return [
      { kind: 'title', key: group.name, text: parts.join(' · ') },
      ...group.rows.map((row): Item => ({
        kind: 'deal',
        key: `deal ${row.index}`,
        row,
        verdict: verdicts.get(row.index),
      })),
    ];
  });
}
