import { useId } from 'react';
import type { Framework } from '../../core/index.ts';
import { ChoiceField } from '../widgets/ChoiceField.tsx';
import { ConditionFields } from '../widgets/ConditionFields.tsx';
import { listGuardColumns, setTest } from './guardColumns.ts';
import { listClockChoices, listEventChoices, type ClockUnit, type TriggerDraft } from './planTrigger.ts';

const UNITS: readonly ClockUnit[] = ['hours', 'days', 'working days', 'weeks', 'months'];

/** When a transition happens: an event, a clock, or as soon as something holds. */
export function TriggerFields({
  framework,
  lifecycle,
  draft,
  usual,
  container,
  onChange,
}: {
  readonly framework: Framework;
  readonly lifecycle: string;
  /** Absent: the usual event. */
  readonly draft: TriggerDraft | undefined;
  /** What the usual event of a new state is called; without it one must be chosen. */
  readonly usual?: string;
  readonly container: boolean;
  readonly onChange: (draft: TriggerDraft | undefined) => void;
}) {
  const id = useId();
  const events = listEventChoices(framework, lifecycle).map(({ value, label }) => ({
    value: `event:${value}`,
    label,
  }));
  const chosen = draft?.kind === 'event' ? `event:${draft.type}` : '';
  const known = chosen === '' || events.some(({ value }) => value === chosen);
  const groups = [
    ...(usual === undefined ? [] : [{ label: 'Usually', choices: [{ value: 'usual', label: usual }] }]),
    {
      label: 'Something happens',
      choices: [
        ...(known || draft?.kind !== 'event' ? [] : [{ value: chosen, label: `${draft.type} (new)` }]),
        ...events,
        { value: 'newEvent', label: 'Another event…' },
      ],
    },
    {
      label: 'Time passes',
      choices: [
        ...listClockChoices(framework).map(({ value, label }) => ({
          value: `clock:${value}`,
          label: `after ${label}`,
        })),
        { value: 'newClock', label: 'After another time…' },
      ],
    },
    {
      label: 'Something holds',
      choices: [
        { value: 'always', label: 'As soon as…' },
        ...(container ? [{ value: 'done', label: 'When all is done inside' }] : []),
      ],
    },
  ];
  const units = UNITS.filter((unit) => unit !== 'working days' || framework.calendars.size > 0);
  return (
    <div className="trigger-fields">
      <ChoiceField
        label="When"
        value={valueOf(draft)}
        groups={groups}
        onChange={(value) => onChange(draftOf(value ?? 'usual'))}
      />
      {draft?.kind === 'newEvent' ? (
        <div className="field">
          <label htmlFor={`${id}-event`} className="field-label">
            What happens
          </label>
          <input
            id={`${id}-event`}
            className="field-input"
            value={draft.name}
            placeholder="Such as: budget approved"
            onChange={(event) => onChange({ kind: 'newEvent', name: event.target.value })}
          />
        </div>
      ) : null}
      {draft?.kind === 'newClock' ? (
        <div className="clock-fields">
          <div className="field">
            <label htmlFor={`${id}-amount`} className="field-label">
              After
            </label>
            <input
              id={`${id}-amount`}
              className="field-input"
              type="number"
              min={1}
              step={1}
              value={draft.amount}
              onChange={(event) => onChange({ ...draft, amount: event.target.valueAsNumber || 1 })}
            />
          </div>
          <ChoiceField
            label="Unit"
            value={draft.unit}
            groups={[{ label: 'Units', choices: units.map((unit) => ({ value: unit, label: unit })) }]}
            onChange={(unit) => onChange({ ...draft, unit: units.find((each) => each === unit) ?? 'days' })}
          />
        </div>
      ) : null}
      {draft?.kind === 'always' ? (
        <ConditionFields
          label="As soon as"
          tests={draft.facts}
          columns={listGuardColumns(framework, lifecycle, { kind: 'always' })}
          none="Choose what must hold."
          onSet={(column, cell) => {
            onChange({ kind: 'always', facts: setTest(draft.facts, column, cell) });
            return true;
          }}
        />
      ) : null}
    </div>
  );
}

function valueOf(draft: TriggerDraft | undefined): string {
  if (!draft) return 'usual';
  if (draft.kind === 'event') return `event:${draft.type}`;
  if (draft.kind === 'clock') return `clock:${draft.duration}`;
  return draft.kind;
}

function draftOf(value: string): TriggerDraft | undefined {
  if (value.startsWith('event:')) return { kind: 'event', type: value.slice('event:'.length) };
  if (value.startsWith('clock:')) return { kind: 'clock', duration: value.slice('clock:'.length) };
  switch (value) {
    case 'newEvent':
      return { kind: 'newEvent', name: '' };
    case 'newClock':
      return { kind: 'newClock', amount: 30, unit: 'days' };
    case 'always':
      return { kind: 'always', facts: new Map() };
    case 'done':
      return { kind: 'done' };
    default:
      return undefined;
  }
}
