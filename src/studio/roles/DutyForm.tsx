import type { Framework, Responsibility } from '../../core/index.ts';
import type { CommandRunner } from '../hooks/useCommand.ts';
import { useSession, useStudio } from '../hooks/useSession.ts';
import { listConditionColumns } from '../session/listConditionColumns.ts';
import { listRoleChoices } from '../session/listRoleChoices.ts';
import { Button } from '../widgets/Button.tsx';
import { ChoiceField, type ChoiceGroup } from '../widgets/ChoiceField.tsx';
import { ConditionFields } from '../widgets/ConditionFields.tsx';
import { TextField } from '../widgets/TextField.tsx';
import { TickList } from '../widgets/TickList.tsx';
import { setField, setPart } from './dutyCommands.ts';

/** Everything one duty says. */
export function DutyForm({
  framework,
  duty,
  places,
  activities,
  runner,
  onMoved,
}: {
  readonly framework: Framework;
  readonly duty: Responsibility;
  readonly places: readonly ChoiceGroup[];
  readonly activities: readonly ChoiceGroup[];
  readonly runner: CommandRunner;
  /** The duty went to another place or activity. */
  readonly onMoved: (to: { readonly stage?: string; readonly activity?: string }) => void;
}) {
  const session = useSession();
  const parsed = useStudio((state) => state.reading.parsed);
  const roles = listRoleChoices(framework);
  const moveTo = (field: 'stage' | 'activity', value: string | undefined): void => {
    if (value !== undefined && runner.run(setField(duty, field, value))) onMoved({ [field]: value });
  };
  return (
    <div className="duty-form">
      {(['responsible', 'accountable'] as const).map((part) => (
        <ChoiceField
          key={part}
          label={part === 'responsible' ? 'R · Responsible: does it' : 'A · Accountable: answers for it'}
          value={duty[part]}
          none="nobody"
          groups={roles}
          onChange={(role) => runner.run(setPart(duty, part, role === undefined ? [] : [role]))}
        />
      ))}
      <div className="duty-lists">
        <TickList
          label="C · Consulted"
          groups={roles}
          chosen={duty.consulted}
          onChange={(chosen) => runner.run(setPart(duty, 'consulted', chosen))}
        />
        <TickList
          label="I · Informed"
          groups={roles}
          chosen={duty.informed}
          onChange={(chosen) => runner.run(setPart(duty, 'informed', chosen))}
        />
      </div>
      <ConditionFields
        label="Only when"
        tests={duty.when}
        columns={listConditionColumns(framework, { without: ['stage'] })}
        none="Always: for every partner and every deal."
        onSet={(column, cell) => {
          const tests = new Map([...duty.when].filter(([other]) => other !== column || cell !== undefined));
          if (cell !== undefined) tests.set(column, cell);
          return runner.run(setField(duty, 'when', tests.size === 0 ? undefined : Object.fromEntries(tests)));
        }}
      />
      <TextField
        label="How"
        lines={2}
        value={duty.how ?? ''}
        placeholder="What good looks like, in a sentence"
        onCommit={(text) => runner.run(setField(duty, 'how', text === '' ? undefined : text))}
      />
      <div className="duty-place">
        <ChoiceField
          label="Due at"
          value={duty.stage}
          groups={places}
          onChange={(stage) => moveTo('stage', stage)}
        />
        <ChoiceField
          label="Activity"
          value={duty.activity}
          groups={activities}
          onChange={(activity) => moveTo('activity', activity)}
        />
      </div>
      <div className="duty-actions">
        {parsed ? (
          <Button
            icon="code"
            onClick={() => session.revealSource(parsed.rangeOf(['responsibilities', duty.index]))}
          >
            Source
          </Button>
        ) : null}
        <Button onClick={() => runner.run({ kind: 'responsibility.remove', index: duty.index })}>
          Remove duty
        </Button>
      </div>
    </div>
  );
}
