import type { Duration, JsonObject, JsonValue, Length, ParsedFramework } from '../../core/index.ts';

/** How the file writes a duration: as a bare text, with fields, or with rows. */
export type DurationStyle = 'text' | 'fields' | 'rows';

/** How the text writes one of its durations. */
export function durationStyle(parsed: ParsedFramework | undefined, name: string): DurationStyle {
  if (!parsed) return 'fields';
  if (parsed.nearestPath(['durations', name, 'rows']).length === 3) return 'rows';
  return parsed.text.charAt(parsed.rangeOf(['durations', name]).start) === '"' ? 'text' : 'fields';
}

/** A length as the file writes it where it stands among other fields. */
export function lengthFields(length: Length): JsonObject {
  return length.kind === 'iso'
    ? { length: length.text }
    : { businessDays: length.days, calendar: length.calendar };
}

/** A duration as the file writes it, in the style it has there for as long as that can say it. */
export function durationJson(duration: Duration, style: DurationStyle): JsonValue {
  const [only] = duration.rows;
  if (style === 'text' && only?.length.kind === 'iso' && isPlain(duration)) return only.length.text;
  const flat = style !== 'rows' && duration.rows.length === 1 && only?.when.size === 0;
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

/** One length, counted from the state that starts it: nothing that needs a field. */
function isPlain({ rows, from, extend, resets }: Duration): boolean {
  return (
    rows.length === 1 &&
    rows[0]?.when.size === 0 &&
    from === undefined &&
    extend === undefined &&
    resets.length === 0
  );
}
