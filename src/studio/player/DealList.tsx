import { useCallback, useEffect, useMemo, useState } from 'react';
import type { FindingKind } from '../../core/index.ts';
import { rowAt, verdictAt, type DealRow, type DealVerdict } from '../../engine/index.ts';
import { useSliced } from '../hooks/useSliced.ts';
import { useStudio } from '../hooks/useSession.ts';
import { KIND_WORDS, VERDICT_WORDS } from '../session/kindWords.ts';
import { isOpenFilter, listDeals, NO_FILTER, type DealFilter } from '../session/listDeals.ts';
import { phraseAmount, phraseCount } from '../session/phraseNumber.ts';
import { Mark, type Tone } from '../widgets/Mark.tsx';
import { useLongList } from '../widgets/useLongList.ts';
import { DealFilters } from './DealFilters.tsx';
import { dealBeside, layOutSections, listVisible, ROW_HEIGHT, TITLE_HEIGHT, topOf } from './layOutDeals.ts';

/** Drawn above and below what is in view. */
const OVERSCAN = 8 * ROW_HEIGHT;

/** All loaded deals, live ones first; only the visible ones are drawn. */
export function DealList({
  chosen,
  onChoose,
}: {
  readonly chosen: number | undefined;
  readonly onChoose: (row: DealRow) => void;
}) {
  const table = useStudio((state) => state.deals.table);
  const verdicts = useStudio((state) => state.replay.verdicts);
  const [filter, setFilter] = useState<DealFilter>(NO_FILTER);
  const find = useCallback(() => listDeals(table, verdicts, filter), [table, verdicts, filter]);
  const listed = useSliced(find);
  const sections = useMemo(() => (listed ? layOutSections(listed) : []), [listed]);
  const { scroller, height, from, to, shift, onScroll, reveal } = useLongList(sections.at(-1)?.end ?? 0);
  const chosenTop = chosen === undefined ? undefined : topOf(sections, chosen);
  useEffect(() => {
    if (chosenTop !== undefined) reveal(chosenTop, chosenTop + ROW_HEIGHT);
  }, [chosenTop, reveal]);
  const move = (by: number): void => {
    const next = dealBeside(sections, chosen, by);
    const row = next === undefined ? undefined : rowAt(table, next);
    if (row) onChoose(row);
  };
  return (
    <section className="deal-list" aria-label="Deals">
      <DealFilters table={table} filter={filter} onChange={setFilter} />
      {listed && sections.length === 0 ? (
        <p className="deal-list-none">
          No deal fits.{' '}
          {isOpenFilter(filter) ? null : (
            <button type="button" className="link" onClick={() => setFilter(NO_FILTER)}>
              Show all {phraseCount(table.deals)}
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
        onScroll={onScroll}
        onKeyDown={(event) => {
          const by = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8, End: 1e9, Home: -1e9 }[event.key];
          if (by === undefined) return;
          event.preventDefault();
          move(by);
        }}
      >
        <div style={{ height: height, position: 'relative' }}>
          {sections.map(({ title, top }) => (
            <div
              key={title}
              role="presentation"
              className="deal-title"
              style={placed(top + shift, TITLE_HEIGHT)}
            >
              {title}
            </div>
          ))}
          {listVisible(sections, from - OVERSCAN, to + OVERSCAN).map(({ deal, top }) => {
            const row = rowAt(table, deal);
            return row ? (
              <DealItem
                key={deal}
                row={row}
                verdict={verdictAt(verdicts, deal)}
                chosen={deal === chosen}
                style={placed(top + shift, ROW_HEIGHT)}
                onChoose={onChoose}
              />
            ) : null;
          })}
        </div>
      </div>
    </section>
  );
}

function placed(top: number, height: number): React.CSSProperties {
  return { height, transform: `translateY(${top}px)` };
}

function DealItem({
  row,
  verdict,
  chosen,
  style,
  onChoose,
}: {
  readonly row: DealRow;
  readonly verdict: DealVerdict | undefined;
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
