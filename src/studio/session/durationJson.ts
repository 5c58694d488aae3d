import type { Duration, JsonObject, JsonValue, Length } from '../../core/index.ts';

/** A length as the file writes it where it stands among other fields. */
export function lengthFields(length: Length): JsonObject {
  return length.kind === 'iso'
    ? { length: length.text }
    : { businessDays: length.days, calendar: length.calendar };
}

/** A duration as the file writes it; one length without conditions needs no rows unless the file has them already. */
export function durationJson(duration: Duration, hasRows: boolean): JsonValue {
  const [only] = duration.rows;
  const flat = !hasRows && duration.rows.length === 1 && only?.when.size === 0;
  const lengths: JsonObject = flat
    ? lengthFields(only.length)
    : {
        rows: duration.rows.map(({ when, length }) => ({
          ...(when.size === 0 ? {} : { when: Object.fromEntries(when) }),
          ...lengthFields(length),
        })),
      };
  return {
    ...lengths,
    ...(duration.from === undefined ? {} : { from: duration.from }),
    ...(duration.which === 'latest'
      ? { which: 'latest' }
      : duration.from === undefined
        ? {}
        : { which: 'first' }),
    ...(duration.extend === undefined
      ? {}
      : {
          extend: {
            on: duration.extend.on,
            by:
              duration.extend.by.kind === 'iso' ? duration.extend.by.text : lengthFields(duration.extend.by),
            max: duration.extend.max,
          },
        }),
    ...(duration.resets.length === 0 ? {} : { resets: duration.resets }),
  };
}
