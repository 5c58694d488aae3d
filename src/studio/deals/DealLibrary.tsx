import { useCallback, useMemo, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { facetDeals, findDeal, rowAt, type DealQuery, type FacetName } from '../../engine/index.ts';
import { useActions } from '../hooks/useActions.ts';
import { useSession, useStudio } from '../hooks/useSession.ts';
import { useSliced } from '../hooks/useSliced.ts';
import { findLastStep } from '../session/dealSteps.ts';
import { DealSheet } from './DealSheet.tsx';
import { DeleteDialog } from './DeleteDialog.tsx';
import { ExportDialog } from './ExportDialog.tsx';
import { FacetPanel } from './FacetPanel.tsx';
import { LibraryBar } from './LibraryBar.tsx';
import { LibraryList } from './LibraryList.tsx';
import { TagDialog } from './TagDialog.tsx';
import type { ShownDeals } from './useShownDeals.ts';

const NO_QUERY: DealQuery = { text: '', chosen: new Map() };
const NO_MARKS: ReadonlySet<number> = new Set();
/** The part of the page in which the library's keys count. */
const LIBRARY_KEYS = 'library';

/** All open deals: narrowed by facets and words, walked by keys, changed, tagged, deleted and saved. */
export function DealLibrary({
  shown,
  dealId,
}: {
  readonly shown: ShownDeals;
  readonly dealId: string | undefined;
}) {
  const { table, verdicts } = shown;
  const session = useSession();
  const [, navigate] = useLocation();
  const [query, setQuery] = useState(NO_QUERY);
  const [marks, setMarks] = useState({ table, deals: NO_MARKS });
  const [dialog, setDialog] = useState<'delete' | 'tag' | 'export'>();
  const room = useRef<HTMLDivElement>(null);
  const undoStep = useStudio(findLastStep);
  const find = useCallback(() => facetDeals(table, verdicts, query), [table, verdicts, query]);
  const found = useSliced(find);
  const [choice, setChoice] = useState<{ readonly id: string; readonly index: number }>();
  const chosen = useMemo(() => {
    if (dealId === undefined) return undefined;
    const isKnown = choice?.id === dealId && rowAt(table, choice.index)?.id === dealId;
    return isKnown ? choice.index : findDeal(table, dealId);
  }, [table, dealId, choice]);
  // Marks are places in the deals, and mean nothing among others.
  const marked = marks.table === table ? marks.deals : NO_MARKS;
  const focus = (selector: string): void => room.current?.querySelector<HTMLElement>(selector)?.focus();
  const choose = (deal: number | undefined): void => {
    const row = deal === undefined ? undefined : rowAt(table, deal);
    setChoice(row);
    navigate(row ? `/bring/deals/${encodeURIComponent(row.id)}` : '/bring/deals', { replace: true });
  };
  const scopes = {
    chosen,
    marked: useMemo(() => Uint32Array.from(marked).sort(), [marked]),
    found: found?.deals ?? new Uint32Array(0),
    total: table.deals,
  };
  const hasScope = chosen !== undefined || marked.size > 0;
  useActions([
    {
      id: 'deals.search',
      title: 'Search the deals',
      group: 'Deals',
      defaultHotkey: '/',
      run: () => focus('.library-search input'),
    },
    {
      id: 'deals.tag',
      title: 'Tag deals as an edge case',
      group: 'Deals',
      defaultHotkey: 'e',
      within: LIBRARY_KEYS,
      enabled: hasScope,
      run: () => setDialog('tag'),
    },
    {
      id: 'deals.delete',
      title: 'Delete deals',
      group: 'Deals',
      defaultHotkey: 'Delete',
      otherHotkeys: ['Backspace'],
      within: LIBRARY_KEYS,
      enabled: hasScope,
      run: () => setDialog('delete'),
    },
    {
      id: 'deals.export',
      title: 'Save deals to a file',
      group: 'Deals',
      words: 'export csv xes ocel jsonl pseudonyms redact',
      run: () => setDialog('export'),
    },
    {
      id: 'deals.undo',
      title: 'Take the last change of deals back',
      group: 'Deals',
      defaultHotkey: 'mod+z',
      within: LIBRARY_KEYS,
      enabled: undoStep !== undefined,
      run: session.undoDeals,
    },
  ]);
  const toggleFacet = (name: FacetName, value: string): void => {
    const values = new Set(query.chosen.get(name));
    if (!values.delete(value)) values.add(value);
    setQuery({ ...query, chosen: new Map(query.chosen).set(name, values) });
  };
  const isOpen = query.text.trim() === '' && [...query.chosen.values()].every(({ size }) => size === 0);
  const close = (): void => {
    setDialog(undefined);
    focus('.library-scroller');
  };
  return (
    <div className={chosen === undefined ? 'library' : 'library library-with-sheet'} ref={room}>
      <FacetPanel
        counts={found?.counts}
        chosen={query.chosen}
        onToggle={toggleFacet}
        onClear={isOpen ? undefined : () => setQuery(NO_QUERY)}
      />
      <section className="library-main" aria-label="All deals">
        <LibraryBar
          text={query.text}
          found={found?.deals.length}
          total={table.deals}
          marked={marked.size}
          undo={undoStep?.said}
          onText={(text) => setQuery({ ...query, text })}
          onLeave={() => focus('.library-scroller')}
          onUnmark={() => setMarks({ table, deals: NO_MARKS })}
          onAct={setDialog}
        />
        <div className="library-keys" data-keys={LIBRARY_KEYS}>
          <LibraryList
            shown={shown}
            deals={scopes.found}
            chosen={chosen}
            marked={marked}
            onChoose={choose}
            onMark={(deals) => setMarks({ table, deals })}
            onOpen={() => focus('.deal-sheet input, .deal-sheet select')}
          />
          {found?.deals.length === 0 ? <p className="library-none">No deal fits.</p> : null}
        </div>
      </section>
      {chosen === undefined ? null : (
        <DealSheet
          key={dealId}
          table={table}
          index={chosen}
          onClose={() => {
            choose(undefined);
            focus('.library-scroller');
          }}
          onLeave={() => focus('.library-scroller')}
          onAct={setDialog}
        />
      )}
      {dialog === 'delete' ? <DeleteDialog table={table} scopes={scopes} onClose={close} /> : null}
      {dialog === 'tag' ? <TagDialog table={table} scopes={scopes} onClose={close} /> : null}
      {dialog === 'export' ? <ExportDialog scopes={scopes} onClose={close} /> : null}
    </div>
  );
}
