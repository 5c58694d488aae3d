import { useEffect } from 'react';
import { rowAt, verdictAt, type DealRow, type DealVerdict } from '../../engine/index.ts';
import { useStudio } from '../hooks/useSession.ts';
import { KIND_WORDS, VERDICT_WORDS } from '../session/kindWords.ts';
import { phraseKey } from '../session/phraseEvent.ts';
import { phraseAmount } from '../session/phraseNumber.ts';
import { Mark } from '../widgets/Mark.tsx';
import { useLongList } from '../widgets/useLongList.ts';
import type { ShownDeals } from './useShownDeals.ts';

const ROW_HEIGHT = 32;
/** Rows drawn above and below what is in view. */
const OVERSCAN = 8;
const PAGE = 12;

/** The deals that are listed, one a row; only the visible ones are drawn. */
export function LibraryList({
  shown: { table, verdicts },
  deals,
  chosen,
  marked,
  onChoose,
  onMark,
  onOpen,
}: {
  readonly shown: ShownDeals;
  /** By index, in order. */
  readonly deals: Uint32Array;
  readonly chosen: number | undefined;
  readonly marked: ReadonlySet<number>;
  readonly onChoose: (deal: number) => void;
  readonly onMark: (deals: ReadonlySet<number>) => void;
  readonly onOpen: () => void;
}) {
  const { scroller, height, from, to, shift, onScroll, reveal } = useLongList(deals.length * ROW_HEIGHT);
  const place = chosen === undefined ? -1 : placeOf(deals, chosen);
  const isListed = place >= 0 && deals[place] === chosen;
  useEffect(() => {
    if (isListed) reveal(place * ROW_HEIGHT, (place + 1) * ROW_HEIGHT);
  }, [isListed, place, reveal]);
  const moveTo = (wanted: number, marks: boolean): void => {
    const next = deals[Math.max(0, Math.min(deals.length - 1, wanted))];
    if (next === undefined) return;
    if (marks) onMark(new Set([...marked, ...(chosen === undefined ? [] : [chosen]), next]));
    onChoose(next);
  };
  const toggle = (deal: number): void => {
    const next = new Set(marked);
    if (!next.delete(deal)) next.add(deal);
    onMark(next);
  };
  const markUpTo = (deal: number): void => {
    const [first = 0, last = 0] = [place, placeOf(deals, deal)].sort((a, b) => a - b);
    onMark(new Set([...marked, ...deals.subarray(Math.max(0, first), last + 1)]));
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const by = { ArrowDown: 1, ArrowUp: -1, PageDown: PAGE, PageUp: -PAGE }[event.key];
    const edge = { Home: 0, End: deals.length - 1 }[event.key];
    // Between two rows, going up leads to the one above.
    const start = isListed ? place : place - (event.key === 'ArrowUp' ? 0 : 1);
    if (by !== undefined) moveTo(chosen === undefined ? 0 : start + by, event.shiftKey);
    else if (edge !== undefined) moveTo(edge, false);
    else if (event.key === 'Enter' && chosen !== undefined) onOpen();
    else if (event.key === ' ' && chosen !== undefined) toggle(chosen);
    else return;
    event.preventDefault();
  };
  const rows: number[] = [];
  const end = Math.min(deals.length, Math.ceil(to / ROW_HEIGHT) + OVERSCAN);
  for (let row = Math.max(0, Math.floor(from / ROW_HEIGHT) - OVERSCAN); row < end; row += 1) rows.push(row);
  return (
    <div
      ref={scroller}
      className="library-scroller"
      role="listbox"
      aria-label="Deals"
      aria-multiselectable="true"
      tabIndex={0}
      aria-activedescendant={isListed ? `library-${chosen ?? ''}` : undefined}
      onScroll={onScroll}
      onKeyDown={onKeyDown}
    >
      <div style={{ height, position: 'relative' }}>
        {rows.map((row) => {
          const deal = deals[row];
          const told = deal === undefined ? undefined : rowAt(table, deal);
          if (!told) return null;
          return (
            <LibraryRow
              key={told.index}
              row={told}
              verdict={verdictAt(verdicts, told.index)}
              isChosen={told.index === chosen}
              isMarked={marked.has(told.index)}
              style={{ height: ROW_HEIGHT, transform: `translateY(${row * ROW_HEIGHT + shift}px)` }}
              onClick={(event) => {
                if (event.shiftKey && place >= 0) markUpTo(told.index);
                else if (event.ctrlKey || event.metaKey || isOnMark(event.target)) toggle(told.index);
                else onChoose(told.index);
              }}
            />
          );
        })}
      </div>
    </div>
  );
}

/** Where a deal stands among some in order, or would stand. */
function placeOf(deals: Uint32Array, deal: number): number {
  let low = 0;
  let high = deals.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((deals[middle] ?? 0) < deal) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isOnMark(target: EventTarget): boolean {
  return target instanceof Element && target.closest('.library-mark') !== null;
}

function LibraryRow({
  row,
  verdict,
  isChosen,
  isMarked,
  style,
  onClick,
}: {
  readonly row: DealRow;
  readonly verdict: DealVerdict | undefined;
  readonly isChosen: boolean;
  readonly isMarked: boolean;
  readonly style: React.CSSProperties;
  readonly onClick: (event: React.MouseEvent) => void;
}) {
  const framework = useStudio((state) => state.reading.framework);
  const type = row.partnerTypes[0];
  return (
    // The listbox around it takes the keys.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      id={`library-${row.index}`}
      role="option"
      tabIndex={-1}
      aria-selected={isMarked}
      aria-current={isChosen}
      className={isChosen ? 'library-row library-row-chosen' : 'library-row'}
      style={style}
      onClick={onClick}
    >
      <span className={isMarked ? 'library-mark library-mark-set' : 'library-mark'} aria-hidden="true" />
      <strong title={row.account}>{row.account}</strong>
      <span className="library-id" title={row.id}>
        {row.id === row.account ? '' : row.id}
      </span>
      <span className="library-partner" title={row.partnerNames.join(', ')}>
        {row.partnerNames.join(', ')}
      </span>
      <span className="library-type">
        {type === undefined ? '' : (framework?.partnerTypes.get(type)?.name ?? phraseKey(type))}
      </span>
      <span className="library-case">{row.edgeCase === undefined ? '' : phraseKey(row.edgeCase)}</span>
      <span className="library-outcome">{row.outcome === 'open' ? 'live' : row.outcome}</span>
      <span className="library-amount">{row.amount === undefined ? '' : phraseAmount(row.amount)}</span>
      <span className="library-verdict">{verdict ? <VerdictWord verdict={verdict} /> : '…'}</span>
    </div>
  );
}

/** What became of a deal: the gravest kind of finding when it broke. */
function VerdictWord({ verdict: { verdict, kinds } }: { readonly verdict: DealVerdict }) {
  const kind = kinds[0];
  if (kind && (verdict === 'broken' || (verdict === 'survived' && kind === 'contradicted')))
    return <Mark tone={kind}>{KIND_WORDS[kind].short}</Mark>;
  return <Mark tone={verdict === 'survived' ? 'good' : 'unproven'}>{VERDICT_WORDS[verdict]}</Mark>;
}
