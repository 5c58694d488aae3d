import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { compileFunction } from 'node:vm';
import fc from 'fast-check';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import * as xstate from 'xstate';
import { printXState } from '../../../../src/core/formats/xstate/index.ts';
import {
  domainOfColumn,
  parseCell,
  parseFramework,
  splitDomain,
  testCell,
  type CellSource,
  type Domain,
  type FactValue,
  type Framework,
  type Lifecycle,
} from '../../../../src/core/index.ts';
import { framework as frameworkText } from '../../../support/framework.ts';

const scenarios = resolve(import.meta.dirname, '../../../../scenarios');
const files = readdirSync(scenarios, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.cosell.jsonc'),
);

type FactOf = (name: string) => FactValue | undefined;
type Event = {
  readonly type: string;
  readonly by?: Record<string, string>;
  readonly data?: Record<string, FactValue>;
};

/** The machine that a printed module makes, its types stripped and its code run. */
function evaluate(printed: string, factOf: FactOf): xstate.AnyStateMachine {
  const { outputText } = ts.transpileModule(printed, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  const exports: Record<string, unknown> = {};
  const run = compileFunction(outputText, ['require', 'exports']) as (
    require: () => unknown,
    exports: object,
  ) => void;
  run(() => xstate, exports);
  const [made] = Object.values(exports);
  return (
    typeof made === 'function' ? (made as (read: FactOf) => unknown)(factOf) : made
  ) as xstate.AnyStateMachine;
}

/** The lifecycle as written, its guards answered by the core's own reading of cells. */
function plain(framework: Framework, lifecycle: Lifecycle, factOf: FactOf): xstate.AnyStateMachine {
  const passes = (source: CellSource, domain: Domain | undefined, value: FactValue | undefined): boolean => {
    const cell = domain && parseCell(source, domain);
    if (!cell?.ok) throw new Error(`unreadable cell ${JSON.stringify(source)}`);
    return cell.value.kind === 'any' || (value !== undefined && testCell(cell.value, value));
  };
  const when = ({ event }: { event: Event }, params: unknown): boolean => {
    const {
      facts = {},
      by = {},
      data = {},
    } = params as Record<'facts' | 'by' | 'data', Record<string, CellSource> | undefined>;
    const side = event.by?.['side'] ?? framework.roles.get(event.by?.['role'] ?? '')?.side;
    const names = (map: ReadonlyMap<string, unknown>): Domain => ({ kind: 'enum', values: [...map.keys()] });
    const fields = framework.events.get(event.type)?.data;
    return (
      Object.entries(facts).every(([name, cell]) =>
        passes(cell, domainOfColumn(framework, name), factOf(name)),
      ) &&
      Object.entries(by).every(([name, cell]) =>
        name === 'side'
          ? passes(cell, names(framework.sides), side)
          : passes(cell, names(framework.roles), event.by?.['role']),
      ) &&
      Object.entries(data).every(([name, cell]) => {
        const field = fields?.get(name);
        const domain: Domain | undefined =
          field?.type === 'enum'
            ? { kind: 'enum', values: [...field.values.keys()] }
            : field && { kind: field.type };
        return passes(cell, domain, event.data?.[name]);
      })
    );
  };
  const delays = Object.fromEntries([...framework.durations.keys()].map((name) => [name, 1000]));
  const config = { id: lifecycle.name, ...lifecycle.config } as object;
  return xstate.setup({ guards: { when }, delays }).createMachine(config);
}

/** Columns that the guards of a lifecycle ask about. */
function columnsOf(framework: Framework, lifecycle: Lifecycle): readonly string[] {
  const text = JSON.stringify(lifecycle.config);
  const names = [...framework.facts.keys(), 'partnerType', 'stage', 'registration', 'activeRegistrations'];
  return names.filter((name) => text.includes(`"${name}"`));
}

function eventsOf(framework: Framework, lifecycle: Lifecycle): fc.Arbitrary<Event> {
  const machine = plain(framework, lifecycle, () => undefined);
  const types = (machine.events as readonly string[]).filter((type) => !type.startsWith('xstate.'));
  const timers = (machine.events as readonly string[]).filter((type) => type.startsWith('xstate.after'));
  const all = [...types, ...timers];
  if (all.length === 0) return fc.constant({ type: 'nothing' });
  return fc.constantFrom(...all).chain((type) => {
    const data = Object.fromEntries(
      [...(framework.events.get(type)?.data ?? [])].map(([name, field]) => [
        name,
        field.type === 'boolean'
          ? fc.boolean()
          : field.type === 'enum'
            ? fc.constantFrom(...field.values.keys())
            : fc.integer({ min: 0, max: 9 }),
      ]),
    );
    return fc.record({
      type: fc.constant(type),
      by: fc.record(
        {
          role: fc.constantFrom(...framework.roles.keys()),
          side: fc.constantFrom(...framework.sides.keys()),
        },
        { requiredKeys: [] },
      ),
      data: fc.record(data, { requiredKeys: [] }),
    }) as fc.Arbitrary<Event>;
  });
}

function expectSameTransitions(framework: Framework, lifecycle: Lifecycle): void {
  const printed = printXState(framework, lifecycle);
  const facts = Object.fromEntries(
    columnsOf(framework, lifecycle).flatMap((name) => {
      const domain = domainOfColumn(framework, name);
      return domain
        ? [
            [
              name,
              fc.constantFrom(
                ...splitDomain(domain, cellsAbout(lifecycle, name, domain)).map(({ value }) => value),
              ),
            ],
          ]
        : [];
    }),
  ) as Record<string, fc.Arbitrary<FactValue>>;
  const known: { values: Partial<Record<string, FactValue>> } = { values: {} };
  const factOf: FactOf = (name) => known.values[name];
  const machines = [evaluate(printed, factOf), plain(framework, lifecycle, factOf)] as const;
  fc.assert(
    fc.property(
      fc.record(facts, { requiredKeys: [] }),
      fc.array(eventsOf(framework, lifecycle), { maxLength: 12 }),
      (values, events) => {
        known.values = values;
        let [a, b] = machines.map(
          (machine) => xstate.initialTransition(machine)[0] as xstate.AnyMachineSnapshot,
        ) as [xstate.AnyMachineSnapshot, xstate.AnyMachineSnapshot];
        expect(shapeOf(a)).toEqual(shapeOf(b));
        for (const event of events) {
          a = xstate.transition(machines[0], a, event)[0] as xstate.AnyMachineSnapshot;
          b = xstate.transition(machines[1], b, event)[0] as xstate.AnyMachineSnapshot;
          expect(shapeOf(a)).toEqual(shapeOf(b));
        }
      },
    ),
    { numRuns: 60 },
  );
}

function shapeOf({ value, status, tags }: xstate.AnyMachineSnapshot): unknown {
  return { value: value as unknown, status, tags: [...tags] };
}

/** Cells on a column anywhere in a lifecycle, so that numbers on both sides of each bound are tried. */
function cellsAbout(lifecycle: Lifecycle, column: string, domain: Domain) {
  const found: CellSource[] = [];
  JSON.stringify(lifecycle.config, (key, value: unknown) => {
    if (key === column) found.push(value as CellSource);
    return value;
  });
  return found.flatMap((source) => {
    const cell = parseCell(source, domain);
    return cell.ok ? [cell.value] : [];
  });
}

describe('a printed lifecycle', () => {
  it.each(files)('of %s makes the same transitions', (file) => {
    const { framework } = parseFramework(readFileSync(resolve(scenarios, file), 'utf8'));
    expect(framework).toBeDefined();
    for (const lifecycle of framework!.lifecycles.values()) expectSameTransitions(framework!, lifecycle);
  });

  const guarded = parseFramework(
    frameworkText({
      facts: {
        amount: { type: 'number', min: 0 },
        tender: { type: 'boolean' },
        origin: { type: 'enum', values: { vendor: 'v', partner: 'p', "it's": 'q' } },
      },
      events: { asked: { data: { size: { type: 'number' } } } },
      durations: {
        protection: {
          rows: [
            { when: { tender: true, origin: 'not("vendor")' }, length: 'P6M' },
            { when: { amount: '[10..20)' }, length: 'P1DT12H' },
            { length: 'P90D' },
          ],
          extend: { on: 'asked', by: 'P30D', max: 2 },
        },
        sla: { businessDays: 2, calendar: 'vendor' },
      },
      lifecycles: {
        'two-step': {
          initial: 'a',
          states: {
            a: {
              on: {
                asked: [
                  {
                    target: 'b',
                    guard: {
                      type: 'when',
                      params: {
                        facts: { amount: '(10..20], >=50', origin: 'not("vendor")' },
                        by: { side: 'vendor' },
                      },
                    },
                  },
                  {
                    target: 'c',
                    guard: {
                      type: 'when',
                      params: { facts: { origin: ["it's"], tender: '-' }, data: { size: '<5' } },
                    },
                  },
                ],
              },
            },
            b: { after: { protection: 'c' }, on: { asked: {} } },
            c: {
              after: { sla: '#two-step.a' },
              always: { target: 'b', guard: { type: 'when', params: { facts: { amount: 'not(1, 2)' } } } },
            },
          },
        },
      },
    }),
  ).framework!;
  const lifecycle = guarded.lifecycles.get('two-step')!;

  it('answers ranges, negations, sides and data as the studio does', () => {
    expectSameTransitions(guarded, lifecycle);
  });

  it('has delays in milliseconds, and says what they leave out', () => {
    const facts: Partial<Record<string, FactValue>> = { tender: true, origin: 'partner' };
    const machine = evaluate(printXState(guarded, lifecycle), (name) => facts[name]);
    const { protection, sla } = machine.implementations.delays as Record<string, number | (() => number)>;
    const read = protection as () => number;
    const day = 86_400_000;
    expect(read()).toBe(180 * day);
    facts['origin'] = 'vendor';
    expect(read()).toBe(90 * day);
    facts['amount'] = 10;
    expect(read()).toBe(1.5 * day);
    expect(sla).toBe(2 * day);
    const printed = printXState(guarded, lifecycle);
    expect(printed).toContain("// extended by P30D on 'asked', at most 2 times; a month is 30 days here");
    expect(printed).toContain("// working days of 'vendor', here days of 24 hours");
  });

  it('is TypeScript that the compiler accepts', () => {
    const diagnosticsOf = (text: string): readonly string[] => {
      const name = resolve(import.meta.dirname, 'printed.ts');
      const host = ts.createCompilerHost({});
      const { getSourceFile, fileExists, readFile } = host;
      host.fileExists = (file) => file === name || fileExists.call(host, file);
      host.readFile = (file) => (file === name ? text : readFile.call(host, file));
      host.getSourceFile = (file, options) =>
        file === name ? ts.createSourceFile(file, text, options) : getSourceFile.call(host, file, options);
      const program = ts.createProgram(
        [name],
        {
          strict: true,
          noEmit: true,
          skipLibCheck: true,
          noUnusedLocals: true,
          target: ts.ScriptTarget.ES2022,
          module: ts.ModuleKind.ESNext,
          moduleResolution: ts.ModuleResolutionKind.Bundler,
          types: [],
        },
        host,
      );
      return ts
        .getPreEmitDiagnostics(program)
        .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
    };
    expect(diagnosticsOf('const wrong: string = 1;')).toHaveLength(1);
    expect(diagnosticsOf(printXState(guarded, lifecycle))).toEqual([]);
  });
});
