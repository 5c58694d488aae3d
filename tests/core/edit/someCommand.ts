import { stateTreeOf } from '../../../src/core/check/stateTree.ts';
import type { Command, Section } from '../../../src/core/edit/index.ts';
import type { JsonPath } from '../../../src/core/diagnostics/index.ts';
import type { Framework } from '../../../src/core/model/framework.ts';

const SECTIONS: readonly Section[] = [
  'facts',
  'roles',
  'partnerTypes',
  'sides',
  'events',
  'activities',
  'calendars',
  'durations',
];

/** Every renaming that makes sense in a framework. */
export function renamings(
  framework: Framework,
): readonly { readonly there: Command; readonly back: Command }[] {
  const states = [...framework.lifecycles.values()].flatMap((lifecycle) =>
    stateTreeOf(lifecycle)
      .entries.filter(({ parent }) => parent)
      .map(({ node }) => ({
        there: { kind: 'state.rename', lifecycle: lifecycle.name, path: node.path, to: 'renamed' } as const,
        back: {
          kind: 'state.rename',
          lifecycle: lifecycle.name,
          path: node.path.with(-1, 'renamed'),
          to: node.key,
        } as const,
      })),
  );
  const entries = SECTIONS.flatMap((section) =>
    [...framework[section].keys()]
      .filter((name) => !(section === 'sides' && ['vendor', 'partner'].includes(name)))
      .map((name) => ({
        there: { kind: 'entry.rename', section, name, to: 'renamed' } as const,
        back: { kind: 'entry.rename', section, name: 'renamed', to: name } as const,
      })),
  );
  const decisions = [...framework.decisions.values()].flatMap(({ name, rules }) => [
    ...(name === 'customerLead' || name.startsWith('registration')
      ? []
      : [
          {
            there: { kind: 'decision.rename', name, to: 'renamed' } as const,
            back: { kind: 'decision.rename', name: 'renamed', to: name } as const,
          },
        ]),
    ...rules.map(({ id }) => ({
      there: { kind: 'rule.setId', decision: name, rule: id, id: 'renamed' } as const,
      back: { kind: 'rule.setId', decision: name, rule: 'renamed', id } as const,
    })),
  ]);
  const values = [...framework.facts].flatMap(([fact, { type, values }]) =>
    type !== 'enum'
      ? []
      : [...values.keys()].map((value) => ({
          there: { kind: 'fact.renameValue', fact, value, to: 'renamed' } as const,
          back: { kind: 'fact.renameValue', fact, value: 'renamed', to: value } as const,
        })),
  );
  return [...states, ...entries, ...decisions, ...values];
}

/** Commands about one thing, with the part of the file that may change. */
export function smallChanges(framework: Framework): readonly (readonly [Command, JsonPath])[] {
  const rules = [...framework.decisions.values()].flatMap(({ name, rules: all }) =>
    all.flatMap(({ id }, index): readonly (readonly [Command, JsonPath])[] => [
      [
        { kind: 'rule.setNote', decision: name, rule: id, note: 'Noted.' },
        ['decisions', name, 'rules', index],
      ],
      [{ kind: 'rule.duplicate', decision: name, rule: id }, ['decisions', name, 'rules']],
      [
        { kind: 'rule.setCell', decision: name, rule: id, column: 'hoursInStage', cell: '> 5' },
        ['decisions', name],
      ],
    ]),
  );
  const states = [...framework.lifecycles.values()].flatMap((lifecycle) =>
    stateTreeOf(lifecycle).entries.flatMap(
      ({ node, jsonPath }): readonly (readonly [Command, JsonPath])[] => [
        [
          { kind: 'state.describe', lifecycle: lifecycle.name, path: node.path, description: 'So.' },
          jsonPath,
        ],
        ...node.transitions
          .filter(({ target }) => target !== undefined)
          .map(({ source, trigger, index }): readonly [Command, JsonPath] => [
            {
              kind: 'transition.describe',
              transition: { lifecycle: lifecycle.name, source, trigger, index },
              description: 'Why.',
            },
            jsonPath,
          ]),
      ],
    ),
  );
  return [...rules, ...states];
}

/** Commands of every kind, made for a framework from a source of choices. */
export function someCommand(framework: Framework, choose: (most: number) => number): Command | undefined {
  const one = <T>(list: readonly T[]): T | undefined => list[choose(Math.max(1, list.length))];
  const lifecycle = one([...framework.lifecycles.values()])!;
  const entries = stateTreeOf(lifecycle).entries;
  const state = one(entries.filter(({ parent }) => parent))!;
  const other = one(entries)!;
  const at = { lifecycle: lifecycle.name, path: state.node.path };
  const decision = one([...framework.decisions.values()]);
  const rule = decision && one(decision.rules);
  const moving = one(entries.flatMap(({ node }) => node.transitions));
  const transition = moving && {
    lifecycle: lifecycle.name,
    source: moving.source,
    trigger: moving.trigger,
    index: moving.index,
  };
  const duties = framework.responsibilities.length;
  const makers: readonly (() => Command | undefined)[] = [
    () => ({
      kind: 'state.add',
      lifecycle: lifecycle.name,
      parent: other.node.path,
      key: 'added',
      type: one(['atomic', 'compound', 'parallel', 'final'] as const)!,
      index: choose(5),
    }),
    () => ({ kind: 'state.remove', ...at }),
    () => ({ kind: 'state.remove', ...at, dangling: { retarget: other.node.path } }),
    () => ({ kind: 'state.describe', ...at, description: 'Described "so".' }),
    () => ({ kind: 'state.describe', ...at }),
    () => ({ kind: 'state.tag', ...at, tags: ['active', 'other'] }),
    () => ({
      kind: 'state.setKind',
      ...at,
      type: one(['atomic', 'compound', 'parallel', 'final'] as const)!,
      outgoing: 'remove',
    }),
    () => ({ kind: 'state.nest', ...at, parent: other.node.path, index: choose(4) }),
    () => ({
      kind: 'state.group',
      lifecycle: lifecycle.name,
      parent: state.parent!.node.path,
      keys: [...state.parent!.children.keys()].slice(0, 1 + choose(3)),
      key: 'grouped',
    }),
    () => ({
      kind: 'transition.add',
      lifecycle: lifecycle.name,
      source: other.node.path,
      trigger: { kind: 'event', type: one(['deal.lost', 'new.event'])! },
      target: state.node.path,
      index: choose(3),
    }),
    () => ({
      kind: 'transition.add',
      lifecycle: lifecycle.name,
      source: other.node.path,
      trigger: { kind: 'event', type: 'stage.pitch' },
      target: state.node.path,
      guard: { facts: { partnerType: [...framework.partnerTypes.keys()].slice(0, 1) } },
    }),
    () => transition && { kind: 'transition.remove', transition },
    () => transition && { kind: 'transition.retarget', transition, target: state.node.path },
    () => transition && { kind: 'transition.reconnect', transition, source: other.node.path },
    () =>
      transition && {
        kind: 'transition.setTrigger',
        transition,
        trigger: { kind: 'event', type: 'other.event' },
      },
    () =>
      transition && {
        kind: 'transition.setGuard',
        transition,
        guard: { facts: { activeRegistrations: '< 2' } },
      },
    () => transition && { kind: 'transition.setGuard', transition },
    () => transition && { kind: 'transition.setReenter', transition, reenter: choose(2) === 0 },
    () => transition && { kind: 'transition.describe', transition, description: 'Why.' },
    () => transition && { kind: 'transition.move', transition, to: choose(3) },
    () => ({
      kind: 'lifecycle.add',
      name: 'contract',
      states: ['draft', 'signed'],
      createdBy: ['contract.begun'],
    }),
    () => ({
      kind: 'layout.place',
      lifecycle: lifecycle.name,
      places: [
        { path: at.path, position: { x: choose(500) + 0.4, y: choose(500) } },
        { path: other.node.path.length ? other.node.path : at.path, position: { x: 1, y: 2 } },
      ],
    }),
    () => ({ kind: 'layout.place', lifecycle: lifecycle.name, places: [{ path: at.path }] }),
    () => decision && { kind: 'decision.setQuestion', decision: decision.name, question: 'Who, then?' },
    () => decision && { kind: 'decision.setDefers', decision: decision.name, defers: ['later'] },
    () =>
      decision && { kind: 'column.add', decision: decision.name, column: 'hoursInStage', index: choose(4) },
    () =>
      decision && { kind: 'column.remove', decision: decision.name, column: one(decision.inputs) ?? 'none' },
    () =>
      decision && {
        kind: 'column.move',
        decision: decision.name,
        column: one(decision.inputs) ?? 'none',
        to: choose(3),
      },
    () =>
      decision &&
      rule && {
        kind: 'rule.insert',
        decision: decision.name,
        rule: {
          when: { hoursInStage: '> 5' },
          then: typeof rule.then === 'string' ? rule.then : Object.fromEntries(rule.then),
        },
        index: choose(5),
      },
    () => decision && rule && { kind: 'rule.duplicate', decision: decision.name, rule: rule.id },
    () => decision && rule && { kind: 'rule.remove', decision: decision.name, rule: rule.id },
    () => decision && rule && { kind: 'rule.move', decision: decision.name, rule: rule.id, to: choose(6) },
    () =>
      decision &&
      rule && {
        kind: 'rule.setCell',
        decision: decision.name,
        rule: rule.id,
        column: 'activeRegistrations',
        cell: '[1..3]',
      },
    () =>
      decision &&
      rule && {
        kind: 'rule.setCell',
        decision: decision.name,
        rule: rule.id,
        column: one(decision.inputs) ?? 'none',
      },
    () =>
      decision && rule && { kind: 'rule.setNote', decision: decision.name, rule: rule.id, note: 'Noted.' },
    () => (duties ? { kind: 'responsibility.remove', index: choose(duties) } : undefined),
    () => (duties ? { kind: 'responsibility.move', index: choose(duties), to: choose(duties) } : undefined),
    () =>
      duties
        ? { kind: 'responsibility.set', index: choose(duties), field: 'how', value: 'Like this.' }
        : undefined,
    () => ({
      kind: 'responsibility.insert',
      row: { stage: '*', activity: 'note', responsible: [...framework.roles.keys()][0]! },
      index: choose(4),
    }),
    () => ({
      kind: 'entry.add',
      section: one(
        SECTIONS.filter((section) => !['facts', 'roles', 'durations', 'calendars'].includes(section)),
      )!,
      name: 'added',
      value: { name: 'Added' },
    }),
    () => ({
      kind: 'entry.remove',
      section: 'roles',
      name: [...framework.roles.keys()][choose(3)] ?? 'none',
      uses: { replaceBy: [...framework.roles.keys()][choose(3)] ?? 'none' },
    }),
    () => ({
      kind: 'entry.set',
      section: 'roles',
      name: [...framework.roles.keys()][0]!,
      field: ['description'],
      value: 'Says it.',
    }),
    () => ({ kind: 'framework.set', field: 'version', value: '9.9.9' }),
    () => ({ kind: 'tracking.set', field: 'system', value: 'CRM' }),
  ];
  return one(makers)?.();
}
