import { isInDomain, type FactValue, type Framework } from '../../core/index.ts';
import type { EventField } from '../../core/simulate/index.ts';
import { phraseKey, phraseRole, titleOfKey } from '../session/phraseEvent.ts';
import { ChoiceField } from '../widgets/ChoiceField.tsx';
import { TextField } from '../widgets/TextField.tsx';
import { formatAmount } from './formatAmount.ts';

/** One value an event carries, edited as its domain has it. */
export function DataField({
  framework,
  field: { name, domain, declared },
  value,
  onChange,
}: {
  readonly framework: Framework;
  readonly field: EventField;
  readonly value: FactValue | undefined;
  readonly onChange: (value: FactValue | undefined) => void;
}) {
  const label = declared?.question ?? titleOfKey(name);
  if (domain.kind === 'number')
    return (
      <TextField
        label={declared?.unit === undefined ? label : `${label} (${declared.unit})`}
        value={typeof value === 'number' ? formatAmount(value) : ''}
        onCommit={(text) => {
          const amount = Number(text.replaceAll(/[\s,]/g, ''));
          if (text === '') onChange(undefined);
          else if (isInDomain(domain, amount)) onChange(amount);
          else return false;
          return true;
        }}
      />
    );
  const values: readonly FactValue[] = domain.kind === 'enum' ? domain.values : [true, false];
  const choices = values.map((choice) => ({
    value: String(choice),
    label: declared?.values.get(String(choice)) ?? sayValue(framework, name, choice),
  }));
  return (
    <ChoiceField
      label={label}
      value={value === undefined ? undefined : String(value)}
      none="not said"
      groups={[{ label, choices }]}
      onChange={(chosen) => onChange(values.find((choice) => String(choice) === chosen))}
    />
  );
}

function sayValue(framework: Framework, name: string, value: FactValue): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (name === 'lead') return phraseRole(framework, String(value));
  if (name === 'registration') return String(value).split('/')[1] ?? String(value);
  return framework.partnerTypes.get(String(value))?.name ?? phraseKey(String(value));
}
