import type { Framework } from '../../core/index.ts';
import { useSession, useStudio } from '../hooks/useSession.ts';

/** The partner type everything answers for: the same as in the scenario above. */
export function TypeFilter({ framework }: { readonly framework: Framework }) {
  const session = useSession();
  const chosen = useStudio((state) => state.lens.values.get('partnerType'));
  if (framework.partnerTypes.size < 2) return null;
  const choices = [
    { value: undefined, label: 'Every partner' },
    ...[...framework.partnerTypes].map(([value, { name }]) => ({ value, label: name })),
  ];
  return (
    <fieldset className="type-filter">
      <legend className="visually-hidden">Partner type</legend>
      {choices.map(({ value, label }) => (
        <label key={value ?? '*'} className={value === chosen ? 'is-chosen' : ''}>
          <input
            type="radio"
            name="partner-type"
            className="visually-hidden"
            checked={value === chosen}
            onChange={() => session.setLens('partnerType', value)}
          />
          {label}
        </label>
      ))}
    </fieldset>
  );
}
