import './dutyInspector.css';
import { useEffect, useRef } from 'react';
import { Link } from 'wouter';
import { stagesOf, type Framework, type Responsibility, type StateNode } from '../../core/index.ts';
import type { CommandRunner } from '../hooks/useCommand.ts';
import { useStudio } from '../hooks/useSession.ts';
import { phraseEventType, titleOfKey } from '../session/phraseEvent.ts';
import { phraseCount } from '../session/phraseNumber.ts';
import { Button } from '../widgets/Button.tsx';
import type { ChoiceGroup } from '../widgets/ChoiceField.tsx';
import { RefusalNote } from '../widgets/RefusalNote.tsx';
import { ActivityForm } from './ActivityForm.tsx';
import { DutyForm } from './DutyForm.tsx';
import type { findSpot, MatrixSpot } from './matrixSpot.ts';
import { phraseFit } from './phraseFit.ts';
import { phrasePlace } from './readRoleMatrix.ts';

/** Asks the focus to come into the inspector: to its first field, or to the first field of its last duty. */
export interface InspectorFocus {
  /** Grows with every request; 0 is none. */
  readonly asked: number;
  readonly on: 'first' | 'last';
}

export const NO_FOCUS: InspectorFocus = { asked: 0, on: 'first' };

/** What the selected cell says, to be edited. */
export function DutyInspector({
  framework,
  found,
  focus,
  runner,
  onSelect,
  onAdd,
  onLeave,
}: {
  readonly framework: Framework;
  readonly found: NonNullable<ReturnType<typeof findSpot>>;
  readonly focus: InspectorFocus;
  readonly runner: CommandRunner;
  readonly onSelect: (change: Partial<MatrixSpot>) => void;
  /** A new duty for the selected activity at a place. */
  readonly onAdd: (stage: string) => void;
  readonly onLeave: () => void;
}) {
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    if (focus.asked === 0) return;
    const duties = [...(box.current?.querySelectorAll('section') ?? [])];
    const within = (focus.on === 'last' ? duties.at(-1) : undefined) ?? box.current;
    within?.querySelector<HTMLElement>('select, input, textarea, button')?.focus();
  }, [focus]);
  const { row, cell, section } = found;
  const places = placeChoices(framework);
  const activities = activityChoices(framework);
  const [first] = section.places;
  return (
    // Escape leads back to the matrix from whichever field has the focus.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <aside
      ref={box}
      className="role-inspector"
      aria-label="The selected duty"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        onLeave();
      }}
    >
      <header>
        <h2>{row.name}</h2>
        <p className="fine">{cell ? sentence(phrasePlace(cell.place.key)) : 'Activity'}</p>
      </header>
      <RefusalNote message={runner.refusal?.message} />
      {cell === undefined ? (
        <ActivityForm
          key={row.activity}
          framework={framework}
          activity={row.activity}
          runner={runner}
          onRenamed={(activity) => onSelect({ activity })}
          onAddDuty={() => {
            if (first) onAdd(first.key);
          }}
        />
      ) : (
        <>
          {cell.duties.map((entry, order) => (
            <section key={entry.duty.index} aria-label={`Duty ${order + 1}`}>
              {cell.duties.length > 1 || entry.fit.kind === 'depends' ? (
                <h3>{phraseFit(framework, entry) ?? 'Always'}</h3>
              ) : null}
              <DutyEvidence duty={entry.duty} />
              <DutyForm
                framework={framework}
                duty={entry.duty}
                places={places}
                activities={activities}
                runner={runner}
                onMoved={({ stage, activity }) =>
                  onSelect({
                    ...(activity === undefined ? {} : { activity }),
                    ...(stage === undefined
                      ? {}
                      : {
                          place: stage,
                          section: stage.includes('.') ? stage.slice(0, stage.indexOf('.')) : 'deal',
                        }),
                  })
                }
              />
            </section>
          ))}
          {cell.ruledOut > 0 ? (
            <p className="fine">
              {cell.ruledOut} more {cell.ruledOut === 1 ? 'duty is' : 'duties are'} not due in the scenario
              above.
            </p>
          ) : null}
          {cell.duties.length === 0 ? <p>Nobody has a duty here yet.</p> : null}
          <Button
            icon="plus"
            look={cell.duties.length === 0 ? 'primary' : 'plain'}
            onClick={() => onAdd(cell.place.key)}
          >
            {cell.duties.length === 0 ? 'Add a duty here' : 'Add another duty, for other cases'}
          </Button>
        </>
      )}
      <p className="fine">
        Roles are declared in <Link href="/draw/words/roles">Words</Link>.
      </p>
    </aside>
  );
}

/** How many deals exercised a duty, once they were replayed. */
function DutyEvidence({ duty }: { readonly duty: Responsibility }) {
  const replay = useStudio((state) => state.replay);
  if (replay.status !== 'finished' || !replay.overview) return null;
  const deals = replay.overview.coveringDeals.responsibilities[String(duty.index)] ?? 0;
  return (
    <p className="fine">
      {deals === 0
        ? 'No replayed deal ever recorded this: a rule in theory only.'
        : `${phraseCount(deals)} replayed ${deals === 1 ? 'deal' : 'deals'} recorded this.`}
    </p>
  );
}

function placeChoices(framework: Framework): readonly ChoiceGroup[] {
  const stages = stagesOf(framework).map(({ key }) => ({ value: key, label: titleOfKey(key) }));
  return [
    { label: 'Stages', choices: [{ value: '*', label: 'Any stage' }, ...stages] },
    ...[...framework.lifecycles].map(([name, lifecycle]) => ({
      label: `${titleOfKey(name)} path`,
      choices: listStates(lifecycle.root).map((path) => ({
        value: `${name}.${path}`,
        label: phrasePlace(`${name}.${path}`),
      })),
    })),
  ];
}

function listStates(node: StateNode): readonly string[] {
  return node.states.flatMap((state) => [state.path.join('.'), ...listStates(state)]);
}

function activityChoices(framework: Framework): readonly ChoiceGroup[] {
  const name = (value: string) => ({ value, label: sentence(phraseEventType(framework, value)) });
  const declared = [...framework.activities.keys()];
  const events = new Set([
    ...framework.events.keys(),
    ...framework.responsibilities.map((duty) => duty.activity),
  ]);
  return [
    { label: 'Activities', choices: declared.map(name) },
    { label: 'Events', choices: [...events].filter((event) => !declared.includes(event)).map(name) },
  ];
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
