import type { Framework } from '../model/framework.ts';
import { FieldReader } from './fieldReader.ts';
import { readCalendars, readDate } from './readCalendars.ts';
import { readDecisions } from './readDecisions.ts';
import { readDurations } from './readDurations.ts';
import { readActivities, readEvents, readFacts } from './readFacts.ts';
import { readLayout } from './readLayout.ts';
import { readLifecycles } from './readLifecycle.ts';
import type { Place, ReadReport } from './readReport.ts';
import { readResponsibilities } from './readResponsibilities.ts';
import { readPartnerTypes, readRoles, readSides } from './readRoles.ts';
import { readRegistrationScope, readTracking } from './readTracking.ts';

/** The format this version reads and writes. */
export const FRAMEWORK_FORMAT = 'cosell-framework/1';

/** Reads a whole framework. The value is only meaningful when nothing of severity `error` was reported; undefined for a foreign format. */
export function readFramework(place: Place, report: ReadReport): Framework | undefined {
  const root = new FieldReader(place, report);
  if (place.node.type !== 'object') return undefined;
  const format = root.required('format');
  if (format && format.node.value !== FRAMEWORK_FORMAT) {
    report('format.unsupported', format.path, `This version reads "${FRAMEWORK_FORMAT}" only.`);
    return undefined;
  }
  root.text('$schema');
  const timezone = root.text('timezone') ?? 'UTC';
  const description = root.text('description');
  const effectiveFrom = root.place('effectiveFrom');
  const origin = readOrigin(root);
  const tracking = readTracking(root, report);
  const registrationScope = readRegistrationScope(root);
  const framework: Framework = {
    id: root.requiredText('id'),
    name: root.requiredText('name'),
    version: root.requiredText('version'),
    ...(description === undefined ? {} : { description }),
    timezone,
    ...(effectiveFrom ? { effectiveFrom: readDate(effectiveFrom, report) } : {}),
    ...(origin ? { origin } : {}),
    sides: readSides(root, report),
    partnerTypes: readPartnerTypes(root, report),
    roles: readRoles(root, report),
    facts: readFacts(root, report),
    events: readEvents(root, report),
    activities: readActivities(root, report),
    calendars: readCalendars(root, timezone, report),
    durations: readDurations(root, report),
    lifecycles: readLifecycles(root, report),
    decisions: readDecisions(root, report),
    responsibilities: readResponsibilities(root, report),
    ...(tracking ? { tracking } : {}),
    ...(registrationScope ? { registrationScope } : {}),
    layout: readLayout(root, report),
  };
  root.finish();
  return framework;
}

function readOrigin(root: FieldReader): Framework['origin'] {
  const fields = root.fields('origin');
  if (!fields) return undefined;
  const kind = fields.requiredChoice('kind', ['template', 'mined', 'written']);
  const note = fields.text('note');
  fields.finish();
  return { kind, ...(note === undefined ? {} : { note }) };
}
