import { Temporal } from 'temporal-polyfill';

const DAY_MS = 86_400_000;
/** Just inside the range of instants that Temporal knows. */
const LIMIT = 8.64e15 - 1;

/** A stretch of time during which a zone keeps one offset. */
interface Span {
  /** Epoch ms, included; -Infinity before the zone's first change. */
  readonly from: number;
  /** Epoch ms, excluded; Infinity after its last change. */
  readonly to: number;
  readonly offsetMs: number;
}

/** Wall clock of one time zone. Local times are ms since 1970-01-01T00:00 on the zone's own clock. */
export interface Timezone {
  /** Local time shown at an instant (epoch ms). */
  toLocal(instant: number): number;
  /**
   * Instant (epoch ms) at which the clock shows a local time. A time skipped by a change of clocks gives the moment as far
   * after the change as it reads (02:30 -> 03:30); a repeated time gives its first occurrence (Temporal's "compatible").
   */
  fromLocal(local: number): number;
}

const UTC: Timezone = { toLocal: (instant) => instant, fromLocal: (local) => local };

const zones = new Map<string, Timezone>([
  ['UTC', UTC],
  ['Etc/UTC', UTC],
  ['GMT', UTC],
]);

/** True for an IANA time zone name the platform knows, such as "Europe/Berlin" or "UTC"; fixed offsets are not names. */
export function isTimezone(text: string): boolean {
  if (zones.has(text)) return true;
  if (!/^[A-Za-z][A-Za-z0-9_+/-]*$/.test(text)) return false;
  try {
    zonedAt(0, text);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** The zone's wall clock; kept for the life of the program. `name` must satisfy `isTimezone`, otherwise a RangeError is thrown. */
export function timezoneOf(name: string): Timezone {
  let zone = zones.get(name);
  if (!zone) {
    zone = createTimezone(name);
    zones.set(name, zone);
  }
  return zone;
}

/** Asks Temporal once per stretch between two clock changes; every further question is integer arithmetic. */
function createTimezone(name: string): Timezone {
  const spans: Span[] = [];
  let last = spanAt(0, name);
  spans.push(last);

  const spanOf = (instant: number): Span => {
    if (instant >= last.from && instant < last.to) return last;
    const known = findSpan(spans, instant);
    if (known) return (last = known);
    last = spanAt(instant, name);
    const place = spans.findIndex((span) => span.from > last.from);
    spans.splice(place < 0 ? spans.length : place, 0, last);
    return last;
  };

  return {
    toLocal: (instant) => instant + spanOf(instant).offsetMs,
    fromLocal: (local) => {
      const before = spanOf(local - DAY_MS).offsetMs;
      const after = spanOf(local + DAY_MS).offsetMs;
      const early = local - Math.max(before, after);
      if (spanOf(early).offsetMs === Math.max(before, after)) return early;
      const late = local - Math.min(before, after);
      if (spanOf(late).offsetMs === Math.min(before, after)) return late;
      return local - before;
    },
  };
}

function findSpan(spans: readonly Span[], instant: number): Span | undefined {
  let low = 0;
  let high = spans.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const span = spans[middle];
    if (!span) return undefined;
    if (instant < span.from) high = middle - 1;
    else if (instant >= span.to) low = middle + 1;
    else return span;
  }
  return undefined;
}

function spanAt(wanted: number, name: string): Span {
  const instant = Math.max(-LIMIT, Math.min(wanted, LIMIT));
  const zoned = zonedAt(instant, name);
  const next = zoned.getTimeZoneTransition('next');
  // "previous" looks strictly before, so a change at this very instant is found from just after it.
  const previous = zonedAt(instant + 1, name).getTimeZoneTransition('previous');
  return {
    from: previous ? previous.epochMilliseconds : -Infinity,
    to: next ? next.epochMilliseconds : Infinity,
    offsetMs: zoned.offsetNanoseconds / 1e6,
  };
}

function zonedAt(instant: number, name: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(name);
}
