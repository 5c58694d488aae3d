import type { Partner } from '../../core/index.ts';
import { IconButton } from '../widgets/Button.tsx';
import { ChoiceField } from '../widgets/ChoiceField.tsx';
import { TextField } from '../widgets/TextField.tsx';
import { createPartner } from './createScript.ts';
import { FactChip } from './FactChip.tsx';
import type { SimulationDesk } from './useSimulation.ts';

/** The partners that may register: their names, their types, and what is known of them. */
export function PartnerList({ desk }: { readonly desk: SimulationDesk }) {
  const { script } = desk.simulation;
  const types = [...desk.framework.partnerTypes].map(([value, { name }]) => ({ value, label: name }));
  const told = [...desk.framework.facts].flatMap(([name, { of }]) => (of === 'partner' ? [name] : []));
  const change = (id: string, next: Partner): void =>
    desk.setUp({
      ...script,
      partners: script.partners.map((partner) => (partner.id === id ? next : partner)),
    });
  const add = (): void => {
    const number = String(script.partners.length + 1);
    const partner = createPartner(`P${number}`, `Partner ${number}`, types[0]?.value);
    desk.setUp({ ...script, partners: [...script.partners, partner] });
  };
  return (
    <details className="simulate-more">
      <summary>Partners: {script.partners.map(({ name, id }) => name ?? id).join(', ')}</summary>
      <ul className="simulate-partners">
        {script.partners.map((partner) => (
          <li key={partner.id}>
            <TextField
              label={`Name of ${partner.id}`}
              hideLabel
              value={partner.name ?? partner.id}
              onCommit={(name) => {
                if (name === '') return false;
                change(partner.id, { ...partner, name });
                return true;
              }}
            />
            {types.length === 0 ? null : (
              <ChoiceField
                label={`Type of ${partner.name ?? partner.id}`}
                hideLabel
                value={partner.type}
                groups={[{ label: 'Types', choices: types }]}
                onChange={(type) => {
                  if (type !== undefined) change(partner.id, { ...partner, type });
                }}
              />
            )}
            {told.map((fact) => (
              <FactChip
                key={fact}
                framework={desk.framework}
                column={fact}
                value={partner.facts.get(fact)}
                optional
                onChange={(value) => {
                  const facts = new Map(partner.facts);
                  if (value === undefined) facts.delete(fact);
                  else facts.set(fact, value);
                  change(partner.id, { ...partner, facts });
                }}
              />
            ))}
          </li>
        ))}
      </ul>
      <IconButton icon="plus" label="Another partner" onClick={add} />
    </details>
  );
}
