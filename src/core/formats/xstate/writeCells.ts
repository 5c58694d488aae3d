import type { CellSource, Domain, Interval } from '../../model/cell.ts';
import { domainOfColumn, domainOfFact } from '../../model/domains.ts';
import type { Framework, JsonObject, JsonValue } from '../../model/framework.ts';
import { parseCell } from '../../rules/index.ts';

/** Tests as plain JSON that code can answer without reading cells: texts of unary tests become lists, ranges and negations. */
export function writeTests(
  tests: JsonObject,
  domainOf: (column: string) => Domain | undefined,
): JsonObject | undefined {
  const written = Object.entries(tests).flatMap(([column, source]): [string, JsonValue][] => {
    const value = writeCell(source, domainOf(column));
    return value === undefined ? [] : [[column, value]];
  });
  return written.length === 0 ? undefined : Object.fromEntries(written);
}

/** The params of a guard, written so. `eventType` gives its `data` a domain. */
export function writeGuard(
  framework: Framework,
  params: JsonObject,
  eventType: string | undefined,
): JsonObject {
  const data = eventType === undefined ? undefined : framework.events.get(eventType)?.data;
  const domains: Readonly<Record<string, (column: string) => Domain | undefined>> = {
    facts: (column) => domainOfColumn(framework, column),
    by: (column) => ({
      kind: 'enum',
      values: [...(column === 'role' ? framework.roles : framework.sides).keys()],
    }),
    data: (column) => {
      const field = data?.get(column);
      return field && domainOfFact(field);
    },
  };
  return Object.fromEntries(
    Object.entries(params).flatMap(([part, tests]): [string, JsonValue][] => {
      const domainOf = domains[part];
      const written = domainOf && isJsonObject(tests) ? writeTests(tests, domainOf) : tests;
      return written === undefined ? [] : [[part, written]];
    }),
  );
}

/** Undefined for a test that everything passes. */
function writeCell(source: JsonValue, domain: Domain | undefined): JsonValue | undefined {
  if (typeof source !== 'string' || !domain) return source;
  const parsed = parseCell(source satisfies CellSource, domain);
  if (!parsed.ok) return source;
  const cell = parsed.value;
  if (cell.kind === 'any') return undefined;
  const all: readonly JsonValue[] = [...cell.values, ...cell.intervals.map(writeInterval)];
  if (cell.negated) return { not: all };
  const [only] = all;
  return all.length === 1 && only !== undefined && cell.intervals.length === 0 ? only : all;
}

function writeInterval({ low, high, lowClosed, highClosed }: Interval): JsonObject {
  return {
    ...(low === -Infinity ? {} : lowClosed ? { min: low } : { above: low }),
    ...(high === Infinity ? {} : highClosed ? { max: high } : { below: high }),
  };
}

/** Narrows a JSON value to an object. */
export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
