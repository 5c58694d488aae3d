import { useEffect } from 'react';
import type { FactValue } from '../../core/index.ts';
import { useSession } from '../hooks/useSession.ts';
import type { Frame } from '../session/createFrames.ts';
import type { OpenedDeal } from '../session/studioState.ts';

/** Lights up the step on the canvas and takes the deal's scenario into the lens. */
export function useStepLight(opened: OpenedDeal | undefined, frame: Frame | undefined): void {
  const session = useSession();
  const deal = opened?.deal;
  useEffect(() => {
    if (!deal) return;
    const values = new Map<string, FactValue>(deal.facts);
    const type = deal.partnerType ?? deal.partners[0]?.type;
    if (type !== undefined) values.set('partnerType', type);
    session.takeLens(deal.id, values);
  }, [deal, session]);
  useEffect(() => {
    if (!frame) return;
    const moved = new Set(frame.steps.map((step) => step.object));
    session.setHighlight({
      objects: [...frame.states]
        .map(([object, states]) => ({ object, states }))
        .toSorted((a, b) => Number(moved.has(b.object)) - Number(moved.has(a.object))),
      transitions: frame.steps.flatMap((step) => step.transitions),
    });
  }, [frame, session]);
  useEffect(() => () => session.setHighlight(undefined), [session]);
}
