import { useState } from 'react';
import type { Framework } from '../../core/index.ts';
import { Button, IconButton } from '../widgets/Button.tsx';
import { ChoiceField } from '../widgets/ChoiceField.tsx';
import type { SetField } from './setField.ts';
import { FactNumber } from './FactNumber.tsx';
import { proposeKey } from '../session/proposeKey.ts';
import { TextField } from '../widgets/TextField.tsx';

const TYPES = [
  { value: 'boolean', label: 'yes or no' },
  { value: 'number', label: 'a number' },
  { value: 'enum', label: 'one of a list' },
] as const;

/** What a record of an event tells besides that it happened. */
export function EventData({
  framework,
  name,
  set,
}: {
  readonly framework: Framework;
  readonly name: string;
  readonly set: SetField;
}) {
  const [typed, setTyped] = useState('');
  const data = framework.events.get(name)?.data ?? new Map<string, never>();
  return (
    <section className="value-list" aria-label="Data of the event">
      <h3>What its record tells</h3>
      {data.size === 0 ? <p className="fine">Nothing but that it happened.</p> : null}
      {[...data].map(([key, fact]) => (
        <div key={key} className="event-field">
          <code>{key}</code>
          <ChoiceField
            label={`Type of ${key}`}
            hideLabel
            value={fact.type}
            groups={[{ label: 'Types', choices: TYPES }]}
            onChange={(type) =>
              set(['data', key], {
                type: type ?? 'boolean',
                ...(type === 'enum' ? { values: ['yes', 'no'] } : {}),
              })
            }
          />
          <IconButton icon="close" label={`Remove ${key}`} onClick={() => set(['data', key], undefined)} />
          {fact.type === 'number' ? (
            <FactNumber fact={fact} set={(field, value) => set(['data', key, ...field], value)} />
          ) : null}
          {fact.type === 'enum' ? (
            <TextField
              label={`Values of ${key}, separated by commas`}
              value={[...fact.values.keys()].join(', ')}
              onCommit={(text) => {
                const values = [...new Set(text.split(',').map((value) => value.trim()))].filter(
                  (value) => value !== '',
                );
                return values.length > 0 && set(['data', key, 'values'], values);
              }}
            />
          ) : null}
        </div>
      ))}
      <form
        className="value-add"
        onSubmit={(event) => {
          event.preventDefault();
          if (typed.trim() !== '' && set(['data', proposeKey('facts', typed, data)], { type: 'boolean' }))
            setTyped('');
        }}
      >
        <input
          className="field-input"
          aria-label="New field of the event"
          placeholder="such as evidence"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button type="submit" icon="plus" disabled={typed.trim() === ''}>
          Add field
        </Button>
      </form>
    </section>
  );
}
