import { useState } from 'react';
import { Link } from 'wouter';
import { toEdgeCase } from '../../core/simulate/index.ts';
import { findDeal } from '../../engine/index.ts';
import { useSession, useStudio } from '../hooks/useSession.ts';
import { proposeKey } from '../session/proposeKey.ts';
import { VERDICT_WORDS } from '../session/kindWords.ts';
import { Button } from '../widgets/Button.tsx';
import type { SimulationDesk } from './useSimulation.ts';

/** Keeps the simulated deal among the document's deals, as an edge case with a name. */
export function SaveCase({ desk }: { readonly desk: SimulationDesk }) {
  const session = useSession();
  const table = useStudio((state) => state.deals.table);
  // While deals are read, it is not known which names are taken.
  const reading = useStudio((state) => state.deals.reading !== undefined);
  const [title, setTitle] = useState('');
  const [saved, setSaved] = useState<string>();
  const { simulation } = desk;
  const { deal, refused, run } = simulation;
  const empty = deal.events.length === 0;
  const ready = !empty && !reading && title.trim() !== '';
  const save = (): void => {
    const isKnown = (id: string): boolean => findDeal(table, id) !== undefined;
    const tag = proposeKey('roles', title, { has: (key) => isKnown(key) || isKnown(`E-${key}`) });
    const id = `E-${tag}`;
    session.addOwnDeal(toEdgeCase(simulation, { id, title: title.trim(), tag }));
    setSaved(id);
    setTitle('');
  };
  return (
    <section aria-labelledby="simulate-save">
      <h3 id="simulate-save">Keep it</h3>
      <form
        className="save-case"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) save();
        }}
      >
        <label className="field">
          <span className="field-label">Name of the case</span>
          <input
            className="field-input"
            value={title}
            placeholder="Such as: two partners within hours"
            onChange={(event) => setTitle(event.target.value)}
          />
        </label>
        <Button type="submit" icon="plus" disabled={!ready}>
          Save as edge case
        </Button>
      </form>
      <p className="fine">
        {empty
          ? 'Once something has happened, the deal can be kept: it is then replayed with all others after every edit.'
          : `As it stands: ${VERDICT_WORDS[run.verdict]}.`}
        {refused.size > 0
          ? ` ${String(refused.size)} of its events no longer fit the framework; they are kept, and the player will say so.`
          : ''}
      </p>
      <p className="fine" role="status">
        {saved === undefined ? null : (
          <>
            Saved and replayed.{' '}
            <Link href={`/replay/player/${encodeURIComponent(saved)}`}>Open it in the player</Link>
          </>
        )}
      </p>
    </section>
  );
}
