import './mapping.css';
import { useState, type ReactNode } from 'react';
import type { Mapping } from '../../core/records/index.ts';
import type { CountsSummary, HistorySummary } from '../../engine/intake/index.ts';
import { useSession, useStudio } from '../hooks/useSession.ts';
import { phraseCount } from '../session/phraseNumber.ts';
import { Button, IconButton } from '../widgets/Button.tsx';
import { FactTable } from './FactTable.tsx';
import { JoinList } from './JoinList.tsx';
import { listSteps } from './listSteps.ts';
import { PeopleTable } from './PeopleTable.tsx';
import { StandInList } from './StandInList.tsx';
import { StepTable } from './StepTable.tsx';
import { TypeTable } from './TypeTable.tsx';

interface Tab {
  readonly key: string;
  readonly name: string;
  /** Things that wait for an answer. */
  readonly open: number;
  readonly content: ReactNode;
}

/** What the records mean to the framework, edited in tables that count along. */
export function MappingTabs({
  mapping,
  counts,
  history,
}: {
  readonly mapping: Mapping;
  readonly counts: CountsSummary;
  readonly history: HistorySummary;
}) {
  const session = useSession();
  const [chosen, setChosen] = useState('steps');
  const joins = useStudio((state) => state.intake.joins);
  const lineCounts = useStudio((state) => state.intake.lineCounts);
  const past = useStudio((state) => state.intake.past);
  const future = useStudio((state) => state.intake.future);
  const open = listSteps(mapping, counts, lineCounts).filter(({ steps }) =>
    steps.some(({ line, value }) => !line && value !== undefined),
  );
  const values = counts.unmapped.filter(({ to }) => to !== undefined).length;
  const tabs: readonly Tab[] = [
    {
      key: 'steps',
      name: 'What happened',
      open: open.reduce((sum, { steps }) => sum + steps.filter(({ line }) => !line).length, 0),
      content: <StepTable mapping={mapping} counts={counts} history={history} />,
    },
    {
      key: 'facts',
      name: 'What is known',
      open: counts.untold.length + values,
      content: <FactTable mapping={mapping} counts={counts} history={history} />,
    },
    {
      key: 'types',
      name: 'Records',
      open: counts.unknownTypes.length,
      content: <TypeTable mapping={mapping} history={history} />,
    },
    { key: 'people', name: 'People', open: 0, content: <PeopleTable mapping={mapping} history={history} /> },
    {
      key: 'standIns',
      name: 'Stand-ins',
      open: mapping.standIns.filter(({ accepted }) => !accepted).length,
      content: <StandInList mapping={mapping} />,
    },
    {
      key: 'joins',
      name: 'One deal or two?',
      open: (joins?.count ?? 0) + mapping.joins.filter(({ confirmed }) => confirmed === undefined).length,
      content: <JoinList mapping={mapping} joins={joins} />,
    },
  ];
  const shown = tabs.find(({ key }) => key === chosen) ?? tabs[0];
  return (
    <section className="intake-mapping" aria-label="What the records mean">
      <header>
        <h2>What the records mean</h2>
        <span className="intake-mapping-tools">
          <IconButton
            icon="undo"
            label={past.length === 0 ? 'Nothing to take back' : `Take back: ${past.at(-1) ?? ''}`}
            disabled={past.length === 0}
            onClick={() => session.undoMapping()}
          />
          <IconButton
            icon="redo"
            label={future.length === 0 ? 'Nothing to do again' : `Do again: ${future[0] ?? ''}`}
            disabled={future.length === 0}
            onClick={() => session.redoMapping()}
          />
          <Button look="quiet" onClick={() => session.guessMapping()}>
            Guess anew
          </Button>
          <Button look="quiet" icon="download" onClick={() => session.downloadMapping()}>
            Save the mapping
          </Button>
        </span>
      </header>
      <div role="tablist" aria-label="Parts of the mapping" className="intake-tabs">
        {tabs.map(({ key, name, open: waiting }) => (
          <button
            key={key}
            type="button"
            role="tab"
            id={`intake-tab-${key}`}
            aria-selected={key === shown?.key}
            aria-controls="intake-tab-panel"
            tabIndex={key === shown?.key ? 0 : -1}
            className="path-tab"
            onClick={() => setChosen(key)}
            onKeyDown={(event) => {
              const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
              if (step === 0) return;
              const next =
                tabs[(tabs.findIndex((tab) => tab.key === key) + step + tabs.length) % tabs.length];
              if (!next) return;
              setChosen(next.key);
              document.getElementById(`intake-tab-${next.key}`)?.focus();
            }}
          >
            {name}
            {waiting > 0 ? (
              <span className="intake-waiting" title={`${phraseCount(waiting)} without an answer`}>
                {phraseCount(waiting)}
              </span>
            ) : null}
          </button>
        ))}
      </div>
      <div
        role="tabpanel"
        id="intake-tab-panel"
        aria-labelledby={`intake-tab-${shown?.key ?? ''}`}
        className="intake-panel"
      >
        {shown?.content}
      </div>
    </section>
  );
}
