import { useEffect, useRef } from 'react';
import type { Framework } from '../../core/index.ts';
import type { Position } from '../../core/edit/index.ts';
import { IconButton } from '../widgets/Button.tsx';
import { ClockFields } from './ClockFields.tsx';
import type { DrawnEdge } from './createDrawing.ts';

/** The clocks of one line, to be changed where the line is drawn. */
export function ClockCard({
  framework,
  edge,
  at,
  onClose,
}: {
  readonly framework: Framework;
  readonly edge: DrawnEdge;
  /** Within the canvas. */
  readonly at: Position;
  readonly onClose: () => void;
}) {
  const card = useRef<HTMLDivElement>(null);
  useEffect(() => {
    card.current?.querySelector<HTMLElement>('input, select')?.focus();
  }, []);
  return (
    // Escape closes the card wherever in it the focus is.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      ref={card}
      className="draft-card is-floating"
      style={{ left: at.x, top: at.y }}
      role="dialog"
      aria-label="The clock"
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <header className="card-head">
        <h3>The clock</h3>
        <IconButton icon="close" label="Close" onClick={onClose} />
      </header>
      {edge.lines
        .filter(({ timer }) => timer)
        .map(({ transition }) => (
          <ClockFields
            key={transition.id}
            framework={framework}
            lifecycle={edge.lifecycle}
            transition={transition}
          />
        ))}
    </div>
  );
}
