import {
  domainOfFact,
  type CellSource,
  type Domain,
  type Framework,
  type Guard,
  type Trigger,
} from '../../core/index.ts';
import type { GuardTests } from '../../core/edit/index.ts';
import {
  listConditionColumns,
  toConditionColumn,
  valuesOf,
  type TestableColumn,
} from '../session/listConditionColumns.ts';
import { phraseKey, titleOfKey } from '../session/phraseEvent.ts';
import { phraseGuard } from '../session/phraseGuard.ts';

const SIDE = 'by:side';
const ROLE = 'by:role';
const DATA = 'data:';
const EMPTY: Guard = { facts: new Map(), by: {}, data: new Map() };
const OWN: Readonly<Record<string, readonly string[]>> = {
  deal: ['stage', 'hoursInStage'],
  registration: ['registration', 'activeRegistrations'],
};

/**
 * What the condition of a transition may ask: facts, and where an event makes it happen, who does it and what the event carries.
 * A path's own state is left out, and so is what `guard` does not ask unless the framework declares it.
 */
export function listGuardColumns(
  framework: Framework,
  lifecycle: string,
  trigger: Trigger,
  guard: Guard = EMPTY,
): readonly TestableColumn[] {
  const facts = [
    ...listConditionColumns(framework, { without: OWN[lifecycle] ?? [] }),
    ...[...framework.lifecycles.keys()]
      .filter((name) => name !== lifecycle && !(name in OWN))
      .map((name) => toConditionColumn(framework, `state.${name}`)),
  ];
  const asked = [...guard.facts.keys()]
    .filter((name) => !facts.some((column) => column.name === name))
    .map((name) => toConditionColumn(framework, name));
  if (trigger.kind !== 'event') return [...facts, ...asked];
  return [...facts, ...asked, ...listActors(framework), ...listCarried(framework, trigger.type, guard)];
}

function listActors(framework: Framework): readonly TestableColumn[] {
  const actor = (name: string, label: string, values: ReadonlyMap<string, { readonly name: string }>) => {
    const domain: Domain = { kind: 'enum', values: [...values.keys()] };
    const key = name === SIDE ? 'side' : 'role';
    return {
      name,
      label,
      group: 'Who does it',
      domain,
      choices: [...values].map(([value, { name: words }]) => ({ value, label: words, phrase: undefined })),
      phrase: (source: CellSource) => phraseGuard(framework, { ...EMPTY, by: { [key]: source } }),
    };
  };
  return [actor(SIDE, 'Side', framework.sides), actor(ROLE, 'Role', framework.roles)];
}

function listCarried(framework: Framework, type: string, guard: Guard): readonly TestableColumn[] {
  const fields = framework.events.get(type)?.data;
  return [...new Set([...(fields?.keys() ?? []), ...guard.data.keys()])].map((field): TestableColumn => {
    const fact = fields?.get(field);
    const domain = fact && domainOfFact(fact);
    return {
      name: `${DATA}${field}`,
      label: titleOfKey(field),
      group: 'What the event carries',
      domain,
      ...(fact?.unit === undefined ? {} : { unit: fact.unit }),
      choices: valuesOf(domain).map((value) => ({
        value,
        label: typeof value === 'boolean' ? (value ? 'yes' : 'no') : phraseKey(String(value)),
        phrase: fact?.values.get(String(value)),
      })),
      phrase: (source) => phraseGuard(framework, { ...EMPTY, data: new Map([[field, source]]) }),
    };
  });
}

/** The tests of a guard by the names of their columns. */
export function readGuardTests(guard: Guard | undefined): ReadonlyMap<string, CellSource> {
  const { facts, by, data } = guard ?? EMPTY;
  return new Map([
    ...facts,
    ...(by.side === undefined ? [] : [[SIDE, by.side] as const]),
    ...(by.role === undefined ? [] : [[ROLE, by.role] as const]),
    ...[...data].map(([field, cell]) => [`${DATA}${field}`, cell] as const),
  ]);
}

/** The same tests as the file writes them. */
export function writeGuardTests(tests: ReadonlyMap<string, CellSource>): GuardTests {
  const facts: [string, CellSource][] = [];
  const data: [string, CellSource][] = [];
  for (const [name, cell] of tests) {
    if (name === SIDE || name === ROLE) continue;
    if (name.startsWith(DATA)) data.push([name.slice(DATA.length), cell]);
    else facts.push([name, cell]);
  }
  const [side, role] = [tests.get(SIDE), tests.get(ROLE)];
  return {
    ...(facts.length > 0 ? { facts: Object.fromEntries(facts) } : {}),
    ...(side === undefined && role === undefined
      ? {}
      : { by: { ...(side === undefined ? {} : { side }), ...(role === undefined ? {} : { role }) } }),
    ...(data.length > 0 ? { data: Object.fromEntries(data) } : {}),
  };
}

/** Tests with one of them set, at its place or at the end; dropped without a cell. */
export function setTest(
  tests: ReadonlyMap<string, CellSource>,
  name: string,
  cell: CellSource | undefined,
): ReadonlyMap<string, CellSource> {
  const next = new Map([...tests].filter(([other]) => other !== name || cell !== undefined));
  if (cell !== undefined) next.set(name, cell);
  return next;
}
