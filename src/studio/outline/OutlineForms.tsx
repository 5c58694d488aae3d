import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { Command } from '../../core/edit/index.ts';
import type { Framework, JsonObject } from '../../core/index.ts';
import { listRoleChoices } from '../session/listRoleChoices.ts';
import { phraseEventType, titleOfKey } from '../session/phraseEvent.ts';
import { proposeKey } from '../session/proposeKey.ts';
import { Button } from '../widgets/Button.tsx';
import { ChoiceField } from '../widgets/ChoiceField.tsx';

interface FormProps {
  readonly framework: Framework;
  /** Runs the command and goes to a line; answers false when it was refused. */
  readonly onDone: (command: Command, to: string) => boolean;
  readonly onClose: () => void;
}

/** Asks for the name of a new path. */
export function NewPath({ framework, onDone, onClose }: FormProps) {
  const [said, setSaid] = useState('');
  return (
    <LineForm
      title="New path"
      onClose={onClose}
      onSubmit={() => {
        const name = proposeKey('roles', said, framework.lifecycles);
        const createdBy = [`${name}.opened`];
        onDone({ kind: 'lifecycle.add', name, createdBy }, JSON.stringify(['lifecycles', name]));
      }}
    >
      <label className="outline-field">
        Name
        <input
          className="field-input"
          required
          placeholder="Such as: approval"
          value={said}
          onChange={(event) => setSaid(event.target.value)}
        />
      </label>
    </LineForm>
  );
}

const NEW = 'new';

/** Asks for a duty at a state: what is done, who does it and who answers for it. */
export function NewDuty({ framework, stage, onDone, onClose }: FormProps & { readonly stage: string }) {
  const activities = [...framework.activities.keys()];
  const [activity, setActivity] = useState(activities[0] ?? NEW);
  const [said, setSaid] = useState('');
  const [responsible, setResponsible] = useState<string>();
  const [accountable, setAccountable] = useState<string>();
  const roles = listRoleChoices(framework);
  const submit = (): void => {
    const key = activity === NEW ? proposeKey('activities', said, framework.activities) : activity;
    const last = framework.responsibilities.findLastIndex((duty) => duty.stage === stage);
    const index = last < 0 ? framework.responsibilities.length : last + 1;
    const row: JsonObject = {
      stage,
      activity: key,
      ...(responsible === undefined ? {} : { responsible }),
      ...(accountable === undefined ? {} : { accountable }),
    };
    const declare: readonly Command[] =
      activity === NEW
        ? [{ kind: 'entry.add', section: 'activities', name: key, value: { name: said.trim() } }]
        : [];
    onDone(
      {
        kind: 'steps',
        name: 'Add a duty',
        steps: [...declare, { kind: 'responsibility.insert', row, index }],
      },
      JSON.stringify(['responsibilities', index]),
    );
  };
  const eventTypes = [...framework.events.keys()];
  const choices = (keys: readonly string[]) =>
    keys.map((value) => ({ value, label: phraseEventType(framework, value) }));
  return (
    <LineForm title={`New duty at ${titleOfKey(stage)}`} onClose={onClose} onSubmit={submit}>
      <ChoiceField
        label="What is done"
        value={activity}
        groups={[
          {
            label: 'Activities',
            choices: [...choices(activities), { value: NEW, label: 'Another activity…' }],
          },
          { label: 'Events', choices: choices(eventTypes) },
        ]}
        onChange={(value) => setActivity(value ?? NEW)}
      />
      {activity === NEW ? (
        <label className="outline-field">
          Name of the activity
          <input
            className="field-input"
            required
            placeholder="Such as: discovery call"
            value={said}
            onChange={(event) => setSaid(event.target.value)}
          />
        </label>
      ) : null}
      <ChoiceField
        label="Who does it"
        value={responsible}
        none="nobody yet"
        groups={roles}
        onChange={setResponsible}
      />
      <ChoiceField
        label="Who answers for it"
        value={accountable}
        none="nobody yet"
        groups={roles}
        onChange={setAccountable}
      />
    </LineForm>
  );
}

/** A form below the tree; the focus begins in its first field, Escape leaves it. */
function LineForm({
  title,
  children,
  onSubmit,
  onClose,
}: {
  readonly title: string;
  readonly children: ReactNode;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
}) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>('input, select')?.focus(), []);
  return (
    <form
      ref={form}
      className="outline-form"
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <h3>{title}</h3>
      {children}
      <div className="outline-form-end">
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" look="primary">
          Add
        </Button>
      </div>
    </form>
  );
}
