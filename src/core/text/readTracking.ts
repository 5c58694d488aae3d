import type { Framework, Tracking, Visibility } from '../model/framework.ts';
import { FieldReader } from './fieldReader.ts';
import { readLength } from './readDurations.ts';
import type { Place, ReadReport } from './readReport.ts';

/** Where progress is tracked and what each side gets to see. */
export function readTracking(root: FieldReader, report: ReadReport): Tracking | undefined {
  const fields = root.fields('tracking');
  if (!fields) return undefined;
  const system = fields.text('system');
  const tracking: Tracking = {
    ...(system === undefined ? {} : { system }),
    fields: fields.texts('fields'),
    visibility: fields.list('visibility', (place) => readVisibility(place, report)),
  };
  fields.finish();
  return tracking;
}

function readVisibility(place: Place, report: ReadReport): Visibility {
  const fields = new FieldReader(place, report);
  const within = fields.place('within');
  const visibility: Visibility = {
    object: fields.requiredText('object'),
    state: fields.requiredText('state'),
    seenBy: fields.texts('seenBy'),
    fields: fields.texts('fields'),
    masked: fields.texts('masked'),
    ...(within ? { within: readLength(within, report) } : {}),
  };
  fields.finish();
  return visibility;
}

/** What a registration protects. */
export function readRegistrationScope(root: FieldReader): Framework['registrationScope'] {
  const fields = root.fields('registrationScope');
  if (!fields) return undefined;
  const unit = fields.requiredChoice('unit', ['opportunity', 'account', 'domain', 'account+product']);
  fields.finish();
  return { unit };
}
