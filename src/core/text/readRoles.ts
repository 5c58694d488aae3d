import type { PartnerType, Role, Side } from '../model/framework.ts';
import { FieldReader, FREE_NAME } from './fieldReader.ts';
import type { ReadReport } from './readReport.ts';

/** The declared sides, with vendor and partner always among them. */
export function readSides(root: FieldReader, report: ReadReport): ReadonlyMap<string, Side> {
  const sides = new Map<string, Side>([
    ['vendor', { name: 'Vendor', column: 'vendor' }],
    ['partner', { name: 'Partner', column: 'partner' }],
  ]);
  const declared = root.map(
    'sides',
    (place, name): Side => {
      const fields = new FieldReader(place, report);
      const side: Side = {
        name: fields.text('name') ?? sides.get(name)?.name ?? name,
        column: fields.choice('column', ['vendor', 'partner']) ?? (name === 'vendor' ? 'vendor' : 'partner'),
      };
      fields.finish();
      return side;
    },
    FREE_NAME,
  );
  for (const [name, side] of declared) sides.set(name, side);
  return sides;
}

/** Partner types; one without a name is called by its key. */
export function readPartnerTypes(root: FieldReader, report: ReadReport): ReadonlyMap<string, PartnerType> {
  return root.map(
    'partnerTypes',
    (place, key): PartnerType => {
      const fields = new FieldReader(place, report);
      const name = fields.text('name') ?? key;
      const description = fields.text('description');
      fields.finish();
      return { name, ...(description === undefined ? {} : { description }) };
    },
    FREE_NAME,
  );
}

/** Roles; one without a name is called by its key. */
export function readRoles(root: FieldReader, report: ReadReport): ReadonlyMap<string, Role> {
  return root.map(
    'roles',
    (place, key): Role => {
      const fields = new FieldReader(place, report);
      const name = fields.text('name') ?? key;
      const side = fields.requiredText('side');
      const description = fields.text('description');
      fields.finish();
      return { name, side, ...(description === undefined ? {} : { description }) };
    },
    FREE_NAME,
  );
}
