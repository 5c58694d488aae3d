import type { Duration, Length } from '../model/framework.ts';
import { FieldReader, PLAIN_NAME, reportType } from './fieldReader.ts';
import type { Place, ReadReport } from './readReport.ts';

const MOST_DAYS = 9999;

/** Named durations: text ("P90D"), one length, or rows with tests. */
export function readDurations(root: FieldReader, report: ReadReport): ReadonlyMap<string, Duration> {
  return root.map('durations', (place) => readDuration(place, report), PLAIN_NAME);
}

function readDuration(place: Place, report: ReadReport): Duration {
  if (place.node.type === 'string') {
    return { rows: [{ when: new Map(), length: readLength(place, report) }], which: 'first', resets: [] };
  }
  if (place.node.type !== 'object') {
    reportType(report, place, 'a length such as "P90D", or an object');
    return { rows: [], which: 'first', resets: [] };
  }
  const fields = new FieldReader(place, report);
  const rows = fields.place('rows')
    ? readRows(fields, report)
    : [{ when: new Map(), length: readLengthFields(fields) }];
  const from = fields.text('from');
  const which = fields.choice('which', ['first', 'latest']) ?? 'first';
  const extend = readExtension(fields, report);
  const resets = fields.texts('resets');
  fields.finish();
  return {
    rows,
    which,
    resets,
    ...(from === undefined ? {} : { from }),
    ...(extend === undefined ? {} : { extend }),
  };
}

function readRows(fields: FieldReader, report: ReadReport): Duration['rows'] {
  const rows = fields.list('rows', (place) => {
    const row = new FieldReader(place, report);
    const when = row.cells('when');
    const length = place.node.type === 'object' ? readLengthFields(row) : NO_LENGTH;
    row.finish();
    return { when, length };
  });
  const place = fields.place('rows');
  if (place?.node.type === 'array' && rows.length === 0) {
    report('field.missing', place.path, 'At least one row is needed here.');
  }
  return rows;
}

function readExtension(fields: FieldReader, report: ReadReport): Duration['extend'] {
  const extend = fields.fields('extend');
  if (!extend) return undefined;
  const by = extend.required('by');
  const extension = {
    on: extend.requiredText('on'),
    by: by ? readLength(by, report) : NO_LENGTH,
    max: extend.number('max', { min: 1, max: MOST_DAYS, integer: true }) ?? 1,
  };
  extend.finish();
  return extension;
}

const NO_LENGTH: Length = { kind: 'iso', text: '' };

/** A length: ISO 8601 text, `{ length }`, or `{ businessDays, calendar }`. */
export function readLength(place: Place, report: ReadReport): Length {
  const text: unknown = place.node.value;
  if (typeof text === 'string') return { kind: 'iso', text };
  if (place.node.type !== 'object') {
    reportType(report, place, 'a length such as "P90D", or an object');
    return NO_LENGTH;
  }
  const fields = new FieldReader(place, report);
  const length = readLengthFields(fields);
  fields.finish();
  return length;
}

function readLengthFields(fields: FieldReader): Length {
  const text = fields.text('length');
  const days = fields.number('businessDays', { min: 0, max: MOST_DAYS, integer: true });
  const hasDays = fields.place('businessDays') !== undefined;
  const hasText = fields.place('length') !== undefined;
  if (hasText && hasDays) {
    fields.say('value.unsupported', 'A length is either "length" or "businessDays", not both.');
  }
  if (hasDays) return { kind: 'business', days: days ?? 0, calendar: fields.requiredText('calendar') };
  if (!hasText)
    fields.say('field.missing', 'A length is missing: "length", or "businessDays" with "calendar".');
  return { kind: 'iso', text: text ?? '' };
}
