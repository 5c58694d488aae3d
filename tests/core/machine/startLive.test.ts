import { describe, expect, it } from 'vitest';
import { compileLifecycle } from '../../../src/core/machine/index.ts';
import { parseFramework } from '../../../src/core/text/index.ts';
import type { JsonObject } from '../../support/framework.ts';
import { framework } from '../../support/framework.ts';

function machineOf(config: JsonObject, durations: JsonObject = {}) {
  const { framework: read, diagnostics } = parseFramework(
    framework({ lifecycles: { thing: config }, durations }),
  );
  const lifecycle = read?.lifecycles.get('thing');
  if (!read || !lifecycle) throw new Error(JSON.stringify(diagnostics));
  return compileLifecycle(read, lifecycle);
}

describe('a live actor', () => {
  const machine = machineOf(
    {
      initial: 'a',
      states: {
        a: {
          on: { go: { target: 'b', guard: { type: 'when', params: { facts: { origin: 'partner' } } } } },
          after: { short: 'c' },
        },
        b: { on: { back: 'a' }, after: { short: 'c' } },
        c: { type: 'final' },
      },
    },
    { short: 'P1D' },
  );

  it('[LC1] stands where the remembered steps say, and tells the same transitions and timers', () => {
    const live = machine.startLive([true]);
    const start = live.started;
    expect(start).toEqual(machine.start([true]));
    expect(start.effects.map(({ kind, timer }) => `${kind} ${timer.state}`)).toEqual(['arm a']);
    const go = live.step(start.next, { kind: 'event', type: 'go' }, [true]);
    expect(go).toEqual(machine.step(start.next, { kind: 'event', type: 'go' }, [true]));
    expect(live.actor.getSnapshot().value).toBe('b');
  });

  it('[LC2] answers its guards from what it is given, and refuses what they refuse', () => {
    const live = machine.startLive([false]);
    const { next } = live.started;
    expect(live.step(next, { kind: 'event', type: 'go' }, [false]).accepted).toBe(false);
    expect(live.actor.getSnapshot().value).toBe('a');
  });

  it("fires no timer by itself; a due timer is sent and ends the object's path", () => {
    const live = machine.startLive([true]);
    const { next, effects } = live.started;
    const [armed] = effects;
    const due = live.step(next, { kind: 'timer', timer: armed!.timer }, [true]);
    expect(due.next.leaves).toEqual(['c']);
    expect(live.actor.getSnapshot().status).toBe('done');
    expect(live.step(due.next, { kind: 'event', type: 'go' }, [true]).accepted).toBe(false);
  });

  it('settles by the answers it is started with, as the remembered start does', () => {
    const settling = machineOf({
      initial: 'a',
      states: {
        a: { always: { target: 'b', guard: { type: 'when', params: { facts: { origin: 'partner' } } } } },
        b: {},
      },
    });
    for (const answer of [true, false, true])
      expect(settling.startLive([answer]).started).toEqual(settling.start([answer]));
  });

  it('two actors of one lifecycle stand apart', () => {
    const one = machine.startLive([true]);
    const other = machine.startLive([true]);
    one.step(one.started.next, { kind: 'event', type: 'go' }, [true]);
    expect(other.actor.getSnapshot().value).toBe('a');
  });
});
