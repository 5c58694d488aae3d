import { ViewportPortal } from '@xyflow/react';
import type { Guides } from './snapToGuides.ts';

const FAR = 20_000;

/** Shows what a dragged state lines up with. */
export function GuideLines({ guides }: { readonly guides: Guides | undefined }) {
  if (!guides) return null;
  return (
    <ViewportPortal>
      {guides.x === undefined ? null : (
        <div className="guide-line" style={{ left: guides.x, top: -FAR, height: 2 * FAR, width: 1 }} />
      )}
      {guides.y === undefined ? null : (
        <div className="guide-line" style={{ top: guides.y, left: -FAR, width: 2 * FAR, height: 1 }} />
      )}
    </ViewportPortal>
  );
}
