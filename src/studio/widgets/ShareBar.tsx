import type { Tone } from './Mark.tsx';

export interface ShareSegment {
  readonly tone: Tone;
  /** 0 to 1. */
  readonly share: number;
  /** "partner leads in 40%" */
  readonly label: string;
}

/** A whole cut into patterned parts; read out in words. */
export function ShareBar({
  segments,
  label,
}: {
  readonly segments: readonly ShareSegment[];
  readonly label: string;
}) {
  const shown = segments.filter((segment) => segment.share > 0);
  const words = `${label}: ${shown.map((segment) => segment.label).join(', ')}`;
  return (
    <span className="share-bar" role="img" aria-label={words} title={words}>
      {shown.map((segment) => (
        <span
          key={`${segment.tone} ${segment.label}`}
          className={`tone-${segment.tone}`}
          style={{ flexGrow: segment.share }}
        />
      ))}
    </span>
  );
}
