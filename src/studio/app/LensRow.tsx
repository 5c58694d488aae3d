import { useMemo, useState } from 'react';
import { useActions } from '../hooks/useActions.ts';
import { useSession, useStudio } from '../hooks/useSession.ts';
import { findLensFacts, type LensFact } from '../session/findLensFacts.ts';

/** Chips shown unasked; set ones always are. */
const SHOWN = 6;

/** One chip per fact some decision asks about. */
export function LensRow() {
  const session = useSession();
  const framework = useStudio((state) => state.reading.framework);
  const lens = useStudio((state) => state.lens);
  const facts = useMemo(() => (framework ? findLensFacts(framework) : []), [framework]);
  const [all, setAll] = useState(false);
  useActions(
    facts.flatMap((fact) =>
      fact.choices.map(({ label, value }) => ({
        id: `lens.set:${fact.column}:${label}`,
        title: `Scenario: ${label}`,
        group: 'Scenario',
        words: `${fact.name} lens`,
        run: () => session.setLens(fact.column, value),
      })),
    ),
  );
  if (facts.length === 0) return null;
  const shown = all ? facts : facts.filter((fact, index) => index < SHOWN || lens.values.has(fact.column));
  return (
    <section className="lens" aria-label="Scenario: everything answers for it">
      <span className="lens-title">Scenario</span>
      <ul className="lens-chips">
        {shown.map((fact) => (
          <li key={fact.column}>
            <Chip
              fact={fact}
              value={lens.values.get(fact.column)}
              onChange={(value) => session.setLens(fact.column, value)}
            />
          </li>
        ))}
        {facts.length > SHOWN && (all || shown.length < facts.length) ? (
          <li>
            <button type="button" className="chip chip-more" aria-expanded={all} onClick={() => setAll(!all)}>
              {all ? 'fewer' : `${facts.length - shown.length} more`}
            </button>
          </li>
        ) : null}
      </ul>
      {lens.values.size > 0 ? (
        <span className="lens-source">
          {lens.deal === undefined ? '' : `from deal ${lens.deal} · `}
          <button type="button" className="link" onClick={session.clearLens}>
            clear
          </button>
        </span>
      ) : null}
    </section>
  );
}

function Chip({
  fact,
  value,
  onChange,
}: {
  readonly fact: LensFact;
  readonly value: LensFact['choices'][number]['value'] | undefined;
  readonly onChange: (value: LensFact['choices'][number]['value'] | undefined) => void;
}) {
  const chosen = value === undefined ? undefined : fact.choices.findIndex((choice) => choice.covers(value));
  const label = chosen === undefined ? undefined : (fact.choices[chosen]?.label ?? String(value));
  return (
    <span className={label === undefined ? 'chip' : 'chip chip-set'}>
      <span aria-hidden="true">
        {label ?? (
          <>
            {fact.name}: <i>any</i>
          </>
        )}
      </span>
      <select
        aria-label={fact.question}
        title={fact.question}
        value={chosen === undefined || chosen < 0 ? '' : String(chosen)}
        onChange={(event) =>
          onChange(event.target.value === '' ? undefined : fact.choices[Number(event.target.value)]?.value)
        }
      >
        <option value="">any</option>
        {fact.choices.map((choice, index) => (
          <option key={choice.label} value={index}>
            {choice.label}
          </option>
        ))}
      </select>
    </span>
  );
}
