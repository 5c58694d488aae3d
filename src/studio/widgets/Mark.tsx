/** Fixed meanings: each has a colour, a pattern and, beside it, a word. */
export type Tone =
  | 'vendor'
  | 'partner'
  | 'silent'
  | 'ambiguous'
  | 'contradicted'
  | 'unreadable'
  | 'good'
  | 'unproven'
  | 'plain';

/** The pattern alone; something beside it says what it means. */
export function Swatch({ tone }: { readonly tone: Tone }) {
  return <span className={`swatch tone-${tone}`} aria-hidden="true" />;
}

/** A word with its pattern. */
export function Mark({
  tone,
  children,
  size = 'small',
}: {
  readonly tone: Tone;
  readonly children: React.ReactNode;
  readonly size?: 'small' | 'large';
}) {
  return (
    <span className={`mark mark-${size} mark-${tone}`}>
      <Swatch tone={tone} />
      {children}
    </span>
  );
}
