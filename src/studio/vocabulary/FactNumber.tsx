import type { FactDefinition } from '../../core/index.ts';
import { TextField } from '../widgets/TextField.tsx';
import type { SetField } from './setField.ts';

const LIMITS = [
  { field: 'min', label: 'At least' },
  { field: 'max', label: 'At most' },
] as const;

/** Unit and limits of a number. */
export function FactNumber({ fact, set }: { readonly fact: FactDefinition; readonly set: SetField }) {
  return (
    <div className="entry-triple">
      <TextField
        label="Unit"
        value={fact.unit ?? ''}
        placeholder="EUR"
        onCommit={(text) => set(['unit'], text === '' ? undefined : text)}
      />
      {LIMITS.map(({ field, label }) => (
        <TextField
          key={field}
          label={label}
          type="number"
          value={fact[field] === undefined ? '' : String(fact[field])}
          placeholder="no limit"
          onCommit={(text) => {
            if (text === '') return set([field], undefined);
            return Number.isFinite(Number(text)) && set([field], Number(text));
          }}
        />
      ))}
    </div>
  );
}
