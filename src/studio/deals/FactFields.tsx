import type { Deal, FactDefinition, FactValue, Framework } from '../../core/index.ts';
import { phraseKey, titleOfKey } from '../session/phraseEvent.ts';
import { ChoiceField } from '../widgets/ChoiceField.tsx';
import { TextField } from '../widgets/TextField.tsx';
import { Provenance } from './Provenance.tsx';

/** The facts of a deal as they were at its first event: those of the framework to be set, each from its closed list, others to be read. */
export function FactFields({
  framework,
  deal,
  onChange,
}: {
  readonly framework: Framework | undefined;
  readonly deal: Deal;
  /** An absent value makes the fact unknown. */
  readonly onChange: (fact: string, value: FactValue | undefined) => void;
}) {
  const declared = [...(framework?.facts ?? [])].filter(([, { of }]) => of === 'deal');
  const names = new Set(declared.map(([name]) => name));
  const others = [...deal.facts].filter(([name]) => !names.has(name));
  const isChanged = (name: string): boolean =>
    deal.events.some(({ type, data }) => type === 'fact.changed' && data.get('fact') === name);
  return (
    <section className="deal-part" aria-label="Facts">
      <h3>Facts, at the first event</h3>
      {declared.map(([name, definition]) => (
        <div key={name} className="deal-field">
          <FactField
            name={name}
            definition={definition}
            value={deal.facts.get(name)}
            onChange={(value) => onChange(name, value)}
          />
          {isChanged(name) ? <p className="provenance">changed later, see the events</p> : null}
          <Provenance from={deal.knownFrom?.get(`facts.${name}`)} />
        </div>
      ))}
      {others.map(([name, value]) => (
        <div key={name} className="deal-field deal-other">
          <span className="field-label">{titleOfKey(name)}</span>
          <span>
            {String(value)}
            {framework ? <span className="fine"> · no fact of this framework</span> : null}
          </span>
          <Provenance from={deal.knownFrom?.get(`facts.${name}`)} />
        </div>
      ))}
    </section>
  );
}

function FactField({
  name,
  definition: { type, values, unit, min, max },
  value,
  onChange,
}: {
  readonly name: string;
  readonly definition: FactDefinition;
  readonly value: FactValue | undefined;
  readonly onChange: (value: FactValue | undefined) => void;
}) {
  const label = titleOfKey(name);
  if (type === 'number')
    return (
      <TextField
        label={unit === undefined ? label : `${label} (${unit})`}
        type="number"
        placeholder="unknown"
        value={value === undefined ? '' : String(value)}
        onCommit={(text) => {
          const number = Number(text);
          if (
            text !== '' &&
            (!Number.isFinite(number) || number < (min ?? -Infinity) || number > (max ?? Infinity))
          )
            return false;
          onChange(text === '' ? undefined : number);
          return true;
        }}
      />
    );
  const choices = type === 'boolean' ? ['true', 'false'] : [...values.keys()];
  const words = { true: 'yes', false: 'no' } as Readonly<Record<string, string>>;
  return (
    <ChoiceField
      label={label}
      none="unknown"
      value={value === undefined ? undefined : String(value)}
      groups={[
        {
          label: 'Values',
          choices: choices.map((choice) => ({
            value: choice,
            label: values.get(choice) ?? (type === 'boolean' ? (words[choice] ?? choice) : phraseKey(choice)),
          })),
        },
      ]}
      onChange={(chosen) => onChange(chosen === undefined || type === 'enum' ? chosen : chosen === 'true')}
    />
  );
}
