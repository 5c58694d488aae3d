import { domainOfColumn } from '../../model/domains.ts';
import type { Framework, JsonObject, JsonValue, Lifecycle, StateNode } from '../../model/framework.ts';
import { printDelay, type PrintedDelay } from './printDelay.ts';
import { printKey, printLiteral, printText } from './printLiteral.ts';
import { isJsonObject, writeGuard, writeTests } from './writeCells.ts';

/**
 * A lifecycle as a TypeScript module for XState 5: `setup({ guards: { when }, delays }).createMachine({…})`. Facts stay outside the
 * machine, so a lifecycle that asks for facts becomes a function of `factOf`. What XState delays cannot say (working days, clocks
 * that are extended) is said in a comment beside them.
 */
export function printXState(framework: Framework, lifecycle: Lifecycle): string {
  const delays = printDelays(framework, lifecycle);
  const guards = allStates(lifecycle.root).flatMap(({ transitions }) =>
    transitions.flatMap(({ guard }) => guard ?? []),
  );
  const guarded = guards.length > 0;
  const asksFacts =
    guards.some(({ facts }) => facts.size > 0) || delays.some(([, { asksFacts: asks }]) => asks);
  const tested = guarded || asksFacts;
  const name = camelOf(lifecycle.name);
  const config = { id: lifecycle.name, ...writeConfig(framework, lifecycle.config) };
  const events = [
    ...new Set(
      allStates(lifecycle.root).flatMap(({ transitions }) =>
        transitions.flatMap(({ trigger }) => (trigger.kind === 'event' ? [trigger.type] : [])),
      ),
    ),
  ];
  const setup = [
    `  types: { events: {} as ${titleCase(name)}Event },`,
    ...(guarded ? ['  guards: { when },'] : []),
    ...(delays.length > 0
      ? ['  delays: {', ...delays.flatMap(([key, delay]) => printDelayLines(key, delay)), '  },']
      : []),
  ];
  const machine = `setup({\n${setup.join('\n')}\n}).createMachine(${printLiteral(config)})`;
  const body = [...(guarded ? [printWhen(framework, name, guards, asksFacts)] : [])];
  return [
    `import { setup } from 'xstate';\n`,
    `/** ${commentSafe(framework.name)}, version ${commentSafe(framework.version)}: the ${commentSafe(lifecycle.name)} path. */`,
    `export interface ${titleCase(name)}Event {`,
    `  readonly type: ${events.length > 0 ? events.map(printText).join(' | ') : 'never'};`,
    `  readonly by?: { readonly side?: string; readonly role?: string };`,
    `  readonly data?: Readonly<Record<string, Value>>;`,
    `}\n`,
    `export type Value = string | number | boolean;\n`,
    ...(delays.length > 0 ? [DELAY_UNITS] : []),
    ...(asksFacts
      ? [
          `/** \`factOf\` answers what a deal tells; a fact it does not know passes no test. */`,
          `export function create${titleCase(name)}Machine(factOf: (name: string) => Value | undefined) {`,
          indentLines([...body, `return ${machine};`].join('\n')),
          `}\n`,
        ]
      : [...body, `export const ${name}Machine = ${machine};\n`]),
    ...(tested ? [HOLDS] : []),
  ].join('\n');
}

const DELAY_UNITS = `const HOUR = 3_600_000;\nconst DAY = 24 * HOUR;\n`;

const HOLDS = `type Item = Value | { readonly min?: number; readonly above?: number; readonly max?: number; readonly below?: number };
type Cell = Item | readonly Item[] | { readonly not: readonly Item[] };
type Tests = Readonly<Record<string, Cell>>;

function holds(tests: Tests, read: (name: string) => Value | undefined): boolean {
  return Object.entries(tests).every(([name, cell]) => {
    const value = read(name);
    if (value === undefined) return false;
    if (typeof cell === 'object' && 'not' in cell) return !cell.not.some((item) => fits(item, value));
    return (Array.isArray(cell) ? cell : [cell]).some((item) => fits(item, value));
  });
}

function fits(item: Item, value: Value): boolean {
  if (typeof item !== 'object') return item === value;
  const { min = -Infinity, above = -Infinity, max = Infinity, below = Infinity } = item;
  if (typeof value !== 'number' || value < min || value > max) return false;
  return (above === -Infinity || value > above) && (below === Infinity || value < below);
}
`;

function printWhen(
  framework: Framework,
  name: string,
  guards: readonly {
    readonly by: { readonly side?: unknown };
    readonly data: ReadonlyMap<string, unknown>;
  }[],
  asksFacts: boolean,
): string {
  const bySide = guards.some(({ by }) => by.side !== undefined);
  const sides = Object.fromEntries([...framework.roles].map(([role, { side }]) => [role, side]));
  return [
    ...(bySide ? [`const SIDE_OF_ROLE: Readonly<Record<string, string>> = ${printLiteral(sides)};\n`] : []),
    `/** All tests must hold. */`,
    `const when = (`,
    `  { event }: { readonly event: ${titleCase(name)}Event },`,
    `  { facts = {}, by = {}, data = {} }: { readonly facts?: Tests; readonly by?: Tests; readonly data?: Tests },`,
    `): boolean => {`,
    bySide
      ? `  const side = event.by?.side ?? SIDE_OF_ROLE[event.by?.role ?? ''];`
      : `  const side = event.by?.side;`,
    asksFacts
      ? `  return holds(facts, factOf) && holds(by, (name) => (name === 'side' ? side : event.by?.role)) && holds(data, (name) => event.data?.[name]);`
      : `  return holds(facts, () => undefined) && holds(by, (name) => (name === 'side' ? side : event.by?.role)) && holds(data, (name) => event.data?.[name]);`,
    `};\n`,
  ].join('\n');
}

function printDelays(
  framework: Framework,
  lifecycle: Lifecycle,
): readonly (readonly [string, PrintedDelay])[] {
  const used = new Set(
    allStates(lifecycle.root).flatMap(({ transitions }) =>
      transitions.flatMap(({ trigger }) => (trigger.kind === 'after' ? [trigger.duration] : [])),
    ),
  );
  return [...used].flatMap((name) => {
    const duration = framework.durations.get(name);
    if (!duration) return [];
    const delay = printDelay(duration, (when) => {
      const tests = writeTests(Object.fromEntries(when), (column) => domainOfColumn(framework, column));
      return tests && printLiteral(tests);
    });
    return [[name, delay] as const];
  });
}

function printDelayLines(key: string, { expression, notes }: PrintedDelay): readonly string[] {
  const note = notes.length > 0 ? [`    // ${notes.map(commentSafe).join('; ')}`] : [];
  return [...note, `    ${printKey(key)}: ${expression},`];
}

/** The config as written, but for texts of unary tests. */
function writeConfig(framework: Framework, config: JsonObject): JsonObject {
  const transition = (value: JsonValue, event: string | undefined): JsonValue => {
    if (Array.isArray(value)) return value.map((item: JsonValue) => transition(item, event));
    if (!isJsonObject(value)) return value;
    const guard = value['guard'];
    const params = isJsonObject(guard) ? guard['params'] : undefined;
    if (!isJsonObject(guard) || !isJsonObject(params)) return value;
    return { ...value, guard: { ...guard, params: writeGuard(framework, params, event) } };
  };
  const mapped = (value: JsonValue, map: (value: JsonValue, key: string) => JsonValue): JsonValue =>
    isJsonObject(value)
      ? Object.fromEntries(Object.entries(value).map(([key, field]) => [key, map(field, key)]))
      : value;
  const state = (value: JsonValue): JsonValue =>
    mapped(value, (field, key) => {
      if (key === 'on') return mapped(field, transition);
      if (key === 'after') return mapped(field, (alternatives) => transition(alternatives, undefined));
      if (key === 'always' || key === 'onDone') return transition(field, undefined);
      return key === 'states' ? mapped(field, state) : field;
    });
  const written = state(config);
  return isJsonObject(written) ? written : config;
}

function allStates(root: StateNode): readonly StateNode[] {
  return [root, ...root.states.flatMap(allStates)];
}

function indentLines(text: string): string {
  return text.replaceAll(/^(?=.)/gm, '  ');
}

function commentSafe(text: string): string {
  return text.replaceAll('*/', '* /').replaceAll(/\s+/g, ' ');
}

function camelOf(name: string): string {
  const words = name.split(/[^A-Za-z0-9$]+/).filter(Boolean);
  const joined = words.map((word, index) => (index === 0 ? word : titleCase(word))).join('');
  return /^[A-Za-z]/.test(joined) ? joined : `path${titleCase(joined)}`;
}

function titleCase(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
