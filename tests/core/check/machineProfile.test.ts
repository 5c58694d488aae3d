import { describe, it } from 'vitest';
import { framework, type JsonObject } from '../../support/framework.ts';
import { expectFindings, expectValid, type ExpectedFinding } from './expectFindings.ts';

const deal = (changes: JsonObject): string => framework({ lifecycles: { deal: changes } });
const states = (changes: JsonObject): string => deal({ states: changes });
const S = ['lifecycles', 'deal', 'states'] as const;
const when = (params: JsonObject): JsonObject => ({ type: 'when', params });

const FAULTS: readonly (readonly [string, string, readonly ExpectedFinding[]])[] = [
  [
    'a context',
    deal({ context: {} }),
    [{ code: 'machine.key', path: ['lifecycles', 'deal', 'context'], says: 'facts live outside' }],
  ],
  [
    'entry actions',
    states({ open: { entry: 'x' } }),
    [{ code: 'machine.key', path: [...S, 'open', 'entry'] }],
  ],
  [
    'an actor',
    states({ open: { invoke: { src: 'x' } } }),
    [{ code: 'machine.key', path: [...S, 'open', 'invoke'] }],
  ],
  [
    'a mistyped key',
    states({ open: { descripton: 'x' } }),
    [{ code: 'machine.key', path: [...S, 'open', 'descripton'], says: 'Did you mean "description"?' }],
  ],
  [
    'actions on a transition',
    states({ open: { on: { 'deal.won': { target: 'won', actions: 'x' } } } }),
    [{ code: 'machine.key', path: [...S, 'open', 'on', 'deal.won', 'actions'] }],
  ],
  [
    'a key of an alternative',
    states({ open: { on: { 'deal.won': [{ target: 'won', cond: 'x' }] } } }),
    [{ code: 'machine.key', path: [...S, 'open', 'on', 'deal.won', 0, 'cond'] }],
  ],
  [
    'a dotted state key',
    states({ open: { on: { go: '#deal.won' } }, 'a.b': { on: { go: 'won' } } }),
    [
      { code: 'machine.state-key', path: [...S, 'a.b'] },
      { code: 'state.unreachable', path: [...S, 'a.b'] },
    ],
  ],
  [
    'an upper-case event type',
    states({ open: { on: { 'Deal.Pause': 'lost' } } }),
    [{ code: 'machine.event-type', path: [...S, 'open', 'on', 'Deal.Pause'] }],
  ],
  [
    'a wildcard',
    states({ open: { on: { '*': 'lost' } } }),
    [{ code: 'machine.event-type', path: [...S, 'open', 'on', '*'], says: 'wildcard' }],
  ],
  [
    'an engine event',
    states({ open: { on: { 'xstate.init': 'lost' } } }),
    [{ code: 'machine.reserved-prefix', path: [...S, 'open', 'on', 'xstate.init'] }],
  ],
  [
    'our own prefix',
    framework({ events: { 'cosell.recheck': {} } }),
    [{ code: 'machine.reserved-prefix', path: ['events', 'cosell.recheck'] }],
  ],
  [
    'a final state that holds states',
    states({ won: { states: { a: {} } } }),
    [
      { code: 'machine.kind', path: [...S, 'won'] },
      { code: 'state.unreachable', path: [...S, 'won', 'states', 'a'] },
    ],
  ],
  [
    'onDone on a simple state',
    states({ open: { onDone: 'won' } }),
    [{ code: 'machine.kind', path: [...S, 'open'] }],
  ],
  [
    'no initial state',
    deal({ initial: undefined }),
    [
      { code: 'machine.initial', path: ['lifecycles', 'deal'] },
      { code: 'outcome.unreachable', path: [...S] },
      { code: 'outcome.unreachable', path: [...S] },
      ...['open', 'won', 'lost'].map((state) => ({ code: 'state.unreachable', path: [...S, state] })),
    ],
  ],
  [
    'a machine with another id',
    deal({ id: 'dael' }),
    [{ code: 'machine.id', path: ['lifecycles', 'deal', 'id'] }],
  ],
  [
    'an id twice',
    states({ open: { id: 'x' }, won: { id: 'x' } }),
    [{ code: 'machine.id', path: [...S, 'won', 'id'] }],
  ],
  [
    'a way out of the end',
    states({ won: { on: { 'deal.reopened': 'open' } } }),
    [{ code: 'machine.final-outgoing', path: [...S, 'won', 'on', 'deal.reopened'] }],
  ],
  [
    'an unknown target',
    states({ open: { on: { 'deal.lost': 'lots' } } }),
    [
      { code: 'outcome.unreachable', path: [...S] },
      { code: 'target.unknown', path: [...S, 'open', 'on', 'deal.lost'], says: 'Did you mean "lost"?' },
      { code: 'state.unreachable', path: [...S, 'lost'] },
    ],
  ],
  [
    'a root target without a dot',
    deal({ on: { 'deal.killed': 'lost' } }),
    [
      {
        code: 'target.unknown',
        path: ['lifecycles', 'deal', 'on', 'deal.killed'],
        says: 'Did you mean ".lost"?',
      },
    ],
  ],
  [
    'a guard without a target',
    states({ open: { on: { 'deal.held': { guard: when({}) } } } }),
    [{ code: 'target.missing', path: [...S, 'open', 'on', 'deal.held'] }],
  ],
  [
    'an always that goes nowhere',
    states({ open: { always: {} } }),
    [{ code: 'target.missing', path: [...S, 'open', 'always'] }],
  ],
  [
    'a timer in milliseconds',
    states({ open: { after: { '1000': 'lost' } } }),
    [{ code: 'after.unknown', path: [...S, 'open', 'after', '1000'], says: 'Milliseconds' }],
  ],
  [
    'a timer nobody declared',
    framework({
      durations: { patience: 'P30D' },
      lifecycles: { deal: { states: { open: { after: { patiense: 'lost' } } } } },
    }),
    [{ code: 'after.unknown', path: [...S, 'open', 'after', 'patiense'], says: 'Did you mean "patience"?' }],
  ],
  [
    'a timer with a guard',
    framework({
      durations: { patience: 'P30D' },
      lifecycles: {
        deal: { states: { open: { after: { patience: { target: 'lost', guard: when({}) } } } } },
      },
    }),
    [{ code: 'after.guarded', path: [...S, 'open', 'after', 'patience', 'guard'] }],
  ],
  [
    'who, without an event',
    states({ open: { always: { target: 'lost', guard: when({ by: { side: 'vendor' } }) } } }),
    [{ code: 'guard.not-on-event', path: [...S, 'open', 'always', 'guard', 'params', 'by'] }],
  ],
  [
    'its own stage in a guard',
    states({ open: { on: { 'deal.won': { target: 'won', guard: when({ facts: { stage: 'open' } }) } } } }),
    [
      {
        code: 'guard.own-state',
        path: [...S, 'open', 'on', 'deal.won', 'guard', 'params', 'facts', 'stage'],
      },
    ],
  ],
  [
    'a history that falls back on itself',
    states({
      open: { initial: 'x', states: { x: { on: { back: 'h' } }, h: { type: 'history', target: 'h' } } },
    }),
    [{ code: 'machine.kind', path: [...S, 'open', 'states', 'h', 'target'] }],
  ],
  [
    'two stages of one name',
    states({
      open: { on: { go: '#deal.more.open' } },
      more: { initial: 'open', states: { open: { tags: ['stage'] } } },
    }),
    [{ code: 'stage.duplicate', path: [...S, 'more', 'states', 'open'] }],
  ],
  [
    'a stage in a stage',
    states({ open: { initial: 'deep', states: { deep: { tags: 'stage' } } } }),
    [{ code: 'stage.concurrent', path: [...S, 'open', 'states', 'deep'] }],
  ],
  [
    'stages side by side',
    states({
      open: { type: 'parallel', tags: [], states: { a: { tags: ['stage'] }, b: { tags: ['stage'] } } },
    }),
    [{ code: 'stage.concurrent', path: [...S, 'open', 'states', 'b'] }],
  ],
  ['no stage', states({ open: { tags: [] } }), [{ code: 'stage.missing', path: ['lifecycles', 'deal'] }]],
  [
    'a stage of another path',
    framework({ lifecycles: { order: { tags: ['stage'] } } }),
    [{ code: 'stage.outside-deal', path: ['lifecycles', 'order', 'tags'] }],
  ],
  [
    'a state nothing leads to',
    states({ island: { on: { go: 'won' } } }),
    [{ code: 'state.unreachable', path: [...S, 'island'] }],
  ],
  [
    'no way to lose',
    states({ open: { on: { 'deal.lost': undefined } }, lost: undefined }),
    [{ code: 'outcome.unreachable', path: [...S], says: '"lost"' }],
  ],
  [
    'an alternative after a sure one',
    states({ open: { on: { 'deal.won': ['won', 'lost'] } } }),
    [{ code: 'transition.shadowed', path: [...S, 'open', 'on', 'deal.won', 1] }],
  ],
  [
    'a parallel root',
    deal({
      type: 'parallel',
      initial: undefined,
      states: { open: { on: { 'deal.won': '#deal.won', 'deal.lost': '#deal.lost' } } },
    }),
    [
      { code: 'transition.resets-regions', path: [...S, 'open', 'on', 'deal.won'] },
      { code: 'transition.resets-regions', path: [...S, 'open', 'on', 'deal.lost'] },
      { code: 'machine.root-parallel', path: ['lifecycles', 'deal', 'type'] },
    ],
  ],
  [
    'a step across regions',
    states({
      open: {
        type: 'parallel',
        states: { a: { on: { go: '#deal.open.b.y' } }, b: { initial: 'x', states: { x: {}, y: {} } } },
      },
    }),
    [{ code: 'transition.resets-regions', path: [...S, 'open', 'states', 'a', 'on', 'go'] }],
  ],
];

describe('machine profile', () => {
  it.each(FAULTS.map(([name, text, findings]) => ({ name, text, findings })))(
    'reports $name',
    ({ text, findings }) => {
      expectFindings(text, findings);
    },
  );

  it('takes every kind of state and target', () => {
    expectValid(
      framework({
        durations: { patience: 'P30D' },
        lifecycles: {
          deal: {
            id: 'deal',
            on: { 'deal.killed': '.lost', 'deal.jumped': '#deal.work.b.y' },
            states: {
              open: {
                id: 'first',
                on: { go: 'work', 'deal.jumped': {} },
                after: { patience: { target: 'lost' } },
              },
              work: {
                type: 'parallel',
                tags: 'stage',
                states: {
                  a: {
                    initial: 'x',
                    states: { x: { on: { step: '#deal.work.a.y' } }, y: { type: 'final' } },
                  },
                  b: { initial: 'x', states: { x: { on: { step: 'y' } }, y: { type: 'final' } } },
                },
                on: { pause: 'paused', back: '#first', inner: '.a.y' },
                onDone: [
                  { target: 'won', guard: { type: 'when', params: { facts: { origin: 'partner' } } } },
                  { target: 'lost' },
                ],
              },
              paused: { initial: 'here', states: { here: { on: { resume: '#deal.again' } } } },
              again: { type: 'history', history: 'deep', target: 'work' },
            },
          },
        },
      }),
    );
  });
});

describe('always.cycle', () => {
  const cycle = (there: JsonObject, back: JsonObject): string =>
    states({
      open: { on: { go: 'a' } },
      a: { always: { target: 'b', ...there } },
      b: { always: { target: 'a', ...back } },
    });
  const facts = (tests: JsonObject): JsonObject => ({ guard: when({ facts: tests }) });

  it('reports a circle once', () => {
    expectFindings(cycle({}, {}), [
      { code: 'always.cycle', path: [...S, 'a', 'always'], says: '"b" to "a" to "b"' },
    ]);
  });
  it('reports a circle whose guards can hold together', () => {
    expectFindings(cycle(facts({ origin: 'partner' }), facts({ origin: ['partner', 'vendor'] })), [
      { code: 'always.cycle', path: [...S, 'a', 'always'] },
    ]);
  });
  it('lets guards pass that exclude each other', () => {
    expectValid(cycle(facts({ origin: 'partner' }), facts({ origin: 'vendor' })));
  });
  it('knows that an earlier alternative takes over', () => {
    expectValid(
      states({
        open: { on: { go: 'a' } },
        a: { always: [{ target: 'won', ...facts({ origin: 'partner' }) }, { target: 'b' }] },
        b: { always: { target: 'a', ...facts({ origin: 'partner' }) } },
      }),
    );
  });
  it('reports a state that sends itself', () => {
    expectFindings(states({ open: { always: { target: 'open', reenter: true } } }), [
      { code: 'always.cycle', path: [...S, 'open', 'always'] },
    ]);
  });
  it('follows the end of a compound state', () => {
    expectFindings(
      states({
        open: { on: { go: 'a' } },
        a: { initial: 'end', states: { end: { type: 'final' } }, onDone: 'b' },
        b: { always: 'a' },
      }),
      [{ code: 'always.cycle', path: [...S, 'a', 'onDone'] }],
    );
  });
});
