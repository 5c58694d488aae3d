import { ChoiceField } from '../widgets/ChoiceField.tsx';
import { listScopes, type Scope, type Scopes } from './scopes.ts';

/** Asks which deals are meant. */
export function ScopeField({
  scopes,
  value,
  onChange,
}: {
  readonly scopes: Scopes;
  readonly value: Scope;
  readonly onChange: (scope: Scope) => void;
}) {
  return (
    <ChoiceField
      label="Which deals"
      value={value}
      groups={[{ label: 'Deals', choices: listScopes(scopes) }]}
      onChange={(scope) => {
        if (scope === 'chosen' || scope === 'marked' || scope === 'found') onChange(scope);
      }}
    />
  );
}
