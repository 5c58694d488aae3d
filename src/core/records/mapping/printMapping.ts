import type { UnmappedPart } from './countMapping.ts';
import { MAPPING_FORMAT, type FieldLine, type Mapping, type StandIn } from './mapping.ts';

/**
 * A mapping as the text of a `*.mapping.json` file: one line of text for each of its lines, keys in a fixed order, empty parts left out.
 * `parseMapping(printMapping(mapping))` gives an equal mapping. What is `unmapped` follows in comments, as lines to be completed.
 */
export function printMapping(mapping: Mapping, unmapped: readonly UnmappedPart[] = []): string {
  const head: readonly (readonly [string, unknown])[] = [
    ['format', MAPPING_FORMAT],
    ['framework', mapping.framework],
    ['timezone', mapping.timezone],
    ['dateOrder', mapping.dateOrder],
    ['pseudonyms', mapping.pseudonyms],
  ];
  const lists: readonly (readonly [string, readonly object[]])[] = [
    [
      'files',
      (mapping.files ?? []).map(({ name, columns, system, timezone, dateOrder }) => ({
        name,
        columns: columns && { id: columns.id, time: columns.time, state: columns.state },
        system,
        timezone,
        dateOrder,
      })),
    ],
    ['objects', mapping.objects.map(({ type, is, deal, because }) => ({ type, is, deal, because }))],
    [
      'events',
      mapping.events.map(({ type, field, value, when, event, start, because }) => ({
        type,
        field,
        value,
        when,
        event,
        ignored: event === undefined ? true : undefined,
        start,
        because,
      })),
    ],
    ['fields', mapping.fields.map(fieldRecord)],
    [
      'actors',
      mapping.actors.map(({ user, event, role, side, because }) => ({ user, event, role, side, because })),
    ],
    ['standIns', mapping.standIns.map(standInRecord)],
    [
      'joins',
      mapping.joins.map(({ objects, confirmed, because }) => ({
        objects: objects.map(({ type, id }) => ({ type, id })),
        confirmed,
        because,
      })),
    ],
  ];
  const parts = [
    ...head.flatMap(([key, value]) => (value === undefined ? [] : [`  "${key}": ${printed(value)}`])),
    ...lists.flatMap(([key, lines]) =>
      lines.length === 0
        ? []
        : [`  "${key}": [\n${lines.map((line) => `    ${printed(line)}`).join(',\n')}\n  ]`],
    ),
  ];
  const open = unmapped.flatMap(({ type, field, value, to, count }) =>
    to !== undefined || value === undefined
      ? []
      : [`  // ${String(count)} times: ${printed({ type, field, value, event: '?' })}`],
  );
  const comment = open.length === 0 ? '' : `\n  // Events that are not mapped yet:\n${open.join('\n')}`;
  return `{\n${parts.join(',\n')}${comment}\n}\n`;
}

function fieldRecord({ type, field, to, values, decimal, currency, because }: FieldLine): object {
  return {
    type,
    field,
    to,
    values,
    decimal,
    currency: currency && {
      field: currency.field,
      into: currency.into,
      rates: currency.rates.size > 0 ? currency.rates : undefined,
    },
    because,
  };
}

function standInRecord(standIn: StandIn): object {
  const { kind, accepted, because } = standIn;
  if (standIn.kind === 'owner-at-close') {
    const { type, field, roles, otherwise } = standIn;
    return {
      kind,
      type,
      field,
      roles: roles.size > 0 ? roles : undefined,
      otherwise,
      accepted,
      because,
    };
  }
  return { kind, fact: standIn.fact, then: standIn.then, otherwise: standIn.otherwise, accepted, because };
}

/** JSON on one line, with a space after colons and commas. Maps keep their order, whatever their keys. */
function printed(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(printed).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  const entries: readonly (readonly [unknown, unknown])[] =
    value instanceof Map ? [...value] : Object.entries(value).filter(([, entry]) => entry !== undefined);
  if (entries.length === 0) return '{}';
  return `{ ${entries.map(([key, entry]) => `${JSON.stringify(key)}: ${printed(entry)}`).join(', ')} }`;
}
