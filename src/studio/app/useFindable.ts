import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { useLocation } from 'wouter';
import { stateTreeOf, type Framework } from '../../core/index.ts';
import { rowAt, type DealRow } from '../../engine/index.ts';
import { useActionRegistry } from '../hooks/useActions.ts';
import { useSession, useStudio } from '../hooks/useSession.ts';
import { useSliced } from '../hooks/useSliced.ts';
import type { Action } from '../session/actionRegistry.ts';
import { findDeals } from '../session/findDeals.ts';
import { phraseKey, titleOfKey } from '../session/phraseEvent.ts';

/** Deals that are found by any of their letters; the others by whole pieces of their words. */
const DEALS_AT_HAND = 2000;
/** Of those others, so many at a time. */
const DEALS_FOUND = 60;

/** Everything the palette finds: actions, states and deals. */
export function useFindable(typed: string): readonly Action[] {
  const registry = useActionRegistry();
  // Rooms are fetched when somebody goes there: their actions may come while the palette is open.
  useSyncExternalStore(registry.subscribe, registry.revision);
  const session = useSession();
  const [, navigate] = useLocation();
  const framework = useStudio((state) => state.reading.framework);
  const table = useStudio((state) => state.deals.table);
  const atHand = useMemo(
    () => Array.from({ length: Math.min(table.deals, DEALS_AT_HAND) }, (_, deal) => deal),
    [table],
  );
  const find = useCallback(() => findDeals(table, typed, DEALS_AT_HAND, DEALS_FOUND), [table, typed]);
  const found = useSliced(find);
  const deals = useMemo(
    () => [...atHand, ...(found ?? [])].map((deal) => rowAt(table, deal)).filter((row) => row !== undefined),
    [table, atHand, found],
  );
  const states = framework
    ? listStates(framework, (lifecycle, path) => {
        navigate('/draw/canvas');
        session.select({ kind: 'state', lifecycle, path });
      })
    : [];
  const actions = registry.list().filter(({ enabled, id }) => enabled !== false && id !== 'palette.open');
  return [...actions, ...states, ...deals.map((row) => dealOf(row, navigate))];
}

function listStates(
  framework: Framework,
  show: (lifecycle: string, path: string) => void,
): readonly Action[] {
  return [...framework.lifecycles.values()].flatMap((lifecycle) =>
    stateTreeOf(lifecycle).entries.flatMap(({ node }): Action[] => {
      if (node.path.length === 0) return [];
      const path = node.path.join('.');
      const stage = node.tags.includes('stage');
      return [
        {
          id: `state.show:${lifecycle.name}:${path}`,
          title: `${titleOfKey(node.key)}, ${stage ? 'stage' : 'state'} of the ${phraseKey(lifecycle.name)} path`,
          group: 'Stages and states',
          run: () => show(lifecycle.name, path),
        },
      ];
    }),
  );
}

function dealOf(row: DealRow, navigate: (path: string) => void): Action {
  return {
    id: `deal.open:${row.index}`,
    title: row.account === row.id ? row.id : `${row.id} · ${row.account}`,
    group: 'Deals',
    run: () => navigate(`/replay/player/${encodeURIComponent(row.id)}`),
  };
}
