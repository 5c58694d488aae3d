import type { Framework } from '../../core/index.ts';
import { ChoiceField, type ChoiceGroup } from '../widgets/ChoiceField.tsx';
import { TextField } from '../widgets/TextField.tsx';
import type { SetField } from './setField.ts';

type NamedSection = 'partnerTypes' | 'roles' | 'sides' | 'events' | 'activities';

interface Field {
  readonly field: string;
  readonly label: string;
  readonly kind: 'line' | 'text' | 'side' | 'column';
  readonly placeholder?: string;
}

const NAME: Field = { field: 'name', label: 'Name', kind: 'line' };
const DESCRIPTION: Field = { field: 'description', label: 'Description', kind: 'text' };
const FIELDS: Readonly<Record<NamedSection, readonly Field[]>> = {
  partnerTypes: [NAME, DESCRIPTION],
  roles: [NAME, { field: 'side', label: 'Side', kind: 'side' }, DESCRIPTION],
  sides: [NAME, { field: 'column', label: 'Shown in the column of', kind: 'column' }],
  events: [NAME, DESCRIPTION],
  activities: [
    NAME,
    {
      field: 'deliverable',
      label: 'What comes out of it',
      kind: 'text',
      placeholder: 'Call notes in the shared room',
    },
    DESCRIPTION,
  ],
};
const COLUMNS: readonly ChoiceGroup[] = [
  {
    label: 'Columns',
    choices: [
      { value: 'vendor', label: 'the vendor' },
      { value: 'partner', label: 'the partner' },
    ],
  },
];

/** An entry that is a name with a few words about it. */
export function NamedForm({
  framework,
  section,
  name,
  set,
}: {
  readonly framework: Framework;
  readonly section: NamedSection;
  readonly name: string;
  readonly set: SetField;
}) {
  const written: unknown = framework[section].get(name);
  const sides = [...framework.sides].map(([value, side]) => ({ value, label: side.name }));
  return (
    <div className="entry-form">
      {FIELDS[section].map(({ field, label, kind, placeholder }) => {
        const value = readText(written, field);
        if (kind === 'line' || kind === 'text')
          return (
            <TextField
              key={field}
              label={label}
              lines={kind === 'text' ? 2 : 1}
              value={value ?? ''}
              {...(placeholder === undefined ? {} : { placeholder })}
              onCommit={(text) => set([field], text === '' ? undefined : text)}
            />
          );
        return (
          <ChoiceField
            key={field}
            label={label}
            value={value}
            groups={kind === 'side' ? [{ label: 'Sides', choices: sides }] : COLUMNS}
            onChange={(chosen) => set([field], chosen)}
          />
        );
      })}
    </div>
  );
}

function readText(written: unknown, field: string): string | undefined {
  if (typeof written !== 'object' || written === null) return undefined;
  const value: unknown = Object.getOwnPropertyDescriptor(written, field)?.value;
  return typeof value === 'string' ? value : undefined;
}
