import Ajv from 'ajv';
import * as fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkFramework } from '../../../src/core/check/index.ts';
import { parseFramework } from '../../../src/core/text/index.ts';
import { framework, northwind, type JsonObject } from '../../support/framework.ts';

const schema = JSON.parse(readFileSync('public/schema/cosell-framework-1.schema.json', 'utf8')) as JsonObject;
const validate = new Ajv({
  allErrors: true,
  allowUnionTypes: true,
  strict: true,
  strictRequired: false,
  strictTypes: false,
}).compile(schema);

/**
 * Codes for what a schema can say: shape, types, names, unknown fields. The others need to know the whole file.
 * Honest exceptions, which only we report: duplicate keys and ids, ids that are taken, days that no month has, spans of hours that end
 * before they begin.
 */
const STRUCTURAL: ReadonlySet<string> = new Set([
  'format.unsupported',
  'name.invalid',
  'type.wrong',
  'value.unsupported',
  'value.repeated',
  'number.outside',
  'field.missing',
  'field.unknown',
  'date.unreadable',
  'hours.unreadable',
  'guard.unsupported',
  'layout.unreadable',
  'machine.key',
  'machine.state-key',
  'machine.event-type',
  'machine.reserved-prefix',
  'target.missing',
  'after.guarded',
  'guard.not-on-event',
  'duration.unreadable',
]);

/** What we report that the schema should report too, as "code path". */
function structuralProblems(text: string): readonly string[] {
  return checkFramework(parseFramework(text))
    .filter(
      ({ code, message }) =>
        STRUCTURAL.has(code) || (code === 'after.unknown' && message.includes('Milliseconds')),
    )
    .map(({ code, path }) => `${code} ${path.join('/')}`);
}

function schemaProblems(text: string): readonly string[] {
  validate(JSON.parse(text));
  return (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ''}`);
}

describe('the JSON Schema', () => {
  it('accepts the examples', () => {
    expect(schemaProblems(northwind())).toEqual([]);
    expect(schemaProblems(framework())).toEqual([]);
  });

  it('describes every property for hover', () => {
    const bare: string[] = [];
    const visit = (node: unknown, path: string): void => {
      if (typeof node !== 'object' || node === null) return;
      for (const [key, value] of Object.entries(node)) {
        const isProperty =
          path.endsWith('/properties') && !/\/(oneOf|allOf|anyOf)\/\d+\/properties$/.test(path);
        const described =
          typeof value === 'object' && value !== null && ('description' in value || '$ref' in value);
        if (isProperty && !described) bare.push(`${path}/${key}`);
        visit(value, `${path}/${key}`);
      }
    };
    visit(schema, '');
    expect(bare).toEqual([]);
  });

  const deal = (changes: JsonObject): string => framework({ lifecycles: { deal: changes } });
  const CASES: readonly (readonly [string, string])[] = [
    ['another format', framework({ format: 'cosell-framework/2' })],
    ['no id', framework({ id: undefined })],
    ['an empty name', framework({ name: ' ' })],
    ['a number as version', framework({ version: 1 })],
    ['no deal', framework({ lifecycles: { deal: undefined, other: {} } })],
    ['an unknown field at the top', framework({ autor: 'x' })],
    ['an unknown field of a role', framework({ roles: { x: { side: 'vendor', nmae: 'x' } } })],
    ['a role without a side', framework({ roles: { x: { name: 'x' } } })],
    ['a fact of an unknown type', framework({ facts: { x: { type: 'date' } } })],
    ['an enum without values', framework({ facts: { x: { type: 'enum' } } })],
    ['an empty enum', framework({ facts: { x: { type: 'enum', values: [] } } })],
    ['a value twice', framework({ facts: { x: { type: 'enum', values: ['a', 'a'] } } })],
    ['a number with values', framework({ facts: { x: { type: 'number', values: ['1'] } } })],
    ['a boolean with a unit', framework({ facts: { x: { type: 'boolean', unit: 'USD' } } })],
    ['a boolean with other phrases', framework({ facts: { x: { type: 'boolean', values: { yes: 'y' } } } })],
    ['a fact with a dot', framework({ facts: { 'a.b': { type: 'boolean' } } })],
    ['a bad date', framework({ effectiveFrom: '1.1.2026' })],
    ['bad hours', framework({ calendars: { x: { hours: '9-17' } } })],
    ['a weekday 8', framework({ calendars: { x: { workdays: [8] } } })],
    ['no workdays', framework({ calendars: { x: { workdays: [] } } })],
    ['no length', framework({ durations: { x: {} } })],
    ['two lengths', framework({ durations: { x: { length: 'P1D', businessDays: 1, calendar: 'c' } } })],
    ['business days of no calendar', framework({ durations: { x: { businessDays: 1 } } })],
    ['half a business day', framework({ durations: { x: { businessDays: 0.5, calendar: 'c' } } })],
    ['rows and a length', framework({ durations: { x: { rows: [{ length: 'P1D' }], length: 'P1D' } } })],
    ['no rows', framework({ durations: { x: { rows: [] } } })],
    ['an unreadable length', framework({ durations: { x: 'P' } })],
    ['an action', deal({ states: { open: { entry: ['x'] } } })],
    [
      'a guard of another type',
      deal({ states: { open: { on: { x: { target: 'won', guard: { type: 'isX' } } } } } }),
    ],
    ['a guard by name', deal({ states: { open: { on: { x: { target: 'won', guard: 'isX' } } } } })],
    [
      'a guarded timer',
      framework({
        durations: { d: 'P1D' },
        lifecycles: {
          deal: { states: { open: { after: { d: { target: 'lost', guard: { type: 'when' } } } } } },
        },
      }),
    ],
    ['milliseconds', deal({ states: { open: { after: { '1000': 'lost' } } } })],
    [
      'who, without an event',
      deal({
        states: {
          open: { always: { target: 'lost', guard: { type: 'when', params: { by: { side: 'vendor' } } } } },
        },
      }),
    ],
    ['an upper-case event', deal({ states: { open: { on: { Won: 'won' } } } })],
    ['an engine event', deal({ states: { open: { on: { 'xstate.done': 'won' } } } })],
    ['a state key with a blank', deal({ states: { open: { on: { x: 'a b' } }, 'a b': {} } })],
    ['two targets', deal({ states: { open: { on: { x: { target: ['won', 'lost'] } } } } })],
    ['an always without a target', deal({ states: { open: { always: {} } } })],
    ['a rule without an id', framework({ decisions: { customerLead: { rules: [{ then: 'vendor-ae' }] } } })],
    ['an unknown hit policy', framework({ decisions: { customerLead: { hitPolicy: 'COLLECT' } } })],
    ['a decision without an output', framework({ decisions: { other: { on: ['deal.won'] } } })],
    [
      'an output of both kinds',
      framework({
        decisions: { customerLead: { output: { type: 'role', columns: { a: { type: 'role' } } } } },
      }),
    ],
    [
      'a test with an object',
      framework({
        decisions: {
          customerLead: { rules: [{ id: 'a', when: { origin: { not: 'x' } }, then: 'vendor-ae' }] },
        },
      }),
    ],
    ['a duty without a stage', framework({ responsibilities: [{ activity: 'x' }] })],
    ['an unknown unit', framework({ registrationScope: { unit: 'galaxy' } })],
    ['a position without y', framework({ layout: { deal: { open: { x: 1 } } } })],
    ['a list as text', '["x"]'],
  ];
  it.each(CASES)('refuses what we report: %s', (_, text) => {
    expect(structuralProblems(text)).not.toEqual([]);
    expect(schemaProblems(text)).not.toEqual([]);
  });

  it('agrees with us on mutations of a complete file', () => {
    const base = JSON.parse(northwind()) as unknown;
    const places = pathsOf(base).filter((path) => path.length > 0);
    const junk = fc.oneof(
      fc.constantFrom<unknown>(
        null,
        true,
        false,
        0,
        -1,
        1.5,
        'x',
        '',
        ' ',
        [],
        {},
        ['x'],
        [1],
        { x: 1 },
        'P1D',
        { type: 'role' },
        { type: 'when' },
      ),
      fc.jsonValue({ maxDepth: 2 }),
    );
    const mutation = fc.oneof(
      fc.record({ kind: fc.constant('replace' as const), path: fc.constantFrom(...places), value: junk }),
      fc.record({
        kind: fc.constant('remove' as const),
        path: fc.constantFrom(...places),
        value: fc.constant(null),
      }),
      fc.record({ kind: fc.constant('add' as const), path: fc.constantFrom([], ...places), value: junk }),
    );
    fc.assert(
      fc.property(
        mutation,
        fc.constantFrom('x', 'name', 'type', 'target', 'when', 'Zz', 'a b'),
        (change, key) => {
          const text = JSON.stringify(mutate(base, change.kind, change.path, change.value, key));
          const ours = structuralProblems(text);
          const theirs = schemaProblems(text);
          const all = checkFramework(parseFramework(text)).filter(({ severity }) => severity !== 'info');
          if (ours.length > 0) expect({ ours, theirs: theirs.length > 0 }).toEqual({ ours, theirs: true });
          if (theirs.length > 0) expect({ theirs, ours: all.length > 0 }).toEqual({ theirs, ours: true });
        },
      ),
      { numRuns: 800 },
    );
  });
});

type Path = readonly (string | number)[];

function pathsOf(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const entries: readonly (readonly [string | number, unknown])[] = Array.isArray(value)
    ? [...value.entries()]
    : Object.entries(value);
  return [path, ...entries.flatMap(([key, child]) => pathsOf(child, [...path, key]))];
}

/** A copy with one place replaced, removed, or (where it is an object or list) given a further entry. */
function mutate(
  base: unknown,
  kind: 'replace' | 'remove' | 'add',
  path: Path,
  value: unknown,
  key: string,
): unknown {
  const holder: { root: unknown } = { root: structuredClone(base) };
  const full: Path = ['root', ...path];
  let parent: Record<string | number, unknown> = holder;
  for (const segment of full.slice(0, -1)) parent = parent[segment] as Record<string | number, unknown>;
  const last = full.at(-1) ?? 'root';
  const old = parent[last];
  if (kind === 'replace') parent[last] = value;
  else if (kind === 'remove') {
    if (Array.isArray(parent)) parent.splice(Number(last), 1);
    else delete parent[last];
  } else if (Array.isArray(old)) old.push(value);
  else if (typeof old === 'object' && old !== null) (old as Record<string, unknown>)[key] = value;
  return holder.root;
}
