import { describe, expect, it } from 'vitest';
import type { CompiledLifecycle, MachineState, MachineStep } from '../../../src/core/machine/index.ts';
import { compileLifecycle } from '../../../src/core/machine/index.ts';
import { parseFramework } from '../../../src/core/text/index.ts';
import type { JsonObject } from '../../support/framework.ts';
import { framework } from '../../support/framework.ts';

const when = (params: JsonObject): JsonObject => ({ type: 'when', params });

function machineOf(config: JsonObject, durations: JsonObject = {}): CompiledLifecycle {
  const { framework: read, diagnostics } = parseFramework(
    framework({ lifecycles: { thing: config }, durations }),
  );
  const lifecycle = read?.lifecycles.get('thing');
  if (!read || !lifecycle) throw new Error(JSON.stringify(diagnostics));
  return compileLifecycle(read, lifecycle);
}

function send(
  machine: CompiledLifecycle,
  state: MachineState,
  type: string,
  answers: readonly boolean[] = [],
): MachineStep {
  return machine.step(state, { kind: 'event', type }, answers);
}

function run(machine: CompiledLifecycle, ...types: readonly string[]): MachineState {
  return types.reduce((state, type) => send(machine, state, type).next, machine.start([]).next);
}

describe('states', () => {
  const machine = machineOf({ initial: 'a', states: { a: { on: { go: 'b' } }, b: { on: { back: 'a' } } } });

  it('[LC2] are one where value, status and history are one', () => {
    expect(run(machine, 'go', 'back')).toBe(run(machine));
    expect(run(machine, 'go')).toBe(run(machine, 'go', 'back', 'go'));
  });

  it('are told apart by history', () => {
    const nested = machineOf({
      id: 'thing',
      initial: 'in',
      states: {
        in: {
          initial: 'x',
          on: { leave: 'out' },
          states: { x: { on: { next: 'y' } }, y: {}, h: { type: 'history' } },
        },
        out: { on: { back: '#thing.in.h' } },
      },
    });
    expect(run(nested, 'leave')).not.toBe(run(nested, 'next', 'leave'));
    expect(run(nested, 'leave', 'back').leaves).toEqual(['in.x']);
    expect(run(nested, 'next', 'leave', 'back').leaves).toEqual(['in.y']);
  });

  it('name their leaves, ancestors, root key, stage and tags', () => {
    const parallel = machineOf({
      initial: 'work',
      states: {
        work: {
          type: 'parallel',
          tags: ['busy'],
          states: {
            q: { initial: 'c', states: { c: { tags: ['stage'] } } },
            p: { initial: 'd', states: { d: { tags: ['calm'] } } },
          },
        },
      },
    });
    const state = run(parallel);
    expect({ ...state, snapshot: undefined, index: undefined, tags: [...state.tags] }).toEqual({
      snapshot: undefined,
      index: undefined,
      leaves: ['work.q.c', 'work.p.d'],
      active: ['work', 'work.q', 'work.q.c', 'work.p', 'work.p.d'],
      root: 'work',
      stage: 'c',
      tags: ['busy', 'stage', 'calm'],
      done: false,
    });
  });
});

describe('remembered steps', () => {
  const machine = machineOf({
    initial: 'a',
    states: {
      a: {
        on: {
          go: [{ target: 'b', guard: when({ facts: { origin: ['vendor'] } }) }, { target: 'c' }],
          other: { target: 'c', guard: when({ facts: { origin: ['partner'] } }) },
        },
      },
      b: { always: { target: 'c', guard: when({ facts: { origin: ['partner'] } }) } },
      c: {},
    },
  });
  const start = machine.start([false, false, false]).next;

  it('[LC2] are the same object for the same state, trigger and answers', () => {
    expect(send(machine, start, 'go', [true, false, false])).toBe(
      send(machine, start, 'go', [true, false, false]),
    );
  });

  it('[LC2] do not look at guards that cannot matter', () => {
    expect(machine.relevantGuards({ kind: 'event', type: 'go' })).toEqual([0, 2]);
    expect(send(machine, start, 'go', [true, true, false])).toBe(
      send(machine, start, 'go', [true, false, false]),
    );
  });

  it('[LC2] do look at those that can', () => {
    expect(send(machine, start, 'go', [true, false, false]).next.leaves).toEqual(['b']);
    expect(send(machine, start, 'go', [true, false, true]).next.leaves).toEqual(['c']);
    expect(send(machine, start, 'go', [false, false, true]).taken).toEqual([1]);
  });

  it('tell what was taken, `always` included', () => {
    const orders = send(machine, start, 'go', [true, false, true]).taken;
    expect(orders.map((order) => machine.transitions[order]?.transition.id)).toEqual([
      'thing:a:go:0',
      'thing:b:always:0',
    ]);
  });

  it('[OB4] look again without an event', () => {
    const inB = send(machine, start, 'go', [true, false, false]).next;
    expect(machine.step(inB, { kind: 'recheck' }, [false, false, false])).toMatchObject({
      accepted: false,
      next: inB,
    });
    expect(machine.step(inB, { kind: 'recheck' }, [false, false, true]).next.leaves).toEqual(['c']);
  });
});

describe('accepted', () => {
  const machine = machineOf({
    initial: 'a',
    on: { anyway: '.b' },
    states: {
      a: { initial: 'x', on: { stay: 'a', up: 'b' }, states: { x: { on: { up: {}, here: 'x' } } } },
      b: { on: { end: 'z' } },
      z: { type: 'final' },
    },
  });

  it.each([
    ['a self-transition that changes nothing', ['stay'], true],
    ['a child’s self-transition', ['here'], true],
    ['a forbidden event', ['up'], false],
    ['an event nobody hears', ['nothing.known'], false],
    ['an event of the root', ['anyway'], true],
    ['anything once done', ['anyway', 'end', 'anyway'], false],
  ] as const)('[LC3] %s', (_, types, accepted) => {
    const before = run(machine, ...types.slice(0, -1));
    const step = send(machine, before, types.at(-1)!);
    expect(step.accepted).toBe(accepted);
    if (!accepted) expect(step.next).toBe(before);
  });

  it('[LC4] a final state at the root ends it', () => {
    const state = run(machine, 'anyway', 'end');
    expect([state.done, machine.candidates(state, 'anyway')]).toEqual([true, []]);
  });

  it('is false where `always` never settles', () => {
    const circle = machineOf({
      initial: 'a',
      states: {
        a: { on: { go: 'b' } },
        b: { always: { target: 'c', guard: when({ facts: { origin: ['vendor'] } }) } },
        c: { always: 'b' },
      },
    });
    const start = circle.start([false]).next;
    expect(send(circle, start, 'go', [true])).toEqual({
      accepted: false,
      next: start,
      taken: [],
      effects: [],
    });
    expect(send(circle, start, 'go', [false]).next.leaves).toEqual(['b']);
  });
});

describe('regions', () => {
  it('[LC1] a transition across regions resets the others, as in XState 5', () => {
    const machine = machineOf({
      id: 'thing',
      type: 'parallel',
      states: {
        a: { initial: 'a1', states: { a1: { on: { cross: '#thing.b.b2', step: 'a2' } }, a2: {} } },
        b: { initial: 'b1', states: { b1: {}, b2: {} } },
        c: { initial: 'c1', states: { c1: { on: { step: 'c2' } }, c2: {} } },
      },
    });
    expect(run(machine, 'step').leaves).toEqual(['a.a2', 'b.b1', 'c.c2']);
    const moved = machine.step(run(machine), { kind: 'event', type: 'cross' }, []).next;
    expect(moved.leaves).toEqual(['a.a1', 'b.b2', 'c.c1']);
  });

  it('leave together when all are done', () => {
    const machine = machineOf({
      initial: 'both',
      states: {
        both: {
          type: 'parallel',
          onDone: 'after',
          states: {
            p: { initial: 'x', states: { x: { on: { p: 'y' } }, y: { type: 'final' } } },
            q: { initial: 'x', states: { x: { on: { q: 'y' } }, y: { type: 'final' } } },
          },
        },
        after: {},
      },
    });
    expect([run(machine, 'p').root, run(machine, 'p', 'q').root]).toEqual(['both', 'after']);
  });
});

describe('timers', () => {
  const durations = { slow: 'P9D', fast: 'P1D', inner: 'PT1H' };
  const machine = machineOf(
    {
      initial: 'a',
      states: {
        a: {
          initial: 'x',
          after: { slow: 'b', fast: 'b' },
          on: { leave: 'b', again: { target: 'a', reenter: true } },
          states: { x: { after: { inner: 'y' }, on: { next: 'y' } }, y: {} },
        },
        b: {},
      },
    },
    durations,
  );
  const effectsOf = ({ effects }: MachineStep): readonly string[] =>
    effects.map(({ kind, timer }) => `${kind} ${timer.state}/${timer.duration}`);

  it('are armed parents first, in text order', () => {
    expect(effectsOf(machine.start([]))).toEqual(['arm a/slow', 'arm a/fast', 'arm a.x/inner']);
  });

  it('are disarmed children first', () => {
    expect(effectsOf(send(machine, machine.start([]).next, 'leave'))).toEqual([
      'disarm a.x/inner',
      'disarm a/slow',
      'disarm a/fast',
    ]);
  });

  it('[CL5] of a parent are left alone by its children, armed anew by reenter', () => {
    const start = machine.start([]).next;
    expect(effectsOf(send(machine, start, 'next'))).toEqual(['disarm a.x/inner']);
    expect(effectsOf(send(machine, start, 'again')).filter((text) => text.startsWith('arm'))).toEqual([
      'arm a/slow',
      'arm a/fast',
      'arm a.x/inner',
    ]);
  });

  it('fire by their own trigger', () => {
    const start = machine.start([]);
    const inner = start.effects.at(-1)!.timer;
    const step = machine.step(start.next, { kind: 'timer', timer: inner }, []);
    expect([
      step.accepted,
      step.next.leaves,
      step.taken.map((order) => machine.transitions[order]?.transition.id),
    ]).toEqual([true, ['a.y'], ['thing:a.x:after.inner:0']]);
  });
});
