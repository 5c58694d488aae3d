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
    const live = machine.createLive();
    const start = live.start([true]);
    expect(start).toEqual(machine.start([true]));
    expect(start.effects.map(({ kind, timer }) => `${kind} ${timer.state}`)).toEqual(['arm a']);
    const go = live.step(start.next, { kind: 'event', type: 'go' }, [true]);
    expect(go).toEqual(machine.step(start.next, { kind: 'event', type: 'go' }, [true]));
    expect(live.actor.getSnapshot().value).toBe('b');
  });

  it('[LC2] answers its guards from what it is given, and refuses what they refuse', () => {
    const live = machine.createLive();
    const { next } = live.start([false]);
    expect(live.step(next, { kind: 'event', type: 'go' }, [false]).accepted).toBe(false);
    expect(live.actor.getSnapshot().value).toBe('a');
  });

  it("fires no timer by itself; a due timer is sent and ends the object's path", () => {
    const live = machine.createLive();
    const { next, effects } = live.start([true]);
    const [armed] = effects;
    const due = live.step(next, { kind: 'timer', timer: armed!.timer }, [true]);
    expect(due.next.leaves).toEqual(['c']);
    expect(live.actor.getSnapshot().status).toBe('done');
    expect(live.step(due.next, { kind: 'event', type: 'go' }, [true]).accepted).toBe(false);
  });

  it('two actors of one lifecycle stand apart', () => {
    const one = machine.createLive();
    const other = machine.createLive();
    const { next } = one.start([true]);
    other.start([true]);
    one.step(next, { kind: 'event', type: 'go' }, [true]);
    expect(other.actor.getSnapshot().value).toBe('a');
  });
});
