import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolveTarget } from '../../../src/core/check/resolveTarget.ts';
import { stateTreeOf } from '../../../src/core/check/stateTree.ts';
import type { Command } from '../../../src/core/edit/index.ts';
import type { Framework, JsonObject } from '../../../src/core/model/framework.ts';
import { errorsOf, json, model, NESTED, refusalOf, run, SCENARIOS } from './editFixtures.ts';
import { cases, spread } from '../../support/searchHarder.ts';

/** Every way through a lifecycle: where from, on what, where to; and where every state begins. */
function graphOf(
  framework: Framework,
  lifecycle: string,
  rename: (path: string) => string = (path) => path,
): readonly string[] {
  const tree = stateTreeOf(framework.lifecycles.get(lifecycle)!);
  return tree.entries
    .flatMap((entry) => {
      const name = rename(entry.node.path.join('.'));
      const ways = entry.node.transitions.map(({ trigger, target, index }) => {
        const to = target === undefined ? undefined : resolveTarget(tree, entry, target);
        return `${name} ${JSON.stringify(trigger)}${index} ${to ? rename(to.node.path.join('.')) : String(target)}`;
      });
      return ways;
    })
    .sort((a, b) => (a < b ? -1 : 1));
}

/** Where the states of a lifecycle begin. */
function beginnings(framework: Framework, lifecycle: string): readonly string[] {
  return stateTreeOf(framework.lifecycles.get(lifecycle)!).entries.map(
    ({ node }) => `${node.path.join('.')} ${String(node.initial)}`,
  );
}

const TEXTS = [NESTED, ...SCENARIOS.values()];

describe('moving states', () => {
  it('renaming keeps every way through the path', () => {
    for (const text of TEXTS) {
      const framework = model(text);
      for (const lifecycle of framework.lifecycles.values()) {
        for (const { node, parent } of spread(stateTreeOf(lifecycle).entries, 8)) {
          if (!parent) continue;
          const from = node.path.join('.');
          const to = node.path.with(-1, 'renamed').join('.');
          const after = model(
            run(text, { kind: 'state.rename', lifecycle: lifecycle.name, path: node.path, to: 'renamed' }),
          );
          const moved = (path: string): string =>
            path === from || path.startsWith(`${from}.`) ? to + path.slice(from.length) : path;
          expect(graphOf(after, lifecycle.name)).toEqual(graphOf(framework, lifecycle.name, moved));
        }
      }
    }
  });

  it('nesting and grouping keep every way through the path', () => {
    fc.assert(
      fc.property(
        fc.nat(TEXTS.length - 1),
        fc.nat(99),
        fc.nat(99),
        fc.nat(99),
        fc.boolean(),
        (which, a, b, c, isGroup) => {
          const text = TEXTS[which]!;
          const framework = model(text);
          const lifecycles = [...framework.lifecycles.values()];
          const { name } = lifecycles[a % lifecycles.length]!;
          const entries = stateTreeOf(framework.lifecycles.get(name)!).entries;
          const inner = entries.filter(({ parent }) => parent);
          const state = inner[b % inner.length]!;
          const other = entries[c % entries.length]!;
          const at = state.parent!.node.path;
          const keys = [...state.parent!.children.keys()].slice(0, 1 + (c % 3));
          const command: Command = isGroup
            ? { kind: 'state.group', lifecycle: name, parent: at, keys, key: 'grouped' }
            : { kind: 'state.nest', lifecycle: name, path: state.node.path, parent: other.node.path };
          let after: Framework;
          try {
            after = model(run(text, command));
          } catch {
            expect(['place.impossible', 'name.taken', 'initial.lost']).toContain(
              refusalOf(text, command).kind,
            );
            return;
          }
          const moves = isGroup
            ? keys.map((key) => [[...at, key].join('.'), [...at, 'grouped', key].join('.')] as const)
            : [[state.node.path.join('.'), [...other.node.path, state.node.key].join('.')] as const];
          const moved = (path: string): string => {
            const move = moves.find(([from]) => path === from || path.startsWith(`${from}.`));
            return move ? move[1] + path.slice(move[0].length) : path;
          };
          const lost = (way: string): boolean => way.includes('"done"');
          expect(graphOf(after, name).filter((way) => !lost(way))).toEqual(
            graphOf(framework, name, moved).filter((way) => !lost(way)),
          );
        },
      ),
      { numRuns: cases(60) },
    );
  });

  it('removing leaves no target, duty, cell or beginning that means what is gone', () => {
    for (const text of TEXTS) {
      const framework = model(text);
      for (const lifecycle of framework.lifecycles.values()) {
        for (const { node, parent } of spread(stateTreeOf(lifecycle).entries, 8)) {
          if (!parent) continue;
          if (!parent.parent && parent.children.size === 1) continue;
          const after = run(text, { kind: 'state.remove', lifecycle: lifecycle.name, path: node.path });
          const worrying = errorsOf(after).filter((error) =>
            /target\.|machine\.initial|stage\.unknown|cell\.outside/.test(error),
          );
          expect(worrying, `${lifecycle.name} ${node.path.join('.')}`).toEqual([]);
        }
      }
    }
  });

  it('nesting the first state makes its parent begin there, and the old parent begin elsewhere', () => {
    const after = run(NESTED, {
      kind: 'state.nest',
      lifecycle: 'deal',
      path: ['talks', 'terms'],
      parent: ['pitch'],
    });
    expect(errorsOf(after)).toEqual([]);
    expect(beginnings(model(after), 'deal')).toEqual(
      expect.arrayContaining(['pitch terms', 'talks contract']),
    );
    const deal = ((json(after) as JsonObject)['lifecycles'] as JsonObject)['deal'] as JsonObject;
    expect(JSON.stringify(deal)).toContain('"contract.returned":"#deal.pitch.terms"');
  });
});

describe('tests of a state that moves into another', () => {
  /** What the cells of the nested example say of a registration afterwards. */
  function cellsAfter(command: Command): unknown {
    const after = run(NESTED, command);
    expect(errorsOf(after)).toEqual([]);
    const { decisions, responsibilities, lifecycles } = model(after);
    const ways = lifecycles
      .get('deal')!
      .root.states[0]!.transitions.flatMap(({ guard }) => (guard ? [...guard.facts.values()] : []));
    return [
      decisions.get('registrationConflict')!.rules[0]!.when.get('incumbentState'),
      responsibilities[0]!.when.get('registration'),
      ...ways,
    ];
  }

  it('[ED4] name the state it moved into, once', () => {
    expect(
      cellsAfter({ kind: 'state.nest', lifecycle: 'registration', path: ['protected'], parent: ['overdue'] }),
    ).toEqual([['overdue'], ['overdue'], 'not("submitted")', '"overdue"']);
  });

  it('[ED4] name the group it stands in', () => {
    const keys = ['submitted', 'overdue'];
    expect(
      cellsAfter({ kind: 'state.group', lifecycle: 'registration', parent: [], keys, key: 'waiting' }),
    ).toEqual([['protected'], ['protected', 'waiting'], 'not("waiting")', '"protected", "waiting"']);
  });

  it('[ED4] name the one that takes its place, with all that stood inside', () => {
    const steps: readonly Command[] = [
      { kind: 'state.tag', lifecycle: 'deal', path: ['talks', 'terms'], tags: ['stage'] },
      {
        kind: 'rule.setCell',
        decision: 'partnerReplaced',
        rule: 'rep-1',
        column: 'stage',
        cell: ['contract', 'terms', 'close'],
      },
      { kind: 'state.remove', lifecycle: 'deal', path: ['talks'], dangling: { retarget: ['pitch'] } },
    ];
    const after = run(NESTED, { kind: 'steps', name: 'Fold the talks', steps });
    expect(errorsOf(after)).toEqual([]);
    expect(model(after).decisions.get('partnerReplaced')!.rules[0]!.when.get('stage')).toEqual([
      'pitch',
      'close',
    ]);
  });
});

describe('refusals', () => {
  const cases: readonly (readonly [string, Command, string, string])[] = [
    [
      'an unknown state',
      { kind: 'state.rename', lifecycle: 'deal', path: ['pich'], to: 'x' },
      'target.unknown',
      'Did you mean "pitch"?',
    ],
    [
      'an unknown lifecycle',
      { kind: 'state.rename', lifecycle: 'deals', path: ['pitch'], to: 'x' },
      'target.unknown',
      'Did you mean "deal"?',
    ],
    [
      'a taken key',
      { kind: 'state.rename', lifecycle: 'deal', path: ['pitch'], to: 'close' },
      'name.taken',
      'already a state "close"',
    ],
    [
      'a stage of the same key elsewhere',
      { kind: 'state.add', lifecycle: 'deal', parent: ['talks'], key: 'pitch', tags: ['stage'] },
      'name.taken',
      'already a stage',
    ],
    [
      'a key with a space',
      { kind: 'state.rename', lifecycle: 'deal', path: ['pitch'], to: 'my pitch' },
      'name.invalid',
      '"my-pitch" would do',
    ],
    [
      'a state into itself',
      { kind: 'state.nest', lifecycle: 'deal', path: ['talks'], parent: ['talks', 'terms'] },
      'place.impossible',
      'into itself',
    ],
    [
      'a state into a final one',
      { kind: 'state.nest', lifecycle: 'deal', path: ['pitch'], parent: ['won'] },
      'place.impossible',
      'is final',
    ],
    [
      'an unknown duration',
      {
        kind: 'transition.add',
        lifecycle: 'deal',
        source: ['pitch'],
        trigger: { kind: 'after', duration: 'protecton' },
        target: ['lost'],
      },
      'target.unknown',
      'Did you mean "protection"?',
    ],
    [
      'a clock with a condition',
      {
        kind: 'transition.add',
        lifecycle: 'deal',
        source: ['pitch'],
        trigger: { kind: 'after', duration: 'protection' },
        target: ['lost'],
        guard: { facts: { tender: true } },
      },
      'place.impossible',
      'no condition',
    ],
    [
      'a reserved event type',
      {
        kind: 'transition.add',
        lifecycle: 'deal',
        source: ['pitch'],
        trigger: { kind: 'event', type: 'xstate.init' },
        target: ['lost'],
      },
      'name.reserved',
      'belong to the engine',
    ],
    [
      'a role in use',
      { kind: 'entry.remove', section: 'roles', name: 'partner-ae' },
      'still.used',
      'still used in',
    ],
    [
      'a derived fact',
      { kind: 'entry.add', section: 'facts', name: 'stage', value: { type: 'boolean' } },
      'name.reserved',
      'the engine tells',
    ],
    [
      'a fixed side',
      { kind: 'entry.rename', section: 'sides', name: 'vendor', to: 'us' },
      'name.reserved',
      'fixed meaning',
    ],
    [
      'a cell outside its column',
      { kind: 'rule.setCell', decision: 'customerLead', rule: 'lead-1', column: 'origin', cell: ['nobody'] },
      'value.refused',
      '"nobody"',
    ],
    [
      'an unreadable cell',
      {
        kind: 'rule.setCell',
        decision: 'registrationConflict',
        rule: 'conf-2',
        column: 'hoursApart',
        cell: '< ',
      },
      'value.refused',
      'hoursApart',
    ],
    [
      'an unknown column',
      { kind: 'rule.setCell', decision: 'customerLead', rule: 'lead-1', column: 'orign', cell: ['vendor'] },
      'target.unknown',
      'Did you mean "origin"?',
    ],
    [
      'a taken rule id',
      { kind: 'rule.setId', decision: 'customerLead', rule: 'lead-1', id: 'lead-2' },
      'name.taken',
      'lead-2',
    ],
    ['a duty that is not there', { kind: 'responsibility.remove', index: 99 }, 'target.unknown', '100'],
    ['the deal path', { kind: 'lifecycle.remove', name: 'deal' }, 'name.reserved', 'path of a deal'],
    [
      'a value that cannot be read',
      { kind: 'entry.set', section: 'facts', name: 'amount', field: ['type'], value: 'money' },
      'value.refused',
      '"facts.amount"',
    ],
    [
      'a framework without a name',
      { kind: 'framework.set', field: 'name' },
      'value.refused',
      '"name" is missing',
    ],
  ];
  it.each(cases)('%s', (_, command, kind, says) => {
    const refusal = refusalOf(NESTED, command);
    expect(refusal.kind).toBe(kind);
    expect(refusal.message).toContain(says);
  });

  it('a text that cannot be read', () => {
    const refusal = refusalOf(NESTED.replace('"format":', '"format"'), {
      kind: 'framework.set',
      field: 'version',
      value: '2',
    });
    expect(refusal.kind).toBe('text.broken');
    expect(refusal.message).toContain('line 2');
  });

  it('the last state to begin in', () => {
    let text = NESTED;
    for (const key of ['discovery', 'pitch', 'close', 'talks', 'won'])
      text = run(text, { kind: 'state.remove', lifecycle: 'deal', path: [key] });
    expect(refusalOf(text, { kind: 'state.remove', lifecycle: 'deal', path: ['lost'] }).kind).toBe(
      'initial.lost',
    );
  });
});
