import './fields.css';
import type { Length } from '../../core/index.ts';
import { ChoiceField } from './ChoiceField.tsx';
import { TextField } from './TextField.tsx';

const UNITS = [
  { value: 'H', label: 'hours' },
  { value: 'D', label: 'days' },
  { value: 'W', label: 'weeks' },
  { value: 'M', label: 'months' },
  { value: 'Y', label: 'years' },
] as const;
const WORKING = 'working';
const WRITTEN = 'written';

/** A length of time: an amount and a unit, working days of a calendar, or as written in the text. */
export function LengthField({
  calendars: names,
  label,
  length,
  onChange,
}: {
  /** Names of the calendars that say which days are working days. */
  readonly calendars: readonly string[];
  readonly label: string;
  readonly length: Length;
  /** Answers false when refused. */
  readonly onChange: (length: Length) => boolean;
}) {
  const calendars = names.map((value) => ({ value, label: value }));
  const simple = length.kind === 'iso' ? readSimple(length.text) : undefined;
  const amount = length.kind === 'business' ? String(length.days) : (simple?.amount ?? '');
  const unit = length.kind === 'business' ? WORKING : (simple?.unit ?? WRITTEN);
  const build = (count: string, of: string): Length => {
    const [calendar] = calendars;
    const whole = /^\d{1,4}$/.test(count) ? count : '1';
    if (of === WORKING)
      return {
        kind: 'business',
        days: Number(whole),
        calendar: length.kind === 'business' ? length.calendar : (calendar?.value ?? ''),
      };
    return { kind: 'iso', text: of === 'H' ? `PT${whole}H` : `P${whole}${of}` };
  };
  const units = [
    ...UNITS,
    ...(calendars.length > 0 || unit === WORKING ? [{ value: WORKING, label: 'working days' }] : []),
    ...(unit === WRITTEN ? [{ value: WRITTEN, label: 'as written' }] : []),
  ];
  return (
    <div className="length-field" role="group" aria-label={label}>
      {unit === WRITTEN && length.kind === 'iso' ? (
        <TextField
          label={`${label}, as an ISO 8601 duration`}
          hideLabel
          mono
          value={length.text}
          onCommit={(text) => onChange({ kind: 'iso', text })}
        />
      ) : (
        <TextField
          label={label}
          hideLabel
          type="number"
          value={amount}
          onCommit={(text) => /^\d{1,4}$/.test(text) && onChange(build(text, unit))}
        />
      )}
      <ChoiceField
        label={`${label}: unit`}
        hideLabel
        value={unit}
        groups={[{ label: 'Units', choices: units }]}
        onChange={(chosen) => {
          if (chosen !== undefined && chosen !== WRITTEN) onChange(build(amount, chosen));
        }}
      />
      {length.kind === 'business' ? (
        <ChoiceField
          label={`${label}: calendar`}
          hideLabel
          value={length.calendar}
          groups={[{ label: 'Calendars', choices: calendars }]}
          onChange={(calendar) => {
            if (calendar !== undefined) onChange({ ...length, calendar });
          }}
        />
      ) : null}
    </div>
  );
}

/** "P90D" as 90 days; undefined when a length mixes units or is none. */
function readSimple(text: string): { readonly amount: string; readonly unit: string } | undefined {
  const [, days, unit, hours] = /^P(?:(\d+)([DWMY])|T(\d+)H)$/.exec(text) ?? [];
  if (hours !== undefined) return { amount: hours, unit: 'H' };
  return days === undefined || unit === undefined ? undefined : { amount: days, unit };
}
