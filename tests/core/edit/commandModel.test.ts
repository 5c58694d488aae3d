import { describe, expect, it } from 'vitest';
import type { Command } from '../../../src/core/edit/index.ts';
import { json, model, NESTED, run, SCENARIOS } from './editFixtures.ts';
import { spread } from '../../support/searchHarder.ts';

type Plain = Record<string, unknown>;

/** What a command means, said of plain JSON and without any of the code under test. */
function interpret(before: unknown, command: Command): Plain {
  const root = structuredClone(before) as Plain;
  const put = (object: Plain, key: string, value: unknown): void => {
    if (value === undefined) delete object[key];
    else object[key] = value;
  };
  const rulesOf = (decision: string): Plain[] => listIn(root, 'decisions', decision, 'rules');
  const ruleOf = (decision: string, rule: string): Plain => rulesOf(decision).find(({ id }) => id === rule)!;
  const duties = (): Plain[] => listIn(root, 'responsibilities');
  const stateAt = (lifecycle: string, path: readonly string[]): Plain =>
    objectIn(root, 'lifecycles', lifecycle, ...path.flatMap((key) => ['states', key]));
  switch (command.kind) {
    case 'state.describe':
      put(stateAt(command.lifecycle, command.path), 'description', command.description);
      break;
    case 'state.tag':
      put(stateAt(command.lifecycle, command.path), 'tags', command.tags.length ? command.tags : undefined);
      break;
    case 'state.add':
      objectIn(stateAt(command.lifecycle, command.parent), 'states')[command.key] = command.tags
        ? { tags: command.tags }
        : {};
      break;
    case 'layout.place':
      for (const { path, position } of command.places) {
        root['layout'] ??= {};
        objectIn(root, 'layout')[command.lifecycle] ??= {};
        put(objectIn(root, 'layout', command.lifecycle), path.join('.'), position);
      }
      break;
    case 'rule.remove':
      objectIn(root, 'decisions', command.decision)['rules'] = rulesOf(command.decision).filter(
        ({ id }) => id !== command.rule,
      );
      break;
    case 'rule.move': {
      const rules = rulesOf(command.decision);
      const [moved] = rules.splice(
        rules.findIndex(({ id }) => id === command.rule),
        1,
      );
      rules.splice(command.to, 0, moved!);
      break;
    }
    case 'rule.setNote':
      put(ruleOf(command.decision, command.rule), 'note', command.note);
      break;
    case 'rule.setAnswer':
      put(ruleOf(command.decision, command.rule), 'then', command.then);
      break;
    case 'rules.setCells':
      for (const { rule, column, cell } of command.cells) {
        put(objectIn(ruleOf(command.decision, rule), 'when'), column, cell);
      }
      break;
    case 'column.remove':
      objectIn(root, 'decisions', command.decision)['inputs'] = listIn<string>(
        root,
        'decisions',
        command.decision,
        'inputs',
      ).filter((name) => name !== command.column);
      for (const rule of rulesOf(command.decision)) put(objectIn(rule, 'when'), command.column, undefined);
      break;
    case 'responsibility.remove':
      duties().splice(command.index, 1);
      break;
    case 'responsibility.set':
      put(duties()[command.index]!, command.field, command.value);
      break;
    case 'responsibility.move': {
      const [moved] = duties().splice(command.index, 1);
      duties().splice(command.to, 0, moved!);
      break;
    }
    case 'responsibility.insert':
      duties().splice(command.index ?? Infinity, 0, command.row);
      break;
    case 'entry.add':
      root[command.section] ??= {};
      objectIn(root, command.section)[command.name] = command.value;
      break;
    case 'framework.set':
      put(root, command.field, command.value);
      break;
    case 'steps':
      return command.steps.reduce<Plain>((value, step) => interpret(value, step), root);
    default:
      throw new Error(`No meaning for ${command.kind}`);
  }
  return root;
}

function objectIn(root: unknown, ...path: readonly string[]): Plain {
  return path.reduce<unknown>((value, key) => (value as Plain)[key], root) as Plain;
}

function listIn<T = Plain>(root: unknown, ...path: readonly string[]): T[] {
  return objectIn(root, ...path) as unknown as T[];
}

/** Commands of every kind that `interpret` knows, for every part of a framework. */
function commandsFor(text: string): readonly Command[] {
  const framework = model(text);
  const duties = framework.responsibilities.length;
  const decisions = [...framework.decisions.values()].flatMap((decision): Command[] => {
    const { name: of, rules, inputs } = decision;
    const [first] = rules;
    if (!first) return [];
    const then = typeof first.then === 'string' ? first.then : Object.fromEntries(first.then);
    return [
      ...rules.flatMap(({ id }): Command[] => [
        { kind: 'rule.remove', decision: of, rule: id },
        { kind: 'rule.move', decision: of, rule: id, to: rules.length - 1 },
        { kind: 'rule.move', decision: of, rule: id, to: 0 },
        { kind: 'rule.setNote', decision: of, rule: id, note: 'Anew.' },
        { kind: 'rule.setNote', decision: of, rule: id },
        { kind: 'rule.setAnswer', decision: of, rule: id, then },
      ]),
      ...inputs.map((column): Command => ({ kind: 'column.remove', decision: of, column })),
      {
        kind: 'rules.setCells',
        decision: of,
        cells: rules.flatMap(({ id }) => inputs.map((column) => ({ rule: id, column }))),
      },
    ];
  });
  return [
    ...[...framework.lifecycles.values()].flatMap(({ name, root }): Command[] => [
      { kind: 'state.add', lifecycle: name, parent: [], key: 'added', tags: ['new'], index: 1 },
      ...root.states.flatMap(({ key }): Command[] => [
        { kind: 'state.describe', lifecycle: name, path: [key], description: 'So.' },
        { kind: 'state.describe', lifecycle: name, path: [key] },
        { kind: 'state.tag', lifecycle: name, path: [key], tags: [] },
        { kind: 'layout.place', lifecycle: name, places: [{ path: [key], position: { x: 5, y: 6 } }] },
      ]),
    ]),
    ...decisions,
    ...Array.from({ length: duties }, (_, index): readonly Command[] => [
      { kind: 'responsibility.remove', index },
      { kind: 'responsibility.move', index, to: duties - 1 - index },
      { kind: 'responsibility.set', index, field: 'how', value: 'So.' },
      { kind: 'responsibility.insert', index, row: { stage: '*', activity: 'note' } },
    ]).flat(),
    { kind: 'entry.add', section: 'activities', name: 'added', value: { name: 'Added' } },
    { kind: 'framework.set', field: 'description', value: 'Other.' },
    { kind: 'framework.set', field: 'description' },
  ];
}

describe('a command means what it says', () => {
  it.each([['nested', NESTED] as const, ...SCENARIOS])('in %s', (_, text) => {
    const before = json(text);
    const all = commandsFor(text);
    for (const command of spread(all, 60)) {
      expect(json(run(text, command)), JSON.stringify(command)).toEqual(interpret(before, command));
    }
    const name = 'Several';
    const steps: readonly Command[] = [
      all[0]!,
      { kind: 'framework.set', field: 'version', value: '7' },
      { kind: 'entry.add', section: 'activities', name: 'x', value: {} },
    ];
    expect(json(run(text, { kind: 'steps', name, steps }))).toEqual(
      interpret(before, { kind: 'steps', name, steps }),
    );
    expect(run(text, { kind: 'steps', name, steps })).toBe(
      steps.reduce((present, one) => run(present, one), text),
    );
  });

  it('disjoint commands commute', () => {
    for (const text of [NESTED, ...SCENARIOS.values()]) {
      const framework = model(text);
      const [decision] = framework.decisions.values();
      const apart: readonly Command[] = [
        { kind: 'rule.setNote', decision: decision!.name, rule: decision!.rules[0]!.id, note: 'Anew.' },
        {
          kind: 'state.describe',
          lifecycle: 'deal',
          path: [framework.lifecycles.get('deal')!.root.states[0]!.key],
          description: 'So.',
        },
        { kind: 'framework.set', field: 'version', value: '7' },
        { kind: 'entry.add', section: 'roles', name: 'added', value: { name: 'Added', side: 'vendor' } },
      ];
      for (const one of apart) {
        for (const other of apart) {
          if (one !== other) expect(run(run(text, one), other)).toBe(run(run(text, other), one));
        }
      }
    }
  });

  it('changing nothing needs no edit', () => {
    for (const text of [NESTED, ...SCENARIOS.values()]) {
      const { version, decisions } = model(text);
      expect(run(text, { kind: 'framework.set', field: 'version', value: version })).toBe(text);
      for (const { name, rules } of decisions.values()) {
        const cells = rules.flatMap(({ id, when }) =>
          [...when].map(([column, cell]) => ({ rule: id, column, cell })),
        );
        expect(run(text, { kind: 'rules.setCells', decision: name, cells })).toBe(text);
      }
    }
  });
});
