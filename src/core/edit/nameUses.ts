import { findCells, type CellPlace } from '../check/cellPlaces.ts';
import { allStates, objectOf } from '../check/stateTree.ts';
import type { JsonPath } from '../diagnostics/diagnostic.ts';
import type { Framework, JsonValue, Length } from '../model/framework.ts';
import { namesInCell, renameInCell } from './cellNames.ts';
import type { Section } from '../model/command.ts';
import type { Outcome, Plan } from './plan.ts';
import { refuseTaken } from './refusal.ts';

/** A place that names something: a key or a value, and what would stand there under another name. */
export type NameUse =
  | { readonly part: 'key'; readonly path: JsonPath; readonly named: (name: string) => string }
  | { readonly part: 'value'; readonly path: JsonPath; readonly named: (name: string) => JsonValue };

/** Every place but the declaration itself that names an entry of a section. */
export function findEntryUses(plan: Plan, section: Section, name: string): readonly NameUse[] {
  return findNamed(plan, section, name).filter(({ path }) => plan.draft.has(path));
}

function findNamed(plan: Plan, section: Section, name: string): readonly NameUse[] {
  const { framework } = plan;
  switch (section) {
    case 'facts':
      return findColumnUses(plan, (column) => {
        if (column === name) return (to) => to;
        const [party, fact] = splitAtDot(column);
        const isPair = fact === name && ['incumbent', 'challenger', 'same'].includes(party);
        return isPair ? (to) => `${party}.${to}` : undefined;
      });
    case 'roles':
      return [
        ...findRoleUses(framework, name),
        ...findCellUses(framework, name, ({ kind }) => kind === 'role'),
      ];
    case 'sides':
      return [
        ...findSideUses(framework, name),
        ...findCellUses(framework, name, ({ kind }) => kind === 'side'),
      ];
    case 'partnerTypes':
      return findCellUses(
        framework,
        name,
        ({ kind, column }) =>
          kind === 'column' &&
          ['partnerType', 'incumbentPartnerType', 'challengerPartnerType'].includes(column),
      );
    case 'events':
    case 'activities':
      return findEventUses(plan, name, section);
    case 'calendars':
      return findCalendarUses(framework, name);
    case 'durations':
      return findDurationUses(framework, name);
  }
}

/** The values of cells that name a value in the columns asked for. */
export function findCellUses(
  framework: Framework,
  value: string,
  isMeant: (place: CellPlace) => boolean,
): readonly NameUse[] {
  return findCells(framework)
    .filter((place) => isMeant(place) && namesInCell(place.source, value))
    .map(({ path, source }) => ({ part: 'value', path, named: (to) => renameInCell(source, value, to) }));
}

/** The columns, in inputs and as keys of tests, that `renaming` has another name for. */
export function findColumnUses(
  { framework, draft }: Plan,
  renaming: (column: string) => ((name: string) => string) | undefined,
): readonly NameUse[] {
  const inputs = [...framework.decisions.values()].flatMap((decision) =>
    decision.inputs.flatMap((column, index): NameUse[] => {
      const named = renaming(column);
      const path = ['decisions', decision.name, 'inputs', index];
      return named && draft.has(path) ? [{ part: 'value', path, named }] : [];
    }),
  );
  const tests = findCells(framework).flatMap(({ kind, column, path }): NameUse[] => {
    const named = kind === 'column' ? renaming(column) : undefined;
    return named ? [{ part: 'key', path, named }] : [];
  });
  return [...inputs, ...tests];
}

/** Gives all places their new names; refuses when a key of that name stands beside one of them. */
export function renameUses({ draft }: Plan, uses: readonly NameUse[], to: string): Outcome {
  const keys = uses.filter((use) => use.part === 'key');
  for (const use of keys) {
    const sibling = [...use.path.slice(0, -1), use.named(to)];
    if (draft.has(sibling)) return refuseTaken('key', use.named(to), ` in "${String(use.path.at(-2))}"`);
  }
  for (const use of uses) if (use.part === 'value') draft.set(use.path, use.named(to));
  for (const use of keys.toSorted((a, b) => b.path.length - a.path.length))
    draft.renameKey(use.path, use.named(to));
  return undefined;
}

function findRoleUses(framework: Framework, role: string): readonly NameUse[] {
  const duties = framework.responsibilities.flatMap((row) => {
    const path = ['responsibilities', row.index];
    return [
      ...valueUse([...path, 'responsible'], row.responsible, role),
      ...valueUse([...path, 'accountable'], row.accountable, role),
      ...listUses([...path, 'consulted'], row.consulted, role),
      ...listUses([...path, 'informed'], row.informed, role),
    ];
  });
  const decisions = [...framework.decisions.values()].flatMap(({ name, output, rules, defers }) => {
    const answers = rules.flatMap(({ then, decider }, index) => {
      const path = ['decisions', name, 'rules', index];
      const isRole = (column: string): boolean =>
        output.kind === 'columns' && output.columns.get(column)?.kind === 'role';
      return [
        ...valueUse([...path, 'decider'], decider, role),
        ...(typeof then === 'string'
          ? valueUse([...path, 'then'], output.kind === 'role' ? then : undefined, role)
          : [...then].flatMap(([column, value]) =>
              valueUse([...path, 'then', column], isRole(column) ? value : undefined, role),
            )),
      ];
    });
    return [
      ...answers,
      ...(output.kind === 'role' ? listUses(['decisions', name, 'defers'], defers, role) : []),
    ];
  });
  return [...decisions, ...duties];
}

function findSideUses(framework: Framework, side: string): readonly NameUse[] {
  return [
    ...[...framework.roles].flatMap(([name, role]) => valueUse(['roles', name, 'side'], role.side, side)),
    ...(framework.tracking?.visibility ?? []).flatMap(({ seenBy }, index) =>
      listUses(['tracking', 'visibility', index, 'seenBy'], seenBy, side),
    ),
  ];
}

/** Events and activities share their names: an activity is recorded as an event of its name. */
function findEventUses(plan: Plan, type: string, declared: Section): readonly NameUse[] {
  const { framework } = plan;
  const other = declared === 'events' ? 'activities' : 'events';
  const self = (name: string): string => name;
  return [
    ...(framework[other].has(type) ? [{ part: 'key', path: [other, type], named: self } as const] : []),
    ...allStates(framework).flatMap(({ config, jsonPath }): NameUse[] =>
      Object.hasOwn(objectOf(config['on']), type)
        ? [{ part: 'key', path: [...jsonPath, 'on', type], named: self }]
        : [],
    ),
    ...[...framework.lifecycles.values()].flatMap(({ name, createdBy }) =>
      listUses(['lifecycles', name, 'meta', 'createdBy'], createdBy, type),
    ),
    ...[...framework.durations].flatMap(([name, { from, extend, resets }]) => [
      ...valueUse(['durations', name, 'from'], from, type),
      ...valueUse(['durations', name, 'extend', 'on'], extend?.on, type),
      ...listUses(['durations', name, 'resets'], resets, type),
    ]),
    ...[...framework.decisions.values()].flatMap(({ name, on }) =>
      listUses(['decisions', name, 'on'], on, type),
    ),
    ...framework.responsibilities.flatMap(({ index, activity }) =>
      valueUse(['responsibilities', index, 'activity'], activity, type),
    ),
    ...findColumnUses(plan, (column) =>
      column === `daysSince.${type}` ? (to) => `daysSince.${to}` : undefined,
    ),
  ];
}

function findCalendarUses(framework: Framework, calendar: string): readonly NameUse[] {
  const inLength = (path: JsonPath, length: Length | undefined): readonly NameUse[] =>
    valueUse([...path, 'calendar'], length?.kind === 'business' ? length.calendar : undefined, calendar);
  return [
    ...[...framework.durations].flatMap(([name, { rows, extend }]) => [
      ...inLength(['durations', name], rows.length === 1 ? rows[0]?.length : undefined),
      ...rows.flatMap(({ length }, index) => inLength(['durations', name, 'rows', index], length)),
      ...inLength(['durations', name, 'extend', 'by'], extend?.by),
    ]),
    ...(framework.tracking?.visibility ?? []).flatMap(({ within }, index) =>
      inLength(['tracking', 'visibility', index, 'within'], within),
    ),
  ];
}

function findDurationUses(framework: Framework, duration: string): readonly NameUse[] {
  return [
    ...allStates(framework).flatMap(({ config, jsonPath }): NameUse[] =>
      Object.hasOwn(objectOf(config['after']), duration)
        ? [{ part: 'key', path: [...jsonPath, 'after', duration], named: (to) => to }]
        : [],
    ),
    ...[...framework.decisions.values()].flatMap(({ name, rules }) =>
      rules.flatMap(({ within }, index) =>
        valueUse(['decisions', name, 'rules', index, 'within'], within, duration),
      ),
    ),
  ];
}

function valueUse(path: JsonPath, value: string | undefined, name: string): readonly NameUse[] {
  return value === name ? [{ part: 'value', path, named: (to) => to }] : [];
}

function listUses(path: JsonPath, values: readonly string[], name: string): readonly NameUse[] {
  return values.flatMap((value, index) => valueUse([...path, index], value, name));
}

function splitAtDot(column: string): readonly [string, string] {
  const dot = column.indexOf('.');
  return dot < 0 ? [column, ''] : [column.slice(0, dot), column.slice(dot + 1)];
}
