import { useSyncExternalStore } from 'react';
import { useLocation } from 'wouter';
import { stateTreeOf, type Framework } from '../../core/index.ts';
import type { DealRow } from '../../engine/index.ts';
import { useActionRegistry } from '../hooks/useActions.ts';
import { useSession, useStudio } from '../hooks/useSession.ts';
import type { Action } from '../session/actionRegistry.ts';
import { phraseKey, titleOfKey } from '../session/phraseEvent.ts';

/** Deals in the palette; more are found in the player's own list. */
const DEALS_SHOWN = 2000;

/** Everything the palette finds: actions, states and deals. */
export function useFindable(): readonly Action[] {
  const registry = useActionRegistry();
  // Rooms are fetched when somebody goes there: their actions may come while the palette is open.
  useSyncExternalStore(registry.subscribe, registry.revision);
  const session = useSession();
  const [, navigate] = useLocation();
  const framework = useStudio((state) => state.reading.framework);
  const rows = useStudio((state) => state.deals.rows);
  const states = framework
    ? listStates(framework, (lifecycle, path) => {
        navigate('/draw/canvas');
        session.select({ kind: 'state', lifecycle, path });
      })
    : [];
  const actions = registry.list().filter(({ enabled, id }) => enabled !== false && id !== 'palette.open');
  return [...actions, ...states, ...rows.slice(0, DEALS_SHOWN).map((row) => dealOf(row, navigate))];
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
    title: row.account === undefined ? row.id : `${row.id} · ${row.account}`,
    group: 'Deals',
    run: () => navigate(`/replay/player/${encodeURIComponent(row.id)}`),
  };
}
