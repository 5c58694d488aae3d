import { Swatch } from '../widgets/Mark.tsx';

/** The arrow head all lines share. */
export function ArrowHead() {
  return (
    <svg className="canvas-markers" aria-hidden="true">
      <defs>
        <marker
          id="arrow"
          viewBox="0 0 10 10"
          refX="8.500"
          refY="5"
          markerWidth="7"
          markerHeight="7"
          orient="auto-start-reverse"
        >
          <path d="M0 .800 9 5 0 9.200z" />
        </marker>
      </defs>
    </svg>
  );
}

/** What the patterns mean, and the arrow head. */
export function CanvasLegend() {
  return (
    <>
      <ArrowHead />
      <ul className="canvas-legend" aria-label="Who leads">
        <li>
          <Swatch tone="vendor" /> vendor leads
        </li>
        <li>
          <Swatch tone="partner" /> partner leads
        </li>
        <li>
          <Swatch tone="silent" /> nobody
        </li>
        <li>
          <Swatch tone="ambiguous" /> both
        </li>
      </ul>
    </>
  );
}
