import { useStore } from '@xyflow/react';
import { useStudio } from '../hooks/useSession.ts';
import type { DrawnNode } from './createDrawing.ts';

/** What the present step and the loaded deals say about one state. */
export interface NodeLight {
  /** Something of the open deal is in this state now. */
  readonly active: boolean;
  /** Registrations and other objects, by their short name, that are in it. */
  readonly objects: readonly string[];
  /** Deals that passed through. */
  readonly deals: number | undefined;
  /** Deals that broke here. */
  readonly broke: number;
}

/** Watches what lights up a state. */
export function useNodeLight(drawn: DrawnNode): NodeLight {
  const highlight = useStudio((state) => state.highlight);
  const traffic = useStudio((state) => state.replay.overview?.traffic);
  const here = (highlight?.objects ?? []).filter(
    ({ object, states }) =>
      (object.split('/')[0] ?? '') === drawn.lifecycle &&
      states.some((state) => state === drawn.path || state.startsWith(`${drawn.path}.`)),
  );
  return {
    active: here.length > 0,
    objects: here
      .flatMap(({ object }) => (object.includes('/') ? [object.slice(object.indexOf('/') + 1)] : []))
      .toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true })),
    deals: traffic?.[drawn.id]?.deals,
    broke: drawn.shape === 'stage' ? (traffic?.[`stage:${drawn.state.key}`]?.broke ?? 0) : 0,
  };
}

/** Far out, a card is its name, bar and badge. */
export function useFarOut(): boolean {
  return useStore((state) => state.transform[2] < 0.5);
}
