import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createActor, setup, SimulatedClock } from 'xstate';
import { parseFramework } from '../../../src/core/text/index.ts';

const scenarios = resolve(import.meta.dirname, '../../../scenarios');
const files = readdirSync(scenarios, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.cosell.jsonc'),
);

describe('every scenario', () => {
  it('is looked at', () => {
    expect(files.length).toBeGreaterThanOrEqual(3);
  });

  it.each(files)('[LC5] %s pastes into setup(…).createMachine(…)', (file) => {
    const { framework } = parseFramework(readFileSync(resolve(scenarios, file), 'utf8'));
    expect(framework).toBeDefined();
    for (const lifecycle of framework!.lifecycles.values()) {
      const delays = Object.fromEntries([...framework!.durations.keys()].map((name) => [name, 1000]));
      const machine = setup({ guards: { when: () => true }, delays }).createMachine(lifecycle.config);
      const actor = createActor(machine, { clock: new SimulatedClock() });
      actor.start();
      expect(actor.getSnapshot().status).not.toBe('error');
      actor.stop();
    }
  });
});
