import { Link } from 'wouter';
import type { Framework } from '../../core/index.ts';
import type { CommandRunner } from '../hooks/useCommand.ts';
import { Button } from '../widgets/Button.tsx';
import { TextField } from '../widgets/TextField.tsx';
import { removeActivity } from './dutyCommands.ts';

const FIELDS = [
  { field: 'name', label: 'Name', lines: 1 },
  { field: 'deliverable', label: 'What comes out of it', lines: 2 },
  { field: 'description', label: 'Description', lines: 2 },
] as const;

/** An activity, or an event that a duty treats as one. */
export function ActivityForm({
  framework,
  activity,
  runner,
  onRenamed,
  onAddDuty,
}: {
  readonly framework: Framework;
  readonly activity: string;
  readonly runner: CommandRunner;
  readonly onRenamed: (to: string) => void;
  readonly onAddDuty: () => void;
}) {
  const declared = framework.activities.get(activity);
  if (!declared)
    return (
      <>
        <p>This is an event of the record: when it happens, the framework is asked whose task it was.</p>
        {framework.events.has(activity) ? (
          <Link href={`/draw/words/events/${encodeURIComponent(activity)}`}>Its name and description</Link>
        ) : null}
        <Button icon="plus" onClick={onAddDuty}>
          Add a duty
        </Button>
      </>
    );
  const duties = framework.responsibilities.filter((duty) => duty.activity === activity).length;
  return (
    <div className="duty-form">
      {FIELDS.map(({ field, label, lines }) => (
        <TextField
          key={field}
          label={label}
          lines={lines}
          value={declared[field] ?? ''}
          onCommit={(text) =>
            runner.run({
              kind: 'entry.set',
              section: 'activities',
              name: activity,
              field: [field],
              ...(text === '' ? {} : { value: text }),
            })
          }
        />
      ))}
      <TextField
        label="Key in the text"
        mono
        value={activity}
        hint="Every duty that names it follows."
        onCommit={(to) => {
          const done = runner.run({ kind: 'entry.rename', section: 'activities', name: activity, to });
          if (done) onRenamed(to);
          return done;
        }}
      />
      <div className="duty-actions">
        <Button icon="plus" onClick={onAddDuty}>
          Add a duty
        </Button>
        <Button onClick={() => runner.run(removeActivity(framework, activity))}>
          {duties === 0 ? 'Remove' : `Remove with its ${duties === 1 ? 'duty' : `${duties} duties`}`}
        </Button>
      </div>
    </div>
  );
}
