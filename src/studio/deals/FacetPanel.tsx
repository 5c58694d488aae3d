import { useState } from 'react';
import { FACETS, type FacetCount, type FacetedDeals, type FacetName } from '../../engine/index.ts';
import { useStudio } from '../hooks/useSession.ts';
import { VERDICT_WORDS } from '../session/kindWords.ts';
import { phraseKey } from '../session/phraseEvent.ts';
import { phraseCount } from '../session/phraseNumber.ts';

/** Values of a facet that are shown before somebody asks for more. */
const FEW = 6;

const TITLES: Readonly<Record<FacetName, string>> = {
  verdict: 'Result',
  outcome: 'Outcome',
  partnerType: 'Partner type',
  partner: 'Partner',
  edgeCase: 'Edge case',
  known: 'How it is known',
  source: 'Set',
};

/** What a deal has that has no value, and the fixed words. */
const WORDS: Readonly<Record<FacetName, Readonly<Record<string, string>>>> = {
  verdict: { ...VERDICT_WORDS, '': 'not replayed' },
  outcome: { won: 'won', lost: 'lost', open: 'live' },
  partnerType: { '': 'not told' },
  partner: { '': 'no partner' },
  edgeCase: { '': 'ordinary deals' },
  known: {
    recorded: 'recorded in a file',
    recalled: 'recalled',
    inferred: 'inferred',
    edited: 'edited by hand',
    '': 'not told',
  },
  source: {},
};

/** Narrows the deals: within a facet any of the chosen values, across facets all of them. Counts tell what a value would leave. */
export function FacetPanel({
  counts,
  chosen,
  onToggle,
  onClear,
}: {
  readonly counts: FacetedDeals['counts'] | undefined;
  readonly chosen: ReadonlyMap<FacetName, ReadonlySet<string>>;
  readonly onToggle: (name: FacetName, value: string) => void;
  /** Absent while nothing is narrowed. */
  readonly onClear: (() => void) | undefined;
}) {
  return (
    <section className="facets" aria-label="Narrow the list">
      {onClear ? (
        <button type="button" className="link" onClick={onClear}>
          Show all deals
        </button>
      ) : null}
      {FACETS.map((name) => (
        <Facet
          key={name}
          name={name}
          counts={counts?.get(name) ?? []}
          chosen={chosen.get(name) ?? new Set()}
          onToggle={(value) => onToggle(name, value)}
        />
      ))}
    </section>
  );
}

function Facet({
  name,
  counts,
  chosen,
  onToggle,
}: {
  readonly name: FacetName;
  readonly counts: readonly FacetCount[];
  readonly chosen: ReadonlySet<string>;
  readonly onToggle: (value: string) => void;
}) {
  const framework = useStudio((state) => state.reading.framework);
  const sets = useStudio((state) => state.deals.sets);
  const [all, setAll] = useState(false);
  const wordOf = (value: string): string => {
    const word = WORDS[name][value];
    if (word !== undefined) return word;
    if (name === 'source') return sets[Number(value)]?.name ?? '';
    if (name === 'partnerType') return framework?.partnerTypes.get(value)?.name ?? phraseKey(value);
    return name === 'edgeCase' ? phraseKey(value) : value;
  };
  const told = counts.filter(({ value, deals }) => deals > 0 || chosen.has(value));
  // One value tells no deals apart.
  if (told.length < 2 && chosen.size === 0) return null;
  const shown = all ? told : told.filter(({ value }, place) => place < FEW || chosen.has(value));
  return (
    <fieldset className="facet">
      <legend>{TITLES[name]}</legend>
      {shown.map(({ value, deals }) => (
        <label key={value} className="facet-value">
          <input type="checkbox" checked={chosen.has(value)} onChange={() => onToggle(value)} />
          <span title={wordOf(value)}>{wordOf(value)}</span>
          <span className="facet-count">{phraseCount(deals)}</span>
        </label>
      ))}
      {told.length > shown.length || all ? (
        <button type="button" className="link" onClick={() => setAll(!all)}>
          {all ? 'fewer' : `${phraseCount(told.length - shown.length)} more`}
        </button>
      ) : null}
    </fieldset>
  );
}
